import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { chooseCourse, readMenu, releaseCourse } from 'cloud/contract/course'
import CourseDetailPage from '@/features/course/detail'
import { childId, courseIdOf, menuOf, menuRow, placeId, type Row } from './course-fixture'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { openWith } from './stand-ins/taro'

const open = (row: Row) => {
  openWith({ childId, courseId: row.course.courseId })
  answer(readMenu, menuOf([menuRow('围棋'), row]))
  render(<CourseDetailPage />)
}
const dialog = () => within(screen.getByRole('dialog'))

test('a family reads all there is to know before choosing', async () => {
  open(menuRow('剪纸'))
  expect(await screen.findByText('从基本手法学起。')).toBeInTheDocument()
  expect(screen.getByText('安全剪刀')).toBeInTheDocument()
  expect(screen.getByText('三至四年级')).toBeInTheDocument()
  expect(screen.getByText('介绍').nextSibling).toHaveTextContent('未公布')
})

test('choosing says beforehand what happens and afterwards what happened', async () => {
  open(menuRow('剪纸'))
  answer(chooseCourse, { placeId, state: 'joined', waitingPosition: null })
  await userEvent.click(await screen.findByRole('button', { name: '选这门课' }))
  expect(dialog().getByText('每周三 16:20–17:20在美术室上课。')).toBeInTheDocument()
  expect(questions(chooseCourse)).toHaveLength(0)
  answer(readMenu, menuOf([menuRow('剪纸', { placesLeft: 2 }, { own: { placeId, state: 'joined', waitingPosition: null, offerUntil: null } })]))
  await userEvent.click(dialog().getByRole('button', { name: '确认选课' }))
  expect(await screen.findByText('已选上')).toBeInTheDocument()
  expect(await screen.findByRole('button', { name: '退掉这门课' })).toBeInTheDocument()
  expect(questions(chooseCourse)[0]?.input).toEqual({ childId, courseId: courseIdOf('剪纸') })
})

test('a full course offers a place in line and tells how many are before', async () => {
  open(menuRow('剪纸', { placesLeft: 0, waiting: 4 }))
  answer(chooseCourse, { placeId, state: 'waiting', waitingPosition: 5 })
  await userEvent.click(await screen.findByRole('button', { name: '排候补（前面有 4 人）' }))
  expect(dialog().getByText(/按排队顺序自动补上/)).toBeInTheDocument()
  await userEvent.click(dialog().getByRole('button', { name: '排候补' }))
  expect(await screen.findByText('候补第 5 位')).toBeInTheDocument()
})

test('when the last place goes while the family decides, it is told so', async () => {
  open(menuRow('剪纸', { placesLeft: 1 }))
  answer(chooseCourse, { placeId, state: 'waiting', waitingPosition: 1 })
  await userEvent.click(await screen.findByRole('button', { name: '选这门课' }))
  await userEvent.click(dialog().getByRole('button', { name: '确认选课' }))
  expect(await screen.findByText('名额刚刚被选完，已排上候补第 1 位。不想等可以退出。')).toBeInTheDocument()
})

test('giving a place back is as easy as taking it, and says what it means', async () => {
  open(menuRow('剪纸', { waiting: 2 }, { own: { placeId, state: 'joined', waitingPosition: null, offerUntil: null } }))
  answer(releaseCourse, { placeId })
  await userEvent.click(await screen.findByRole('button', { name: '退掉这门课' }))
  expect(dialog().getByText(/名额会马上给排在第一位的孩子/)).toBeInTheDocument()
  answer(readMenu, menuOf([menuRow('剪纸')]))
  await userEvent.click(dialog().getByRole('button', { name: '确认退课' }))
  expect(await screen.findByText('已退掉')).toBeInTheDocument()
  expect(await screen.findByRole('button', { name: '选这门课' })).toBeInTheDocument()
  expect(questions(releaseCourse)[0]?.input).toEqual({ placeId })
})

test('leaving the line is not told as giving back a course', async () => {
  open(menuRow('剪纸', { placesLeft: 0, waiting: 2 }, { own: { placeId, state: 'waiting', waitingPosition: 2, offerUntil: null } }))
  answer(releaseCourse, { placeId })
  await userEvent.click(await screen.findByRole('button', { name: '退出候补' }))
  answer(readMenu, menuOf([menuRow('剪纸', { placesLeft: 0, waiting: 1 })]))
  await userEvent.click(dialog().getByRole('button', { name: '确认退出候补' }))
  expect(await screen.findByText('已退出候补')).toBeInTheDocument()
  expect(screen.queryByText('已退掉')).not.toBeInTheDocument()
})

test('thinking better of it changes nothing', async () => {
  open(menuRow('剪纸', {}, { own: { placeId, state: 'waiting', waitingPosition: 2, offerUntil: null } }))
  await userEvent.click(await screen.findByRole('button', { name: '退出候补' }))
  await userEvent.click(dialog().getByRole('button', { name: '先不了' }))
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(questions(releaseCourse)).toHaveLength(0)
})

test('a course out of reach shows the reason where the button would be', async () => {
  open(menuRow('剪纸', {}, { obstacle: 'clash', clashesWith: '围棋' }))
  expect(await screen.findByText(/与孩子已选的“围棋”时间冲突/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '选这门课' })).not.toBeInTheDocument()
})

test('a refusal stands beside the action in its own sentence', async () => {
  open(menuRow('剪纸'))
  refuse(chooseCourse, 'course_closed')
  await userEvent.click(await screen.findByRole('button', { name: '选这门课' }))
  await userEvent.click(dialog().getByRole('button', { name: '确认选课' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('选课时间已结束，如需调整请联系学校。')
})

test('a course that is gone says so', async () => {
  openWith({ childId, courseId: courseIdOf('不在') })
  answer(readMenu, menuOf([menuRow('围棋')]))
  render(<CourseDetailPage />)
  expect(await screen.findByText(/没有找到这门课程/)).toBeInTheDocument()
})

test('without a network the page says so', async () => {
  loseNetwork()
  open(menuRow('剪纸'))
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})
