import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readFamily } from 'cloud/contract/family'
import { readAccount } from 'cloud/contract/statement'
import FeeAccountPage from '@/features/fee/account'
import { childId } from './application-fixture'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { family } from './family-fixture'
import { account, authority, half, payment, refundDue, termCharge, termStatement, totals } from './fee-fixture'
import { idOf } from './staff-fixture'
import { openWith } from './stand-ins/taro'

function open(changes: Parameters<typeof account>[0] = {}) {
  answer(readFamily, family)
  answer(readAccount, account(changes))
  openWith({ childId })
  render(<FeeAccountPage />)
}

const line = (name: RegExp) => screen.findByRole('button', { name })

test('one amount opens to its arithmetic, its rule and its paper, and closes again (FR-069)', async () => {
  open()
  const charge = await line(/^晚托 9月1日至12月31日，144.00 元/)
  expect(charge).toHaveAttribute('aria-expanded', 'false')
  expect(screen.queryByText(/18 周/)).not.toBeInTheDocument()
  await userEvent.click(charge)
  expect(screen.getByText('18 周 × 4 天 × 1 小时 × 2 元 = 144.00 元')).toBeInTheDocument()
  expect(screen.getByText(/法定节假日和取消的不算/)).toBeInTheDocument()
  expect(screen.getByText(`依据：${authority}（2026年6月1日）`)).toBeInTheDocument()
  expect(charge).toHaveAttribute('aria-expanded', 'true')
  await userEvent.click(charge)
  expect(screen.queryByText(/18 周/)).not.toBeInTheDocument()
})

test('relief is a line of its own with a minus sign, said aloud as taken off, and a missing paper is named', async () => {
  open({ statements: [termStatement({ lines: [termCharge, half], payableFen: 7_200 })], totals: totals({ chargedFen: 7_200, reliefFen: 7_200, balanceFen: 7_200 }) })
  await userEvent.click(await line(/^减免：家庭经济困难学生，减收 50%，减 72.00 元/))
  expect(screen.getByText('144 元 × 50% = −72.00 元')).toBeInTheDocument()
  expect(screen.getByText('依据未公布')).toBeInTheDocument()
  expect(screen.getByText('应交（已减免 72.00 元）')).toBeInTheDocument()
})

test('what is open is said calmly: nothing here presses, threatens or takes money (FR-076)', async () => {
  open()
  expect(await screen.findByText('待交')).toBeInTheDocument()
  expect(screen.getByText('交费先后不影响孩子参加课后服务。')).toBeInTheDocument()
  expect(screen.queryByText(/欠费|逾期|催|付款码|立即/)).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /交费$|付款|支付/ })).not.toBeInTheDocument()
})

test('paid in full, nothing is to pay, and the payment stands with its day', async () => {
  open({ entries: [payment()], totals: totals({ receivedFen: 14_400, balanceFen: 0 }) })
  expect(await screen.findByText('没有要交的')).toBeInTheDocument()
  expect(await line(/^学校财务收到，144.00 元，已交，9月8日/)).toBeInTheDocument()
})

test('what the school has in hand is said as such, and a payment that was taken back stays and says so', async () => {
  open({ entries: [payment({ reversed: true }), payment({ entryId: idOf(72), amountFen: 14_400, reverses: idOf(71) })], totals: totals({ refundedFen: 1_000, receivedFen: 14_400, balanceFen: -1_000 }) })
  expect(await screen.findByText('在学校有余')).toBeInTheDocument()
  expect(screen.getByText('10.00 元')).toBeInTheDocument()
  expect(screen.getByText('已交，9月8日，已撤销')).toBeInTheDocument()
  expect(screen.getByText('已交，9月8日，撤销前面的一笔')).toBeInTheDocument()
})

test('a refund that is due and not decided waits for finance, apart from what stands in the account', async () => {
  open({ refundsDue: [refundDue(), refundDue({ trigger: 'exit', decidedAs: 'byFinance', credited: true })] })
  expect(await screen.findByText('等确认的退费')).toBeInTheDocument()
  expect(screen.getByText('等财务确认')).toBeInTheDocument()
  expect(screen.getByText('方案没有写怎么退，等财务确认，金额以确认的为准，抵下次费用')).toBeInTheDocument()
})

test('a free service is 0 yuan with nothing to pay, one without a standard is not charged, and lunch stands apart (FR-070, FR-074)', async () => {
  open({
    ...{ statements: [], totals: totals({ chargedFen: 0, balanceFen: 0 }) },
    free: [{ serviceKey: 'midday', name: '午托' }],
    unbilled: [{ serviceKey: 'afternoon', name: '晚托', says: '收费依据还没有公布，公布以前不收费。' }],
    lunch: { provider: '示例餐饮', days: 20, pricePerDayFen: 1_500, costFen: 30_000, dueOn: '2026-09-10', month: '2026-09', payment: '直接交给供餐单位' },
  })
  expect(await screen.findByText(/现在没有账单/)).toBeInTheDocument()
  expect(screen.getByText('0 元')).toBeInTheDocument()
  expect(screen.getByText('收费依据还没有公布，公布以前不收费。')).toBeInTheDocument()
  expect(screen.getByText('20 天 × 15.00 元 = 300.00 元')).toBeInTheDocument()
  expect(screen.getByText('直接交给供餐单位')).toBeInTheDocument()
  expect(screen.queryByText('待交')).not.toBeInTheDocument()
})

test('whom to pay and whom to call are on the page, and the published standard is one tap away', async () => {
  open()
  expect(await screen.findByText('学校财务')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '打投诉电话 12345' }))
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '12345' })
  await userEvent.click(screen.getByRole('button', { name: /^收费公示/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/fee/notice/index' })
})

test('from the account it is one tap to asking for relief for this child, to where the money went, and to complaining', async () => {
  open()
  const goes = async (name: RegExp, url: string) => {
    await userEvent.click(await screen.findByRole('button', { name }))
    expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url })
  }
  await goes(/^减免/, `/features/fee/waiver/index?childId=${childId}`)
  await goes(/^收支公示/, '/features/fee/accounts/index')
  await goes(/^投诉/, '/features/complaint/file/index')
})

test('what came off afterwards stands apart from what was handed over, each as one would say it', async () => {
  const refund = payment({ entryId: idOf(73), kind: 'refund', amountFen: -4_000, line: { ...half, name: '退费：退出晚托', amountFen: -4_000 } })
  open({ entries: [payment(), refund], totals: totals({ refundedFen: 4_000, receivedFen: 14_400, balanceFen: -4_000 }) })
  const card = async (title: string) => within((await screen.findByRole('heading', { name: title })).closest('.k-card') as HTMLElement)
  expect((await card('退费和调整')).getByText('−40.00 元')).toBeInTheDocument()
  expect((await card('已交和已退')).getByText('144.00 元')).toBeInTheDocument()
})

test('whoever has relief is told before copying that the words name it; nobody else reads of it', async () => {
  const warning = /文字里写着减免/
  open()
  await screen.findByRole('button', { name: '复制账单文字' })
  expect(screen.queryByText(warning)).not.toBeInTheDocument()
  cleanup()
  open({ statements: [termStatement({ lines: [termCharge, half], payableFen: 7_200 })], totals: totals({ chargedFen: 7_200, reliefFen: 7_200, balanceFen: 7_200 }) })
  expect(await screen.findByText(warning)).toBeInTheDocument()
})

test('somebody without a child here is led to binding one, not told that something is forbidden', async () => {
  refuse(readFamily, 'role_needed')
  openWith({})
  render(<FeeAccountPage />)
  await userEvent.click(await screen.findByRole('button', { name: '绑定孩子' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/family/bind/index' })
  expect(questions(readAccount)).toEqual([])
})

test('the account can be taken along as words, with every step', async () => {
  open({ entries: [payment()], totals: totals({ receivedFen: 14_400, balanceFen: 0 }) })
  await userEvent.click(await screen.findByRole('button', { name: '复制账单文字' }))
  const { data } = jest.mocked(Taro.setClipboardData).mock.calls.at(-1)?.[0] as { data: string }
  expect(data).toContain('林小满（三年级2班）2026年秋季学期账单')
  expect(data).toContain('18 周 × 4 天 × 1 小时 × 2 元 = 144.00 元')
  expect(data).toContain('9月8日 已交：学校财务收到，144.00 元')
  expect(await screen.findByText(/已复制/)).toBeInTheDocument()
})

test('a family of two changes to the other child in one tap', async () => {
  const sister = idOf(8)
  answer(readFamily, { ...family, children: [...family.children, { ...(family.children[0] as (typeof family.children)[number]), childId: sister, name: '林小雨' }] })
  answer(readAccount, (input) => account(input.childId === sister ? { child: { childId: sister, name: '林小雨', grade: 1, className: '一年级1班' } } : {}))
  openWith({ childId })
  render(<FeeAccountPage />)
  await userEvent.click(await screen.findByRole('tab', { name: '林小雨' }))
  expect(await screen.findByText('林小雨 · 一年级1班')).toBeInTheDocument()
  expect(questions(readAccount).at(-1)?.input).toEqual({ childId: sister })
})

test("another family's child is refused, and without a network the page says so", async () => {
  answer(readFamily, family)
  refuse(readAccount, 'child_not_yours')
  openWith({ childId })
  const page = render(<FeeAccountPage />)
  await screen.findByRole('button', { name: '再试一次' })
  expect(screen.queryByText(/144/)).not.toBeInTheDocument()
  page.unmount()
  loseNetwork()
  render(<FeeAccountPage />)
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  comeBack()
})
