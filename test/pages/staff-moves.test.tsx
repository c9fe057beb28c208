import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { changeCapacity, closeCourse, listClosedPlaces, listMoves, listPlaceable, listSmallCourses, moveChild, placeChild, removeChild } from 'cloud/contract/course-move'
import { listCourses, readDesk, readRoster } from 'cloud/contract/staff'
import StaffClosedCoursePage from '@/features/staff/closed-course'
import StaffDeskPage from '@/features/staff/desk'
import StaffMovesPage from '@/features/staff/moves'
import StaffRosterPage from '@/features/staff/roster'
import StaffSmallCoursesPage from '@/features/staff/small-courses'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { idOf, officeDesk, rosterWith, theWhole } from './staff-fixture'
import { openWith } from './stand-ins/taro'

const courseId = idOf(7)

function openRoster(changes: Parameters<typeof rosterWith>[0] = {}) {
  answer(readRoster, rosterWith(changes))
  openWith({ courseId })
  render(<StaffRosterPage />)
}

const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const fill = async (label: string | RegExp, text: string) => {
  const field = await screen.findByLabelText(label)
  await userEvent.clear(field)
  await userEvent.type(field, text)
}

const pupils = [
  { childId: idOf(41), childName: '王雨涵', className: '三年级2班', rosterNo: 4, clashesWith: null, waitingPosition: null },
  { childId: idOf(42), childName: '张梓晨', className: '三年级2班', rosterNo: 5, clashesWith: '围棋', waitingPosition: null },
]

test('the office sees who comes, who has to answer until when, who waits, and whom the school placed', async () => {
  openRoster({ minimum: 5 })
  expect(await screen.findByText('名额 2 人，已占 2 人，候补 1 人')).toBeInTheDocument()
  expect(screen.getByText('开班至少要 5 人，还差 3 人。')).toBeInTheDocument()
  expect(screen.getByText('等家长确认，到 9月10日 09:00')).toBeInTheDocument()
  expect(screen.getByText('学校安排')).toBeInTheDocument()
})

test('children found by class or name are placed with a reason; those who were not are named and stay chosen', async () => {
  openRoster({ taken: 1, waiting: 0 })
  answer(listPlaceable, ({ search }) => ({ pupils: search === '2班' ? pupils : [], ...theWhole(2) }))
  answer(placeChild, {
    children: [{ childId: idOf(41), childName: '王雨涵', placeId: null, refusal: 'move_no_place', message: '没有孩子可用的名额，请先增加名额，或选择“另加名额安排”并写明原因。' }],
    capacity: 2,
  })
  await tap('安排孩子')
  await fill(/班级或姓名/, '2班')
  await tap('查找')
  expect(await screen.findByRole('checkbox', { name: /张梓晨.*与“围棋”时间冲突/ })).toHaveAttribute('aria-disabled', 'true')
  await userEvent.click(screen.getByRole('checkbox', { name: /王雨涵 · 三年级2班 4号/ }))
  await tap('安排 1 名孩子')
  expect(await screen.findByText('请写明原因，家长会看到')).toBeInTheDocument()
  expect(questions(placeChild)).toHaveLength(0)
  await fill('原因', '转学来得晚')
  await tap('安排 1 名孩子')
  expect(await screen.findByText(/王雨涵：没有孩子可用的名额/)).toBeInTheDocument()
  expect(questions(placeChild)[0]?.input).toEqual({ courseId, childIds: [idOf(41)], reason: '转学来得晚', overLine: false })
  expect(screen.getByRole('checkbox', { name: /王雨涵/ })).toBeChecked()
  answer(placeChild, { children: [{ childId: idOf(41), childName: '王雨涵', placeId: idOf(90), refusal: null, message: '' }], capacity: 3 })
  await userEvent.click(screen.getByRole('checkbox', { name: /另加名额安排/ }))
  await tap('安排 1 名孩子')
  expect(await screen.findByText('已安排 1 名孩子，家长会收到消息。')).toBeInTheDocument()
  expect(questions(placeChild)[1]?.input).toMatchObject({ overLine: true })
})

test('an assigned course is filled without a reason', async () => {
  openRoster({ taken: 1, waiting: 0, admission: 'assigned' })
  answer(listPlaceable, { pupils: pupils.slice(0, 1), ...theWhole(1) })
  answer(placeChild, { children: [{ childId: idOf(41), childName: '王雨涵', placeId: idOf(90), refusal: null, message: '' }], capacity: 2 })
  await tap('安排孩子')
  await userEvent.click(await screen.findByRole('checkbox', { name: /王雨涵/ }))
  await tap('安排 1 名孩子')
  expect(await screen.findByText('已安排 1 名孩子，家长会收到消息。')).toBeInTheDocument()
})

test('a lost reply keeps what was written, and the second try is the same request', async () => {
  openRoster()
  answer(listCourses, { courses: [], ...theWhole(0) })
  answer(removeChild, { placeId: idOf(703) })
  await tap(/林知夏/)
  await userEvent.click(screen.getByRole('tab', { name: '移出这门课' }))
  await fill('原因', '连续三周没有来')
  loseNetwork()
  await tap('移出')
  await tap('确认移出')
  expect(await screen.findByRole('alert')).toBeInTheDocument()
  expect(screen.getByLabelText('原因')).toHaveValue('连续三周没有来')
  comeBack()
  await tap('移出')
  await tap('确认移出')
  expect(await screen.findByText('已把林知夏移出，家长会收到消息。')).toBeInTheDocument()
  const asked = questions(removeChild)
  expect(asked.map(({ input }) => input)).toEqual([{ placeId: idOf(703), reason: '连续三周没有来' }, { placeId: idOf(703), reason: '连续三周没有来' }])
  expect(asked[0]?.requestKey).toBe(asked[1]?.requestKey)
})

test('a child is moved to a course that the office sees the places of; passing a line has to be meant', async () => {
  openRoster()
  answer(listCourses, {
    courses: [
      { courseId, title: '创意美术', weekday: 2, startsAt: '15:35', teacherName: '叶春梅', venue: '美术室', capacity: 2, joined: 1, offered: 1, waiting: 1, status: 'published' },
      { courseId: idOf(8), title: '合唱', weekday: 2, startsAt: '15:35', teacherName: '白静', venue: '音乐室', capacity: 30, joined: 30, offered: 0, waiting: 2, status: 'published' },
      { courseId: idOf(9), title: '跳绳', weekday: 2, startsAt: '15:35', teacherName: '万军', venue: '操场', capacity: 30, joined: 0, offered: 0, waiting: 0, status: 'closed' },
    ],
    ...theWhole(3),
  })
  refuse(moveChild, 'move_over_line')
  await tap(/林知夏/)
  expect(await screen.findByRole('radio', { name: /合唱.*学员 30\/30，候补 2/ })).toBeInTheDocument()
  expect(screen.queryByRole('radio', { name: /跳绳|创意美术/ })).not.toBeInTheDocument()
  await tap('调课')
  expect(screen.getByText('请选择调到哪门课')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('radio', { name: /合唱/ }))
  await fill('原因', '水平合适')
  await tap('调课')
  expect(await screen.findByRole('alert')).toHaveTextContent('有孩子在候补')
  answer(moveChild, { placeId: idOf(91) })
  await userEvent.click(screen.getByRole('checkbox', { name: /另加名额安排/ }))
  await tap('调课')
  expect(await screen.findByText('已把林知夏调到别的课，家长会收到消息。')).toBeInTheDocument()
  expect(questions(moveChild).at(-1)?.input).toEqual({ placeId: idOf(703), toCourseId: idOf(8), reason: '水平合适', overLine: true })
})

test('places are changed to a whole number, with a reason', async () => {
  openRoster()
  answer(changeCapacity, { capacity: 30, taken: 3, waiting: 0 })
  await tap('改名额')
  await fill('改为多少人', '30人')
  await tap('改名额')
  expect(await screen.findByText('请填 0 到 500 的整数')).toBeInTheDocument()
  await fill('改为多少人', '30')
  await fill('原因', '换了大教室')
  await tap('改名额')
  expect(await screen.findByText('名额已改为 30 人。')).toBeInTheDocument()
  expect(questions(changeCapacity).map(({ input }) => input)).toEqual([{ courseId, capacity: 30, reason: '换了大教室' }])
})

test('closing a course asks once more and says what became of it', async () => {
  openRoster()
  answer(closeCourse, { ended: 3, movedOn: 1 })
  await tap('停开')
  await tap('停开这门课')
  expect(await screen.findByText('请写明原因，家长会看到')).toBeInTheDocument()
  await fill('原因', '报名不足五人')
  await tap('停开这门课')
  expect(questions(closeCourse)).toHaveLength(0)
  await tap('确认停开')
  expect(await screen.findByText(/已停开，取消了 3 个名额和候补，其中 1 名孩子已按下一志愿安排/)).toBeInTheDocument()
})

test('a closed course can no longer be changed and leads to what became of its children', async () => {
  openRoster({ status: 'closed', taken: 0, waiting: 0, pupils: [], ...theWhole(0) })
  expect(await screen.findByText('这门课已停开，没有孩子了。')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '改名额' })).not.toBeInTheDocument()
  await tap('原来的孩子去了哪里')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/staff/closed-course/index?courseId=${courseId}` })
})

test('the children of a closed course stand with what each has now and where it could go', async () => {
  answer(listClosedPlaces, {
    title: '围棋',
    children: [
      { childId: idOf(3), childName: '林知夏', className: '三年级1班', waited: false, nowHas: '合唱', fitting: [] },
      { childId: idOf(29), childName: '段承昕', className: '三年级1班', waited: true, nowHas: null, fitting: [{ courseId: idOf(8), title: '足球', weekday: 2, startsAt: '16:20' }] },
    ],
    ...theWhole(2),
  })
  openWith({ courseId })
  render(<StaffClosedCoursePage />)
  expect(await screen.findByText('现在这个时间上“合唱”')).toBeInTheDocument()
  expect(screen.getByText('原来在候补')).toBeInTheDocument()
  expect(screen.getByText('还有名额的：“足球”（周二 16:20）')).toBeInTheDocument()
})

test('the list of manual moves says what, why, who, and where others were passed', async () => {
  const move = { toTitle: null, childName: '林知夏', className: '三年级1班', by: '许文静', overLine: false, capacity: null, movedAt: '2025-09-08T02:00:00.000Z' }
  answer(listMoves, {
    moves: [
      { ...move, moveId: idOf(1), kind: 'placed', title: '篮球', reason: '校队队员', overLine: true },
      { ...move, moveId: idOf(2), kind: 'moved', title: '围棋', toTitle: '合唱', reason: '水平合适' },
      { ...move, moveId: idOf(3), kind: 'resized', title: '合唱', childName: null, className: null, capacity: 30, reason: '换了大教室' },
    ],
    ...theWhole(3),
  })
  render(<StaffMovesPage />)
  expect(await screen.findByText('安排到“篮球”')).toBeInTheDocument()
  expect(screen.getByText('越过候补')).toBeInTheDocument()
  expect(screen.getByText('原因：校队队员')).toBeInTheDocument()
  expect(screen.getByText('从“围棋”调到“合唱”')).toBeInTheDocument()
  expect(screen.getByText('名额改为 30 人')).toBeInTheDocument()
  expect(screen.getAllByText('许文静，9月8日 10:00')).toHaveLength(3)
})

test('courses with too few children lead to their rosters, and an empty list says so', async () => {
  answer(listSmallCourses, { courses: [{ courseId, title: '种植', weekday: 5, startsAt: '16:20', teacherName: '段国平', taken: 2, waiting: 0, capacity: 16, minimum: 8 }], ...theWhole(1) })
  render(<StaffSmallCoursesPage />)
  await tap(/种植.*周五 16:20 · 段国平.*已有 2 人，至少 8 人，还差 6 人/)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/staff/roster/index?courseId=${courseId}` })
})

test('only the office’s desk leads to what is done by hand', async () => {
  answer(readDesk, officeDesk)
  const { unmount } = render(<StaffDeskPage />)
  await tap(/人工调整记录/)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/staff/moves/index' })
  unmount()
  answer(readDesk, { ...officeDesk, roles: ['dutyTeacher'] })
  render(<StaffDeskPage />)
  expect(await screen.findByRole('button', { name: /课程名单/ })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /人工调整记录|人数不足/ })).not.toBeInTheDocument()
})
