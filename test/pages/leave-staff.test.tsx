import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { listLeavePupils, listLeaves } from 'cloud/contract/leave'
import LeavePupilsPage from '@/features/leave/pupils'
import LeaveTodayPage from '@/features/leave/today'
import { childId } from './application-fixture'
import { answer, loseNetwork, questions, refuse } from './fake-transport'

const excused = { childId, name: '林小满', className: '三年级2班', rosterNo: 7, sessions: [{ title: '晚托', time: '16:20–17:20', reason: '生病', filedAt: '2025-10-14T00:00:00Z', byStaff: true }] }

test('a teacher sees who is on leave today, why, and who entered it; other days are a tap away', async () => {
  answer(listLeaves, ({ heldOn }) => ({ today: '2025-10-14', heldOn: heldOn ?? '2025-10-14', children: heldOn ? [] : [excused], nextOffset: null, total: heldOn ? 0 : 1 }))
  render(<LeaveTodayPage />)
  expect(await screen.findByText('10月14日 周二（今天）')).toBeInTheDocument()
  expect(screen.getByText(/^林小满.*三年级2班 7号$/)).toBeInTheDocument()
  expect(screen.getByText('晚托 16:20–17:20')).toBeInTheDocument()
  expect(screen.getByText('老师按家长的话登记')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '后一天' }))
  expect(await screen.findByText('这一天没有孩子请假。')).toBeInTheDocument()
  expect(questions(listLeaves).at(-1)?.input.heldOn).toBe('2025-10-15')
  await userEvent.click(screen.getByRole('button', { name: '按家长的话登记请假' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/leave/pupils/index' })
})

test('a child is found by a part of its name and opened by id alone', async () => {
  answer(listLeavePupils, ({ search }) => ({ pupils: search === '小满' ? [{ childId, name: '林小满', className: '三年级2班', rosterNo: 7 }] : [], nextOffset: null, total: search ? 1 : 0 }))
  render(<LeavePupilsPage />)
  await userEvent.type(await screen.findByLabelText('姓名或班级'), '小满')
  await userEvent.click(screen.getByRole('button', { name: '查找' }))
  await userEvent.click(await screen.findByRole('button', { name: /林小满/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/leave/request/index?childId=${childId}` })
})

test('a plan that is not published, and a network that is gone, are each said in words', async () => {
  refuse(listLeaves, 'plan_not_published')
  const page = render(<LeaveTodayPage />)
  expect(await screen.findByText(/还没有公布/)).toBeInTheDocument()
  page.unmount()
  loseNetwork()
  render(<LeavePupilsPage />)
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
})
