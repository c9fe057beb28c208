import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { discardDraft, exportPlan, listPlanTemplates, listPlanVersions, startDraft } from 'cloud/contract/plan-office'
import PlanVersionsPage from '@/features/plan-office/versions'
import { answer, questions, refuse } from './fake-transport'
import { planId, templates, version } from './plan-office-fixture'

const draftVersion = version({ planId, version: 2, status: 'draft', title: '济南燕山学校小学部课后服务方案', publishedAt: null, applications: 0 })

function open(versions = [version()]) {
  answer(listPlanVersions, { versions })
  answer(listPlanTemplates, { templates })
  return render(<PlanVersionsPage />)
}
const tap = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))

test('the office sees each version, since when it holds and how many applications it has', async () => {
  open()
  expect(await screen.findByText('第 1 版')).toBeInTheDocument()
  expect(screen.getByText('现行')).toBeInTheDocument()
  expect(screen.getByText('8月25日 09:00公布，有 321 份申请')).toBeInTheDocument()
})

test('a template shows what it offers, and a new version begins from it', async () => {
  open()
  answer(startDraft, { kind: 'started', planId })
  await tap('起草新版本')
  expect(await screen.findByText('小学 · 课后服务、社团')).toBeInTheDocument()
  expect(screen.getByText('5+2 · 没有服务项目')).toBeInTheDocument()
  await userEvent.click(screen.getByText('济南燕山学校小学部课后服务方案'))
  expect(questions(startDraft)[0]?.input).toEqual({ from: { kind: 'template', template: 's08-yanshan' }, replace: false })
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/plan-office/edit/index?planId=${planId}` })
})

test('the version in force can be the beginning, where there is one', async () => {
  open([])
  expect(await screen.findByText(/本学期还没有方案/)).toBeInTheDocument()
  await tap('起草新版本')
  await screen.findByText('从范本开始')
  expect(screen.queryByRole('button', { name: '从现行方案起草' })).not.toBeInTheDocument()
})

test('a draft under way is gone on with, and replaced only after a warning', async () => {
  open([draftVersion, version()])
  answer(startDraft, { kind: 'started', planId })
  await tap('继续编辑草稿')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/plan-office/edit/index?planId=${planId}` })
  await tap('另起一份')
  await tap('从现行方案起草')
  expect(questions(startDraft)).toHaveLength(0)
  expect(screen.getByRole('dialog')).toHaveTextContent('现在的草稿会被删除')
  await tap('换掉草稿')
  expect(questions(startDraft)[0]?.input).toEqual({ from: { kind: 'published' }, replace: true })
})

test('a draft is deleted only after asking', async () => {
  open([draftVersion])
  answer(discardDraft, {})
  await tap('删除草稿')
  expect(questions(discardDraft)).toHaveLength(0)
  answer(listPlanVersions, { versions: [] })
  await userEvent.click(screen.getAllByRole('button', { name: '删除草稿' }).at(-1) as HTMLElement)
  expect(questions(discardDraft)[0]?.input).toEqual({ planId })
  expect(await screen.findByText(/本学期还没有方案/)).toBeInTheDocument()
})

test('a text that cannot be read stays, with the line, the field and what was expected', async () => {
  open()
  answer(startDraft, { kind: 'unreadable', problems: [{ path: 'services.0.weekdays', field: '服务项目第 1 项的星期', message: '应为列表，现在写的是 "周一"。', line: 12 }] })
  await tap('起草新版本')
  fireEvent.change(await screen.findByLabelText('方案的 YAML 文字'), { target: { value: 'title: 方案' } })
  await tap('导入')
  expect(await screen.findByText('第 12 行，“服务项目第 1 项的星期”：应为列表，现在写的是 "周一"。')).toBeInTheDocument()
  expect(screen.getByLabelText('方案的 YAML 文字')).toHaveValue('title: 方案')
  expect(Taro.navigateTo).not.toHaveBeenCalled()
})

test('somebody else began a draft meanwhile: the office is told and sees it', async () => {
  open()
  refuse(startDraft, 'draft_exists')
  await tap('起草新版本')
  await tap('从现行方案起草')
  expect(await screen.findByRole('alert')).toHaveTextContent('本学期已经有一份草稿')
  expect(questions(listPlanVersions).length).toBeGreaterThan(1)
})

test('a version is copied as a text, and shown to be copied by hand where the device forbids it', async () => {
  open()
  answer(exportPlan, { fileName: 'haijiang-v1.yaml', text: 'title: 方案' })
  await tap('复制 YAML')
  expect(await screen.findByText(/已复制/)).toBeInTheDocument()
  expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: 'title: 方案' })
  jest.mocked(Taro.setClipboardData).mockRejectedValueOnce({ errMsg: 'fail' })
  await tap('复制 YAML')
  expect(await screen.findByLabelText('方案的 YAML')).toHaveValue('title: 方案')
})
