import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readMenu } from 'cloud/contract/course'
import CourseMenuPage from '@/features/course/menu'
import { childId, courseIdOf, menuOf, menuRow, placeId, type Row } from './course-fixture'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { openWith } from './stand-ins/taro'

beforeEach(() => openWith({ childId }))

const open = (...rows: Row[]) => {
  answer(readMenu, menuOf(rows))
  render(<CourseMenuPage />)
}
const card = (title: string) => within(screen.getByRole('heading', { name: title }).closest('.k-card') as HTMLElement)

test('a family first sees what its child may take, with time, teacher, room and places left', async () => {
  open(menuRow('剪纸'), menuRow('足球', {}, { obstacle: 'grade' }))
  expect(await screen.findByText('剪纸')).toBeInTheDocument()
  expect(card('可以选的课').getByText('周三 16:20–17:20')).toBeInTheDocument()
  expect(card('可以选的课').getByText('李秋萍老师 · 美术室')).toBeInTheDocument()
  expect(card('可以选的课').getByText('余 3 个')).toBeInTheDocument()
  expect(screen.queryByText('足球')).not.toBeInTheDocument()
})

test.each([
  ['not_active', {}, /报名手续办完后才能选/],
  ['grade', { grades: [5, 6] }, /只面向五至六年级/],
  ['weekday', {}, /没有报名周三的服务/],
  ['clash', {}, /与孩子已选的“围棋”时间冲突/],
  ['limit', {}, /上限（2 门）/],
  ['not_open', {}, /选课从9月8日 08:00开始/],
  ['closed', {}, /选课已在9月12日 18:00结束/],
  ['assigned', { admission: 'assigned' as const }, /由学校统一安排/],
] as const)('a course out of reach gives its reason in words: %s', async (obstacle, course, words) => {
  open(menuRow('剪纸'), menuRow('足球', { ...course, grades: [...('grades' in course ? course.grades : [3])] }, { obstacle, clashesWith: obstacle === 'clash' ? '围棋' : null }))
  await userEvent.click(await screen.findByRole('button', { name: '显示其他课程（1 门）' }))
  expect(card('其他课程').getByText(words)).toBeInTheDocument()
})

test('where nothing can be taken, the reasons are shown at once', async () => {
  open(menuRow('足球', {}, { obstacle: 'not_open' }))
  expect(await screen.findByText(/选课从9月8日/)).toBeInTheDocument()
})

test('a full course is seen to be full before anyone taps it', async () => {
  open(menuRow('剪纸', { placesLeft: 0, waiting: 4 }), menuRow('合唱', { placesLeft: 0 }))
  expect(await screen.findByText('已满，候补 4 人')).toBeInTheDocument()
  expect(screen.getByText('已满，可候补')).toBeInTheDocument()
})

test('a child’s own courses stand on top with their state, whatever is filtered', async () => {
  open(
    menuRow('剪纸', { weekday: 2 }, { own: { placeId, state: 'joined', waitingPosition: null, offerUntil: null } }),
    menuRow('合唱', { weekday: 4 }, { own: { placeId, state: 'waiting', waitingPosition: 2, offerUntil: null } }),
    menuRow('足球'),
  )
  await userEvent.click(await screen.findByRole('tab', { name: '周三' }))
  expect(card('已选的课').getByText('已选')).toBeInTheDocument()
  expect(card('已选的课').getByText('候补第 2 位')).toBeInTheDocument()
  expect(screen.getByText('三年级2班 · 最多选 2 门，已选 2 门（候补也算）')).toBeInTheDocument()
})

test('weekday and category narrow the list', async () => {
  open(menuRow('剪纸'), menuRow('足球', { category: '体育' }), menuRow('合唱', { weekday: 4 }))
  await userEvent.click(await screen.findByRole('tab', { name: '周三' }))
  expect(screen.queryByText('合唱')).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('tab', { name: '体育' }))
  expect(screen.queryByText('剪纸')).not.toBeInTheDocument()
  expect(screen.getByText('足球')).toBeInTheDocument()
})

test('a long menu is there in full without asking', async () => {
  answer(readMenu, ({ offset }) => (offset === 0 ? menuOf([menuRow('剪纸')], { nextOffset: 50, total: 2 }) : menuOf([menuRow('合唱', { weekday: 4 })], { total: 2 })))
  render(<CourseMenuPage />)
  expect(await screen.findByText('合唱')).toBeInTheDocument()
  expect(questions(readMenu)).toHaveLength(2)
})

test('a tap opens the course', async () => {
  open(menuRow('剪纸'))
  await userEvent.click(await screen.findByRole('button', { name: /剪纸/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/course/detail/index?childId=${childId}&courseId=${courseIdOf('剪纸')}` })
})

test('a term without courses says so', async () => {
  open()
  expect(await screen.findByText('学校还没有公布本学期的课程。')).toBeInTheDocument()
})

test('another family’s child is refused in one sentence', async () => {
  refuse(readMenu, 'child_not_yours')
  render(<CourseMenuPage />)
  expect(await screen.findByText(/这个孩子没有绑定在您名下/)).toBeInTheDocument()
})

test('without a network the page says so, and opens once it is back', async () => {
  loseNetwork()
  open(menuRow('剪纸'))
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  comeBack()
  await userEvent.click(screen.getByRole('button', { name: '重新连接' }))
  expect(await screen.findByText('剪纸')).toBeInTheDocument()
})
