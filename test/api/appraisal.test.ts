import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse, givenSchool, type School } from '../given'
import { closeByTime, givenGroups, givenOpenSurvey, scoreForm, scoreOneByOne } from '../given-survey'

const api = apiOfThisFile()
const dimensions = ['服务质量', '课程效果', '学生评价', '家长满意度']
const plan = { surveys: [{ key: 'monthly', name: '月度考评', kind: 'appraisal' as const, when: null, weeks: null, dimensions }] }
const survey = { kind: 'appraisal', title: '九月测评', form: scoreForm }

/** A survey of one teacher's families, open; each has answered with its own mark. */
async function givenScored(marks: number[], row: Record<string, unknown> = {}) {
  const school = await givenSchool(api, { plan })
  const { staffId } = school.third.teacher
  const [families] = await givenGroups(api, school, [{ teacherId: staffId, families: marks.length }])
  const surveyId = await givenOpenSurvey(api, school, { ...survey, ...row })
  await scoreOneByOne(api, surveyId, staffId, families!, marks)
  return { school, staffId, surveyId, families: families! }
}

const typed = (scores: [string, number][]) => scores.map(([dimension, score]) => ({ dimension, score, fromSurvey: false }))
const fromFamilies = { dimension: '家长满意度', score: null, fromSurvey: true }
const read = (school: School, month = '2026-09') => api.done(school.office, 'readAppraisal', { month })
const ownOf = async (school: School, staffId: string) => (await read(school)).staff.find((each) => each.staffId === staffId)

it('R-045: 90, 80, 85 and the 95 of eight families’ own answers come to 87.5 (S18)', async () => {
  const { school, staffId, surveyId } = await givenScored([10, 9, 9, 10, 9, 10, 9, 10])
  const scores = [...typed([['服务质量', 90], ['课程效果', 80], ['学生评价', 85]]), fromFamilies]
  const entry = { month: '2026-09', seenAt: null, people: [{ staffId, scores }] }
  // Nothing is known of it while families still answer.
  expect(await read(school)).toMatchObject({ teacherSource: null, dimensions })
  expect(await api.refused(school.office, 'saveAppraisal', entry)).toBe('appraisal_no_family_score')
  await closeByTime(api)
  expect((await read(school)).teacherSource).toEqual({ surveyId, title: '九月测评', closedOn: '2026-09-15', leastGroup: 8 })
  await api.done(school.office, 'saveAppraisal', entry)
  expect(await ownOf(school, staffId)).toMatchObject({ families: { score: 95, valid: 8 }, total: 87.5 })
  expect(await api.refused(school.finance, 'saveAppraisal', { month: '2026-09', seenAt: null, people: [{ staffId, scores: [] }] })).toBe('appraisal_changed')
})

it('seven families are too few: no score is shown, none can be taken, and a month with a dimension blank has no total', async () => {
  const { school, staffId } = await givenScored([10, 10, 10, 10, 10, 10, 10])
  await closeByTime(api)
  const save = (scores: { dimension: string; score: number | null; fromSurvey: boolean }[]) => ({ month: '2026-09', seenAt: null, people: [{ staffId, scores }] })
  expect(await api.refused(school.office, 'saveAppraisal', save([fromFamilies]))).toBe('appraisal_no_family_score')
  expect(await api.refused(school.office, 'saveAppraisal', save(typed([['颜值', 90]])))).toBe('appraisal_dimension_unknown')
  await api.done(school.office, 'saveAppraisal', save(typed([['服务质量', 90]])))
  // The survey is named all the same: the page says that too few have answered, not that nobody was asked.
  expect((await read(school)).teacherSource).toMatchObject({ title: '九月测评' })
  expect(await ownOf(school, staffId)).toMatchObject({ families: null, total: null })
})

it('a survey that closed after the month is the next month’s, and no teacher, not even the one it is about, reads a score', async () => {
  const closes = '2026-10-01T00:00:00+08:00'
  const { school, staffId, families } = await givenScored(Array<number>(8).fill(10), { closes_at: closes })
  await upkeep(api.host, new Date(closes))
  api.clock.set('2026-10-01T08:00:00')
  expect((await read(school)).teacherSource).toBeNull()
  expect((await read(school, '2026-10')).staff.find((each) => each.staffId === staffId)?.families).toEqual({ score: 100, valid: 8 })
  for (const person of [school.third.teacher, school.dutyTeacher, families[0]!.guardian]) expect(await api.refused(person, 'readAppraisal', { month: '2026-10' })).toBe('role_needed')
})

it('one course’s own survey, closed later, does not take the place of the whole school’s', async () => {
  const { school, staffId } = await givenScored(Array<number>(8).fill(9))
  await closeByTime(api)
  const closes = '2026-09-16T08:00:00+08:00'
  const later = await givenOpenSurvey(api, school, { ...survey, title: '一门课的', audience: 'course', course_id: await givenCourse(api, school), closes_at: closes })
  await upkeep(api.host, new Date(closes))
  expect(await asOwner(api, school.schoolId, (db) => db.rows(`select state from survey where survey_id = $1`, [later]))).toEqual([{ state: 'closed' }])
  expect(await ownOf(school, staffId)).toMatchObject({ families: { score: 90, valid: 8 } })
})
