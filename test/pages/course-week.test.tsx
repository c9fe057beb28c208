import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readWeek } from 'cloud/contract/course'
import CourseWeekPage from '@/features/course/week'
import { childId, courseIdOf, weekOfChild } from './course-fixture'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { openWith } from './stand-ins/taro'

beforeEach(() => openWith({ childId }))
const open = () => render(<CourseWeekPage />)

test('a family sees which week of term it is, the week as a picture, and each day in words', async () => {
  answer(readWeek, weekOfChild())
  open()
  expect(await screen.findByText('林小满 · 第 5 周')).toBeInTheDocument()
  expect(screen.getByRole('img', { name: '周二9/30：16:20到17:20，剪纸' })).toBeInTheDocument()
  expect(screen.getByText('16:20–17:20 剪纸')).toBeInTheDocument()
  expect(screen.getByText('美术室 · 李秋萍老师')).toBeInTheDocument()
  expect(screen.getByText('今天')).toBeInTheDocument()
})

test('a holiday is named, so that nobody waits at the gate', async () => {
  answer(readWeek, weekOfChild())
  open()
  expect(await screen.findByText('10月1日 周三 国庆节，放假')).toBeInTheDocument()
  expect(screen.getByRole('img', { name: '周三放假：没有安排' })).toBeInTheDocument()
})

test('a family sees its child’s group with room and teacher; what is not settled is left out (FR-055)', async () => {
  const groups = [
    { serviceName: '晚托', name: '五、六年级混编班', room: '601教室', teacherName: '李秋萍' },
    { serviceName: '午托', name: '三年级2班', room: null, teacherName: null },
  ]
  answer(readWeek, weekOfChild({ groups }))
  open()
  expect(await screen.findByText('晚托：五、六年级混编班，601教室，李秋萍老师')).toBeInTheDocument()
  expect(screen.getByText('午托：三年级2班')).toBeInTheDocument()
})

test('the weeks before and after are one tap away, and so is the way back', async () => {
  answer(readWeek, ({ weekOf }) => (weekOf ? weekOfChild({ monday: weekOf, weekNumber: 6, sessions: [], holidays: [] }) : weekOfChild()))
  open()
  await userEvent.click(await screen.findByRole('button', { name: '下一周' }))
  expect(await screen.findByText('林小满 · 第 6 周')).toBeInTheDocument()
  expect(questions(readWeek).at(-1)?.input.weekOf).toBe('2025-10-06')
  expect(screen.getByText('这一周没有安排。')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '回到本周' }))
  expect(await screen.findByText('林小满 · 第 5 周')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '上一周' }))
  expect(questions(readWeek).at(-1)?.input.weekOf).toBe('2025-09-22')
})

test('a chosen course opens from the week', async () => {
  answer(readWeek, weekOfChild())
  open()
  await userEvent.click(await screen.findByRole('button', { name: /剪纸/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/course/detail/index?childId=${childId}&courseId=${courseIdOf('剪纸')}` })
})

test('outside the term the page says so', async () => {
  answer(readWeek, weekOfChild({ weekNumber: null, sessions: [], holidays: [] }))
  open()
  expect(await screen.findByText('林小满 · 不在本学期内')).toBeInTheDocument()
})

test('another family’s child is refused in one sentence', async () => {
  refuse(readWeek, 'child_not_yours')
  open()
  expect(await screen.findByText(/这个孩子没有绑定在您名下/)).toBeInTheDocument()
})

test('without a network the page says so', async () => {
  loseNetwork()
  open()
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})

test('a day that is cancelled, or held elsewhere, says so with its reason, in words and in the picture (FR-085)', async () => {
  const [paper] = weekOfChild().sessions
  answer(readWeek, weekOfChild({ sessions: [{ ...paper!, changes: [{ kind: 'cancelled', reason: '校园停电' }] }, { ...paper!, date: '2025-10-02', venue: '食堂二楼', changes: [{ kind: 'room', reason: '一楼在检修' }] }] }))
  open()
  expect(await screen.findByText('暂停：校园停电')).toBeInTheDocument()
  expect(screen.getByText('换教室：一楼在检修')).toBeInTheDocument()
  expect(screen.getByRole('img', { name: '周二9/30：16:20到17:20，剪纸：暂停' })).toBeInTheDocument()
})

test('leave is filed from the week, where something is still to come', async () => {
  answer(readWeek, weekOfChild())
  open()
  await userEvent.click(await screen.findByRole('button', { name: '请假' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/leave/request/index?childId=${childId}` })
})

test('from the week it is one tap to what became of its sessions', async () => {
  answer(readWeek, weekOfChild())
  open()
  await userEvent.click(await screen.findByRole('button', { name: '本月考勤' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/attendance/month/index?childId=${childId}` })
})
