import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { chooseCourses, releaseCourse } from 'cloud/contract/course'
import CourseDetailPage from '@/features/course/detail'
import { answerFamily, childId, courseIdOf, givenShortlist, joinedLine, keptShortlist, lineOf, menuOf, menuRow, placeId, refusedLine, waitingLine, type Row } from './course-fixture'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { openWith } from './stand-ins/taro'

afterEach(() => jest.useRealTimers())

const open = (row: Row, ...others: Row[]) => {
  openWith({ childId, courseId: row.course.courseId })
  answerFamily(menuOf([...others, row]))
  render(<CourseDetailPage />)
}
const dialog = () => within(screen.getByRole('dialog'))
const own = (state: 'joined' | 'offered' | 'waiting', waitingPosition: number | null = null) => ({ own: { placeId, state, waitingPosition, offerUntil: null } })

test('a family reads all there is to know before choosing', async () => {
  open(menuRow('剪纸', { costFen: 3000, provider: '启智社', minimum: 8 }))
  expect(await screen.findByText('从基本手法学起。')).toBeInTheDocument()
  for (const words of ['安全剪刀', '三至四年级', '30 元', '启智社', '不足 8 人不开班。', '20 个名额。']) expect(screen.getByText(words)).toBeInTheDocument()
  expect(screen.getByText('介绍').nextSibling).toHaveTextContent('未公布')
})

test('choosing now is a basket of one: it says beforehand what happens, and afterwards what the school has committed', async () => {
  open(menuRow('剪纸'))
  answer(chooseCourses, { lines: [joinedLine('剪纸')] })
  await userEvent.click(await screen.findByRole('button', { name: '现在就选' }))
  expect(dialog().getByText('每周三 16:20–17:20，在美术室上课。')).toBeInTheDocument()
  expect(questions(chooseCourses)).toHaveLength(0)
  answerFamily(menuOf([menuRow('剪纸', { placesLeft: 2 }, own('joined'))]))
  await userEvent.click(dialog().getByRole('button', { name: '确认选课' }))
  expect(await screen.findByText('已选上')).toBeInTheDocument()
  expect(await screen.findByRole('button', { name: '退掉剪纸' })).toBeInTheDocument()
  expect(questions(chooseCourses)[0]?.input).toEqual({ lines: [lineOf('剪纸')] })
  expect(keptShortlist()).toMatchObject({ submission: null, outcome: null })
})

test('a full course offers a place in line and asks what happens when its turn comes', async () => {
  open(menuRow('剪纸', { placesLeft: 0, waiting: 4 }))
  answer(chooseCourses, { lines: [waitingLine('剪纸', 5)] })
  await userEvent.click(await screen.findByRole('button', { name: '现在就排候补' }))
  expect(dialog().getByText(/现在没有名额，前面有 4 人候补/)).toBeInTheDocument()
  await userEvent.click(dialog().getByRole('radio', { name: /直接入选/ }))
  await userEvent.click(dialog().getByRole('button', { name: '排队候补' }))
  expect(await screen.findByText('没有名额，候补第 5 位')).toBeInTheDocument()
  expect(questions(chooseCourses)[0]?.input).toEqual({ lines: [lineOf('剪纸', { onOffer: 'take' })] })
})

test('when the last place goes while the family decides, it is told so', async () => {
  open(menuRow('剪纸', { placesLeft: 1 }))
  answer(chooseCourses, { lines: [waitingLine('剪纸', 1)] })
  await userEvent.click(await screen.findByRole('button', { name: '现在就选' }))
  await userEvent.click(dialog().getByRole('button', { name: '确认选课' }))
  expect(await screen.findByText('没有名额，候补第 1 位')).toBeInTheDocument()
})

test('a course at the time of another one replaces it, and says so before', async () => {
  open(menuRow('剪纸', {}, { obstacle: 'clash', clashesWith: '围棋' }), menuRow('围棋', {}, own('joined')))
  answer(chooseCourses, { lines: [joinedLine('剪纸')] })
  expect(await screen.findByText('与孩子已选的“围棋”时间冲突。')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '换成这门课' }))
  expect(dialog().getByText('选上后会退掉“围棋”；没选上就不退。')).toBeInTheDocument()
  await userEvent.click(dialog().getByRole('button', { name: '确认换课' }))
  expect(await screen.findByText('已选上')).toBeInTheDocument()
  expect(questions(chooseCourses)[0]?.input).toEqual({ lines: [lineOf('剪纸', { ifClash: 'replace' })] })
})

test('before opening it can only be put on the shortlist; at opening it can be chosen without a reload', async () => {
  jest.useFakeTimers({ now: new Date('2025-09-07T23:59:50Z') })
  openWith({ childId, courseId: courseIdOf('剪纸') })
  answerFamily(menuOf([menuRow('剪纸', {}, { obstacle: 'not_open' })], { asOf: '2025-09-07T23:59:50Z' }))
  render(<CourseDetailPage />)
  expect(await screen.findByText('9月8日 08:00开始选，还有 10 秒')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '现在就选' })).not.toBeInTheDocument()
  act(() => screen.getByRole('button', { name: '把剪纸加入心愿单' }).click())
  expect(keptShortlist().wishes).toMatchObject([lineOf('剪纸')])
  await act(() => jest.advanceTimersByTimeAsync(11_000))
  expect(screen.getByRole('button', { name: '现在就选' })).toBeEnabled()
})

test('while an earlier submission has no answer, nothing else is sent', async () => {
  givenShortlist([], { submission: { requestKey: '1b2c3d4e-5f60-4172-8394-a5b6c7d8e9f0', sentAt: Date.parse('2025-09-08T00:00:05Z'), lines: [lineOf('围棋')] } })
  open(menuRow('剪纸'))
  expect(await screen.findByText('还不知道有没有提交成功')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '现在就选' })).not.toBeInTheDocument()
})

test('giving a place back is as easy as taking it, and says what it means', async () => {
  open(menuRow('剪纸', { waiting: 2 }, own('joined')))
  answer(releaseCourse, { placeId })
  await userEvent.click(await screen.findByRole('button', { name: '退掉剪纸' }))
  expect(dialog().getByText(/名额会马上让出/)).toBeInTheDocument()
  answerFamily(menuOf([menuRow('剪纸')]))
  await userEvent.click(dialog().getByRole('button', { name: '确认退课' }))
  expect(await screen.findByText('已退掉“剪纸”')).toBeInTheDocument()
  expect(await screen.findByRole('button', { name: '现在就选' })).toBeInTheDocument()
  expect(questions(releaseCourse)[0]?.input).toEqual({ placeId })
})

test('leaving the line is not told as giving back a course', async () => {
  open(menuRow('剪纸', { placesLeft: 0, waiting: 2 }, own('waiting', 2)))
  answer(releaseCourse, { placeId })
  await userEvent.click(await screen.findByRole('button', { name: '退出候补剪纸' }))
  answerFamily(menuOf([menuRow('剪纸', { placesLeft: 0, waiting: 1 })]))
  await userEvent.click(dialog().getByRole('button', { name: '确认退出候补' }))
  expect(await screen.findByText('已退出“剪纸”的候补')).toBeInTheDocument()
})

test('after the last day for changing, the family is told whom to ask instead of being offered a button that refuses', async () => {
  open(menuRow('剪纸', { changeUntil: '2025-09-08T16:00:00Z' }, own('joined')))
  expect(await screen.findByText('自己退课、换课到9月9日 00:00为止，要调整请联系学校。')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /退掉/ })).not.toBeInTheDocument()
})

test('a held place leads to where it is confirmed', async () => {
  open(menuRow('剪纸', {}, own('offered')))
  await userEvent.click(await screen.findByRole('button', { name: '去确认这个名额' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/course/places/index' })
})

test('thinking better of it changes nothing', async () => {
  open(menuRow('剪纸', {}, own('waiting', 2)))
  await userEvent.click(await screen.findByRole('button', { name: '退出候补剪纸' }))
  await userEvent.click(dialog().getByRole('button', { name: '先不了' }))
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(questions(releaseCourse)).toHaveLength(0)
})

test('a course out of reach shows the reason where the button would be', async () => {
  open(menuRow('剪纸', { grades: [5, 6] }, { obstacle: 'grade' }))
  expect(await screen.findByText('只面向五至六年级。')).toBeInTheDocument()
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
})

test('a course that is drawn leads to the ranking', async () => {
  const drawId = '3d7cf5be-0f1b-4c1c-9a40-000000000001'
  open(menuRow('机器人', { admission: 'draw', drawId }, { obstacle: 'draw' }))
  await userEvent.click(await screen.findByRole('button', { name: '去排志愿' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/draw/rank/index?childId=${childId}&drawId=${drawId}` })
})

test('before its draw has been held, a course says how many places are drawn, not how many are left', async () => {
  open(menuRow('机器人', { admission: 'draw', drawId: '3d7cf5be-0f1b-4c1c-9a40-000000000001', capacity: 12, placesLeft: 12 }, { obstacle: 'draw' }))
  expect(await screen.findByText('抽签，共 12 个名额')).toBeInTheDocument()
  expect(screen.queryByText('余 12 个')).not.toBeInTheDocument()
})

test('once its draw has been held, a course that was meant for it says what is left', async () => {
  open(menuRow('机器人', { admission: 'draw', drawId: '3d7cf5be-0f1b-4c1c-9a40-000000000001', drawPlanned: true, drawHeld: true, placesLeft: 4 }))
  expect(await screen.findByText('余 4 个')).toBeInTheDocument()
  expect(screen.getByText(/^抽签已完成，还有空位的，先到先得补选/)).toBeInTheDocument()
})

test('after a draw, places that are left are chosen like any others', async () => {
  open(menuRow('机器人', { admission: 'draw', drawId: '3d7cf5be-0f1b-4c1c-9a40-000000000001' }))
  expect(await screen.findByRole('button', { name: '现在就选' })).toBeEnabled()
})

test('a refused line is told in its own sentence', async () => {
  open(menuRow('剪纸'))
  answer(chooseCourses, { lines: [refusedLine('剪纸', 'course_closed')] })
  await userEvent.click(await screen.findByRole('button', { name: '现在就选' }))
  await userEvent.click(dialog().getByRole('button', { name: '确认选课' }))
  expect(await screen.findByText('选课时间已结束，如需调整请联系学校。')).toBeInTheDocument()
})

test('a refusal of the whole stands beside the action', async () => {
  open(menuRow('剪纸'))
  refuse(chooseCourses, 'plan_not_published')
  await userEvent.click(await screen.findByRole('button', { name: '现在就选' }))
  await userEvent.click(dialog().getByRole('button', { name: '确认选课' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(/还没有公布/)
})

test('a course that is gone says so', async () => {
  openWith({ childId, courseId: courseIdOf('不在') })
  answerFamily(menuOf([menuRow('围棋')]))
  render(<CourseDetailPage />)
  expect(await screen.findByText(/没有找到这门课程/)).toBeInTheDocument()
})

test('without a network the page says so', async () => {
  loseNetwork()
  open(menuRow('剪纸'))
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})
