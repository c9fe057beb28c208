import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { readAppraisal, saveAppraisal } from 'cloud/contract/appraisal'
import AppraisalPage from '@/features/survey-office/appraisal'
import type { Appraisal } from '@/features/survey-office/appraisal/appraisal-view'
import { answer, questions, refuse } from './fake-transport'
import { idOf } from './staff-fixture'

const dimensions = ['服务质量', '课程效果', '学生评价', '家长满意度']
const source = { surveyId: idOf(9), title: '九月测评', closedOn: '2026-09-15', leastGroup: 8 }
const person = { staffId: idOf(1), name: '周敏', families: { score: 95, valid: 8 }, scores: [], total: null }
const given = (changes: Partial<Appraisal> = {}): Appraisal => ({
  ...{ month: '2026-09', months: ['2026-09', '2026-10'], dimensions, seenAt: null, teacherSource: source, courseSource: null },
  staff: [person, { ...person, staffId: idOf(2), name: '石磊', families: null }],
  courses: [{ courseId: idOf(5), title: '围棋', families: null }],
  ...changes,
})
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))

test('three scores are typed and the families’ is taken with a tap: never typed anew, and the total is shown once all four are there', async () => {
  answer(readAppraisal, given())
  render(<AppraisalPage />)
  await userEvent.click(await screen.findByRole('button', { name: /周敏/ }))
  for (const [index, score] of ['90', '80', '85'].entries()) await userEvent.type(screen.getByLabelText(new RegExp(dimensions[index] as string)), score)
  await press('用家长评价 95 分')
  answer(saveAppraisal, { seenAt: '2026-09-30T08:00:00Z' })
  answer(readAppraisal, given({ staff: [{ ...person, total: 87.5 }] }))
  await press('保存')
  const typed = [90, 80, 85].map((score, index) => ({ dimension: dimensions[index], score, fromSurvey: false }))
  expect(questions(saveAppraisal)[0]?.input).toEqual({ month: '2026-09', seenAt: null, people: [{ staffId: person.staffId, scores: [...typed, { dimension: '家长满意度', score: null, fromSurvey: true }] }] })
  expect(await screen.findByText('87.5 分')).toBeInTheDocument()
})

test('whom too few families answered about is said so, and no score of theirs can be taken', async () => {
  answer(readAppraisal, given())
  render(<AppraisalPage />)
  expect(await screen.findByText('评价的家庭太少，不出分')).toBeInTheDocument()
  await press(/石磊/)
  expect(screen.queryByRole('button', { name: /用家长评价/ })).not.toBeInTheDocument()
})

test('what is no score is not sent; what a colleague entered meanwhile is said, and what was typed stays', async () => {
  answer(readAppraisal, given())
  render(<AppraisalPage />)
  await userEvent.click(await screen.findByRole('button', { name: /石磊/ }))
  const quality = screen.getByLabelText(/服务质量/)
  await userEvent.type(quality, '101')
  await press('保存')
  expect(screen.getByText('分数要在 0 到 100 之间，最多两位小数，请检查。')).toBeInTheDocument()
  expect(questions(saveAppraisal)).toEqual([])
  await userEvent.clear(quality)
  await userEvent.type(quality, '90.5')
  refuse(saveAppraisal, 'appraisal_changed')
  await press('保存')
  expect(questions(saveAppraisal)[0]?.input.people[0]?.scores[0]).toEqual({ dimension: '服务质量', score: 90.5, fromSurvey: false })
  expect(screen.getByLabelText(/服务质量/)).toHaveValue('90.5')
  expect(await screen.findByRole('alert')).toBeInTheDocument()
})

test('a plan that says nothing of an appraisal is said so', async () => {
  answer(readAppraisal, given({ dimensions: [] }))
  render(<AppraisalPage />)
  expect(await screen.findByText('方案没有写按哪些方面考评。')).toBeInTheDocument()
})
