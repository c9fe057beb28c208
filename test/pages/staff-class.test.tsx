import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { issueBindCodes, listCourses, listPupils, readRoster } from 'cloud/contract/staff'
import StaffCoursesPage from '@/features/staff/courses'
import StaffPupilsPage from '@/features/staff/pupils'
import StaffRosterPage from '@/features/staff/roster'
import { answer, questions, refuse } from './fake-transport'
import { idOf, rosterWith, theWhole } from './staff-fixture'
import { openWith } from './stand-ins/taro'

const pupils = [
  { childId: idOf(3), rosterNo: 3, name: '林知夏', guardians: 1, status: 'approved' as const, insuredTo: null },
  { childId: idOf(29), rosterNo: 29, name: '段承昕', guardians: 0, status: null, insuredTo: null },
]

function openPupils() {
  answer(listPupils, { className: '三年级1班', grade: 3, insuranceMode: null, pupils })
  openWith({ classId: idOf(31) })
  render(<StaffPupilsPage />)
}

const issueForUnbound = async () => {
  await userEvent.click(await screen.findByRole('button', { name: '选没绑定的 1 名' }))
  await userEvent.click(screen.getByRole('button', { name: '发绑定码' }))
  await userEvent.click(screen.getByRole('button', { name: '发 1 个绑定码' }))
}

const codes = [{ rosterNo: 29, childName: '段承昕', code: 'K7M4-W9QH', expiresOn: '2025-10-08' }]

test('a teacher sees who is bound and who has answered', async () => {
  openPupils()
  expect(await screen.findByRole('checkbox', { name: /3号 林知夏 ?已绑定 1 位家长 · 已通过/ })).toBeInTheDocument()
  expect(screen.getByRole('checkbox', { name: /29号 段承昕 ?没有家长绑定 · 未答复/ })).toBeInTheDocument()
})

test('codes go to the pupils without a guardian, are shown once and copied as a table', async () => {
  openPupils()
  answer(issueBindCodes, { codes })
  await issueForUnbound()
  expect(await screen.findByText('K7M4-W9QH')).toBeInTheDocument()
  expect(screen.getByText('绑定码只显示这一次，关闭后不能再看。')).toBeInTheDocument()
  expect(questions(issueBindCodes)[0]?.input).toEqual({ classId: idOf(31), rosterNos: [29] })
  await userEvent.click(screen.getByRole('button', { name: '复制全部' }))
  expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: '学号\t姓名\t绑定码\t有效期\n29\t段承昕\tK7M4-W9QH\t2025-10-08' })
  await userEvent.click(screen.getByRole('button', { name: '关闭' }))
  await userEvent.click(screen.getByRole('button', { name: '记好了，关闭' }))
  expect(screen.queryByText('K7M4-W9QH')).not.toBeInTheDocument()
})

test('where the clipboard is refused, the page says so and the codes stay', async () => {
  openPupils()
  answer(issueBindCodes, { codes })
  await issueForUnbound()
  jest.mocked(Taro.setClipboardData).mockRejectedValueOnce({ errMsg: 'setClipboardData:fail' })
  await userEvent.click(await screen.findByRole('button', { name: '复制这张，段承昕' }))
  expect(await screen.findByText('这台设备不让复制，请照着抄写。')).toBeInTheDocument()
  expect(screen.getByText('K7M4-W9QH')).toBeInTheDocument()
})

test('refused codes say why and keep the choice', async () => {
  openPupils()
  refuse(issueBindCodes, 'class_not_yours')
  await issueForUnbound()
  expect(await screen.findByRole('alert')).toHaveTextContent('这个班级不由您负责')
  expect(screen.getByRole('checkbox', { name: /段承昕/ })).toBeChecked()
})

test('each course shows how full it is and leads to its roster', async () => {
  answer(listCourses, {
    courses: [{ courseId: idOf(7), title: '创意美术', weekday: 2, startsAt: '15:35', teacherName: '叶春梅', venue: '美术室', capacity: 24, joined: 23, offered: 1, waiting: 33, status: 'published' }],
    ...theWhole(1),
  })
  render(<StaffCoursesPage />)
  await userEvent.click(await screen.findByRole('button', { name: /创意美术.*周二 15:35 · 美术室 · 叶春梅.*学员 23\/24，等家长确认 1，候补 33/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/staff/roster/index?courseId=${idOf(7)}` })
})

test('a roster shows who comes, then who waits in order, with health notes', async () => {
  answer(readRoster, rosterWith({ capacity: 24, taken: 24, mayMove: false }))
  openWith({ courseId: idOf(7) })
  render(<StaffRosterPage />)
  expect(await screen.findByText('健康提示：花生过敏')).toBeInTheDocument()
  const [joined, waiting] = [screen.getByText('学员'), screen.getByText('候补（按先后）')]
  expect(joined.compareDocumentPosition(waiting) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  expect(screen.getByText('1. 段承昕')).toBeInTheDocument()
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
})
