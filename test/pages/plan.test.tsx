import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { readHome } from 'cloud/contract/home'
import { confirmLetter, readPlan } from 'cloud/contract/plan'
import PlanPage from '@/features/plan/read'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { guardianHome, visitorHome } from './home-fixture'
import { publishedPlan } from './plan-fixture'
import { fire } from './stand-ins/taro'

const openAsVisitor = () => {
  answer(readHome, visitorHome)
  render(<PlanPage />)
}

const openAsGuardian = () => {
  answer(readHome, guardianHome)
  render(<PlanPage />)
}

/** The card under a heading. */
const card = (title: string) => within(screen.getByRole('heading', { name: title }).closest('.k-card') as HTMLElement)

test('anyone reads whose plan it is, for which term and for whom', async () => {
  answer(readPlan, publishedPlan())
  openAsVisitor()
  expect(await screen.findByText('海江小学课后服务试行方案')).toBeInTheDocument()
  expect(screen.getByText('海江小学 · 2025年秋季学期')).toBeInTheDocument()
  expect(card('谁可以参加').getByText('一至六年级')).toBeInTheDocument()
})

test('a family sees the week of its own child’s grade first', async () => {
  answer(readPlan, publishedPlan())
  openAsGuardian()
  expect(await screen.findByText('三年级的一周')).toBeInTheDocument()
  expect(screen.getByRole('tab', { name: '三年级', selected: true })).toBeInTheDocument()
  expect(screen.getByRole('img', { name: '周二：11:20到13:30，午托；16:20到17:20，晚托' })).toBeInTheDocument()
  expect(screen.getByRole('img', { name: '周一：11:20到13:30，午托' })).toBeInTheDocument()
})

test('another grade has its own times', async () => {
  answer(readPlan, publishedPlan())
  openAsVisitor()
  await userEvent.click(await screen.findByRole('tab', { name: '二年级' }))
  expect(screen.getByRole('img', { name: '周二：11:20到13:30，午托；15:35到16:35，晚托' })).toBeInTheDocument()
  await userEvent.click(screen.getByRole('tab', { name: '五年级' }))
  expect(card('晚托').getByText('16:20–17:20')).toBeInTheDocument()
})

test('each service says what it costs, and lunch stands apart', async () => {
  answer(readPlan, publishedPlan())
  openAsVisitor()
  await screen.findByText('报名步骤')
  expect(card('晚托').getByText('每小时 2 元，按学期收取一次')).toBeInTheDocument()
  expect(card('午餐（单独交费，不在服务费里）').getByText('按实际成本')).toBeInTheDocument()
})

test('a fee whose standard is not issued is never shown as a number', async () => {
  const plan = publishedPlan()
  const [service] = plan.plan.services
  if (!service) throw new Error('the plan has no service')
  plan.plan.services = [{ ...service, fees: service.fees.map((rule) => ({ ...rule, status: 'notIssued', amountFen: null })) }]
  answer(readPlan, plan)
  openAsVisitor()
  await screen.findByText('报名步骤')
  expect(card('午托').getByText('标准未出台')).toBeInTheDocument()
  expect(card('午托').queryByText(/\d ?元/)).not.toBeInTheDocument()
})

test('a stretch that begins last need not be the one that ends last', async () => {
  const plan = publishedPlan()
  const late = plan.plan.services.find(({ key }) => key === 'afternoon')
  if (!late) throw new Error('the plan has no afternoon service')
  const stretch = { grades: [3], weekdays: null, season: null, approximate: false }
  late.slots = [
    { ...stretch, startsAt: '16:20', endsAt: '18:30', activity: '作业' },
    { ...stretch, startsAt: '17:00', endsAt: '18:00', activity: '社团' },
  ]
  answer(readPlan, plan)
  openAsGuardian()
  expect(await screen.findByRole('img', { name: '周二：11:20到13:30，午托；16:20到18:30，晚托' })).toBeInTheDocument()
})

test('what the school has not stated reads 未公布, and is never left blank', async () => {
  answer(readPlan, publishedPlan({ safety: [], waivers: [] }))
  openAsVisitor()
  await screen.findByText('报名步骤')
  const unstated = (title: string, names: string) => expect(card(title).getByText(names).nextSibling).toHaveTextContent('未公布')
  unstated('联系和投诉', '联系人、联系电话、投诉电话')
  unstated('安全和保险', '安全措施、保险')
  unstated('退出和退费', '学期中途能否加入、学期中途能否退出、退费办法')
  unstated('晚托', '方式、地点、收费依据、收款方')
  expect(card('费用减免').getByText('未公布')).toBeInTheDocument()
})

test('the steps are told in the order of this school’s own plan', async () => {
  answer(readPlan, publishedPlan({ chain: ['guardian_application', 'agreement', 'notice', 'active'], noticeDays: 3 }))
  openAsVisitor()
  await screen.findByText('报名步骤')
  const steps = card('报名步骤').getAllByRole('listitem').map((step) => step.textContent)
  expect(steps.map((step) => step?.slice(0, 5))).toEqual(['1家长书面', '2签订协议', '3名单公示', '4开始参加'])
  expect(steps[2]).toContain('公示3天')
})

test('a visitor reads the letter and is not asked to confirm it', async () => {
  answer(readPlan, publishedPlan())
  openAsVisitor()
  await userEvent.click(await screen.findByRole('button', { name: /致家长的一封信/ }))
  expect(screen.getByText(/尊敬的家长/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '我已阅读' })).not.toBeInTheDocument()
})

test('a guardian confirms the letter once, and sees when', async () => {
  const plan = publishedPlan()
  answer(readPlan, plan)
  answer(confirmLetter, () => {
    plan.letterConfirmedAt = '2025-09-08T07:30:00Z'
    return { confirmedAt: plan.letterConfirmedAt }
  })
  openAsGuardian()
  await userEvent.click(await screen.findByRole('button', { name: '我已阅读' }))
  expect(await screen.findByText('您已于9月8日 15:30确认阅读')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '我已阅读' })).not.toBeInTheDocument()
  expect(questions(confirmLetter)).toHaveLength(1)
})

test('a confirmation lost on the way is sent again as the same one', async () => {
  answer(readPlan, publishedPlan())
  answer(confirmLetter, { confirmedAt: '2025-09-08T07:30:00Z' })
  openAsGuardian()
  const confirm = await screen.findByRole('button', { name: '我已阅读' })
  loseNetwork('timeout')
  await userEvent.click(confirm)
  expect(await screen.findByRole('alert')).toHaveTextContent('重复点不会重复提交')
  comeBack()
  await userEvent.click(screen.getByRole('button', { name: '我已阅读' }))
  await waitFor(() => expect(questions(confirmLetter)).toHaveLength(2))
  const [first, second] = questions(confirmLetter)
  expect(first?.requestKey).toMatch(/^[0-9a-f-]{36}$/)
  expect(second?.requestKey).toBe(first?.requestKey)
})

test('a school without a published plan says so, and can be asked again', async () => {
  refuse(readPlan, 'plan_not_published')
  openAsVisitor()
  expect(await screen.findByText(/学校还没有公布本学期的课后服务方案/)).toBeInTheDocument()
  answer(readPlan, publishedPlan())
  await userEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(await screen.findByText('报名步骤')).toBeInTheDocument()
})

test('without a network the page says so, and opens once it is back', async () => {
  answer(readPlan, publishedPlan())
  loseNetwork()
  openAsVisitor()
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  comeBack()
  await userEvent.click(screen.getByRole('button', { name: '重新连接' }))
  expect(await screen.findByText('报名步骤')).toBeInTheDocument()
})

test('a plan already on the screen stays there when the network goes', async () => {
  answer(readPlan, publishedPlan())
  openAsVisitor()
  await screen.findByText('报名步骤')
  loseNetwork()
  fire('show')
  expect(await screen.findByText(/下面是之前的内容/)).toBeInTheDocument()
  expect(screen.getByText('报名步骤')).toBeInTheDocument()
})

test('the plan is read again whenever the page is shown', async () => {
  answer(readPlan, publishedPlan())
  openAsVisitor()
  await screen.findByText('第1版')
  answer(readPlan, { ...publishedPlan(), version: 2 })
  fire('show')
  expect(await screen.findByText('第2版')).toBeInTheDocument()
})
