import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { addAccountEntry, publishAccounts, readAccountBook, readAccountDraft, readAccounts, reverseAccountEntry, saveAccountSetting } from 'cloud/contract/accounts'
import { readDesk } from 'cloud/contract/staff'
import { bookYuan, jiaoWords } from 'cloud/rules/account-words'
import { balanceTyped } from '@/features/fee-office/book-view'
import AccountsPage from '@/features/fee/accounts'
import BookPage from '@/features/fee-office/book'
import PublishAccountsPage from '@/features/fee-office/publish-accounts'
import StaffDeskPage from '@/features/staff/desk'
import { givenAccounts, givenBook, givenContent, givenDraft, givenEntry, givenNotice } from './accounts-fixture'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { idOf, officeDesk } from './staff-fixture'
import { openWith } from './stand-ins/taro'

const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const choose = async (name: string | RegExp) => userEvent.click(await screen.findByRole('radio', { name }))
const type = async (label: string, text: string) => {
  await userEvent.clear(screen.getByLabelText(label))
  await userEvent.type(screen.getByLabelText(label), text)
}

describe('收支公示', () => {
  test('says in one sentence where one yuan goes, and the parts add up to one yuan', async () => {
    answer(readAccounts, givenAccounts())
    render(<AccountsPage />)
    expect(await screen.findByText('每花 1 元，有 8 角 7 分用在教师劳务费上。')).toBeInTheDocument()
    const bars = within(screen.getByRole('list', { name: '一元钱花在哪里' })).getAllByRole('listitem')
    expect(bars.map((bar) => bar.getAttribute('aria-label'))).toEqual([
      '教师劳务费，每 1 元里 8 角 7 分，一共 40,000.00 元',
      '电费，每 1 元里 1 角 3 分，一共 5,900.00 元',
      '耗材，每 1 元里 不到 1 分，一共 100.00 元',
    ])
  })

  test('R-041: the table leads from the opening to the closing balance: 50,000 in, 46,000 out, 4,000 left', async () => {
    answer(readAccounts, givenAccounts())
    render(<AccountsPage />)
    const rows = within(await screen.findByRole('list', { name: '收入和支出' })).getAllByRole('listitem').map((row) => row.textContent)
    expect(rows).toEqual(['期初结余0.00 元没有结余', '财政补助10,000.00 元', '家长交费40,000.00 元已减去退给家长的钱', '收入合计50,000.00 元', '教师劳务费40,000.00 元', '电费5,900.00 元', '耗材100.00 元', '支出合计46,000.00 元', '期末结余4,000.00 元期初结余 + 收入合计 − 支出合计'])
  })

  test('says with the figure that families’ accounts and the school’s agree, who prepared it, and whom to ask', async () => {
    answer(readAccounts, givenAccounts())
    render(<AccountsPage />)
    expect(await screen.findByText(/应交 43,200.00 元，退费 200.00 元，已交 40,000.00 元。与学校总账完全一致，一分不差。/)).toBeInTheDocument()
    expect(screen.getByText('钱守义')).toBeInTheDocument()
    expect(screen.getByText('2026年8月20日开设')).toBeInTheDocument()
    await tap(/打投诉电话/)
    expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '12345' })
    await tap(/写投诉/)
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/complaint/file/index' })
  })

  test('where few children have relief it is not shown, and the page says why', async () => {
    const { families } = givenContent()
    answer(readAccounts, givenAccounts({ notice: givenNotice({ content: givenContent({ families: { ...families, reliefFen: null, relievedChildren: null, openFen: null, inHandFen: null } }) }) }))
    render(<AccountsPage />)
    expect(await screen.findByText('不单独列出')).toBeInTheDocument()
    expect(screen.queryByText('还没有交')).not.toBeInTheDocument()
  })

  test('earlier versions can be read; one that was tampered with says so', async () => {
    answer(readAccounts, ({ noticeId }) => givenAccounts(noticeId ? { notice: givenNotice({ noticeId, version: 1, intact: false }) } : {}))
    const shown = render(<AccountsPage />)
    await tap(/第 1 版/)
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/fee/accounts/index?noticeId=${idOf(91)}` })
    shown.unmount()
    openWith({ noticeId: idOf(91) })
    render(<AccountsPage />)
    expect(await screen.findByRole('alert')).toHaveTextContent('与公布时不一致')
  })

  test('a school that has published nothing says so, and how often its plan promises to', async () => {
    answer(readAccounts, givenAccounts({ notice: null, versions: [] }))
    render(<AccountsPage />)
    expect(await screen.findByText('海江小学还没有公布收支。方案写明每学期公示收支。')).toBeInTheDocument()
  })

  test('a term without spending draws no chart', async () => {
    answer(readAccounts, givenAccounts({ notice: givenNotice({ content: givenContent({ spending: [], closingFen: 5_000_000 }) }) }))
    render(<AccountsPage />)
    expect(await screen.findByText('这一期还没有支出。')).toBeInTheDocument()
  })

  test('without a network the page says so', async () => {
    loseNetwork()
    render(<AccountsPage />)
    expect(await screen.findByRole('button', { name: '重新连接' })).toBeInTheDocument()
  })
})

describe('the school’s account book', () => {
  test('only what the plan allows can be chosen; an entry without an amount is not sent', async () => {
    answer(readAccountBook, givenBook())
    answer(addAccountEntry, { entryId: idOf(93) })
    render(<BookPage />)
    await tap('记一笔')
    expect(screen.getAllByRole('radio').map((radio) => radio.textContent)).toEqual(['支出', '收入', '教师劳务费', '电费', '耗材'])
    await tap('记下')
    expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual(['请选择一项', '请填写大于 0 的金额，单位是元'])
    await choose('电费')
    await type('金额（元）', '1200.50')
    await tap('记下')
    expect(await screen.findByText('已记下')).toBeInTheDocument()
    expect(questions(addAccountEntry)[0]?.input).toEqual({ direction: 'spending', category: '电费', amountFen: 120_050, onDate: '2026-09-08', note: '' })
  })

  test('income is a grant or another; what was typed stays where the entry is refused', async () => {
    answer(readAccountBook, givenBook({ allowed: [] }))
    refuse(addAccountEntry, 'account_day_outside')
    render(<BookPage />)
    await tap('记一笔')
    expect(screen.getByLabelText('项目')).toBeInTheDocument()
    await choose('收入')
    await choose('财政补助')
    await type('金额（元）', '100')
    await type('哪一天', '2025-01-01')
    await tap('记下')
    expect(await screen.findByRole('alert')).toHaveTextContent('不在本学年内')
    expect(screen.getByLabelText('金额（元）')).toHaveValue('100')
    expect(questions(addAccountEntry)[0]?.input).toMatchObject({ direction: 'income', category: 'grant', amountFen: 10_000, onDate: '2025-01-01' })
  })

  test('a mistake is taken back with its reason; what was taken back cannot be again', async () => {
    answer(readAccountBook, givenBook({ entries: [givenEntry(), givenEntry({ entryId: idOf(94), category: '耗材', reversed: true })], total: 2 }))
    answer(reverseAccountEntry, { entryId: idOf(95) })
    render(<BookPage />)
    await tap('冲销：电费 320.00 元')
    expect(screen.queryByRole('button', { name: /冲销：耗材/ })).not.toBeInTheDocument()
    await tap('冲销这一笔')
    expect(screen.getByRole('alert')).toHaveTextContent('请写明为什么冲销')
    await userEvent.type(screen.getByLabelText('为什么冲销'), '重复记账')
    await tap('冲销这一笔')
    expect(questions(reverseAccountEntry)[0]?.input).toEqual({ entryId: idOf(92), reason: '重复记账' })
  })

  test('R-057: fees collected before the separate account is open are warned of (S3, S17)', async () => {
    answer(readAccountBook, givenBook({ separateAccount: { required: true, openedOn: null, firstReceivedOn: '2026-09-03', receivedBeforeFen: 14_400, missing: true }, barred: ['接待费'] }))
    render(<BookPage />)
    expect(await screen.findByText('方案要求设专账，还没有登记开设日期。开设以前已经收了家长 144.00 元。')).toBeInTheDocument()
    expect(screen.getByText(/方案不允许的支出：接待费/)).toBeInTheDocument()
  })

  test('the opening balance is offered from what the last term published, and a deficit can be stated', async () => {
    answer(readAccountBook, givenBook({ setting: null, closingFen: null, lastClosing: { termName: '2026年春季学期', amountFen: 400_000 } }))
    answer(saveAccountSetting, { revision: 1 })
    render(<BookPage />)
    await tap(/期初结余和专账/)
    expect(screen.getByLabelText('期初结余（元）')).toHaveValue('4000.00')
    expect(screen.getByLabelText('从哪里来')).toHaveValue('2026年春季学期公布的期末结余')
    await type('期初结余（元）', '-12.5')
    await tap('保存')
    expect(questions(saveAccountSetting)[0]?.input).toEqual({ openingFen: -1250, openingSource: '2026年春季学期公布的期末结余', separateOpenedOn: null, revision: 0 })
  })

  test('the office reads the book and is offered nothing to enter', async () => {
    answer(readAccountBook, givenBook({ mayEnter: false }))
    render(<BookPage />)
    expect(await screen.findByText('现在结余')).toBeInTheDocument()
    for (const name of ['记一笔', /冲销/, /期初结余和专账/]) expect(screen.queryByRole('button', { name })).not.toBeInTheDocument()
  })
})

describe('publishing', () => {
  test('what is in the way is said, and there is no button', async () => {
    answer(readAccountDraft, givenDraft({ obstacles: ['还没有写期初结余。'] }))
    render(<PublishAccountsPage />)
    expect(await screen.findByText('还没有写期初结余。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '公布给家长' })).not.toBeInTheDocument()
  })

  test('asks once more, publishes exactly what was looked at, and says which version it is', async () => {
    answer(readAccountDraft, givenDraft())
    answer(publishAccounts, { noticeId: idOf(90), version: 1 })
    render(<PublishAccountsPage />)
    await tap('公布给家长')
    await tap('公布，不再修改')
    expect(await screen.findByText('已公布第 1 版')).toBeInTheDocument()
    expect(questions(publishAccounts)[0]?.input).toEqual({ contentSha256: 'b'.repeat(64) })
  })

  test('an entry that came in between is said, and the draft is drawn anew', async () => {
    answer(readAccountDraft, givenDraft())
    refuse(publishAccounts, 'account_draft_changed')
    render(<PublishAccountsPage />)
    await tap('公布给家长')
    await tap('公布，不再修改')
    expect(await screen.findByRole('alert')).toHaveTextContent('账目刚有变化')
    expect(questions(readAccountDraft)).toHaveLength(2)
  })

  test('a difference is shown by how much, and relief of few children only to finance and the office', async () => {
    const content = givenContent()
    const checks = content.checks.map((check) => (check.of === 'received' ? { ...check, schoolFen: check.schoolFen - 1 } : check))
    answer(readAccountDraft, givenDraft({ content: { ...content, checks, families: { ...content.families, reliefFen: null, relievedChildren: null } }, obstacles: ['对不上'], reliefFen: 28_800, relievedChildren: 2 }))
    render(<PublishAccountsPage />)
    expect(await screen.findByText('差 0.01 元')).toBeInTheDocument()
    expect(screen.getByText(/减免一共 2 个孩子、288.00 元/)).toBeInTheDocument()
  })
})

test('finance finds both pages on the desk; a class teacher finds neither', async () => {
  answer(readDesk, { ...officeDesk, roles: ['financeOfficer'] })
  const desk = render(<StaffDeskPage />)
  await tap(/学校收支账/)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/fee-office/book/index' })
  desk.unmount()
  answer(readDesk, { ...officeDesk, roles: ['classTeacher'] })
  render(<StaffDeskPage />)
  expect(await screen.findByText('许文静老师')).toBeInTheDocument()
  expect(screen.queryByText('学校收支账')).not.toBeInTheDocument()
})

test('amounts are written as in a book, and said as people say them', () => {
  expect([0, 5, 123_456_789, -1250].map(bookYuan)).toEqual(['0.00 元', '0.05 元', '1,234,567.89 元', '−12.50 元'])
  expect([100, 87, 80, 5, 0].map(jiaoWords)).toEqual(['1 元', '8 角 7 分', '8 角', '5 分', '不到 1 分'])
  expect(['', '0', '-12.5', '－3', '12.345', 'x'].map(balanceTyped)).toEqual([null, 0, -1250, -300, null, null])
})
