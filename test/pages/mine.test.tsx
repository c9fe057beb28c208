import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readFamily } from 'cloud/contract/family'
import { readHome } from 'cloud/contract/home'
import MinePage from '@/pages/mine'
import { answer, comeBack, loseNetwork, questions } from './fake-transport'
import { family, xiaomanId } from './family-fixture'
import { guardianHome, visitorHome } from './home-fixture'

const openAsGuardian = () => {
  answer(readHome, guardianHome)
  answer(readFamily, family)
  render(<MinePage />)
}

test('a visitor may sign in, and nothing personal is asked for', async () => {
  answer(readHome, visitorHome)
  render(<MinePage />)
  await userEvent.click(await screen.findByRole('button', { name: '登录' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/demo/people/index' })
  expect(questions(readFamily)).toHaveLength(0)
})

test('somebody signed in without a child is led to binding', async () => {
  answer(readHome, { ...visitorHome, signedIn: true, roles: ['visitor', 'signedIn'] })
  render(<MinePage />)
  await userEvent.click(await screen.findByRole('button', { name: '绑定孩子' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/family/bind/index' })
})

test('a family sees each child with class, guardians and collectors', async () => {
  openAsGuardian()
  expect(await screen.findByText('三年级2班')).toBeInTheDocument()
  expect(screen.getByText('陈海燕（妈妈，您）、林国栋（爸爸）')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: /接送人/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/family/collectors/index?childId=${xiaomanId}` })
})

test('everything handed in or signed can be opened again', async () => {
  openAsGuardian()
  await userEvent.click(await screen.findByRole('button', { name: /林小满 · 参加申请/ }))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: `/features/application/status/index?applicationId=${family.submissions[0]?.applicationId}` })
  await userEvent.click(screen.getByRole('button', { name: /林小满 · 课后服务协议书/ }))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: `/features/agreement/copy/index?agreementId=${family.agreements[0]?.agreementId}` })
})

test('an agreement that the school has not stamped says what it waits for', async () => {
  answer(readHome, guardianHome)
  answer(readFamily, { ...family, agreements: family.agreements.map((one) => ({ ...one, effective: false })) })
  render(<MinePage />)
  expect(await screen.findByText(/· 等待学校盖章$/)).toBeInTheDocument()
})

test('the papers of one child stand together', async () => {
  const second = { ...family.children[0], childId: '6a1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b6b', name: '林小舟' } as (typeof family.children)[number]
  const paper = (id: string, childId: string) => ({ ...family.agreements[0], agreementId: `7c9f1a70-0f50-4c0e-8a57-0a4b8a0f5b${id}`, childId }) as (typeof family.agreements)[number]
  answer(readHome, guardianHome)
  answer(readFamily, { ...family, children: [...family.children, second], agreements: [paper('21', second.childId), paper('22', xiaomanId), paper('23', second.childId)] })
  render(<MinePage />)
  const papers = await screen.findAllByRole('button', { name: /课后服务协议书/ })
  expect(papers.map((one) => one.textContent?.slice(0, 3))).toEqual(['林小满', '林小舟', '林小舟'])
})

test('the state of consent stands there in words', async () => {
  openAsGuardian()
  expect(await screen.findByText('2025年9月1日已同意')).toBeInTheDocument()
})

test('a teacher already bound finds the desk, others the teachers’ binding', async () => {
  answer(readHome, { ...visitorHome, signedIn: true, roles: ['visitor', 'signedIn', 'schoolAdmin'] })
  render(<MinePage />)
  expect(await screen.findByText('工作台')).toBeInTheDocument()
  expect(screen.queryByText('老师绑定')).not.toBeInTheDocument()
})

test('without a network the page says so, and opens once it is back', async () => {
  loseNetwork()
  openAsGuardian()
  const again = await screen.findByRole('button', { name: '重新连接' })
  comeBack()
  await userEvent.click(again)
  expect(await screen.findByText('三年级2班')).toBeInTheDocument()
})
