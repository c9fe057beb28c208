import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import path from 'node:path'
import { cancelSurvey, listSchoolSurveys, moveSurvey, readSurveyDraft, saveSurvey } from 'cloud/contract/survey'
import { readSurveyTemplates } from 'cloud/plan-library'
import SurveyEditPage from '@/features/survey-office/edit'
import SurveyOfficeListPage from '@/features/survey-office/list'
import { answer, questions, refuse } from './fake-transport'
import { idOf } from './staff-fixture'
import { openWith } from './stand-ins/taro'

const template = readSurveyTemplates(path.join(__dirname, '../../plans')).find(({ key }) => key === 'satisfaction')!
const times = { opensAt: '2026-09-29T00:00:00.000Z', closesAt: '2026-10-06T00:00:00.000Z' }
const survey = { surveyId: idOf(3), kind: 'satisfaction' as const, title: '九月问卷', audience: 'everyone' as const, courseTitle: null, ...times, dueOn: null, published: false }

function openEdit(state: 'scheduled' | 'open' = 'scheduled') {
  const { kind, name, audience, editable, form } = template
  answer(readSurveyDraft, { state, seenAt: null, scheduleKey: null, dueOn: null, kind, title: name, audience, courseId: null, editable, leastGroup: 8, ...times, form, courses: [] })
  return render(<SurveyEditPage />)
}

test('the office sees how many answered but never who, and calls off only what has not opened', async () => {
  answer(listSchoolSurveys, {
    surveys: [{ ...survey, state: 'scheduled', asked: null, answered: null }, { ...survey, surveyId: idOf(4), title: '八月问卷', state: 'open', asked: 40, answered: 12 }],
    due: [{ scheduleKey: 'fourWeeks', name: '满意度问卷', kind: 'satisfaction', dueOn: '2026-09-29' }],
    templates: [{ key: 'needs', name: '开学前需求调研', kind: 'needs', note: '开学前' }],
    courses: [],
  })
  render(<SurveyOfficeListPage />)
  expect(await screen.findByText('请了 40 个孩子的家庭，交了 12 份')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: /9月29日 周二，还没有建/ })).toBeInTheDocument()
  answer(cancelSurvey, { surveyId: idOf(3) })
  await userEvent.click(screen.getByRole('button', { name: '取消问卷' }))
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '取消问卷' }))
  expect(questions(cancelSurvey)[0]?.input).toEqual({ surveyId: idOf(3) })
})

test('the results of a survey that is over are one tap away, and where only a few were asked nobody says how many answered', async () => {
  answer(listSchoolSurveys, { surveys: [{ ...survey, state: 'closed', asked: 5, answered: null, published: true }], due: [], templates: [], courses: [] })
  render(<SurveyOfficeListPage />)
  expect(await screen.findByText('请了 5 个孩子的家庭，家庭太少，不显示交了几份')).toBeInTheDocument()
  const results = screen.getByRole('button', { name: '看“九月问卷”的结果' })
  expect(results).toHaveTextContent('看结果（已公布）')
  await userEvent.click(results)
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/survey-office/results/index?surveyId=${idOf(3)}` })
})

test('what the office writes is sent as it stands in Shanghai, and stays when it is refused', async () => {
  openEdit()
  const title = await screen.findByLabelText('标题')
  await userEvent.clear(title)
  await userEvent.type(title, '九月问卷')
  refuse(saveSurvey, 'survey_schedule_taken')
  await userEvent.click(screen.getByRole('button', { name: '保存，到时间自动开始' }))
  expect(await screen.findByText(/这次问卷已经建好/)).toBeInTheDocument()
  expect(questions(saveSurvey)[0]?.input).toMatchObject({ surveyId: null, title: '九月问卷', opensAt: '2026-09-29T08:00:00+08:00', closesAt: '2026-10-06T08:00:00+08:00', form: template.form })
  expect(screen.getByLabelText('标题')).toHaveValue('九月问卷')
})

test('a closing before the opening is said beside it and nothing is sent', async () => {
  openEdit()
  const closes = await screen.findByLabelText('哪天截止')
  await userEvent.clear(closes)
  await userEvent.type(closes, '2026-9-1')
  await userEvent.click(screen.getByRole('button', { name: '保存，到时间自动开始' }))
  expect(screen.getByRole('alert')).toHaveTextContent('要晚于开始')
  expect(questions(saveSurvey)).toEqual([])
})

const saved = () => questions(saveSurvey)[0]?.input.form.sections
const save = () => userEvent.click(screen.getByRole('button', { name: '保存，到时间自动开始' }))
const openSection = async (title: RegExp) => userEvent.click(await screen.findByRole('button', { name: title }))

test('a line left empty among the options is no option', async () => {
  openEdit()
  await openSection(/没有参加的原因/)
  await userEvent.type(screen.getByLabelText('第 2 题的选项'), '\n再说\n')
  answer(saveSurvey, { surveyId: idOf(3), seenAt: times.opensAt })
  await save()
  const [, , notJoining] = saved()!
  expect(notJoining!.questions[1]).toMatchObject({ options: [{ key: 'yes', label: '会考虑' }, { key: 'unsure', label: '说不准' }, { key: 'no', label: '不会' }, { label: '再说' }] })
})

test('a question with a single option left is named and nothing is sent', async () => {
  openEdit()
  await openSection(/孩子上的课/)
  await userEvent.clear(screen.getByLabelText('第 1 题的选项'))
  await userEvent.type(screen.getByLabelText('第 1 题的选项'), '满意\n\n')
  await save()
  expect(screen.getByText('“孩子上的课”第 1 题至少要写两个选项')).toBeInTheDocument()
  expect(questions(saveSurvey)).toEqual([])
})

test('parts and questions go up and down, and are sent as they then stand', async () => {
  openEdit()
  await openSection(/服务怎么样/)
  expect(screen.getByRole('button', { name: '第 1 题上移' })).toHaveAttribute('aria-disabled', 'true')
  await userEvent.click(screen.getByRole('button', { name: '第 1 题下移' }))
  await userEvent.click(screen.getByRole('button', { name: '这一部分下移' }))
  answer(saveSurvey, { surveyId: idOf(3), seenAt: times.opensAt })
  await save()
  expect(saved()!.map(({ key }) => key)).toEqual(['courses', 'service', 'notJoining', 'words'])
  expect(saved()![1]!.questions.map(({ key }) => key)).toEqual(['inClub', 'overall', 'clubs', 'time', 'courses', 'toImprove'])
})

test('a question moved before the one that it hangs on is named and nothing is sent', async () => {
  openEdit()
  await openSection(/没有参加的原因/)
  await userEvent.click(screen.getByRole('button', { name: '第 2 题上移' }))
  await save()
  expect(screen.getByText(/“没有参加的原因”第 1 题：.*只能看前面的题/)).toBeInTheDocument()
  expect(questions(saveSurvey)).toEqual([])
})

test('the office tries the survey as a family that takes part and as one that does not, and comes back to what it wrote', async () => {
  openEdit()
  const title = await screen.findByLabelText('标题')
  await userEvent.clear(title)
  await userEvent.type(title, '九月问卷')
  await userEvent.click(screen.getByRole('button', { name: '看家长看到的样子' }))
  expect(screen.getByText('九月问卷')).toBeInTheDocument()
  expect(screen.getByText('第 1 页，共 3 页')).toBeInTheDocument()
  expect(screen.queryByText(/最需要改进的是什么/)).not.toBeInTheDocument()
  await userEvent.click(within(screen.getByRole('radiogroup', { name: '总的来说，您对课后服务满意吗？' })).getByRole('radio', { name: '不满意' }))
  expect(screen.getByText(/最需要改进的是什么/)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('radio', { name: '没有参加的家庭' }))
  expect(screen.getByText('没有参加，主要是因为什么？（可选几项）')).toBeInTheDocument()
  expect(screen.queryByText('孩子的一门课', { exact: false })).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '回去接着改' }))
  expect(screen.getByLabelText('标题')).toHaveValue('九月问卷')
  expect(questions(saveSurvey)).toEqual([])
})

test('an open survey keeps its questions, and its closing is moved', async () => {
  openWith({ surveyId: idOf(4) })
  openEdit('open')
  const closes = await screen.findByLabelText('哪天截止')
  expect(screen.queryByLabelText('标题')).not.toBeInTheDocument()
  await userEvent.clear(closes)
  await userEvent.type(closes, '十月')
  await userEvent.click(screen.getByRole('button', { name: '保存新的截止时间' }))
  expect(screen.getByRole('alert')).toHaveTextContent('请填写日期和钟点')
  expect(questions(moveSurvey)).toEqual([])
  await userEvent.clear(closes)
  await userEvent.type(closes, '2026-10-9')
  answer(moveSurvey, { surveyId: idOf(4) })
  await userEvent.click(screen.getByRole('button', { name: '保存新的截止时间' }))
  expect(questions(moveSurvey)[0]?.input).toEqual({ surveyId: idOf(4), opensAt: null, closesAt: '2026-10-09T08:00:00+08:00' })
})
