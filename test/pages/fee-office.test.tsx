import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { publishFeeNotice, readFeeNoticeDraft } from 'cloud/contract/fee-notice'
import { readHome } from 'cloud/contract/home'
import type { OutputOf } from 'cloud/contract/operation'
import { readDesk } from 'cloud/contract/staff'
import { issueStatements, listAccounts, listBillable, readChildAccount } from 'cloud/contract/statement'
import FeeOfficeChildPage from '@/features/fee-office/child'
import FeeOfficeChildrenPage from '@/features/fee-office/children'
import FeeOfficeNoticePage from '@/features/fee-office/notice'
import FeeOfficeStatementsPage from '@/features/fee-office/statements'
import StaffDeskPage from '@/features/staff/desk'
import { childId } from './application-fixture'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { account, feeContent, feeNotice, payment, totals } from './fee-fixture'
import { visitorHome } from './home-fixture'
import { idOf, officeDesk, theWhole } from './staff-fixture'
import { openWith } from './stand-ins/taro'

type Draft = OutputOf<typeof readFeeNoticeDraft>
type Billable = OutputOf<typeof listBillable>

const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))

const draft = (changes: Partial<Draft> = {}): Draft => ({ planId: idOf(4), content: feeContent(), contentSha256: 'a'.repeat(64), lacks: [], earliest: '2026-09-08', published: [], ...changes })

const finance = (roles: OutputOf<typeof readHome>['roles'] = ['signedIn', 'financeOfficer']) => answer(readHome, { ...visitorHome, signedIn: true, roles })

const billable = (left: number, changes: Partial<Billable['services'][number]> = {}): Billable => ({
  today: '2026-09-08',
  noticeVersion: 1,
  services: [{ serviceKey: 'afternoon', name: '晚托', obstacles: [], periods: [{ periodFrom: '2026-09-01', periodTo: '2026-12-31', issued: 450 - left, payableFen: 14_400 * (450 - left), left }], ...changes }],
})

describe('publishing the 收费公示', () => {
  test('what would be published stands as families will read it, beside what it lacks and what that stops (R-040)', async () => {
    answer(readFeeNoticeDraft, draft({ lacks: [{ serviceKey: 'afternoon', serviceName: '晚托', scope: '', says: '没有投诉电话', blocks: false }, { serviceKey: 'midday', serviceName: '午托', scope: '', says: '没有收费依据', blocks: true }] }))
    render(<FeeOfficeNoticePage />)
    expect(await screen.findByText('每小时 2 元')).toBeInTheDocument()
    expect(screen.getByText('午托：没有收费依据')).toBeInTheDocument()
    expect(screen.getByText('补齐以前不能发账单')).toBeInTheDocument()
    expect(screen.getByText('不影响发账单，但应当公布')).toBeInTheDocument()
  })

  test('it is published from a day on after being asked once more, exactly as it was shown', async () => {
    answer(readFeeNoticeDraft, draft())
    answer(publishFeeNotice, { noticeId: idOf(9), version: 2 })
    render(<FeeOfficeNoticePage />)
    const day = await screen.findByLabelText('执行日期')
    expect(day).toHaveValue('2026-09-08')
    await userEvent.clear(day)
    await userEvent.type(day, '2026.9.14')
    await tap('公布收费公示')
    expect(questions(publishFeeNotice)).toHaveLength(0)
    await tap('确认公布')
    expect(await screen.findByText('第2版已公布，家长现在可以看到。')).toBeInTheDocument()
    expect(questions(publishFeeNotice).map(({ input }) => input)).toEqual([{ planId: idOf(4), contentSha256: 'a'.repeat(64), inForceFrom: '2026-09-14' }])
    await tap('去发账单')
    expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/features/fee-office/statements/index' })
  })

  test('a day that has passed is refused before it is sent', async () => {
    answer(readFeeNoticeDraft, draft())
    render(<FeeOfficeNoticePage />)
    const day = await screen.findByLabelText('执行日期')
    await userEvent.clear(day)
    await userEvent.type(day, '2026-9-1')
    await tap('公布收费公示')
    expect(screen.getByText(/最早从9月8日 周二起/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '确认公布' })).not.toBeInTheDocument()
  })

  test('what changed meanwhile is refused, and read again', async () => {
    answer(readFeeNoticeDraft, draft())
    refuse(publishFeeNotice, 'fee_notice_changed')
    render(<FeeOfficeNoticePage />)
    await tap('公布收费公示')
    await tap('确认公布')
    expect(await screen.findByRole('alert')).toBeInTheDocument()
    await waitFor(() => expect(questions(readFeeNoticeDraft).length).toBeGreaterThan(1))
  })

  test('what is published already is not offered again', async () => {
    answer(readFeeNoticeDraft, draft({ published: [feeNotice(1, { contentSha256: 'a'.repeat(64) })] }))
    render(<FeeOfficeNoticePage />)
    expect(await screen.findByText('现在的方案已经公示，没有新的内容要公布。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '公布收费公示' })).not.toBeInTheDocument()
  })
})

describe('issuing statements', () => {
  test('goes on by itself until every child has one, after being asked once more', async () => {
    finance()
    const portions = [250, 50, 0]
    let left = 450
    answer(listBillable, () => billable(left))
    answer(issueStatements, () => {
      const next = portions.shift() as number
      const issued = left - next
      left = next
      return { issued, left }
    })
    render(<FeeOfficeStatementsPage />)
    await tap('发晚托 9月1日至12月31日的账单')
    expect(screen.getByText('给 450 名孩子发晚托 9月1日至12月31日的账单？')).toBeInTheDocument()
    await tap('确认发账单')
    expect(await screen.findByText('这次发了 450 份，都发完了。')).toBeInTheDocument()
    expect(questions(issueStatements).map(({ input }) => input)).toEqual(Array(3).fill({ serviceKey: 'afternoon', periodFrom: '2026-09-01' }))
    expect(await screen.findByText(/已发 450 份，共 64,800.00 元，都发完了/)).toBeInTheDocument()
  })

  test('of several periods one is the next to issue, the earliest that is open; the others stand back', async () => {
    finance()
    const { services, ...rest } = billable(450)
    const [afternoon] = services as [Billable['services'][number]]
    const month = (from: string, to: string, left: number) => ({ periodFrom: from, periodTo: to, issued: 450 - left, payableFen: 0, left })
    const midday = { ...afternoon, serviceKey: 'midday', name: '午托', periods: [month('2026-09-01', '2026-09-30', 0), month('2026-10-01', '2026-10-31', 450)] }
    const blocked = { ...afternoon, serviceKey: 'morning', name: '早托', obstacles: ['没有收费依据'], periods: [month('2026-08-31', '2026-09-30', 450)] }
    answer(listBillable, { ...rest, services: [blocked, midday, afternoon] })
    render(<FeeOfficeStatementsPage />)
    const first = await screen.findByRole('button', { name: /^发晚托 9月1日/ })
    expect(first).toHaveClass('k-button--primary')
    expect(screen.getByRole('button', { name: /^发午托 10月1日/ })).not.toHaveClass('k-button--primary')
  })

  test('a lost network stops it, says how far it came, and the next tap is the same request', async () => {
    finance()
    answer(listBillable, billable(200))
    answer(issueStatements, { issued: 200, left: 0 })
    render(<FeeOfficeStatementsPage />)
    await tap(/^发晚托/)
    loseNetwork()
    await tap('确认发账单')
    expect(await screen.findByText(/这次发了 0 份。再按一次接着发/)).toBeInTheDocument()
    comeBack()
    await tap(/^发晚托/)
    await tap('确认发账单')
    expect(await screen.findByText('这次发了 200 份，都发完了。')).toBeInTheDocument()
    const [first, second] = questions(issueStatements)
    expect(first?.requestKey).toBe(second?.requestKey)
  })

  test('children who cannot be stated are said, and it does not go round for ever', async () => {
    finance()
    answer(listBillable, billable(3))
    answer(issueStatements, { issued: 0, left: 3 })
    render(<FeeOfficeStatementsPage />)
    await tap(/^发晚托/)
    await tap('确认发账单')
    expect(await screen.findByText(/还有 3 名孩子在这一期没有可以计费的日子/)).toBeInTheDocument()
    expect(questions(issueStatements)).toHaveLength(1)
  })

  test('what is in the way is said in words, and nothing can be issued', async () => {
    finance()
    answer(listBillable, { ...billable(200, { obstacles: ['没有收费依据：请在方案里填写批准收费的文件。'] }), noticeVersion: null })
    render(<FeeOfficeStatementsPage />)
    expect(await screen.findByText('没有收费依据：请在方案里填写批准收费的文件。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /^发晚托/ })).not.toBeInTheDocument()
    await tap('公布收费公示')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/fee-office/notice/index' })
  })

  test('the office reads how far it is; issuing is for finance', async () => {
    finance(['signedIn', 'schoolAdmin'])
    answer(listBillable, billable(200))
    render(<FeeOfficeStatementsPage />)
    expect(await screen.findByText('您可以看，账单由学校财务发。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /^发晚托/ })).not.toBeInTheDocument()
  })
})

describe('children’s accounts', () => {
  const row = (number: number, name: string, balanceFen: number) => ({ childId: idOf(number), name, className: '三年级2班', rosterNo: number, totals: totals({ balanceFen }) })

  test('are found by name or class and filtered by what is open or in hand', async () => {
    answer(listAccounts, ({ search, show }) => ({ totals: totals({ chargedFen: 28_800, balanceFen: 28_800 }), accounts: search === '林' || show === 'inHand' ? [row(1, '林小满', -1_000)] : [row(1, '林小满', -1_000), row(2, '王雨涵', 14_400)], ...theWhole(2) }))
    render(<FeeOfficeChildrenPage />)
    expect(await screen.findByRole('button', { name: '王雨涵，三年级2班，待交，144.00 元' })).toBeInTheDocument()
    await userEvent.click(screen.getByRole('tab', { name: '有余' }))
    expect(await screen.findByRole('button', { name: '林小满，三年级2班，在学校有余，10.00 元' })).toBeInTheDocument()
    await userEvent.type(screen.getByLabelText('班级或姓名'), '林')
    await tap('查找')
    await waitFor(() => expect(questions(listAccounts).at(-1)?.input).toEqual({ search: '林', show: 'inHand', offset: 0 }))
    await tap(/^林小满/)
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/fee-office/child/index?childId=${idOf(1)}` })
  })

  test('nobody found says so', async () => {
    answer(listAccounts, { totals: totals({ chargedFen: 0, balanceFen: 0 }), accounts: [], ...theWhole(0) })
    render(<FeeOfficeChildrenPage />)
    expect(await screen.findByText('还没有孩子有账单。')).toBeInTheDocument()
  })

  test('one child’s account is what its family reads', async () => {
    answer(readChildAccount, account({ entries: [payment()], totals: totals({ receivedFen: 14_400, balanceFen: 0 }) }))
    openWith({ childId })
    render(<FeeOfficeChildPage />)
    expect(await screen.findByText('没有要交的')).toBeInTheDocument()
    await tap(/^晚托 9月1日至12月31日/)
    expect(screen.getByText('18 周 × 4 天 × 1 小时 × 2 元 = 144.00 元')).toBeInTheDocument()
  })

  test('from one child’s account finance goes on to its payments, and to refunds and waivers', async () => {
    answer(readChildAccount, account())
    openWith({ childId })
    render(<FeeOfficeChildPage />)
    for (const [title, url] of [['收款和退款登记', `payment/index?childId=${childId}`], ['退费', 'refunds/index'], ['减免', 'waivers/index']] as const) {
      await tap(new RegExp(`^${title}`))
      expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: `/features/fee-office/${url}` })
    }
  })

  test('a child that is not there is refused', async () => {
    refuse(readChildAccount, 'child_unknown')
    openWith({ childId })
    render(<FeeOfficeChildPage />)
    expect(await screen.findByRole('button', { name: '再试一次' })).toBeInTheDocument()
  })
})

test('only finance and the office see money on their desk; a class teacher sees none (FR-076)', async () => {
  answer(readDesk, { ...officeDesk, roles: ['financeOfficer'], classes: [] })
  const page = render(<StaffDeskPage />)
  await tap(/发账单/)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/fee-office/statements/index' })
  page.unmount()
  answer(readDesk, { ...officeDesk, roles: ['classTeacher', 'dutyTeacher'] })
  render(<StaffDeskPage />)
  await screen.findByRole('button', { name: /点名/ })
  expect(screen.queryByRole('button', { name: /收费公示|发账单|孩子的账/ })).not.toBeInTheDocument()
})
