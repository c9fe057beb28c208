import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { readPlan } from 'cloud/contract/plan'
import { readHome } from 'cloud/contract/home'
import PlanPage from '@/features/plan/read'
import { answer } from './fake-transport'
import { visitorHome } from './home-fixture'
import { published, scheme } from './plan-fixture'

/** Opens a scheme's page as a visitor, with every fold unfolded, for a grade. */
async function open(number: string, grade?: string) {
  answer(readPlan, published(scheme(number)))
  answer(readHome, visitorHome)
  render(<PlanPage />)
  await screen.findByText('第1版')
  if (grade) await userEvent.click(screen.getByRole('tab', { name: grade }))
  for (const fold of screen.queryAllByRole('button', { expanded: false })) await userEvent.click(fold)
}

const text = () => document.body.textContent ?? ''
const card = (title: string) => screen.getByRole('heading', { name: title }).closest('.k-card') as HTMLElement
const badge = (service: string) => card(service).querySelector('.k-badge')?.textContent
const fact = (name: string, within_: HTMLElement = document.body) => within(within_).getByText(name).nextSibling as HTMLElement
/** What a card says is not published, by name. */
const gaps = (within_: HTMLElement) => within_.querySelector('.k-fact--unstated .k-fact__name')?.textContent?.split('、')
const fold = (title: string) => screen.getByText(title).closest('.k-fold') as HTMLElement
const rows = () => Array.from(document.querySelectorAll('.plan-rows__row'), (row) => row.textContent)

const schemes = Array.from({ length: 19 }, (_, index) => `s${String(index + 1).padStart(2, '0')}`)

test.each(schemes)('%s is shown with its title, and with no word of the machine in it', async (number) => {
  await open(number)
  const plan = scheme(number)
  expect(screen.getByRole('heading', { name: plan.title })).toBeInTheDocument()
  expect(text()).not.toMatch(/undefined|null|NaN|\[object|Infinity|\{\{|\}\}/)
  // A key of the plan is no word for a family: 编号 of courses, tags, and enum values are English.
  expect(text().replaceAll(/[“”]?[15](?:\+\w)+[“”]?|HELLO/g, '')).not.toMatch(/[a-z][a-zA-Z]{3,}/)
})

test.each(schemes)('%s shows every service, activity, figure, note and duty of the plan somewhere on the page', async (number) => {
  const plan = scheme(number)
  await open(number)
  const seen = new Set<string>()
  const read = () => seen.add(text())
  read()
  for (const tab of screen.queryAllByRole('tab')) {
    await userEvent.click(tab)
    read()
  }
  const all = [...seen].join()
  const named = [
    ...plan.services.map(({ name }) => name),
    ...plan.services.flatMap(({ slots }) => slots.map(({ activity }) => activity)),
    ...plan.courses.map(({ title }) => title),
    ...plan.figures.map(({ name }) => name),
    ...plan.ratios.map(({ name }) => name),
    ...plan.notes.map((note) => note.text),
    ...plan.leaders.map(({ duty }) => duty),
    ...plan.safety,
    ...plan.events.map(({ name }) => name),
    ...plan.surveys.map(({ name }) => name),
    ...plan.inspections.map(({ name }) => name),
    ...plan.priorityGroups.map(({ name }) => name),
  ]
  expect(named.filter((name) => !all.includes(name))).toEqual([])
})

test('a programme of the province only informs: its aim, no steps, nothing to apply for', async () => {
  await open('s01')
  expect(screen.getByText('只公布信息')).toBeInTheDocument()
  expect(fact('应开展学校的开展比例', card('公布的数字'))).toHaveTextContent('100%')
  expect(screen.queryByText('报名步骤')).not.toBeInTheDocument()
  expect(screen.queryByText('退出和退费')).not.toBeInTheDocument()
  expect(screen.queryByText(/的一周/)).not.toBeInTheDocument()
})

test('grade six of the free school stays to 18:30 on days that are not published, and pays nothing', async () => {
  await open('s02', '六年级')
  expect(rows()).toEqual(['星期未公布 17:30–18:30课后服务'])
  expect(badge('课后服务')).toBe('免费')
  expect(within(card('课后服务')).getByText('辅导，不讲新课')).toBeInTheDocument()
  expect(screen.queryByText('费用减免')).not.toBeInTheDocument()
})

test('midday care counts as three lessons beside its 140 minutes, and lunch stands apart', async () => {
  await open('s03')
  expect(within(card('午间托管')).getByText('3 课时，折合 2 小时；钟点 140 分钟')).toBeInTheDocument()
  expect(fact('餐费', card('午餐（单独交费，不在服务费里）'))).toHaveTextContent('约 15 元/天')
  expect(fact('保险', card('安全和保险'))).toHaveTextContent('须由家长为孩子投保')
  expect(fact('意见', fold('家委会意见'))).toHaveTextContent('家委会已通过本方案')
  expect(fact('志愿者须有', fold('校外人员和机构'))).toHaveTextContent('资质、健康证明、备案')
  const steps = within(card('报名步骤')).getAllByRole('listitem').map((step) => step.textContent)
  expect(steps[3]).toContain('家委会审核')
  expect(steps[4]).toContain('签订协议')
  expect(steps[5]).toContain('公示天数未公布')
})

test('two hours after dismissal are told in words, and the year’s events are named', async () => {
  await open('s04')
  expect(rows()).toContain('周一至周五 下午放学至下午放学后2小时课后服务')
  expect(fact('县运动会', fold('一年中的活动'))).toHaveTextContent('每年十月')
  expect(screen.getByText('方案没有写办理步骤，按国家规定的顺序办理。')).toBeInTheDocument()
})

test('a cap of 350 a term is shown with the complaint phone and the basis that are missing', async () => {
  await open('s05')
  expect(within(card('课后服务')).getByText(/每学期最高 350 元/)).toBeInTheDocument()
  expect(gaps(card('课后服务'))).toEqual(expect.arrayContaining(['地点', '收费依据', '收款方']))
  expect(fact('现在能收费吗', card('课后服务'))).toHaveTextContent('不能')
  expect(gaps(card('联系和投诉'))).toContain('投诉电话')
  expect(fact('退费办法', card('退出和退费'))).toHaveTextContent('连续缺勤一周及以上')
})

test('a scheme about staff rewards shows one service of which nothing is published, and no pay table', async () => {
  await open('s06')
  expect(rows()).toEqual(['星期、时间未公布午间服务'])
  expect(badge('午间服务')).toBe('收费未公布')
  expect(text()).not.toContain('记录不完整')
})

test('each weekday’s own activity is named in the picture', async () => {
  await open('s07')
  expect(screen.getByRole('img', { name: '周一：16:40到17:30，放学后活动小组：乒乓球' })).toBeInTheDocument()
  expect(screen.getByRole('img', { name: '周五：16:40到17:30，放学后活动小组：呼啦圈' })).toBeInTheDocument()
  expect(fact('乒乓球', fold('活动和课程'))).toHaveTextContent('教师、当天负责人、安全员、地点：未公布')
  expect(gaps(fold('负责人'))).toEqual(['当天负责人（周一至周五）', '安全员'])
})

test('without a clock the third lesson of the afternoon is told in words, with the grade’s own group and the clubs', async () => {
  await open('s08', '四年级')
  expect(rows()).toContain('周一至周四 下午第三节课后服务：棋类')
  expect(rows().find((row) => row?.startsWith('周二、周四'))).toContain('家长可选：阅读社团、合唱社团')
  expect(rows()).toContain('星期、时间未公布早到校看护')
  expect(badge('课后服务')).toBe('收费未公布')
  expect(fact('各年级收费', card('课后服务'))).toHaveTextContent('一至二年级：免费')
})

test('what is free for grade one is not free for grade four', async () => {
  await open('s08', '一年级')
  expect(badge('课后服务')).toBe('免费')
  expect(badge('早到校看护')).toBe('收费未公布')
})

test('a pilot says so with its reason, and what is no part of the service', async () => {
  await open('s09')
  expect(screen.getByText('试点')).toBeInTheDocument()
  expect(screen.getByText(/先行试点：规划城区/)).toBeInTheDocument()
  expect(rows()).toContain('星期未公布 下午放学至当地下班课后服务')
  expect(fact('准入条件', card('谁可以参加'))).toHaveTextContent('申请时要写明困难')
  expect(fact('不允许', fold('时间和内容的规定'))).toHaveTextContent('校队训练')
  expect(fact('保险', card('安全和保险'))).toHaveTextContent('校方责任险、校方无过失责任险')
})

test('a price left blank in the source is never a number, and the latest end is told', async () => {
  await open('s10')
  expect(badge('课后服务')).toBe('标准未出台')
  expect(within(card('课后服务')).getByText('2 课时，折合 80 分钟')).toBeInTheDocument()
  expect(fact('结束时间', fold('时间和内容的规定'))).toHaveTextContent('不晚于 18:15')
  expect(fact('场地', fold('时间和内容的规定'))).toHaveTextContent('每次征得家长同意')
})

test('a menu is chosen with its teacher, no standard is issued, and one may leave in mid-term', async () => {
  await open('s11', '七年级')
  expect(badge('放学后服务')).toBe('标准未出台')
  expect(fact('教师', fold('怎样选课程'))).toHaveTextContent('家长同时选内容和教师')
  expect(fact('学期中途能否退出', card('退出和退费'))).toHaveTextContent('可以')
  expect(fact('寒假', fold('时间和内容的规定'))).toHaveTextContent('校园开放 1 周')
  expect(fact('线上课程', fold('时间和内容的规定'))).toHaveTextContent('空中云课堂')
  expect(screen.getByRole('heading', { name: '晚自习' })).toBeInTheDocument()
  expect(rows()).toContain('假期，星期、时间未公布假期校园开放')
})

test('homework comes before the game or club, in the plan’s order', async () => {
  await open('s12')
  const stretches = Array.from(card('课后服务').querySelectorAll('.plan-slots__slot'), (slot) => slot.textContent)
  expect(stretches).toEqual(['时间未公布第一节：完成作业', '时间未公布第二节：室内益智游戏或室外传统游戏，或参加社团'])
  expect(rows()).toContain('星期未公布活动（怎样参加未公布）：美术、舞蹈、合唱、书法、快板')
})

test('a nap may be chosen and says what to bring; the teachers’ own agreement is not the family’s', async () => {
  await open('s13')
  expect(within(card('午托')).getByText('可以选择午休，或安静活动')).toBeInTheDocument()
  expect(fact('自带物品', card('午托'))).toHaveTextContent('枕头、眼罩')
  expect(screen.getByText('课后服务安全协议书（家长）')).toBeInTheDocument()
  expect(screen.queryByText(/安全协议书（.*教师/)).not.toBeInTheDocument()
  expect(gaps(card('午餐（单独交费，不在服务费里）'))).toEqual(['供餐单位', '餐费', '交费方式'])
})

test('on Tuesday and Thursday six groups, on other days study', async () => {
  await open('s14')
  const days = Array.from(card('课后服务').querySelectorAll('.plan-slots'), (slots) => slots.textContent)
  expect(days).toEqual(['放学后 · 周一、周三、周五15:40–17:10学习', '放学后 · 周二、周四15:40–17:10活动小组'])
  expect(rows()).toContain('周二、周四 15:40–17:10家长可选：足球、篮球、田径、跆拳道、音乐、美术')
  expect(screen.getByText('一周安排（各年级相同）')).toBeInTheDocument()
  expect(screen.getByRole('img', { name: '周一：15:40到17:10，课后服务：学习' })).toBeInTheDocument()
  expect(screen.getByRole('img', { name: '周四：15:40到17:10，课后服务：活动小组' })).toBeInTheDocument()
})

test('of two tables of homework one counts and the other is there with its source', async () => {
  await open('s15')
  expect(fact('三至六年级', card('作业要求'))).toHaveTextContent('每天不超过 60 分钟')
  expect(fact('二年级', card('作业要求：分年级的另一处规定（没有采用）'))).toHaveTextContent('每天不超过 30 分钟')
})

test('agreement comes before the school’s look, growth is computed, those who stay away are told how to leave', async () => {
  await open('s16')
  const steps = within(card('报名步骤')).getAllByRole('listitem').map((step) => step.textContent)
  expect(steps[2]).toContain('签订协议')
  expect(steps.join()).not.toContain('名单公示')
  expect(fact('参加人数增长', fold('公布的数字'))).toHaveTextContent('23.6%（按公布的数字计算）')
  expect(fact('不参加的学生怎样离校', card('谁可以参加'))).toHaveTextContent('接送规定')
  expect(rows()).toEqual(['星期未公布 下午放学起课后服务', '周一课后服务：绘本', '周五课后服务：注意力和习惯', expect.stringContaining('活动（怎样参加未公布）：诵读')])
})

test('a report shows 7.5% beside the printed 9%, leaves 133% as it is, and says that no account was opened', async () => {
  await open('s17')
  const figures = card('公布的数字')
  expect(fact('全部学校的开展率', figures)).toHaveTextContent('公布为 9%，按数字计算为 7.5%')
  expect(fact('应开展学校的开展率', figures)).toHaveTextContent(/^133%$/)
  expect(fact('人均收费', figures)).toHaveTextContent('119.94 元（按公布的数字计算）')
  expect(fact('专账', card('经费和公示'))).toHaveTextContent('没有开设专账')
})

test('an end at about 18:00 stays “about”', async () => {
  await open('s18')
  expect(within(card('课后服务')).getByText('到约18:00')).toBeInTheDocument()
  expect(badge('课后服务')).toBe('收费')
  expect(within(card('课后服务')).getByText('收费，标准未公布')).toBeInTheDocument()
  expect(fact('学生总数（推算）', fold('公布的数字'))).toHaveTextContent('29180 人（按公布的数字计算）')
  expect(fact('安全巡查', fold('编班和教师'))).toHaveTextContent('每天 2 人')
})

test('two services a week apart have their own days, and the texts to sign can be read before', async () => {
  await open('s19', '一年级')
  expect(screen.getByRole('img', { name: '周一：11:20到13:30，午托' })).toBeInTheDocument()
  expect(screen.getByRole('img', { name: '周二：11:20到13:30，午托；15:35到16:35，晚托' })).toBeInTheDocument()
  expect(fact('建档立卡家庭学生', card('费用减免'))).toHaveTextContent('应当免费')
  expect(fact('教师配备', fold('编班和教师'))).toHaveTextContent('每 45 名学生配 1 人，余下超过 30 名学生再配 1 人')
  expect(fact('双方和孩子', fold('课后服务协议书'))).toHaveTextContent('甲方：海江小学。乙方（家长）：【家长姓名】')
})
