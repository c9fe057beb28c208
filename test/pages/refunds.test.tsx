import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { decideRefund, listRefunds, type WaitingRefund } from 'cloud/contract/refund'
import RefundsPage from '@/features/fee-office/refunds'
import { refundOfExit } from './exit-fixture'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { idOf, theWhole } from './staff-fixture'

const byRule: WaitingRefund = { ...refundOfExit, trigger: 'absence', childId: idOf(3), childName: '林知夏', className: '三年级1班', exitId: null, mostFen: 14_400, comesByItself: false, dates: ['2026-09-08', '2026-09-09', '2026-09-10', '2026-09-11'] }
const byFinance: WaitingRefund = { ...byRule, statementId: idOf(81), childName: '段承昕', trigger: 'exit', exitId: idOf(9), decidedAs: 'byFinance' }

function open(waiting = [byRule, byFinance], changes: Partial<{ settled: boolean; mayDecide: boolean }> = {}) {
  answer(listRefunds, { today: '2026-09-14', settled: false, mayDecide: true, waiting, decided: [], waitingFen: 8000, ...changes, ...theWhole(waiting.length) })
  return render(<RefundsPage />)
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test('what the plan says is confirmed as it was read, with its arithmetic', async () => {
  open()
  expect(await screen.findByText('共 2 笔，合计 80.00 元（财务决定的按参考数算）')).toBeInTheDocument()
  await press('核对并确认')
  expect(screen.getByText('144 元 × 未上 20 次 ÷ 共 72 次 = 40 元')).toBeInTheDocument()
  answer(decideRefund, { fen: 4000 })
  answer(listRefunds, { today: '2026-09-14', settled: false, mayDecide: true, waiting: [], decided: [], waitingFen: 0, ...theWhole(0) })
  await press('确认退 40 元')
  expect(await screen.findByText('没有要处理的退费。')).toBeInTheDocument()
  expect(questions(decideRefund)[0]?.input).toEqual({ childId: idOf(3), statementId: idOf(80), trigger: 'absence', exitId: null, expectedFen: 4000, fen: 4000, reason: '' })
})

test('where the plan is silent finance writes an amount and a reason; nothing is written before both are there', async () => {
  open()
  await screen.findByText(/合计/)
  await press('决定退多少')
  await press('确认这个决定')
  expect(screen.getAllByRole('alert').map((each) => each.textContent)).toEqual(['请写 0 到 144 元 之间的金额', '请写明理由，家长会看到'])
  await userEvent.type(screen.getByRole('textbox', { name: '退多少（元）' }), '0')
  await userEvent.type(screen.getByRole('textbox', { name: '理由' }), '已按优惠价收费')
  refuse(decideRefund, 'refund_changed')
  await press('确认这个决定')
  expect(await screen.findByText(/应退的数变了/)).toBeInTheDocument()
  expect(questions(decideRefund)[0]?.input).toMatchObject({ exitId: idOf(9), fen: 0, reason: '已按优惠价收费' })
})

test('the office reads and decides nothing; a settled term, an empty list and a lost network are each said in words', async () => {
  const page = open([byRule], { mayDecide: false })
  expect(await screen.findByText('三年级1班 林知夏')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '核对并确认' })).not.toBeInTheDocument()
  page.unmount()
  open([], { settled: true }).unmount()
  loseNetwork()
  render(<RefundsPage />)
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})
