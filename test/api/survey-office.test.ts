import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile, type Input } from '../boot'
import { asOwner, givenCourse, givenSchool, type School } from '../given'
import { surveyFrom } from '../scenario-survey-office'

const api = apiOfThisFile()
const fourWeeks = { key: 'fourWeeks', name: '满意度问卷', kind: 'satisfaction' as const, when: 'afterStart' as const, weeks: 4, dimensions: [] }
const schoolWith = (surveys = [fourWeeks]) => givenSchool(api, { plan: { surveys } })
const list = ({ office }: School) => api.done(office, 'listSchoolSurveys', {})
const save = async (school: School, changes: Partial<Input<'saveSurvey'>> = {}) => api.done(school.office, 'saveSurvey', { ...(await surveyFrom(api, school)), ...changes })
const refused = async (school: School, changes: Partial<Input<'saveSurvey'>>) => api.refused(school.office, 'saveSurvey', { ...(await surveyFrom(api, school)), ...changes })
/** As time would leave it. */
const become = (school: School, surveyId: string, set: string) => asOwner(api, school.schoolId, (db) => db.rows(`update survey set ${set} where school_id = $1 and survey_id = $2`, [school.schoolId, surveyId]))
const open = (school: School, surveyId: string) => become(school, surveyId, `state = 'open', salt = '${api.host.ballots.newSalt(surveyId)}', asked = 12`)

describe('a survey in the office', () => {
  it('is filled from a template, kept, read again and changed; the list says what of the plan is still due (R-046)', async () => {
    const school = await schoolWith()
    const before = await list(school)
    expect(before).toMatchObject({ surveys: [], due: [{ scheduleKey: 'fourWeeks', kind: 'satisfaction' }] })
    expect(before.templates.map(({ key }) => key).sort()).toEqual(['monthly', 'needs', 'satisfaction', 'teacherScores'])
    const { scheduleKey, dueOn } = before.due[0]!
    const { state, courses, ...draft } = await api.done(school.office, 'readSurveyDraft', { surveyId: null, template: null, scheduleKey, dueOn })
    expect({ state, courses, title: draft.title, first: draft.form.sections[0]?.key }).toEqual({ state: 'scheduled', courses: [], title: '满意度问卷', first: 'service' })
    const saved = await api.done(school.office, 'saveSurvey', { surveyId: null, ...draft })
    expect(await list(school)).toMatchObject({ due: [], surveys: [{ surveyId: saved.surveyId, state: 'scheduled', dueOn, asked: null, answered: null, published: false }] })

    const again = await api.done(school.office, 'readSurveyDraft', { surveyId: saved.surveyId, template: null, scheduleKey: null, dueOn: null })
    expect(again.form).toEqual(draft.form)
    const { state: _state, courses: _courses, ...kept } = again
    const form = { ...kept.form, sections: kept.form.sections.slice(0, 1) }
    await api.done(school.office, 'saveSurvey', { ...kept, surveyId: saved.surveyId, title: '九月问卷', audience: 'participants', form }, { at: '2026-09-08T17:00:00' })
    expect(await api.done(school.office, 'readSurveyDraft', { surveyId: saved.surveyId, template: null, scheduleKey: null, dueOn: null })).toMatchObject({ title: '九月问卷', audience: 'participants', form })
    // A colleague who still looks at the older one does not write over it.
    expect(await api.refused(school.office, 'saveSurvey', { ...kept, surveyId: saved.surveyId })).toBe('survey_edited')
  })

  it('stands once for a date of the schedule, though two make it or it was called off', async () => {
    const school = await schoolWith()
    const { scheduleKey, dueOn } = (await list(school)).due[0]!
    const { surveyId } = await save(school, { scheduleKey, dueOn })
    expect(await refused(school, { scheduleKey, dueOn })).toBe('survey_schedule_taken')
    await api.done(school.office, 'cancelSurvey', { surveyId })
    expect(await refused(school, { scheduleKey, dueOn })).toBe('survey_schedule_taken')
    expect(await list(school)).toMatchObject({ due: [], surveys: [{ state: 'cancelled', asked: null }] })
    expect(await refused(school, { scheduleKey, dueOn: '2026-09-30' })).toBe('survey_schedule_unknown')
    expect(await refused(school, { scheduleKey: 'nowhere', dueOn })).toBe('survey_schedule_unknown')
  })

  it('asks one course’s families only of a course that is open to families here', async () => {
    const [school, elsewhere] = [await schoolWith(), await schoolWith()]
    const [courseId, draft, other] = [await givenCourse(api, school), await givenCourse(api, school, { status: 'draft' }), await givenCourse(api, elsewhere)]
    await save(school, { audience: 'course', courseId })
    expect((await list(school)).surveys).toMatchObject([{ audience: 'course', courseTitle: '围棋' }])
    for (const wrong of [draft, other, null]) expect(await refused(school, { audience: 'course', courseId: wrong })).toBe('course_unknown')
    expect(await refused(school, { audience: 'everyone', courseId })).toBe('course_unknown')
  })

  it('is refused with the place and what to do where its form cannot be asked, and nothing is kept', async () => {
    const school = await schoolWith()
    const survey = await surveyFrom(api, school)
    const form = { ...survey.form, sections: survey.form.sections.map((section) => ({ ...section, audience: 'participants' as const })) }
    const reply = await api.call(school.office, 'saveSurvey', { ...survey, form })
    expect(reply).toMatchObject({ ok: false, code: 'survey_form_wrong', message: expect.stringContaining('没有一题可答') })
    expect(await refused(school, { opensAt: '2026-09-01T08:00:00+08:00' })).toBe('survey_times_wrong')
    expect(await refused(school, { closesAt: '2026-11-30T08:00:00+08:00' })).toBe('survey_times_wrong')
    expect((await list(school)).surveys).toEqual([])
  })

  it('keeps scripts and emoji of a title as the words they are', async () => {
    const school = await schoolWith()
    const title = `<script>alert(1)</script>🙂'; drop`
    const { surveyId } = await save(school, { title })
    expect((await list(school)).surveys).toMatchObject([{ surveyId, title }])
  })
})

describe('a survey that has opened', () => {
  it('keeps its questions and cannot be called off; only its closing moves, to no time that is past', async () => {
    const school = await schoolWith()
    const { surveyId, seenAt } = await save(school)
    await open(school, surveyId)
    const survey = await surveyFrom(api, school)
    expect(await api.refused(school.office, 'saveSurvey', { ...survey, surveyId, seenAt })).toBe('survey_opened')
    expect(await api.refused(school.office, 'cancelSurvey', { surveyId })).toBe('survey_opened')
    const at = { at: '2026-12-02T12:00:00' }
    const move = (opensAt: string | null, closesAt: string | null) => api.refused(school.office, 'moveSurvey', { surveyId, opensAt, closesAt }, at)
    expect(await move('2026-12-03T08:00:00+08:00', null)).toBe('survey_opened')
    expect(await move(null, '2026-12-01T20:00:00+08:00')).toBe('survey_times_wrong')
    await api.done(school.office, 'moveSurvey', { surveyId, opensAt: null, closesAt: '2026-12-03T20:00:00+08:00' }, at)
    expect((await list(school)).surveys).toMatchObject([{ state: 'open', asked: 12, answered: 0, closesAt: '2026-12-03T12:00:00.000Z' }])
    // Its time is over, though nobody has counted it yet.
    expect(await api.refused(school.office, 'moveSurvey', { surveyId, opensAt: null, closesAt: '2026-12-09T20:00:00+08:00' }, { at: '2026-12-03T20:00:01' })).toBe('survey_closed')
  })

  it('is opened now by a tap that took a while to arrive, and called off only before', async () => {
    const school = await schoolWith()
    const later = { opensAt: '2026-12-20T08:00:00+08:00', closesAt: '2026-12-28T08:00:00+08:00' }
    const [{ surveyId }, other] = [await save(school, later), await save(school, later)]
    await api.done(school.office, 'moveSurvey', { surveyId, opensAt: '2026-12-10T08:59:30+08:00', closesAt: null }, { at: '2026-12-10T09:00:00' })
    expect((await list(school)).surveys.find((each) => each.surveyId === surveyId)).toMatchObject({ state: 'scheduled', opensAt: '2026-12-10T01:00:00.000Z' })
    for (let tap = 0; tap < 2; tap += 1) await api.done(school.office, 'cancelSurvey', { surveyId: other.surveyId })
    expect(await api.refused(school.office, 'moveSurvey', { surveyId: other.surveyId, opensAt: null, closesAt: '2026-12-30T20:00:00+08:00' })).toBe('survey_closed')
  })

  it('is opened and closed by a tap whose phone knows no right time', async () => {
    const school = await schoolWith()
    const { surveyId } = await save(school, { opensAt: '2026-12-20T08:00:00+08:00', closesAt: '2026-12-28T08:00:00+08:00' })
    await api.done(school.office, 'moveSurvey', { surveyId, opensAt: 'now', closesAt: null }, { at: '2026-12-10T09:00:00' })
    await upkeep(api.host, new Date('2026-12-10T09:00:01+08:00'))
    expect((await list(school)).surveys).toMatchObject([{ state: 'open', opensAt: '2026-12-10T01:00:00.000Z' }])
    await api.done(school.office, 'moveSurvey', { surveyId, opensAt: null, closesAt: 'now' }, { at: '2026-12-10T10:00:00' })
    await upkeep(api.host, new Date('2026-12-10T10:00:01+08:00'))
    expect((await list(school)).surveys).toMatchObject([{ state: 'closed', closesAt: '2026-12-10T02:00:00.000Z', published: false }])
    const { surveyId: closed } = (await list(school)).surveys[0]!
    await api.done(school.office, 'publishSurveyResults', { surveyId: closed, seenAt: null, summary: '谢谢。', promises: [] }, { at: '2026-12-10T11:00:00' })
    expect((await list(school)).surveys).toMatchObject([{ published: true }])
  })

  it('belongs to its own school: another school’s office finds none of it', async () => {
    const [school, elsewhere] = [await schoolWith(), await schoolWith()]
    const { surveyId } = await save(school, { opensAt: '2026-12-20T08:00:00+08:00', closesAt: '2026-12-28T08:00:00+08:00' })
    expect(await api.refused(elsewhere.office, 'cancelSurvey', { surveyId })).toBe('survey_unknown')
    expect(await api.refused(elsewhere.office, 'moveSurvey', { surveyId, opensAt: null, closesAt: '2026-12-20T20:00:00+08:00' })).toBe('survey_unknown')
    expect(await api.refused(elsewhere.office, 'readSurveyDraft', { surveyId, template: null, scheduleKey: null, dueOn: null })).toBe('survey_unknown')
    expect((await list(elsewhere)).surveys).toEqual([])
  })
})
