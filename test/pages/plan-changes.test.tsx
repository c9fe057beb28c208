import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readHome } from 'cloud/contract/home'
import type { OutputOf } from 'cloud/contract/operation'
import { readPlan, readPlanChanges, type PlanChange } from 'cloud/contract/plan'
import { previewPlan } from 'cloud/contract/plan-office'
import PlanChangesPage from '@/features/plan/changes'
import PlanPage from '@/features/plan/read'
import { answer, questions, refuse } from './fake-transport'
import { guardianHome, visitorHome } from './home-fixture'
import { publishedPlan } from './plan-fixture'
import { openWith } from './stand-ins/taro'

const childId = guardianHome.children[0]?.childId ?? ''
const appliedHome = { ...guardianHome, children: guardianHome.children.map((child) => ({ ...child, applicationStatus: 'submitted' as const })) }

const fee: PlanChange = { area: '收费', title: '晚托的收费', before: '每小时 2 元', after: '每小时 3 元', concernsChild: true }
const phone: PlanChange = { area: '联系', title: '投诉电话', before: null, after: '0375-000000', concernsChild: false }

const changesOf = (changes: PlanChange[], more: Partial<OutputOf<typeof readPlanChanges>> = {}): OutputOf<typeof readPlanChanges> => ({
  childName: '林小满',
  fromVersion: 1,
  toVersion: 2,
  publishedAt: '2025-10-08T09:00:00+08:00',
  changes,
  textsToSign: 0,
  ...more,
})

const openChanges = () => {
  openWith({ childId })
  render(<PlanChangesPage />)
}

test('what concerns the child comes first, before and after in words, and what was not stated reads 未公布', async () => {
  answer(readPlanChanges, changesOf([phone, fee]))
  openChanges()
  expect(await screen.findByText('林小满申请时是第1版；第2版于2025年10月8日公布')).toBeInTheDocument()
  expect(screen.getAllByRole('heading').map((heading) => heading.textContent)).toEqual(['方案改了什么', '与林小满有关', '其他改动'])
  expect(screen.getByText('每小时 2 元').closest('.plan-change')).toHaveTextContent('原来每小时 2 元现在每小时 3 元')
  expect(screen.getByText('0375-000000').closest('.plan-change')).toHaveTextContent('原来未公布现在0375-000000')
})

test('where texts changed, one button leads to signing what changed', async () => {
  answer(readPlanChanges, changesOf([fee], { textsToSign: 1 }))
  openChanges()
  await userEvent.click(await screen.findByRole('button', { name: '去签改动的条款' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/agreement/sign/index?childId=${childId}` })
})

test('where no text changed, nothing asks for a signature', async () => {
  answer(readPlanChanges, changesOf([fee]))
  openChanges()
  await screen.findByText('晚托的收费')
  expect(screen.queryByRole('button', { name: '去签改动的条款' })).not.toBeInTheDocument()
})

test('a child that never applied has nothing to compare', async () => {
  answer(readPlanChanges, changesOf([], { fromVersion: null }))
  openChanges()
  expect(await screen.findByText('林小满还没有申请，没有可以对比的版本。')).toBeInTheDocument()
})

test('another family’s child is refused in words', async () => {
  refuse(readPlanChanges, 'child_not_yours')
  openChanges()
  expect(await screen.findByRole('button', { name: '再试一次' })).toBeInTheDocument()
  expect(screen.queryByText(/方案改了什么/)).not.toBeInTheDocument()
})

test('the plan’s page leads to what changed since the child applied', async () => {
  answer(readHome, appliedHome)
  answer(readPlan, { ...publishedPlan(), version: 2 })
  answer(readPlanChanges, changesOf([fee]))
  render(<PlanPage />)
  await userEvent.click(await screen.findByRole('button', { name: /这次改了什么/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/plan/changes/index?childId=${childId}` })
})

test('a child that applied under this very version is told of no change', async () => {
  answer(readHome, appliedHome)
  answer(readPlan, publishedPlan())
  answer(readPlanChanges, changesOf([], { toVersion: 1 }))
  render(<PlanPage />)
  await screen.findByText('第1版')
  expect(questions(readPlanChanges)).toHaveLength(1)
  expect(screen.queryByText('这次改了什么')).not.toBeInTheDocument()
})

test('the office sees a draft as families will, marked as a draft, and has no letter to confirm', async () => {
  const planId = publishedPlan().planId
  answer(readHome, { ...visitorHome, signedIn: true, roles: ['signedIn', 'schoolAdmin', 'guardian'] })
  answer(previewPlan, { ...publishedPlan({ title: '还没有公布的方案' }), version: 3 })
  openWith({ draft: planId })
  render(<PlanPage />)
  expect(await screen.findByText('草稿预览，家长还看不到')).toBeInTheDocument()
  expect(screen.getByRole('heading', { name: '还没有公布的方案' })).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: /致家长的一封信/ }))
  expect(screen.queryByRole('button', { name: '我已阅读' })).not.toBeInTheDocument()
  expect(questions(previewPlan)[0]?.input).toEqual({ planId })
  expect(questions(readPlan)).toHaveLength(0)
})

test('a draft that lacks something says so instead of showing half a page', async () => {
  answer(readHome, visitorHome)
  refuse(previewPlan, 'plan_incomplete')
  openWith({ draft: publishedPlan().planId })
  render(<PlanPage />)
  expect(await screen.findByRole('button', { name: '再试一次' })).toBeInTheDocument()
})
