import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { readHome } from 'cloud/contract/home'
import { readPlan } from 'cloud/contract/plan'
import type { SchoolPlan, ServiceOffering } from 'cloud/contract/plan-document'
import PlanPage from '@/features/plan/read'
import { answer } from './fake-transport'
import { visitorHome } from './home-fixture'
import { publishedPlan, scheme } from './plan-fixture'

const s19 = scheme('s19')
const late = s19.services.find(({ key }) => key === 'afternoon') as ServiceOffering
const [lateFee] = late.fees
if (!lateFee) throw new Error('the late service has no fee')
const slot = { grades: null, weekdays: null, season: null, startsAt: '16:20', endsAt: '17:20', approximate: false, activity: '作业' }

async function open(changes: Partial<SchoolPlan>, more: { today?: string; openings?: ReturnType<typeof publishedPlan>['term']['openings'] } = {}) {
  const plan = publishedPlan(changes)
  answer(readPlan, { ...plan, term: { ...plan.term, openings: more.openings ?? [] } })
  answer(readHome, { ...visitorHome, today: more.today ?? '2025-09-08' })
  render(<PlanPage />)
  await screen.findByText('第1版')
}

const card = (title: string) => within(screen.getByRole('heading', { name: title }).closest('.k-card') as HTMLElement)

const winter = {
  seasons: [{ key: 'winter', name: '冬季作息', from: '11-01', to: '03-31' }],
  services: [{ ...late, slots: [{ ...slot, season: 'winter', endsAt: '17:00' }, { ...slot, season: null, startsAt: '16:20', endsAt: '16:40', activity: '点名' }] }],
}

test('the season in force comes first, and another can be looked at', async () => {
  await open(winter, { today: '2025-12-01' })
  expect(screen.getAllByRole('tab').slice(-2).map((tab) => tab.textContent)).toEqual(['冬季作息', '其他时间'])
  expect(screen.getByRole('img', { name: '周二：16:20到17:00，晚托' })).toBeInTheDocument()
  await userEvent.click(screen.getByRole('tab', { name: '其他时间' }))
  expect(screen.getByRole('img', { name: '周二：16:20到16:40，晚托' })).toBeInTheDocument()
})

test('before the term begins its first day says which season is shown', async () => {
  await open(winter, { today: '2025-02-01' })
  expect(screen.getByRole('tab', { name: '其他时间', selected: true })).toBeInTheDocument()
})

test('a plan without seasons asks for none', async () => {
  await open({})
  expect(screen.queryByRole('tablist', { name: '选择季节' })).not.toBeInTheDocument()
})

test('an end that is only roughly known is drawn with 约', async () => {
  await open({ services: [{ ...late, slots: [{ ...slot, approximate: true }] }] })
  expect(screen.getByRole('img', { name: '周二：16:20到约17:20，晚托' })).toBeInTheDocument()
  expect(card('晚托').getByText('16:20–约17:20')).toBeInTheDocument()
})

test('a free service and a paid one are told apart by their badges', async () => {
  await open({ services: s19.services.map((service) => (service.key === 'midday' ? { ...service, fees: service.fees.map((fee) => ({ ...fee, status: 'free' as const, amountFen: null })) } : service)) })
  expect(card('午托').getAllByText('免费')[0]).toHaveClass('k-badge')
  expect(card('晚托').getAllByText('收费')[0]).toHaveClass('k-badge')
  expect(card('午托').queryByText('收费依据')).not.toBeInTheDocument()
})

test('where only some of a grade’s prices are free, the badge says so', async () => {
  const fees = [{ ...lateFee, status: 'free' as const, amountFen: null, provider: 'school' as const }, { ...lateFee, provider: 'thirdParty' as const }]
  await open({ services: [{ ...late, fees }] })
  expect(card('晚托').getByText('部分免费')).toBeInTheDocument()
  expect(card('晚托').getByText('学校课程：免费')).toBeInTheDocument()
  expect(card('晚托').getByText(/^第三方课程：每小时 2 元/)).toBeInTheDocument()
})

test('a fee with its basis and date no longer says that nothing may be charged', async () => {
  await open({ services: [{ ...late, fees: [{ ...lateFee, authority: '市发改〔2025〕3号', issuedOn: '2025-07-01', payee: 'school' as const }] }] })
  expect(card('晚托').getByText('市发改〔2025〕3号（2025年7月1日）')).toBeInTheDocument()
  expect(card('晚托').getByText('学校财务')).toBeInTheDocument()
  expect(card('晚托').queryByText('现在能收费吗')).not.toBeInTheDocument()
})

test('what is charged beside the service says first whether it has to be taken', async () => {
  const extra = { name: '材料费', amountFen: 2000, per: 'term' as const, voluntary: true, payee: 'provider' as const, basis: null }
  await open({ services: [{ ...late, extras: [extra, { ...extra, name: '服装费', voluntary: false, amountFen: null }] }] })
  expect(card('晚托').getByText('材料费（自愿另收）：20 元/学期，收款方：提供服务的机构')).toBeInTheDocument()
  expect(card('晚托').getByText('服装费（须交）：金额未公布，收款方：提供服务的机构')).toBeInTheDocument()
})

test('a school that does not offer the service says so first, with its reason, and offers no steps', async () => {
  await open({ offering: { status: 'notOffered', reason: '本校全部寄宿，暂不开展。' } })
  expect(screen.getByText('本校暂不开展课后服务')).toBeInTheDocument()
  expect(screen.getByText('本校全部寄宿，暂不开展。')).toBeInTheDocument()
  expect(screen.queryByText('报名步骤')).not.toBeInTheDocument()
  expect(screen.getByText('联系和投诉')).toBeInTheDocument()
})

test('a holiday service stays out of the week’s picture and tells when the campus is open', async () => {
  const holiday = { ...late, key: 'holiday', name: '假期开放', kind: 'holiday' as const, weekdays: [1, 2, 3, 4, 5], slots: [{ ...slot, startsAt: '08:00', endsAt: '11:00' }] }
  await open({ services: [late, holiday] }, { openings: [{ holiday: 'winter', name: '寒假', startsOn: '2026-01-26', endsOn: '2026-01-30' }] })
  expect(screen.queryByRole('img', { name: /08:00/ })).not.toBeInTheDocument()
  expect(screen.getByText('假期，周一至周五 08:00–11:00')).toBeInTheDocument()
  expect(card('假期开放').getByText('寒假：1月26日至1月30日')).toBeInTheDocument()
})

test('what a school keeps among its staff is on no family’s page', async () => {
  await open({ internal: [{ title: '内部考核', text: '参加率计入考核。' }], pay: { ...(s19.pay as NonNullable<SchoolPlan['pay']>), text: '内部算法' } })
  for (const fold of screen.queryAllByRole('button', { expanded: false })) await userEvent.click(fold)
  expect(document.body).not.toHaveTextContent(/内部考核|参加率计入考核|内部算法/)
})

test('the texts to sign can be read before applying, and say what an application will fill in', async () => {
  await open({})
  await userEvent.click(screen.getByRole('button', { name: /^课后服务协议书/ }))
  const text = document.body.textContent ?? ''
  expect(text).toContain('孩子参加：【您选的服务】')
  expect(text).toContain('退费办法：未公布')
  expect(text).toContain('我自愿为【孩子姓名】选择上述课后服务。')
})

test('refund rules are a line each, with the services that they are for', async () => {
  const rule = { trigger: 'exit' as const, services: ['afternoon'], threshold: null, method: 'percentByDate' as const, fixedDays: null, step: null, startedStep: null, from: 'termStart' as const, text: null }
  const steps = [{ within: 2, unit: 'week' as const, percent: 80 }]
  await open({ refunds: [{ ...rule, steps }, { ...rule, services: null, trigger: 'absence', method: 'none', steps: [] }] })
  expect(card('退出和退费').getByText('晚托：退出：按时间分档退，开学后 2 周以内退 80%')).toBeInTheDocument()
  expect(card('退出和退费').getByText('缺勤：不退')).toBeInTheDocument()
})
