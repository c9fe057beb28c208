import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readMenu } from 'cloud/contract/course'
import { readFamily } from 'cloud/contract/family'
import CourseMenuPage from '@/features/course/menu'
import { answerFamily, childId, courseIdOf, givenShortlist, keptShortlist, lineOf, menuOf, menuOfBrother, menuRow, placeId, xiaozhouId, type Row } from './course-fixture'
import { family } from './family-fixture'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { openWith } from './stand-ins/taro'

beforeEach(() => openWith({ childId }))
afterEach(() => jest.useRealTimers())

const open = (...rows: Row[]) => {
  answerFamily(menuOf(rows))
  render(<CourseMenuPage />)
}
const card = (title: string) => within(screen.getByRole('heading', { name: title }).closest('.k-card') as HTMLElement)

test('a family first sees what its child may take, with time, teacher, room, places left, and of when these are', async () => {
  open(menuRow('剪纸'), menuRow('足球', {}, { obstacle: 'grade' }))
  expect(await screen.findByText('剪纸')).toBeInTheDocument()
  expect(card('可以选的课').getByText('周三 16:20–17:20')).toBeInTheDocument()
  expect(card('可以选的课').getByText('李秋萍老师 · 美术室')).toBeInTheDocument()
  expect(card('可以选的课').getByText('余 3 个')).toBeInTheDocument()
  expect(screen.getByText('名额是 08:00:00 的情况（最多晚 2 秒）。')).toBeInTheDocument()
  expect(screen.queryByText('足球')).not.toBeInTheDocument()
})

test('what it costs, from how many on it takes place, what to bring and who gives it stand in the list', async () => {
  open(menuRow('编程', { costFen: 3050, costNote: '材料费', minimum: 12, provider: '启智社', itemsToBring: '耳机' }))
  for (const words of ['费用：30.5 元（材料费）', '不足 12 人不开班', '要带：耳机', '由启智社提供']) expect(await screen.findByText(words)).toBeInTheDocument()
})

test.each([
  ['not_active', {}, /报名手续办完后才能选/],
  ['grade', { grades: [5, 6] }, /只面向五至六年级/],
  ['weekday', {}, /没有报名周三的服务/],
  ['clash', {}, /与孩子已选的“围棋”时间冲突/],
  ['limit', {}, /上限（1 门）/],
  ['closed', { closesAt: '2025-09-08T10:00:00Z' }, /选课已在9月8日 18:00结束/],
  ['assigned', { admission: 'assigned' as const }, /由学校统一安排/],
  ['cancelled', { status: 'closed' as const }, /已停开/],
] as const)('a course out of reach gives its reason in words: %s', async (obstacle, course, words) => {
  const weekday = obstacle === 'clash' ? 3 : 2
  const held = menuRow('围棋', { weekday }, { own: { placeId, state: 'joined', waitingPosition: null, offerUntil: null } })
  const far = menuRow('足球', { ...course, grades: [...('grades' in course ? course.grades : [3])] }, { obstacle, clashesWith: obstacle === 'clash' ? '围棋' : null })
  answerFamily(menuOf([held, menuRow('剪纸', { weekday: 5 }, { obstacle: obstacle === 'limit' ? 'limit' : null }), far], { coursesPerChild: obstacle === 'limit' ? 1 : 3 }))
  render(<CourseMenuPage />)
  await screen.findByText('已选和候补的课')
  const more = screen.queryByRole('button', { name: '显示其他课程（1 门）' })
  if (more) await userEvent.click(more)
  expect(card('其他课程').getAllByText(words).length).toBeGreaterThan(0)
})

test('before opening each course says in one sentence how its places are given, and the page counts down', async () => {
  jest.useFakeTimers({ now: new Date('2025-09-07T23:59:00Z') })
  const until = '2025-09-10T00:00:00Z'
  const quotas = [{ key: 'own', name: '一、二年级', places: 5, grades: [1, 2], groups: null, until }]
  answerFamily(menuOf([menuRow('足球', { quotas, gradeOpenings: [{ grades: [4], opensAt: '2025-09-08T01:00:00Z' }] }, { obstacle: 'not_open' })], { asOf: '2025-09-07T23:59:00Z' }))
  render(<CourseMenuPage />)
  expect(await screen.findByText(/^先到先得：9月8日 08:00开始选.*20 个名额，其中 5 个保留给一、二年级/)).toBeInTheDocument()
  expect(screen.getByText('9月8日 08:00开始选，还有 1 分 00 秒')).toBeInTheDocument()
  await act(() => jest.advanceTimersByTimeAsync(47_000))
  expect(screen.getByText('9月8日 08:00开始选，还有 13 秒')).toBeInTheDocument()
  expect(screen.getByText('到时间可以选的课')).toBeInTheDocument()
  await act(() => jest.advanceTimersByTimeAsync(14_000))
  expect(screen.getByText('可以选的课')).toBeInTheDocument()
  expect(screen.queryByText(/开始选，还有/)).not.toBeInTheDocument()
  expect(questions(readMenu)).toHaveLength(1)
})

test('the clock that counts is the school’s, not the phone’s', async () => {
  jest.useFakeTimers({ now: new Date('2025-09-07T20:00:00Z') })
  answerFamily(menuOf([menuRow('足球', {}, { obstacle: 'not_open' })], { asOf: '2025-09-07T23:59:30Z' }))
  render(<CourseMenuPage />)
  expect(await screen.findByText('9月8日 08:00开始选，还有 30 秒')).toBeInTheDocument()
})

test('a full course is seen to be full before anyone taps it, and can be left out at one tap', async () => {
  open(menuRow('剪纸', { placesLeft: 0, waiting: 4 }), menuRow('合唱', { placesLeft: 0 }), menuRow('足球'))
  expect(await screen.findByText('已满，候补 4 人')).toBeInTheDocument()
  expect(screen.getByText('已满，可候补')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: /^筛选：全部类别/ }))
  await userEvent.click(screen.getByRole('checkbox', { name: '只看有名额的课' }))
  expect(screen.getByText('筛选：全部类别，有名额')).toBeInTheDocument()
  expect(screen.queryByText('剪纸')).not.toBeInTheDocument()
  expect(screen.getByText('足球')).toBeInTheDocument()
})

test('a child’s own courses stand on top with their state, whatever is filtered', async () => {
  open(
    menuRow('剪纸', { weekday: 2 }, { own: { placeId, state: 'joined', waitingPosition: null, offerUntil: null } }),
    menuRow('合唱', { weekday: 4 }, { own: { placeId, state: 'waiting', waitingPosition: 2, offerUntil: null } }),
    menuRow('足球'),
  )
  await userEvent.click(await screen.findByRole('tab', { name: '周三' }))
  expect(card('已选和候补的课').getByText('已选')).toBeInTheDocument()
  expect(card('已选和候补的课').getByText('候补第 2 位')).toBeInTheDocument()
  expect(screen.getByText('三年级2班 · 最多选 2 门，已选 2 门（候补也算）')).toBeInTheDocument()
})

test('a place that is held for the child stands above everything, with its deadline', async () => {
  open(menuRow('合唱', {}, { own: { placeId, state: 'offered', waitingPosition: null, offerUntil: '2025-09-10T04:00:00Z' } }))
  expect(await screen.findByText('“合唱”有名额了，等您确认')).toBeInTheDocument()
  expect(screen.getByText('请在9月10日 12:00前确认，过时给下一位。')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '去确认' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/course/places/index' })
})

test('weekday and category narrow the list', async () => {
  open(menuRow('剪纸'), menuRow('足球', { category: '体育' }), menuRow('合唱', { weekday: 4 }))
  await userEvent.click(await screen.findByRole('tab', { name: '周三' }))
  expect(screen.queryByText('合唱')).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: /^筛选/ }))
  await userEvent.click(screen.getByRole('tab', { name: '体育' }))
  expect(screen.queryByText('剪纸')).not.toBeInTheDocument()
  expect(screen.getByText('足球')).toBeInTheDocument()
})

test('both children of a family are one tap apart, each with its own courses', async () => {
  answerFamily(menuOf([menuRow('剪纸')]), menuOfBrother([menuRow('积木', { grades: [1] })]))
  render(<CourseMenuPage />)
  expect(await screen.findByText('林小满的选课')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('tab', { name: '林小舟' }))
  expect(screen.getByText('林小舟的选课')).toBeInTheDocument()
  expect(screen.getByText('积木')).toBeInTheDocument()
  expect(screen.queryByText('剪纸')).not.toBeInTheDocument()
})

test('courses go onto one shortlist for both children, which lies on the phone', async () => {
  answerFamily(menuOf([menuRow('剪纸')]), menuOfBrother([menuRow('积木', { grades: [1] })]))
  render(<CourseMenuPage />)
  await userEvent.click(await screen.findByRole('button', { name: '把剪纸加入心愿单' }))
  await userEvent.click(screen.getByRole('tab', { name: '林小舟' }))
  await userEvent.click(screen.getByRole('button', { name: '把积木加入心愿单' }))
  expect(keptShortlist().wishes).toMatchObject([lineOf('剪纸'), lineOf('积木', { childId: xiaozhouId })])
  await userEvent.click(screen.getByRole('button', { name: '看心愿单（2 项）' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/course/basket/index' })
  await userEvent.click(screen.getByRole('button', { name: '从心愿单移走积木' }))
  expect(keptShortlist().wishes).toHaveLength(1)
})

test('what could never be chosen cannot be put on the shortlist', async () => {
  open(menuRow('足球', { grades: [5] }, { obstacle: 'grade' }))
  expect(await screen.findByText('足球')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /加入心愿单/ })).not.toBeInTheDocument()
})

test('a draw of courses for other grades does not ask this child to rank', async () => {
  open(menuRow('机器人', { admission: 'draw', drawId: '3d7cf5be-0f1b-4c1c-9a40-000000000001', grades: [8, 9] }, { obstacle: 'draw' }), menuRow('剪纸'))
  expect(await screen.findByText('剪纸')).toBeInTheDocument()
  expect(screen.queryByText('抽签的课')).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '去排志愿' })).not.toBeInTheDocument()
})

test('courses that are drawn lead to the ranking, and say that there is no hurry', async () => {
  const drawId = '3d7cf5be-0f1b-4c1c-9a40-000000000001'
  open(menuRow('机器人', { admission: 'draw', drawId }, { obstacle: 'draw' }), menuRow('剪纸'))
  expect(await screen.findByText(/早交晚交机会一样/)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '去排志愿' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/draw/rank/index?childId=${childId}&drawId=${drawId}` })
})

test('a drawn or assigned course of another grade is said to be of another grade, and offers no ranking', async () => {
  open(menuRow('机器人', { admission: 'draw', drawId: '3d7cf5be-0f1b-4c1c-9a40-000000000001', grades: [5, 6] }, { obstacle: 'draw' }), menuRow('校队', { admission: 'assigned', grades: [6] }, { obstacle: 'assigned' }))
  expect(await screen.findByText('只面向五至六年级。')).toBeInTheDocument()
  expect(screen.getByText('只面向六年级。')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '去排志愿' })).not.toBeInTheDocument()
})

test('a course that was closed says so, and no places', async () => {
  open(menuRow('剪纸', { status: 'closed', placesLeft: 20 }, { obstacle: 'cancelled' }))
  expect(await screen.findByText('已停开')).toBeInTheDocument()
  expect(screen.queryByText('余 20 个')).not.toBeInTheDocument()
})

test('while nothing is on the shortlist, no button leads to an empty one', async () => {
  open(menuRow('剪纸', { opensAt: '2025-09-09T00:00:00Z' }, { obstacle: 'not_open' }))
  expect(await screen.findByText('剪纸')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /看心愿单/ })).not.toBeInTheDocument()
})

test('a submission without an answer is never forgotten: the menu leads back to it', async () => {
  givenShortlist([lineOf('剪纸')], { submission: { requestKey: 'k', sentAt: 0, lines: [lineOf('剪纸')] } })
  open(menuRow('剪纸'))
  expect(await screen.findByRole('button', { name: '刚才的提交还没有结果，去看看' })).toBeInTheDocument()
})

test('a long menu is there in full without asking', async () => {
  answer(readFamily, family)
  answer(readMenu, ({ offset }) => (offset === 0 ? menuOf([menuRow('剪纸')], { nextOffset: 50, total: 2 }) : menuOf([menuRow('合唱', { weekday: 4 })], { total: 2 })))
  render(<CourseMenuPage />)
  expect(await screen.findByText('合唱')).toBeInTheDocument()
  expect(questions(readMenu)).toHaveLength(2)
})

test('a tap opens the course; a new look at the places is one tap', async () => {
  open(menuRow('剪纸'))
  await userEvent.click(await screen.findByRole('button', { name: /^剪纸/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/course/detail/index?childId=${childId}&courseId=${courseIdOf('剪纸')}` })
  answerFamily(menuOf([menuRow('剪纸', { placesLeft: 1 })]))
  await userEvent.click(screen.getByRole('button', { name: '刷新名额' }))
  expect(await screen.findByText('余 1 个')).toBeInTheDocument()
})

test('a term without courses says so', async () => {
  open()
  expect(await screen.findByText('学校还没有公布本学期的课程。')).toBeInTheDocument()
})

test('another family’s child is refused in one sentence, and nobody else’s menu is shown for it', async () => {
  openWith({ childId: xiaozhouId })
  open(menuRow('剪纸'))
  expect(await screen.findByText(/这个孩子没有绑定在您名下/)).toBeInTheDocument()
})

test('a school without a published plan says so', async () => {
  answer(readFamily, family)
  refuse(readMenu, 'plan_not_published')
  render(<CourseMenuPage />)
  expect(await screen.findByText(/还没有公布本学期的课后服务方案/)).toBeInTheDocument()
})

test('without a network the page says so, and opens once it is back', async () => {
  loseNetwork()
  open(menuRow('剪纸'))
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  comeBack()
  await userEvent.click(screen.getByRole('button', { name: '重新连接' }))
  expect(await screen.findByText('剪纸')).toBeInTheDocument()
})
