import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { listMessages, markMessagesRead, type MessageView } from 'cloud/contract/message'
import { withWords } from 'cloud/rules/message-words'
import InboxPage from '@/features/message/inbox'
import { answer, questions } from './fake-transport'
import { xiaomanId } from './family-fixture'
import { fire } from './stand-ins/taro'

const message = (number: number, changes: Partial<MessageView> = {}): MessageView =>
  withWords({
  messageId: `9d9f1a70-0f50-4c0e-8a57-0a4b8a0f5b${String(number).padStart(2, '0')}`,
  kind: 'application_received',
  childId: xiaomanId,
  childName: '林小满',
  details: {},
  createdAt: `2025-09-08T08:00:${String(59 - number).padStart(2, '0')}+08:00`,
  read: true,
  ...changes,
})

test('an empty inbox says what will come here', async () => {
  answer(listMessages, { messages: [], nextOffset: null, total: 0 })
  render(<InboxPage />)
  expect(await screen.findByText(/还没有消息/)).toBeInTheDocument()
  expect(questions(markMessagesRead)).toHaveLength(0)
})

test('what has been shown counts as read, up to the newest, once', async () => {
  const [newest, older] = [message(1, { read: false, kind: 'application_returned', details: { reason: '请写明谁来接' } }), message(2)]
  answer(listMessages, { messages: [newest, older], nextOffset: null, total: 2 })
  answer(markMessagesRead, { marked: 1 })
  render(<InboxPage />)
  expect(await screen.findByText(/原因：请写明谁来接/)).toBeInTheDocument()
  expect(screen.getByText('未读')).toBeInTheDocument()
  await waitFor(() => expect(questions(markMessagesRead).map(({ input }) => input)).toEqual([{ upTo: newest.createdAt }]))
  fire('show')
  await waitFor(() => expect(questions(listMessages)).toHaveLength(2))
  expect(questions(markMessagesRead)).toHaveLength(1)
})

test('a family with two children hears whose list is public', async () => {
  answer(listMessages, { messages: [message(1, { kind: 'notice_published', details: { closesOn: '2025-09-10' } })], nextOffset: null, total: 1 })
  render(<InboxPage />)
  expect(await screen.findByText('有林小满的课后服务参加名单已公示，9月10日 周三截止，有意见可以在公示页提出。')).toBeInTheDocument()
})

test('a message leads to where the family can act', async () => {
  answer(listMessages, { messages: [message(1, { kind: 'application_returned' })], nextOffset: null, total: 1 })
  render(<InboxPage />)
  await userEvent.click(await screen.findByRole('button', { name: '去修改申请' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/application/form/index?childId=${xiaomanId}` })
})

const alertId = '9d9f1a70-0f50-4c0e-8a57-0a4b8a0f5bfe'
const surveyId = '9d9f1a70-0f50-4c0e-8a57-0a4b8a0f5bfd'

test.each<[string, Partial<MessageView>, string, string]>([
  ['a missing child to the alert', { kind: 'child_missing', details: { alertId } }, '去处理', `/features/alert/detail/index?alertId=${alertId}`],
  ['a roll nobody saved to that roll', { kind: 'roll_overdue', details: { heldOn: '2025-09-09', serviceKey: 'evening', rollKey: 'class:1' } }, '去点名', '/features/roll/sheet/index?heldOn=2025-09-09&serviceKey=evening&rollKey=class:1'],
  ['leave to the day’s leave', { kind: 'leave_filed', details: { className: '三年级2班' } }, '看请假', '/features/leave/today/index'],
  ['a duty to the rota', { kind: 'duty_given', childId: null, childName: null }, '看值班表', '/features/rota/week/index'],
  ['a changed day to the rolls', { kind: 'day_changed', childId: null, childName: null }, '看点名表', '/features/roll/list/index'],
])('a teacher is led from %s', async (_, changes, name, url) => {
  answer(listMessages, { messages: [message(1, { reader: 'staff', ...changes })], nextOffset: null, total: 1 })
  render(<InboxPage />)
  await userEvent.click(await screen.findByRole('button', { name }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url })
})

test.each<[string, Partial<MessageView>, string, string]>([
  ['leave to the child’s leave', { kind: 'leave_filed' }, '看请假', `/features/leave/request/index?childId=${xiaomanId}`],
  ['changed collectors to who may collect', { kind: 'collectors_changed' }, '看接送设置', `/features/pick-up/settings/index?childId=${xiaomanId}`],
  ['a child that was collected to the month', { kind: 'child_collected' }, '看考勤', `/features/attendance/month/index?childId=${xiaomanId}`],
  ['a statement to the account', { kind: 'statement_issued', details: {} }, '看账单', `/features/fee/account/index?childId=${xiaomanId}`],
  ['a payment to the account', { kind: 'payment_recorded' }, '看账单', `/features/fee/account/index?childId=${xiaomanId}`],
  ['a fee notice to what is charged', { kind: 'fee_notice_published' }, '看收费公示', '/features/fee/notice/index'],
  ['a survey to its questions', { kind: 'survey_opened', details: { surveyId } }, '去回答', `/features/survey/answer/index?surveyId=${surveyId}&childId=${xiaomanId}`],
  ['published results to the results', { kind: 'survey_published', childId: null, childName: null, details: { surveyId } }, '看结果', `/features/survey/results/index?surveyId=${surveyId}`],
  ['a changed day to the week', { kind: 'day_changed' }, '看课表', `/features/course/week/index?childId=${xiaomanId}`],
])('a family is led from %s', async (_, changes, name, url) => {
  answer(listMessages, { messages: [message(1, changes)], nextOffset: null, total: 1 })
  render(<InboxPage />)
  await userEvent.click(await screen.findByRole('button', { name }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url })
})

test('older messages come page by page', async () => {
  answer(listMessages, ({ offset }) => ({ messages: [message(offset === 0 ? 1 : 2)], nextOffset: offset === 0 ? 1 : null, total: 2 }))
  render(<InboxPage />)
  await userEvent.click(await screen.findByRole('button', { name: '加载更多' }))
  expect(await screen.findByText('共 2 条')).toBeInTheDocument()
})

test('a teacher who is a parent too sees which message is for work', async () => {
  answer(listMessages, { messages: [message(1, { reader: 'staff', kind: 'plan_changed' }), message(2)], nextOffset: null, total: 2 })
  render(<InboxPage />)
  expect(await screen.findByText(/工作消息 · /)).toBeInTheDocument()
  expect(screen.getByText(/家长消息 · /)).toBeInTheDocument()
  // What a family can do about it is not the teacher's.
  expect(screen.queryByRole('button', { name: '看改了什么' })).not.toBeInTheDocument()
})
