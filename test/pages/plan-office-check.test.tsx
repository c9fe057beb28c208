import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { checkPlan, publishPlan, readDraft } from 'cloud/contract/plan-office'
import type { Finding } from 'cloud/contract/plan-check'
import PlanCheckPage from '@/features/plan-office/check'
import { answer, questions, refuse } from './fake-transport'
import { checked, draft, finding, planId } from './plan-office-fixture'
import { openWith } from './stand-ins/taro'

const block = finding({ level: 'block', source: 'national', pack: 'national', clause: 'C6', title: '不得上新课', citation: '教育部“双减”意见', citedOn: '2021-07-24', path: 'services.0.tags', place: '服务项目第 1 项的内容标签', says: '“晚托”写了讲新课', satisfy: '去掉“讲新课”。' })
const warn = finding({ level: 'warn', clause: 'R-010', title: '每天的最短时长', says: '每天 90 分钟', satisfy: '至少 120 分钟。', path: null, place: null })
const replaced = finding({ level: 'block', source: 'region', pack: 'haikou', clause: 'H3', title: '旧的地方规定', replacedBy: '国家规定 C6' })

function open(findings: Finding[]) {
  openWith({ planId })
  answer(readDraft, draft({ revision: 5 }))
  answer(checkPlan, checked(findings))
  return render(<PlanCheckPage />)
}
const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))

test('what must be mended says which clause, what the plan says, and what would satisfy it', async () => {
  open([finding({}), block, warn])
  expect(await screen.findByText('必须改 1 条')).toBeInTheDocument()
  expect(screen.getByText('怎样才符合：去掉“讲新课”。')).toBeInTheDocument()
  expect(screen.getByText('国家规定 C6 · 方案里：服务项目第 1 项的内容标签 · 教育部“双减”意见，2021-07-24')).toBeInTheDocument()
  expect(screen.queryByText('按写明的星期开展')).not.toBeInTheDocument()
  await userEvent.click(screen.getByText('符合（1）'))
  expect(screen.getByText('按写明的星期开展')).toBeInTheDocument()
})

test('what would satisfy a clause is said in the words of the forms, without the codes of a plan’s text', async () => {
  open([{ ...warn, satisfy: '写明自愿即可参加（universal），或须写明接送困难（conditional）。' }])
  expect(await screen.findByText('怎样才符合：写明自愿即可参加，或须写明接送困难。')).toBeInTheDocument()
})

test('while something must be mended nothing can be published, and the page says why', async () => {
  open([block])
  expect(await screen.findByText('还有 1 条必须改正，改好以后才能公布。')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '公布' })).toBeDisabled()
  await tap('去改服务项目第 1 项的内容标签')
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: `/features/plan-office/edit/index?planId=${planId}&at=services.0.tags` })
})

test('a clause that gives way to a later national one stops nothing', async () => {
  open([replaced])
  expect(await screen.findByText('必须改 0 条')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '公布' })).toBeEnabled()
  await userEvent.click(screen.getByText('被更新的国家规定取代（1）'))
  expect(screen.getByText('改按：国家规定 C6')).toBeInTheDocument()
})

test('warnings must have been seen before publishing, and then the result is told', async () => {
  open([warn])
  answer(publishPlan, { planId, version: 2, publishedAt: '2026-09-08T04:00:00Z', familiesTold: 12, textsToSign: 3 })
  await tap('公布')
  await tap('确认公布')
  expect(questions(publishPlan)).toHaveLength(0)
  expect(screen.getByText('请看过提醒后勾选这一条。')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('checkbox', { name: '1 条提醒我都看过了' }))
  await tap('确认公布')
  expect(await screen.findByText('方案第 2 版已公布')).toBeInTheDocument()
  expect(screen.getByText('12 户，内容有变化的已发消息')).toBeInTheDocument()
  expect(screen.getByText('3 份，等家长签')).toBeInTheDocument()
  expect(questions(publishPlan)[0]?.input).toEqual({ planId, revision: 5, warningsSeen: true })
})

test('a draft that was changed since the check is not published, and is checked anew', async () => {
  open([finding({})])
  refuse(publishPlan, 'draft_changed')
  await tap('公布')
  await tap('确认公布')
  expect(await within(screen.getByRole('dialog')).findByRole('alert')).toHaveTextContent('刚被别人改过')
  await waitFor(() => expect(questions(checkPlan).length).toBeGreaterThan(1))
})

test('a plan that is not complete lists what is missing, each a tap from its place', async () => {
  openWith({ planId })
  answer(readDraft, draft())
  answer(checkPlan, { status: 'draft', report: null, problems: [{ path: 'title', field: '标题', message: '不能空着。', line: null }] })
  render(<PlanCheckPage />)
  expect(await screen.findByText('方案还有 1 处没有填好，改好以后才能公布。')).toBeInTheDocument()
  await userEvent.click(screen.getByText('标题'))
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: `/features/plan-office/edit/index?planId=${planId}&at=title` })
})

test('the draft is previewed as a family of a grade would read it', async () => {
  open([finding({})])
  const [grade] = draft().document.audience && (draft().document.audience as { grades: number[] | null }).grades ? (draft().document.audience as { grades: number[] }).grades : [1]
  await userEvent.click((await screen.findAllByText(/年级家长看到的$/))[0] as HTMLElement)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/plan/read/index?draft=${planId}&grade=${grade}` })
})
