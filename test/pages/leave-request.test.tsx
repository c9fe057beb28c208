import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { fileLeave, readLeave, withdrawLeave } from 'cloud/contract/leave'
import LeaveRequestPage from '@/features/leave/request'
import { childId } from './application-fixture'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { givenLeave, givenLeaveSheet, leaveId, leaveSession, middaySession, type LeaveSheet } from './leave-fixture'
import { openWith } from './stand-ins/taro'

function open(changes: Partial<LeaveSheet> = {}) {
  openWith({ childId })
  answer(readLeave, givenLeaveSheet(changes))
  return render(<LeaveRequestPage />)
}

const pick = async (name: RegExp | string) => userEvent.click(await screen.findByRole('radio', { name }))
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

test('for a sick child in the morning it is the day, the service, the reason and the button; nothing is chosen beforehand', async () => {
  open()
  for (const each of await screen.findAllByRole('radio')) expect(each).not.toBeChecked()
  await pick(/今天，10月14日 周二/)
  await pick('午托、晚托都请')
  await pick('生病')
  answer(fileLeave, { leaveId, covered: 2, late: [] })
  answer(readLeave, givenLeaveSheet({ leaves: [givenLeave()] }))
  await press('提交请假')
  expect(await screen.findByText('林小满10月14日 周二已请假')).toBeInTheDocument()
  expect(questions(fileLeave)[0]?.input).toEqual({ childId, fromOn: '2025-10-14', toOn: '2025-10-14', serviceKey: null, reason: '生病' })
  expect(await screen.findByRole('button', { name: '取消10月14日 周二的请假' })).toBeInTheDocument()
})

test('one service of one day, with a reason in the family’s own words', async () => {
  open()
  await pick(/10月15日 周三/)
  await pick('只请晚托')
  await pick('其他')
  await userEvent.type(screen.getByLabelText('写一句原因'), '去配眼镜')
  answer(fileLeave, { leaveId, covered: 1, late: [] })
  await press('提交请假')
  expect(questions(fileLeave)[0]?.input).toMatchObject({ fromOn: '2025-10-15', toOn: '2025-10-15', serviceKey: 'afternoon', reason: '去配眼镜' })
  expect(await screen.findByText('林小满10月15日 周三的晚托已请假')).toBeInTheDocument()
})

test('several days are chosen by tapping the first and the last, and the last is never before the first', async () => {
  open()
  await pick('别的日子，或几天')
  const [from, to] = [await screen.findByRole('radiogroup', { name: '从哪天' }), screen.getByRole('radiogroup', { name: '到哪天' })]
  await userEvent.click(within(from).getByRole('radio', { name: '10月16日 周四' }))
  expect(within(to).queryByRole('radio', { name: '10月15日 周三' })).toBeNull()
  await userEvent.click(within(to).getByRole('radio', { name: '10月17日 周五' }))
  await pick('午托、晚托都请')
  answer(fileLeave, { leaveId, covered: 4, late: [] })
  await press('提交请假')
  expect(questions(fileLeave)[0]?.input).toMatchObject({ fromOn: '2025-10-16', toOn: '2025-10-17', serviceKey: null })
})

test('what it is too late for says so and tells the family to call; what is left can still be filed', async () => {
  open({ asOf: '2025-10-14T04:00:00.000Z' })
  expect(await screen.findByText('晚托 16:20–17:20；午托已过请假时间，请打电话联系老师')).toBeInTheDocument()
  await pick(/今天/)
  answer(fileLeave, { leaveId, covered: 1, late: [{ date: '2025-10-14', title: '午托', time: '11:20–13:30' }] })
  await press('提交请假')
  expect(await screen.findByText('这些没有请上，请打电话联系老师')).toBeInTheDocument()
  expect(screen.getByText('10月14日 周二 午托，已过请假时间')).toBeInTheDocument()
})

test('a day for which it is too late altogether, or that is excused already, cannot be chosen', async () => {
  const sessions = [middaySession('2025-10-14'), leaveSession('2025-10-15', { leaveId }), leaveSession('2025-10-16')]
  open({ sessions, asOf: '2025-10-14T09:00:00.000Z' })
  expect(await screen.findByRole('radio', { name: /今天/ })).toHaveAttribute('aria-disabled', 'true')
  expect(screen.getByRole('radio', { name: /10月15日.*晚托已请假/ })).toHaveAttribute('aria-disabled', 'true')
})

test('what is missing is said beside it', async () => {
  open()
  await screen.findByText('哪一天')
  await press('提交请假')
  expect(screen.getByRole('alert')).toHaveTextContent('请选择哪一天')
  await pick('别的日子，或几天')
  expect(screen.getByRole('alert')).toHaveTextContent('请选择从哪天到哪天')
})

test('what was filled in survives a lost network and leaving the page, and the retry carries the same key', async () => {
  const page = open()
  await pick(/今天/)
  await pick('只请晚托')
  loseNetwork('timeout')
  await press('提交请假')
  expect(await screen.findByText(/重复点不会重复提交/)).toBeInTheDocument()
  comeBack()
  refuse(fileLeave, 'busy')
  await press('提交请假')
  const [first, second] = questions(fileLeave)
  expect(second?.requestKey).toBe(first?.requestKey)
  page.unmount()
  open()
  expect(await screen.findByRole('radio', { name: '只请晚托' })).toBeChecked()
})

test('a refusal is one sentence, and what was filled in stays', async () => {
  open()
  await pick(/今天/)
  await pick('只请晚托')
  refuse(fileLeave, 'leave_too_late')
  await press('提交请假')
  expect(await screen.findByRole('alert')).toHaveTextContent('请直接打电话联系老师')
  expect(screen.getByRole('radio', { name: '只请晚托' })).toBeChecked()
})

test('a leave is taken back after one more question; one that is over is folded away and has no button', async () => {
  open({ leaves: [givenLeave({ fromOn: '2025-10-15', toOn: '2025-10-17' }), givenLeave({ leaveId: childId, fromOn: '2025-10-09', toOn: '2025-10-09', mayWithdraw: false })] })
  await userEvent.click(await screen.findByRole('button', { name: '取消10月15日 周三至10月17日 周五的请假' }))
  answer(withdrawLeave, { leaveId, freed: 6 })
  answer(readLeave, givenLeaveSheet())
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '确认取消请假' }))
  expect(questions(withdrawLeave)[0]?.input).toEqual({ leaveId })
  expect(screen.queryByRole('button', { name: /10月9日/ })).toBeNull()
})

test('a teacher is told that it is entered on the guardian’s word, and may enter what has begun', async () => {
  open({ as: 'staff', asOf: '2025-10-14T09:00:00.000Z' })
  expect(await screen.findByText(/按家长的话登记，开始以后也可以登记/)).toBeInTheDocument()
  await pick(/今天/)
  await pick('只请晚托')
  answer(fileLeave, { leaveId, covered: 1, late: [] })
  await press('登记请假')
  expect(questions(fileLeave)[0]?.input).toMatchObject({ fromOn: '2025-10-14' })
})

test('the plan’s own words on leave stand above the form; without any, the cut-off in minutes', async () => {
  const page = open({ planText: '请假须提前一天告诉班主任。' })
  expect(await screen.findByText('请假须提前一天告诉班主任。')).toBeInTheDocument()
  page.unmount()
  open({ minutesBefore: 60 })
  expect(await screen.findByText('每项服务开始前 60 分钟截止请假。')).toBeInTheDocument()
})

test('a child without a session in the next weeks needs no leave', async () => {
  open({ sessions: [] })
  expect(await screen.findByText('林小满接下来三周没有课后服务，不用请假。')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '提交请假' })).toBeNull()
})

test('another family’s child, and a network that is gone, are each said in words', async () => {
  openWith({ childId })
  refuse(readLeave, 'leave_not_yours')
  const page = render(<LeaveRequestPage />)
  expect(await screen.findByText(/请先绑定孩子/)).toBeInTheDocument()
  page.unmount()
  loseNetwork()
  render(<LeaveRequestPage />)
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})
