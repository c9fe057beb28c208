import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { bindChild, readConsent } from 'cloud/contract/family'
import BindPage from '@/features/family/bind'
import { readSession } from '@/session/session'
import { answer, questions, refuse } from './fake-transport'
import { granted, undecided, xiaomanId } from './family-fixture'

const fillIn = async () => {
  await userEvent.type(await screen.findByLabelText('绑定码'), 'k7m4-w9qh')
  await userEvent.type(screen.getByLabelText('孩子姓名'), '林小满')
  await userEvent.type(screen.getByLabelText('您的姓名'), '陈海燕')
  await userEvent.click(screen.getByRole('radio', { name: '妈妈' }))
}

test('the rules on children’s data come before binding', async () => {
  answer(readConsent, undecided)
  render(<BindPage />)
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/features/family/consent/index' }))
  expect(screen.queryByLabelText('绑定码')).not.toBeInTheDocument()
})

test('no relation is chosen beforehand, and what is missing is said at its field', async () => {
  answer(readConsent, granted)
  render(<BindPage />)
  await userEvent.click(await screen.findByRole('button', { name: '绑定' }))
  for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked()
  expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([
    '绑定码是8位数字和字母，请对照纸条。',
    '请填写孩子的姓名。',
    '请填写您的姓名。',
    '请选择您与孩子的关系。',
  ])
  expect(questions(bindChild)).toHaveLength(0)
})

test('a bound child is the chosen one at home', async () => {
  answer(readConsent, granted)
  answer(bindChild, { childId: xiaomanId, childName: '林小满', className: '三年级2班' })
  render(<BindPage />)
  await fillIn()
  await userEvent.click(screen.getByRole('button', { name: '绑定' }))
  await waitFor(() => expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' }))
  expect(readSession().childId).toBe(xiaomanId)
})

test('a wrong code is explained and nothing typed is lost', async () => {
  answer(readConsent, granted)
  refuse(bindChild, 'bind_code_wrong')
  render(<BindPage />)
  await fillIn()
  await userEvent.click(screen.getByRole('button', { name: '绑定' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('请对照学校发的纸条再填一次')
  expect(screen.getByLabelText('绑定码')).toHaveValue('k7m4-w9qh')
  expect(screen.getByLabelText('孩子姓名')).toHaveValue('林小满')
  expect(screen.getByRole('radio', { name: '妈妈' })).toBeChecked()
})

test('a consent withdrawn meanwhile leads back to the rules', async () => {
  answer(readConsent, granted)
  refuse(bindChild, 'consent_needed')
  render(<BindPage />)
  await fillIn()
  await userEvent.click(screen.getByRole('button', { name: '绑定' }))
  await userEvent.click(await screen.findByRole('button', { name: '阅读规则' }))
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/features/family/consent/index' })
})
