import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { decideExit, listExits } from 'cloud/contract/exit'
import StaffExitsPage from '@/features/staff/exits'
import { officeExit } from './exit-fixture'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { idOf, theWhole } from './staff-fixture'

const both = [officeExit(3, '林知夏', { reason: '搬家', collectionNote: '奶奶接' }), officeExit(29, '段承昕')]

function open(exits = both) {
  answer(listExits, { today: '2025-10-13', exits, ...theWhole(exits.length) })
  render(<StaffExitsPage />)
}

const tick = async (name: RegExp) => userEvent.click(await screen.findByRole('checkbox', { name }))
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test('many are approved with one decision, after their number was confirmed', async () => {
  open()
  expect(await screen.findByText(/搬家/)).toBeInTheDocument()
  expect(screen.getByText(/奶奶接/)).toBeInTheDocument()
  await press('全选本页')
  await press('同意退出')
  expect(questions(decideExit)).toHaveLength(0)
  expect(within(screen.getByRole('dialog')).getByText(/林知夏、段承昕/)).toBeInTheDocument()
  answer(decideExit, { decided: 2 })
  answer(listExits, { today: '2025-10-13', exits: [], ...theWhole(0) })
  await press('同意这 2 份')
  expect(await screen.findByText('已同意 2 份退出申请。')).toBeInTheDocument()
  expect(questions(decideExit)[0]?.input).toEqual({ exitIds: [idOf(3), idOf(29)], decision: 'approve', reason: '', until: null })
})

test('a delay needs a reason and a day; nothing on the page refuses a family', async () => {
  open()
  await tick(/段承昕/)
  expect(screen.queryByRole('button', { name: /不同意|拒绝|不通过/ })).not.toBeInTheDocument()
  await press('暂缓答复')
  await press('暂缓这 1 份')
  expect(screen.getAllByRole('alert').map((each) => each.textContent)).toEqual(['请选择答复日期', '请写明原因，家长会看到'])
  await userEvent.click(screen.getByRole('radio', { name: /10月20日/ }))
  await userEvent.type(screen.getByLabelText('原因'), '用餐在结算')
  answer(decideExit, { decided: 1 })
  await press('暂缓这 1 份')
  expect(await screen.findByText(/已暂缓 1 份/)).toBeInTheDocument()
  expect(questions(decideExit)[0]?.input).toEqual({ exitIds: [idOf(29)], decision: 'delay', reason: '用餐在结算', until: '2025-10-20' })
})

test('what was delayed once can only be approved', async () => {
  open([officeExit(3, '林知夏', { status: 'delayed', delayReason: '用餐在结算', answerBy: '2025-10-20', silenceApproves: true, delayLimit: null })])
  expect(await screen.findByText(/最晚10月20日 周一答复，到期没有答复就算同意/)).toBeInTheDocument()
  await tick(/林知夏/)
  expect(screen.getByRole('button', { name: '同意退出' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '暂缓答复' })).not.toBeInTheDocument()
})

test('where the plan knows no mid-term exit, the office is told that it cannot refuse for that', async () => {
  open([officeExit(3, '林知夏', { barredByPlan: true })])
  expect(await screen.findByText(/参加是自愿的，不能因此拒绝/)).toBeInTheDocument()
})

test('what is decided is shown below and cannot be chosen', async () => {
  open([officeExit(3, '林知夏', { status: 'approved', approvedAs: 'atOnce', carriedOut: true, delayLimit: null })])
  expect(await screen.findByText('没有等待答复的退出申请。')).toBeInTheDocument()
  expect(screen.getByText('已退出')).toBeInTheDocument()
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
})

test('where a family took its request back meanwhile, the list says so and is read again', async () => {
  open()
  await tick(/林知夏/)
  await press('同意退出')
  refuse(decideExit, 'exit_decided')
  answer(listExits, { today: '2025-10-13', exits: [both[1]!], ...theWhole(1) })
  await press('同意这 1 份')
  expect(await screen.findByRole('alert')).toHaveTextContent('已经办完或已收回')
  expect(screen.queryByText(/林知夏/)).not.toBeInTheDocument()
})

test('an empty list, a list that others may not see and no network are each said in words', async () => {
  open([])
  expect(await screen.findByText('本学期还没有家长提出退出。')).toBeInTheDocument()
  refuse(listExits, 'role_needed')
  render(<StaffExitsPage />)
  expect(await screen.findByText(/没有使用这项功能的权限/)).toBeInTheDocument()
  loseNetwork()
  render(<StaffExitsPage />)
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})
