import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readSubmission, withdrawApplication, type ApplicationView } from 'cloud/contract/application'
import StatusPage from '@/features/application/status'
import { applicationId, childId, givenApplication, givenDecline, givenProgress } from './application-fixture'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { openWith } from './stand-ins/taro'

function openStatus(application: ApplicationView) {
  openWith({ applicationId })
  answer(readSubmission, application)
  return render(<StatusPage />)
}

test('a family rereads what it sent, who sent it, when, and under which plan', async () => {
  openStatus(givenApplication())
  expect(await screen.findByText('陈海燕，9月8日 07:30')).toBeInTheDocument()
  expect(screen.getByText('第1版')).toBeInTheDocument()
  expect(screen.getByText('周二、周四 16:20–17:20')).toBeInTheDocument()
  expect(screen.getByText('提前接走')).toBeInTheDocument()
  expect(screen.getByText('周四由外婆接')).toBeInTheDocument()
})

test('a newer plan never rewords what was sent: the words come with the submission', async () => {
  const sent = givenApplication()
  const services = sent.offered.services.map((service) => ({ ...service, name: `旧${service.name}` }))
  openStatus({ ...sent, offered: { ...sent.offered, services } })
  expect(await screen.findByText('旧午托')).toBeInTheDocument()
})

test('each step tells who acts, and a return tells who and why', async () => {
  const progress = givenProgress({ class_review: { state: 'returned', by: '周敏', at: '2025-09-08T16:00:00+08:00', reason: '请核对星期' } })
  openStatus(givenApplication({ status: 'returned', progress }))
  const steps = within(await screen.findByRole('list')).getAllByRole('listitem')
  expect(steps[1]).toHaveTextContent(/班级审核.已退回.*周敏 · 9月8日 16:00.*原因：请核对星期/)
  await userEvent.click(screen.getByRole('button', { name: '修改后重新提交' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/application/form/index?childId=${childId}` })
})

test('until class review the family may change it', async () => {
  openStatus(givenApplication())
  await userEvent.click(await screen.findByRole('button', { name: '修改' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/application/form/index?childId=${childId}` })
})

test('withdrawing is asked once more, then shown', async () => {
  openStatus(givenApplication())
  answer(withdrawApplication, () => {
    answer(readSubmission, givenApplication({ status: 'withdrawn', editable: false }))
    return { applicationId }
  })
  await userEvent.click(await screen.findByRole('button', { name: '撤回' }))
  expect(questions(withdrawApplication)).toHaveLength(0)
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '确认撤回' }))
  expect(await screen.findByText('已撤回')).toBeInTheDocument()
  expect(screen.queryByText('办到哪一步了')).not.toBeInTheDocument()
  expect(screen.getByRole('button', { name: '重新填写申请' })).toBeInTheDocument()
})

test('where the teacher was quicker, the sentence says so and nothing else is lost', async () => {
  openStatus(givenApplication())
  refuse(withdrawApplication, 'application_not_editable')
  await userEvent.click(await screen.findByRole('button', { name: '撤回' }))
  answer(readSubmission, givenApplication({ status: 'in_review', editable: false }))
  await userEvent.click(screen.getByRole('button', { name: '确认撤回' }))
  expect(await screen.findByText('审核中')).toBeInTheDocument()
  expect(screen.getByRole('alert')).toHaveTextContent('已开始审核')
})

test('not taking part can be taken back at any time', async () => {
  openStatus(givenDecline())
  answer(withdrawApplication, () => {
    answer(readSubmission, givenDecline({ status: 'withdrawn' }))
    return { applicationId }
  })
  expect(await screen.findByText('爷爷接')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '改变主意，收回' }))
  await userEvent.click(screen.getByRole('button', { name: '确认收回' }))
  expect(await screen.findByRole('button', { name: '填写申请' })).toBeInTheDocument()
})

test.each([
  ['sign', '去签协议', `/features/agreement/sign/index?childId=${childId}`, givenProgress({ agreement: { state: 'current', actor: 'family' } })],
  ['look at the list', '查看公示名单', '/features/notice/list/index', givenProgress({ notice: { state: 'current', actor: 'time', until: '2025-09-10' } })],
  ['choose courses', '去选课', `/features/course/menu/index?childId=${childId}`, givenProgress({ active: { state: 'done' } })],
] as const)('the next thing to do is at hand: %s', async (_, words, url, progress) => {
  openStatus(givenApplication({ status: 'approved', editable: false, progress: [...progress] }))
  await userEvent.click(await screen.findByRole('button', { name: words }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url })
})

test('what the child asked for is shown in its own words, and waits for the guardian to sign or to take it back (R-005)', async () => {
  const request = { serviceKeys: ['midday'], words: '想和同学一起吃午饭', enteredBy: 'teacher' as const, requestedAt: '2025-09-08T07:00:00+08:00' }
  openStatus(givenApplication({ status: 'requested', initiator: 'student', request, form: null, submittedBy: '', editable: false, progress: givenProgress({ guardian_application: { state: 'current' } }) }))
  expect(await screen.findByText('想和同学一起吃午饭')).toBeInTheDocument()
  expect(screen.getByText(/班主任按孩子的纸条登记，9月8日 07:00/)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '去填写并签名' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/application/form/index?childId=${childId}` })
  await userEvent.click(screen.getByRole('button', { name: '不同意，撤回' }))
  answer(withdrawApplication, { applicationId })
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '确认撤回' }))
  expect(questions(withdrawApplication)[0]?.input).toEqual({ applicationId })
})

test('each step is told in the plan’s own words (S9)', async () => {
  const progress = givenProgress({ class_review: { state: 'current', name: '班级初审', explain: '先由班级看。' } })
  openStatus(givenApplication({ progress }))
  expect(await screen.findByText(/班级初审/)).toBeInTheDocument()
  expect(screen.getByText('先由班级看。')).toBeInTheDocument()
  expect(screen.queryByText(/班级审核/)).not.toBeInTheDocument()
})

test('while the school acts nothing is asked of the family', async () => {
  openStatus(givenApplication({ status: 'in_review', editable: false, progress: givenProgress({ school_review: { state: 'current' } }) }))
  expect(await screen.findByText('由学校办理')).toBeInTheDocument()
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
})

test('a submission of somebody else, and a lost network, are told in words', async () => {
  openWith({ applicationId })
  refuse(readSubmission, 'application_unknown')
  render(<StatusPage />)
  expect(await screen.findByText(/没有找到这份申请/)).toBeInTheDocument()
  loseNetwork()
  await userEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})

test('a child that has joined can leave from here', async () => {
  openStatus(givenApplication({ status: 'approved', editable: false, progress: givenProgress({ active: { state: 'done' } }) }))
  await userEvent.click(await screen.findByRole('button', { name: '退出' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/exit/request/index?childId=${childId}` })
})

test('a submission that was left can be followed by a new one', async () => {
  openStatus(givenApplication({ status: 'ended', editable: false, progress: [] }))
  expect(await screen.findByText('已退出')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '重新填写申请' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '退出' })).not.toBeInTheDocument()
})
