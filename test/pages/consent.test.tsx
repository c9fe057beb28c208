import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { decideConsent, readConsent } from 'cloud/contract/family'
import ConsentPage from '@/features/family/consent'
import { answer, questions, refuse } from './fake-transport'
import { granted, undecided } from './family-fixture'

const decidedAt = '2025-09-08T08:00:00+08:00'

test('the whole text is there, and nothing is ticked beforehand', async () => {
  answer(readConsent, undecided)
  render(<ConsentPage />)
  expect(await screen.findByText('孩子姓名和班级。')).toBeInTheDocument()
  expect(screen.getByRole('checkbox', { name: '我已读完上面的规则' })).not.toBeChecked()
})

test('同意 and 不同意 look the same', async () => {
  answer(readConsent, undecided)
  render(<ConsentPage />)
  const agree = await screen.findByRole('button', { name: '同意' })
  expect(agree.className).toBe(screen.getByRole('button', { name: '不同意' }).className)
})

test('consent needs the tick, is kept with what was shown, and leads to binding', async () => {
  answer(readConsent, undecided)
  answer(decideConsent, { decidedAt })
  render(<ConsentPage />)
  await userEvent.click(await screen.findByRole('button', { name: '同意' }))
  expect(screen.getByRole('alert')).toHaveTextContent('请先读完规则并勾选')
  expect(questions(decideConsent)).toHaveLength(0)
  await userEvent.click(screen.getByRole('checkbox'))
  await userEvent.click(screen.getByRole('button', { name: '同意' }))
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/features/family/bind/index' }))
  expect(questions(decideConsent)[0]?.input).toEqual({ decision: 'granted', textSha256: undecided.textSha256 })
})

test('refusing takes one tap, and the plan and the paper form remain', async () => {
  answer(readConsent, undecided)
  answer(decideConsent, { decidedAt })
  render(<ConsentPage />)
  await userEvent.click(await screen.findByRole('button', { name: '不同意' }))
  expect(await screen.findByText(/请向班主任领取纸质申请表/)).toBeInTheDocument()
  expect(questions(decideConsent)[0]?.input.decision).toBe('refused')
  await userEvent.click(screen.getByRole('button', { name: '看方案' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/plan/read/index' })
})

test('a text that changed meanwhile is shown anew and not agreed to', async () => {
  answer(readConsent, undecided)
  refuse(decideConsent, 'consent_text_changed')
  render(<ConsentPage />)
  await userEvent.click(await screen.findByRole('checkbox'))
  await userEvent.click(screen.getByRole('button', { name: '同意' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('规则内容已更新')
  expect(questions(readConsent)).toHaveLength(2)
  expect(Taro.redirectTo).not.toHaveBeenCalled()
})

test('somebody who has agreed goes on to binding', async () => {
  answer(readConsent, granted)
  render(<ConsentPage />)
  expect(await screen.findByText(/您在2025年9月1日同意了这份规则/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '继续绑定孩子' })).toBeInTheDocument()
})
