import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { surveyForm } from 'cloud/contract/survey-form'
import { countBallots } from 'cloud/rules/survey-count'
import { apiOfThisFile } from '../boot'
import { asOwner, givenSchool, insert, type School } from '../given'

const api = apiOfThisFile()
const dimensions = ['服务质量', '课程效果', '学生评价', '家长满意度']
const plan = { surveys: [{ key: 'monthly', name: '月度考评', kind: 'satisfaction' as const, when: 'monthly' as const, weeks: null, dimensions }] }
const form = z.parse(surveyForm, {
  intro: '',
  sections: [{ key: 'teachers', title: '老师', note: '', audience: 'everyone', about: 'teachers', questions: [{ key: 'score', title: '打几分', required: true, showIf: null, kind: 'scale', from: 0, to: 10, lowLabel: '', highLabel: '' }] }],
})

/** A closed survey, counted from one ballot for each of `marks`. */
async function givenClosed(school: School, subjectId: string, marks: number[], closesAt = '2026-09-20T20:00:00+08:00') {
  const surveyId = randomUUID()
  const ballots = marks.map((score) => ({ grade: 3, joined: true, answers: [{ section: 'teachers', subjectId, values: { score } }] }))
  await asOwner(api, school.schoolId, async (db) => {
    await insert(db, 'survey', { school_id: school.schoolId, survey_id: surveyId, term_id: school.termId, kind: 'appraisal', title: '家长评价', audience: 'everyone', form, editable: true, least_group: 8, opens_at: '2026-09-10T08:00:00+08:00', closes_at: closesAt, state: 'closed', asked: marks.length, answered: marks.length, edited_at: '2026-09-01T08:00:00+08:00' })
    for (const { part, partKey, section, question, rowKey, option, count } of countBallots(form, ballots, 8)) {
      await insert(db, 'survey_count', { school_id: school.schoolId, survey_id: surveyId, part, part_key: partKey, section, question, row_key: rowKey, option, count })
    }
  })
}

const typed = (scores: [string, number][]) => scores.map(([dimension, score]) => ({ dimension, score, fromSurvey: false }))
const read = (school: School) => api.done(school.office, 'readAppraisal', { month: '2026-09' })

it('R-045: 90, 80, 85 and the 95 of ten families’ own answers come to 87.5 (S18)', async () => {
  const school = await givenSchool(api, { plan })
  const { staffId } = school.third.teacher
  await givenClosed(school, staffId, [10, 9, 9, 10, 9, 10, 9, 10, 9, 10])
  const scores = [...typed([['服务质量', 90], ['课程效果', 80], ['学生评价', 85]]), { dimension: '家长满意度', score: null, fromSurvey: true }]
  await api.done(school.office, 'saveAppraisal', { month: '2026-09', seenAt: null, people: [{ staffId, scores }] })
  const { staff } = await read(school)
  expect(staff.find((each) => each.staffId === staffId)).toMatchObject({ families: { score: 95, valid: 10 }, total: 87.5 })
  expect(await api.refused(school.finance, 'saveAppraisal', { month: '2026-09', seenAt: null, people: [{ staffId, scores: [] }] })).toBe('appraisal_changed')
  const work = await api.done(school.finance, 'readPayWork', { month: '2026-09' })
  expect(work.staff.find((each) => each.staffId === staffId)?.families).toEqual({ score: 95, valid: 10 })
})

it('seven families are too few: no score is shown, none can be taken, and a month with a dimension blank has no total', async () => {
  const school = await givenSchool(api, { plan })
  const { staffId } = school.third.teacher
  await givenClosed(school, staffId, [10, 10, 10, 10, 10, 10, 10])
  const save = (scores: { dimension: string; score: number | null; fromSurvey: boolean }[]) => ({ month: '2026-09', seenAt: null, people: [{ staffId, scores }] })
  expect(await api.refused(school.office, 'saveAppraisal', save([{ dimension: '家长满意度', score: null, fromSurvey: true }]))).toBe('appraisal_no_family_score')
  expect(await api.refused(school.office, 'saveAppraisal', save(typed([['颜值', 90]])))).toBe('appraisal_dimension_unknown')
  await api.done(school.office, 'saveAppraisal', save(typed([['服务质量', 90]])))
  expect((await read(school)).staff.find((each) => each.staffId === staffId)).toMatchObject({ families: null, total: null })
})

it('a survey that closed after the month is not this month’s, and a teacher sees none of it', async () => {
  const school = await givenSchool(api, { plan })
  await givenClosed(school, school.third.teacher.staffId, Array<number>(8).fill(10), '2026-10-01T00:00:00+08:00')
  expect((await read(school)).teacherSource).toBeNull()
  expect(await api.refused(school.third.teacher, 'readAppraisal', { month: '2026-09' })).toBe('role_needed')
})
