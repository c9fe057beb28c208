import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { decideConsent, exportMyData, readConsent, readFamily, unbindChild, updateGuardian } from 'cloud/contract/family'
import DataPage from '@/features/family/data'
import { chooseChild, readSession } from '@/session/session'
import { answer, questions, refuse } from './fake-transport'
import { family, granted, undecided, xiaomanId } from './family-fixture'

const open = () => {
  answer(readFamily, family)
  answer(readConsent, granted)
  render(<DataPage />)
}
const exported = { exportedAt: '2025-09-08T08:00:00+08:00', exportedOn: '2025-09-08', data: { guardian: [{ name: '陈海燕' }] } }

test('a guardian sees what is held, and that no phone has to be given', async () => {
  open()
  expect(await screen.findByText('没有填写')).toBeInTheDocument()
  expect(screen.getByText('王桂芳（奶奶）')).toBeInTheDocument()
  expect(screen.getByText('2025年9月1日 同意（规则版本 2026-09）')).toBeInTheDocument()
})

test('name and phone are corrected, the phone may stay empty', async () => {
  open()
  answer(updateGuardian, {})
  await userEvent.click(await screen.findByRole('button', { name: '更正' }))
  await userEvent.type(screen.getByLabelText('手机号'), '138')
  await userEvent.click(screen.getByRole('button', { name: '保存' }))
  expect(screen.getByRole('alert')).toHaveTextContent('手机号是11位数字')
  await userEvent.clear(screen.getByLabelText('手机号'))
  await userEvent.clear(screen.getByLabelText('姓名'))
  await userEvent.type(screen.getByLabelText('姓名'), '陈海晏')
  await userEvent.click(screen.getByRole('button', { name: '保存' }))
  expect(await screen.findByRole('button', { name: '更正' })).toBeInTheDocument()
  expect(questions(updateGuardian)[0]?.input).toEqual({ name: '陈海晏', phone: '' })
})

test('everything can be taken away by one tap', async () => {
  open()
  answer(exportMyData, exported)
  await userEvent.click(await screen.findByRole('button', { name: '复制全部数据' }))
  expect(await screen.findByText(/已复制，共/)).toBeInTheDocument()
  expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: JSON.stringify(exported, null, 2) })
})

test('a phone that refuses the clipboard shows the text instead', async () => {
  open()
  answer(exportMyData, exported)
  jest.mocked(Taro.setClipboardData).mockRejectedValueOnce(new Error('refused'))
  await userEvent.click(await screen.findByRole('button', { name: '复制全部数据' }))
  expect(await screen.findByText(/不让自动复制/)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: /导出的内容/ }))
  expect(screen.getByText(/"name": "陈海燕"/)).toBeInTheDocument()
})

test('withdrawing consent tells its effect before it happens', async () => {
  open()
  answer(decideConsent, { decidedAt: '2025-09-08T08:00:00+08:00' })
  await userEvent.click(await screen.findByRole('button', { name: '撤回同意' }))
  expect(screen.getByRole('dialog')).toHaveTextContent('您与所有孩子的绑定都会解除')
  expect(questions(decideConsent)).toHaveLength(0)
  await userEvent.click(screen.getByRole('button', { name: '确认撤回' }))
  await waitFor(() => expect(questions(readFamily)).toHaveLength(2))
  expect(questions(decideConsent)[0]?.input.decision).toBe('withdrawn')
})

test('a family that was bound without a decision on record can withdraw all the same', async () => {
  answer(readFamily, { ...family, consents: [] })
  answer(readConsent, undecided)
  render(<DataPage />)
  expect(await screen.findByRole('button', { name: '撤回同意' })).toBeInTheDocument()
})

test('a child is unbound only after a second yes, and is chosen no longer', async () => {
  chooseChild(xiaomanId)
  open()
  answer(unbindChild, {})
  await userEvent.click(await screen.findByRole('button', { name: '解除绑定林小满' }))
  await userEvent.click(screen.getByRole('button', { name: '确认解除' }))
  await waitFor(() => expect(readSession().childId).toBeNull())
  expect(questions(unbindChild)[0]?.input).toEqual({ childId: xiaomanId })
})

test('somebody without a family here reads why the page is closed', async () => {
  refuse(readFamily, 'role_needed')
  render(<DataPage />)
  expect(await screen.findByText(/没有使用这项功能的权限/)).toBeInTheDocument()
})
