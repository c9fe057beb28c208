import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import path from 'node:path'
import { cancelSurvey, listSchoolSurveys, readSurveyDraft, saveSurvey } from 'cloud/contract/survey'
import { readSurveyTemplates } from 'cloud/plan-library'
import SurveyEditPage from '@/features/survey-office/edit'
import SurveyOfficeListPage from '@/features/survey-office/list'
import { answer, questions, refuse } from './fake-transport'
import { idOf } from './staff-fixture'

const template = readSurveyTemplates(path.join(__dirname, '../../plans')).find(({ key }) => key === 'satisfaction')!
const times = { opensAt: '2026-09-29T00:00:00.000Z', closesAt: '2026-10-06T00:00:00.000Z' }
const survey = { surveyId: idOf(3), kind: 'satisfaction' as const, title: '九月问卷', audience: 'everyone' as const, courseTitle: null, ...times, dueOn: null, published: false }

function openEdit() {
  const { kind, name, audience, editable, form } = template
  answer(readSurveyDraft, { state: 'scheduled', seenAt: null, scheduleKey: null, dueOn: null, kind, title: name, audience, courseId: null, editable, leastGroup: 8, ...times, form, courses: [] })
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
