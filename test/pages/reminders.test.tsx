import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { listMessages } from 'cloud/contract/message'
import { listMyAlerts } from 'cloud/contract/alert'
import { fileLeave, readLeave } from 'cloud/contract/leave'
import { readPickUp } from 'cloud/contract/pick-up'
import { readDeliveries, readSubscriptions, recordSubscriptions, type OfferedTemplate } from 'cloud/contract/subscription'
import AlertAnswerPage from '@/features/alert/answer'
import LeaveRequestPage from '@/features/leave/request'
import DeliveriesPage from '@/features/message/deliveries'
import InboxPage from '@/features/message/inbox'
import PickUpSettingsPage from '@/features/pick-up/settings'
import { alertId, givenMine } from './alert-fixture'
import { childId } from './application-fixture'
import { answer, questions, refuse } from './fake-transport'
import { givenLeave, givenLeaveSheet, leaveId } from './leave-fixture'
import { pickUp } from './pick-up-fixture'
import { openWith } from './stand-ins/taro'

const host = process.env.TARO_ENV
beforeEach(() => {
  process.env.TARO_ENV = 'weapp'
  answer(listMessages, { messages: [], nextOffset: null, total: 0 })
})
afterEach(() => void (process.env.TARO_ENV = host))

const offered = (left: number): OfferedTemplate[] => ['alert', 'attendance', 'review', 'course'].map((key) => ({ key, templateId: `id-of-${key}`, title: '通知', left, lastAnswer: null }))
const weChatSays = (said: Record<string, string> | Error) => jest.mocked(Taro.requestSubscribeMessage).mockImplementationOnce(() => (said instanceof Error ? Promise.reject(said) : Promise.resolve(said)) as never)

test('a tap asks WeChat for three reminders at most, what was answered is written down, and how many are left is shown', async () => {
  answer(readSubscriptions, { templates: offered(0) })
  answer(recordSubscriptions, () => {
    answer(readSubscriptions, { templates: offered(1) })
    return { templates: offered(1) }
  })
  weChatSays({ 'id-of-alert': 'accept', 'id-of-attendance': 'reject', 'id-of-review': 'acceptWithAudio', errMsg: 'requestSubscribeMessage:ok' })
  render(<InboxPage />)
  const ask = await screen.findByRole('button', { name: '开启微信提醒' })
  expect(Taro.requestSubscribeMessage).not.toHaveBeenCalled()
  await userEvent.click(ask)
  expect(Taro.requestSubscribeMessage).toHaveBeenCalledWith({ tmplIds: ['id-of-alert', 'id-of-attendance', 'id-of-review'] })
  expect(await screen.findByText('有重要的事，微信还可以提醒您 1 次。')).toBeInTheDocument()
  expect(screen.getByText('好了，有结果时微信会提醒您。')).toBeInTheDocument()
  expect(questions(recordSubscriptions).map(({ input }) => input)).toEqual([
    { answers: [{ templateId: 'id-of-alert', answer: 'accept' }, { templateId: 'id-of-attendance', answer: 'reject' }, { templateId: 'id-of-review', answer: 'accept' }] },
  ])
})

test('who refuses is told that the messages come anyway, and who has switched all off is told where that is', async () => {
  answer(readSubscriptions, { templates: offered(0) })
  answer(recordSubscriptions, { templates: offered(0) })
  weChatSays({ 'id-of-alert': 'reject', 'id-of-attendance': 'reject', 'id-of-review': 'reject' })
  render(<InboxPage />)
  await userEvent.click(await screen.findByRole('button', { name: '开启微信提醒' }))
  expect(await screen.findByText(/没有开启。结果仍会出现在“消息”里/)).toBeInTheDocument()
  weChatSays(new Error('requestSubscribeMessage:fail The main switch is switched off'))
  await userEvent.click(await screen.findByRole('button', { name: '开启微信提醒' }))
  expect(await screen.findByText(/微信没有打开提醒/)).toBeInTheDocument()
  expect(questions(recordSubscriptions)).toHaveLength(1)
})

test('a host without reminders, a refusal or a browser shows no word of them and the page is whole', async () => {
  answer(readSubscriptions, { templates: [] })
  const first = render(<InboxPage />)
  expect(await screen.findByText(/还没有消息/)).toBeInTheDocument()
  first.unmount()
  refuse(readSubscriptions, 'role_needed')
  const second = render(<InboxPage />)
  expect(await screen.findByText(/还没有消息/)).toBeInTheDocument()
  await waitFor(() => expect(questions(readSubscriptions)).toHaveLength(2))
  expect(screen.queryByText('微信提醒')).not.toBeInTheDocument()
  second.unmount()
  process.env.TARO_ENV = 'h5'
  render(<InboxPage />)
  expect(await screen.findByText(/还没有消息/)).toBeInTheDocument()
  expect(questions(readSubscriptions)).toHaveLength(2)
})

const none = { waiting: 0, sent: 0, refused: 0, failed: 0, uncertain: 0, skipped: 0 }

test('the office sees which reminders may not have arrived, and who has read them meanwhile', async () => {
  const doubtful = (number: number, read: boolean) => ({ messageId: `9d9f1a70-0f50-4c0e-8a57-0a4b8a0f5b0${number}`, title: '手续办完了', text: '林小满的课后服务手续办完了，可以参加了。', readerName: '陈海燕', createdAt: '2026-09-08T16:00:00+08:00', state: 'uncertain' as const, read })
  answer(readDeliveries, { configured: true, counts: { ...none, sent: 12, uncertain: 2 }, doubtful: [doubtful(1, false), doubtful(2, true)] })
  render(<DeliveriesPage />)
  expect(await screen.findByText('12 条')).toBeInTheDocument()
  expect(screen.getByText('不确定是否送到')).toBeInTheDocument()
  expect(screen.getByText('已在消息里看过')).toBeInTheDocument()
  expect(screen.queryByText('没有发出')).not.toBeInTheDocument()
})

test('a school without reminders is told that it has none', async () => {
  answer(readDeliveries, { configured: false, counts: none, doubtful: [] })
  render(<DeliveriesPage />)
  expect(await screen.findByText('学校还没有开通微信提醒')).toBeInTheDocument()
  expect(screen.getByText(/最近七天没有要发到微信的提醒/)).toBeInTheDocument()
})

test('a reminder of the day is asked for once leave is filed, never before, and never of a teacher who files it', async () => {
  answer(readSubscriptions, { templates: offered(0) })
  openWith({ childId })
  for (const as of ['guardian', 'staff'] as const) {
    answer(readLeave, givenLeaveSheet({ as }))
    answer(fileLeave, { leaveId, covered: 2, late: [] })
    const page = render(<LeaveRequestPage />)
    await userEvent.click(await screen.findByRole('radio', { name: /今天，10月14日 周二/ }))
    await userEvent.click(screen.getByRole('radio', { name: '午托、晚托都请' }))
    expect(screen.queryByRole('button', { name: '开启微信提醒' })).not.toBeInTheDocument()
    answer(readLeave, givenLeaveSheet({ as, leaves: [givenLeave()] }))
    await userEvent.click(screen.getByRole('button', { name: as === 'staff' ? '登记请假' : '提交请假' }))
    expect(await screen.findByText('林小满10月14日 周二已请假')).toBeInTheDocument()
    if (as === 'guardian') expect(await screen.findByText(/日程有变动、孩子没有到时/)).toBeInTheDocument()
    else expect(screen.queryByRole('button', { name: '开启微信提醒' })).not.toBeInTheDocument()
    page.unmount()
  }
})

test('whoever is asked where the child is answers first; the reminder comes after', async () => {
  answer(readSubscriptions, { templates: offered(0) })
  openWith({ alertId })
  answer(listMyAlerts, givenMine({}))
  const before = render(<AlertAnswerPage />)
  expect(await screen.findByText('您知道孩子在哪里吗？')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '开启微信提醒' })).not.toBeInTheDocument()
  before.unmount()
  answer(listMyAlerts, givenMine({ answer: 'onTheWay' }))
  render(<AlertAnswerPage />)
  expect(await screen.findByText(/孩子找到了、情况有变时/)).toBeInTheDocument()
})

test('beside how a child goes home stands the reminder that it has gone', async () => {
  answer(readSubscriptions, { templates: offered(0) })
  answer(readPickUp, pickUp)
  openWith({ childId })
  render(<PickUpSettingsPage />)
  expect(await screen.findByText(/孩子被接走、自己离校时/)).toBeInTheDocument()
})
