import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { listPeople, moveClock, signInAs } from 'cloud/contract/session'
import PeoplePage from '@/features/demo/people'
import { readSession } from '@/session/session'
import { answer, refuse } from './fake-transport'

const people = { now: '2026-09-08T08:00:00+08:00', people: [{ personId: 'newFamily', name: '陈海燕', note: '新家长', bindCode: 'K7M4-W9QH' }] }

test('a tap becomes the person, and a visitor can be had again', async () => {
  answer(listPeople, people)
  answer(signInAs, { token: 'secret', expiresAt: '2026-10-08T08:00:00+08:00' })
  render(<PeoplePage />)
  await userEvent.click(await screen.findByRole('button', { name: /陈海燕/ }))
  await waitFor(() => expect(readSession().token).toBe('secret'))
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
  await userEvent.click(await screen.findByRole('button', { name: /以访客身份看/ }))
  expect(readSession().token).toBeNull()
})

test('the day can be moved on, so that a notice period passes', async () => {
  answer(listPeople, people)
  answer(moveClock, () => {
    answer(listPeople, { ...people, now: '2026-09-09T08:00:00+08:00' })
    return { now: '2026-09-09T08:00:00+08:00' }
  })
  render(<PeoplePage />)
  expect(await screen.findByText('9月8日 周二 08:00')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '往后一天' }))
  expect(await screen.findByText('9月9日 周三 08:00')).toBeInTheDocument()
})

test('where real people sign in, the page says that it is not for them', async () => {
  refuse(listPeople, 'sign_in_unavailable')
  render(<PeoplePage />)
  expect(await screen.findByText(/不支持这种登录方式/)).toBeInTheDocument()
})
