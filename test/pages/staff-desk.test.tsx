import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { bindStaff, readDesk } from 'cloud/contract/staff'
import StaffBindPage from '@/features/staff/bind'
import StaffDeskPage from '@/features/staff/desk'
import { answer, comeBack, loseNetwork, questions, refuse } from './fake-transport'
import { officeDesk } from './staff-fixture'

test('the office sees how much waits in each of its own steps, and is one tap from it', async () => {
  answer(readDesk, officeDesk)
  render(<StaffDeskPage />)
  expect(await screen.findByText('许文静老师')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '公示意见，没有' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /班级审核/ })).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '学校复核，3' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/staff/reviews/index?step=school_review' })
})

test('a class teacher sees the class review only', async () => {
  answer(readDesk, { ...officeDesk, roles: ['classTeacher'], waiting: { ...officeDesk.waiting, classReview: 2 } })
  render(<StaffDeskPage />)
  expect(await screen.findByRole('button', { name: '班级审核，2' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /待盖章协议|待公示名单|学校复核/ })).not.toBeInTheDocument()
})

test('a class shows its numbers and leads to its pupils', async () => {
  answer(readDesk, officeDesk)
  render(<StaffDeskPage />)
  await userEvent.click(await screen.findByRole('button', { name: /三年级2班.*已绑定 27，参加 21，不参加 1，未答复 18/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/staff/pupils/index?classId=${officeDesk.classes[0]?.classId}` })
})

test('the office is one tap from the calendar and the groups, a class teacher from the groups only', async () => {
  answer(readDesk, officeDesk)
  const page = render(<StaffDeskPage />)
  await userEvent.click(await screen.findByRole('button', { name: /校历/ }))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/features/calendar/term/index' })
  page.unmount()
  answer(readDesk, { ...officeDesk, roles: ['classTeacher'] })
  render(<StaffDeskPage />)
  await userEvent.click(await screen.findByRole('button', { name: /编班/ }))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/features/groups/edit/index' })
  expect(screen.queryByRole('button', { name: /校历/ })).not.toBeInTheDocument()
})

test('somebody who is no member of staff is told so, and shown the way for teachers', async () => {
  refuse(readDesk, 'role_needed')
  render(<StaffDeskPage />)
  expect(await screen.findByText(/您没有使用这项功能的权限/)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '老师绑定' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/staff/bind/index' })
})

test('without a network the desk says so, and opens once it is back', async () => {
  answer(readDesk, officeDesk)
  loseNetwork()
  render(<StaffDeskPage />)
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  comeBack()
  await userEvent.click(screen.getByRole('button', { name: '重新连接' }))
  expect(await screen.findByText('许文静老师')).toBeInTheDocument()
})

const fillBind = async () => {
  await userEvent.type(screen.getByLabelText('绑定码'), 'k7m4w9qh')
  await userEvent.type(screen.getByLabelText('您的姓名'), '周敏')
  await userEvent.click(screen.getByRole('button', { name: '绑定' }))
}

test('a teacher binds with code and name, and stands at the desk', async () => {
  answer(bindStaff, { name: '周敏', roles: ['classTeacher'] })
  render(<StaffBindPage />)
  await fillBind()
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/features/staff/desk/index' })
  expect(questions(bindStaff)[0]?.input).toEqual({ code: 'k7m4w9qh', staffName: '周敏' })
})

test('a wrong code is explained, and what was typed stays', async () => {
  refuse(bindStaff, 'bind_code_wrong')
  render(<StaffBindPage />)
  await fillBind()
  expect(await screen.findByRole('alert')).toHaveTextContent('绑定码或姓名不对')
  expect(screen.getByLabelText('绑定码')).toHaveValue('k7m4w9qh')
  expect(screen.getByLabelText('您的姓名')).toHaveValue('周敏')
})

test('nothing is sent while the name is missing', async () => {
  render(<StaffBindPage />)
  await userEvent.type(screen.getByLabelText('绑定码'), 'k7m4w9qh')
  await userEvent.click(screen.getByRole('button', { name: '绑定' }))
  expect(screen.getByText('请填写您的姓名')).toBeInTheDocument()
  expect(questions(bindStaff)).toHaveLength(0)
})

test('a teacher who is bound already goes on to the desk', async () => {
  refuse(bindStaff, 'bind_already')
  render(<StaffBindPage />)
  await fillBind()
  await userEvent.click(await screen.findByRole('button', { name: '去工作台' }))
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/features/staff/desk/index' })
})

test('what is of today stands first: the missing child, the roll, then what can wait', async () => {
  answer(readDesk, { ...officeDesk, roles: ['classTeacher', 'schoolAdmin'], waiting: { ...officeDesk.waiting, alerts: 1 } })
  render(<StaffDeskPage />)
  expect(await screen.findByRole('button', { name: '没有到、没有人接，1' })).toBeInTheDocument()
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['许文静老师', '今天', '等您处理', '记录', '消息', '课程', '收费', '学期安排', '班级'])
  const [first, second] = screen.getAllByRole('button')
  expect(first).toHaveAccessibleName('没有到、没有人接，1')
  expect(second).toHaveTextContent('点名')
  // Each place stands once.
  const titles = screen.getAllByRole('button').map((each) => each.textContent)
  expect(new Set(titles).size).toBe(titles.length)
})

test('the finance officer is asked to look for nobody', async () => {
  answer(readDesk, { ...officeDesk, roles: ['financeOfficer'] })
  render(<StaffDeskPage />)
  expect(await screen.findByText('课程名单')).toBeInTheDocument()
  expect(screen.queryByText('今天')).not.toBeInTheDocument()
})
