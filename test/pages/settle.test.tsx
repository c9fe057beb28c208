import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import type { OutputOf } from 'cloud/contract/operation'
import { closeTerm, finishSettlement, readSettlement, settleNext, startSettlement } from 'cloud/contract/settlement'
import { costsOf } from '@/features/fee-office/settlement-view'
import SettlePage from '@/features/fee-office/settle'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { idOf } from './staff-fixture'

type Settlement = OutputOf<typeof readSettlement>

const at = '2027-01-04T09:00:00+08:00'
const midday: Settlement['services'][number] = {
  ...{ serviceKey: 'midday', name: '午间托管', settles: true, needsCost: true, mostFen: 300, unit: '课时', children: 200, days: { attended: 16_000, leave: 300, missing: 40, unrecorded: 12 } },
  ...{ unitsAttended: 48_000, unitsWithUnrecorded: 48_036, chargedFen: 14_400_000 },
}
const steps = (done: number, obstacle: string | null = null): Settlement['steps'] =>
  (['settle', 'disclose', 'archive', 'expire'] as const).map((step, index) => ({ step, doneAt: index < done ? at : null, obstacle: index === done ? obstacle : index > done ? '先完成上一步。' : null }))
const settlementWith = (changes: Partial<Settlement> = {}): Settlement => ({
  ...{ today: '2027-01-04', term: { termId: idOf(900), name: '2026年秋季学期', startsOn: '2026-08-31', endsOn: '2027-01-01', lastServiceDay: '2027-01-01' } },
  ...{ services: [midday], obstacles: [], settlement: null, steps: steps(0), fingerprint: null },
  ...changes,
})
const settled = { terms: { unrecordedAs: 'absent' as const, services: [] }, startedAt: at, finishedAt: null, settled: 200, left: 3, refundFen: 150_00, topUpFen: 0 }

/** Presses the main button and says yes to what is asked once more. */
async function pressTwice(name: string) {
  await userEvent.click(await screen.findByRole('button', { name }))
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name }))
}

function open(changes: Partial<Settlement> = {}) {
  answer(readSettlement, settlementWith(changes))
  answer(finishSettlement, { finishedAt: at })
  answer(closeTerm, { step: 'archive', doneAt: at })
  return render(<SettlePage />)
}

test('finance enters cost and grant, says how unrecorded days count, and settling goes on until no child is left (R-033, R-034)', async () => {
  open()
  let left = 400
  answer(startSettlement, { left })
  answer(settleNext, () => ({ settled: 200, left: (left -= 200) }))
  expect(await screen.findByText(/全校实到 48000 课时/)).toBeInTheDocument()
  expect(screen.getByText('请把成本和财政补助填完整，没有补助填 0。')).toBeInTheDocument()
  await userEvent.type(screen.getByLabelText('午间托管的成本（元）'), '1300')
  await userEvent.type(screen.getByLabelText('午间托管的财政补助（元）'), '100')
  expect(screen.getByText('请选择没有点名的日子怎样计入。')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('radio', { name: /按没有到场/ }))
  await userEvent.click(screen.getByRole('button', { name: '开始结算' }))
  expect(questions(startSettlement)).toHaveLength(0)
  await userEvent.click(screen.getByRole('button', { name: '先不了' }))
  expect(questions(startSettlement)).toHaveLength(0)
  await pressTwice('开始结算')
  expect(questions(startSettlement)[0]?.input).toEqual({ costs: [{ serviceKey: 'midday', termCostFen: 130_000, grantFen: 10_000 }], unrecordedAs: 'absent' })
  expect(questions(settleNext)).toHaveLength(2)
  expect(questions(finishSettlement)).toHaveLength(1)
})

test('what is in the way is said with what to do, with the page where it is done, and the settlement cannot be started', async () => {
  open({ obstacles: [{ kind: 'refunds', says: '还有 3 笔退费没有决定。请先到“退费”里逐笔决定。' }] })
  expect(await screen.findByText(/还有 3 笔退费没有决定/)).toBeInTheDocument()
  // Nothing has begun.
  expect(screen.getByRole('list')).not.toHaveTextContent('进行中')
  expect(screen.queryByRole('button', { name: '开始结算' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: '去处理退费' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/fee-office/refunds/index' })
})

test('a settlement that was broken off goes on where it stopped', async () => {
  open({ settlement: settled })
  answer(settleNext, { settled: 3, left: 0 })
  await userEvent.click(await screen.findByRole('button', { name: '继续结算，还有 3 个孩子' }))
  expect(questions(startSettlement)).toHaveLength(0)
  expect(questions(finishSettlement)).toHaveLength(1)
})

test('after the settlement the accounts come first: nothing is archived before they are published', async () => {
  open({ settlement: { ...settled, finishedAt: at, left: 0 }, steps: steps(1, '结算完成以后还没有公布收支公示。请先在“收支公示”里公布。') })
  expect(await screen.findByText(/还没有公布收支公示/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '归档' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: '去公布收支公示' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/fee-office/publish-accounts/index' })
})

test('each later step is asked once more, since it cannot be taken back; a closed term shows its fingerprint and that families still read', async () => {
  const first = open({ settlement: { ...settled, finishedAt: at, left: 0 }, steps: steps(2) })
  await pressTwice('归档')
  expect(questions(closeTerm)[0]?.input).toEqual({ closing: 'archive' })
  first.unmount()
  open({ settlement: { ...settled, finishedAt: at, left: 0 }, steps: steps(4), fingerprint: 'a'.repeat(64) })
  expect(await screen.findByText('2026年秋季学期已经关闭。')).toBeInTheDocument()
  expect(screen.getByText('a'.repeat(64))).toBeInTheDocument()
  expect(screen.queryByRole('button')).toBeNull()
})

test('a refusal is shown where it happened', async () => {
  open({ services: [] })
  refuse(startSettlement, 'term_settled')
  await pressTwice('开始结算')
  expect(await screen.findByText(/已经开始结算/)).toBeInTheDocument()
})

test('without a network the page says so', async () => {
  loseNetwork()
  render(<SettlePage />)
  expect(await screen.findByRole('button', { name: '重新连接' })).toBeInTheDocument()
})

test('amounts are read as yuan, and what is none is asked for again', () => {
  const data = settlementWith()
  const typed = (cost: string, grant: string) => costsOf(data, { costs: { midday: { cost, grant } }, unrecordedAs: null })
  expect(typed('1234.5', '0')).toEqual([{ serviceKey: 'midday', termCostFen: 123_450, grantFen: 0 }])
  for (const wrong of ['', '-1', '1.234', '一百']) expect(typed(wrong, '0')).toBeNull()
})
