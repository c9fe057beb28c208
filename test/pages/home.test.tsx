import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { withWords } from 'cloud/rules/message-words'
import type { ChainProgress } from 'cloud/contract/application'
import { readHome } from 'cloud/contract/home'
import type { OutputOf } from 'cloud/contract/operation'
import { stepNames } from 'cloud/rules/step-names'
import HomePage from '@/pages/home'
import { readSession } from '@/session/session'
import { answer, comeBack, loseNetwork, questions } from './fake-transport'
import { guardianHome, visitorHome } from './home-fixture'

type Home = OutputOf<typeof readHome>
type Child = Home['children'][number]

const xiaoman = guardianHome.children[0] as Child
const xiaozhou: Child = { ...xiaoman, childId: '6a1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b6b', name: '林小舟', className: '一年级1班' }

const step = (name: ChainProgress['step'], state: ChainProgress['state'], rest: Partial<ChainProgress> = {}): ChainProgress => ({
  step: name,
  name: stepNames[name],
  explain: null,
  state,
  actor: 'school',
  at: null,
  by: null,
  reason: null,
  until: null,
  ...rest,
})

const open = (child: Partial<Child>, home: Partial<Home> = {}) => {
  answer(readHome, { ...guardianHome, ...home, children: [{ ...xiaoman, todos: [], ...child }] })
  render(<HomePage />)
}
const card = (title: string) => within(screen.getByRole('heading', { name: title }).closest('.k-card') as HTMLElement)

test('a visitor learns in one sentence what this is, and gives nothing to read the plan', async () => {
  answer(readHome, visitorHome)
  render(<HomePage />)
  expect(await screen.findByText('海江小学')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '先看方案' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/plan/read/index' })
  await userEvent.click(screen.getByRole('button', { name: '绑定孩子' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/family/bind/index' })
})

test('joining and not joining are one tap each', async () => {
  open({ todos: [{ kind: 'read_letter', childId: xiaoman.childId, dueOn: null }, { kind: 'apply', childId: xiaoman.childId, dueOn: '2025-09-12' }] })
  expect(await screen.findByText('9月12日 周五截止')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '填写申请' }))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: `/features/application/form/index?childId=${xiaoman.childId}` })
  await userEvent.click(screen.getByRole('button', { name: '不参加' }))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: `/features/application/decline/index?childId=${xiaoman.childId}` })
  await userEvent.click(screen.getByRole('button', { name: '阅读致家长的一封信' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/plan/read/index' })
})

test.each([
  ['sign_request', '孩子提出了申请，请您签名', '/features/application/form/index'],
  ['fix_returned', '申请被退回，请修改后重新提交', '/features/application/form/index'],
  ['sign', '阅读并签署协议', '/features/agreement/sign/index'],
  ['answer_offer', '候补的课有名额了，请确认要不要', '/features/course/places/index'],
  ['choose_course', '给孩子选课', '/features/course/menu/index'],
] as const)('the to-do %s leads to its page', async (kind, words, url) => {
  open({ applicationStatus: 'in_review', todos: [{ kind, childId: xiaoman.childId, dueOn: null }] })
  await userEvent.click(await screen.findByRole('button', { name: words }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `${url}?childId=${xiaoman.childId}` })
})

test('a family sees where the child stands, who acts, until when and what comes next', async () => {
  open({
    applicationStatus: 'in_review',
    progress: [
      step('guardian_application', 'done', { by: '陈海燕', at: '2025-09-05T08:00:00+08:00' }),
      step('notice', 'current', { actor: 'time', until: '2025-09-10' }),
      step('agreement', 'later', { actor: 'family' }),
    ],
  })
  await screen.findByText('办理进度')
  expect(card('办理进度').getByText('名单公示，到期自动完成')).toBeInTheDocument()
  expect(card('办理进度').getByText('9月10日 周三')).toBeInTheDocument()
  expect(card('办理进度').getByText('下一步').nextSibling).toHaveTextContent('签订协议')
})

test('a returned application shows the reviewer’s reason', async () => {
  open({ applicationStatus: 'returned', progress: [step('class_review', 'returned', { by: '周敏', reason: '请写明谁来接孩子' }), step('agreement', 'later')] })
  expect(await screen.findByText('原因：请写明谁来接孩子')).toBeInTheDocument()
  expect(screen.getByText('班级审核，由您修改后重新提交')).toBeInTheDocument()
  // The class looks at it again: the agreement is not what comes next.
  expect(card('办理进度').getByText('下一步').nextSibling).toHaveTextContent('班级审核')
})

const session = { date: '2025-09-08', serviceKey: 'late', serviceName: '晚托', courseId: null, title: '围棋', startsAt: '16:20', endsAt: '17:20', time: '16:20–17:20', venue: '综合楼203', teacherName: '郭老师', activities: [], changes: [], record: null }

test('today says where the child is, with whom and until when', async () => {
  open({ applicationStatus: 'approved', progress: [step('active', 'done')], sessionsToday: [session] })
  expect(await screen.findByText('围棋')).toBeInTheDocument()
  expect(screen.getByText('16:20–17:20')).toBeInTheDocument()
  expect(screen.getByText('综合楼203 · 郭老师')).toBeInTheDocument()
  expect(screen.getByText('17:20结束')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: /手续已全部办完/ })).toBeInTheDocument()
})

test('today says when the child came, was handed over and was collected', async () => {
  const record = { state: 'present' as const, arrivedAt: '2025-09-08T08:18:00Z', handedOverAt: '2025-09-08T08:30:00Z', departure: { how: 'collected' as const, toName: '林奶奶', at: '2025-09-08T09:22:00Z' } }
  open({ applicationStatus: 'approved', progress: [step('active', 'done')], sessionsToday: [{ ...session, record }] })
  expect(await screen.findByText('已到')).toBeInTheDocument()
  expect(screen.getByText('16:18 到，16:30 交接，17:22 林奶奶接走')).toBeInTheDocument()
})

test('a child that is missed comes before everything else, one tap from the answer', async () => {
  const alertId = '5f1d7a6e-3c43-4f6e-9a8b-000000000058'
  open({ applicationStatus: 'approved', progress: [step('active', 'done')], alerts: [{ alertId, kind: 'missing' }], todos: [{ kind: 'choose_course', childId: null, dueOn: null }] })
  const heads = (await screen.findAllByRole('heading')).map(({ textContent }) => textContent)
  expect(heads.indexOf('孩子还没有到')).toBeLessThan(heads.indexOf('待办'))
  await userEvent.click(screen.getByRole('button', { name: '告诉老师' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/alert/answer/index?alertId=${alertId}` })
})

test('what the office cancelled today is said with its reason, and no hour of its end is claimed (FR-085)', async () => {
  open({ applicationStatus: 'approved', progress: [step('active', 'done')], sessionsToday: [{ ...session, changes: [{ kind: 'cancelled', reason: '校园停电' }] }] })
  expect(await screen.findByText('暂停：校园停电')).toBeInTheDocument()
  expect(screen.queryByText(/结束$/)).toBeNull()
})

test('leave is one tap away for a child that takes part, and not offered to one that does not', async () => {
  open({ applicationStatus: 'approved', progress: [step('active', 'done')] })
  await userEvent.click(await screen.findByRole('button', { name: '请假' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/leave/request/index?childId=${xiaoman.childId}` })
})

test('a day without a session says so', async () => {
  open({ applicationStatus: 'approved', progress: [step('active', 'done')] })
  expect(await screen.findByText('今天没有课后服务')).toBeInTheDocument()
})

test('a child who does not join is left in peace', async () => {
  open({ applicationStatus: 'declined' })
  expect(await screen.findByText('本学期不参加课后服务')).toBeInTheDocument()
  for (const name of ['填写申请', '选课', '协议']) expect(screen.queryByRole('button', { name })).not.toBeInTheDocument()
  expect(screen.queryByText('今天没有课后服务')).not.toBeInTheDocument()
})

test('a father with two children changes between them, sees that the other one has something to do, and the choice is kept', async () => {
  answer(readHome, { ...guardianHome, children: [xiaoman, xiaozhou] })
  const { unmount } = render(<HomePage />)
  await userEvent.click(await screen.findByRole('tab', { name: '林小舟（有待办）' }))
  expect(screen.getByText('林小舟 · 一年级1班')).toBeInTheDocument()
  expect(screen.getByRole('tab', { name: '林小舟' })).toBeInTheDocument()
  expect(readSession().childId).toBe(xiaozhou.childId)
  unmount()
  render(<HomePage />)
  expect(await screen.findByText('林小舟 · 一年级1班')).toBeInTheDocument()
})

test('the newest messages stand there with how many are unread', async () => {
  const message = withWords({ messageId: xiaozhou.childId, kind: 'application_received' as const, childId: xiaoman.childId, childName: '林小满', details: {}, createdAt: '2025-09-08T08:00:00+08:00', read: false })
  open({ applicationStatus: 'submitted' }, { messages: [message], unread: 2 })
  expect(await screen.findByText('2条未读')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '查看全部消息' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/message/inbox/index' })
})

test('a teacher finds the desk first', async () => {
  answer(readHome, { ...visitorHome, signedIn: true, roles: ['visitor', 'signedIn', 'classTeacher'] })
  render(<HomePage />)
  await userEvent.click(await screen.findByRole('button', { name: /工作台/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/staff/desk/index' })
})

test('the page asks once', async () => {
  open({})
  await screen.findByText('林小满 · 三年级2班')
  expect(questions(readHome)).toHaveLength(1)
})

test('without a network the page says so, and opens once it is back', async () => {
  loseNetwork()
  open({})
  const again = await screen.findByRole('button', { name: '重新连接' })
  comeBack()
  await userEvent.click(again)
  expect(await screen.findByText('林小满 · 三年级2班')).toBeInTheDocument()
})

test('leaving stands beside choosing, once the child has joined', async () => {
  open({ applicationStatus: 'approved', progress: [step('active', 'done')] })
  await userEvent.click(await screen.findByRole('button', { name: '退出' }))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: `/features/exit/request/index?childId=${xiaoman.childId}` })
})

test('a family that has left is asked for nothing, and may apply again', async () => {
  open({ applicationStatus: 'ended' })
  expect(await screen.findByText('已退出课后服务')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '选课' })).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '重新报名' }))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: `/features/application/form/index?childId=${xiaoman.childId}` })
})
