import { randomUUID } from 'node:crypto'
import type { SurveyForm } from 'cloud/contract/survey-form'
import { upkeep } from 'cloud/hosts/upkeep'
import type { CountedBallot } from 'cloud/rules/survey-count'
import { resultPercent } from 'cloud/rules/survey-result'
import { apiOfThisFile, type Input, type Output } from '../boot'
import { asOwner, givenCourse, givenFamily, givenSchool, givenSeats, type School } from '../given'
import { closeByTime, givenFamilies, surveyTimes } from '../given-survey'
import { ballotOf, givenCounted, s16Ballots, satisfactionForm, sectionOf, singleOf } from '../given-survey-result'
import { surveyFrom } from '../scenario-survey-office'

const api = apiOfThisFile()
const whole = (surveyId: string): Input<'readSurveyResults'> => ({ surveyId, part: 'all', partKey: '' })
const percentsOf = ({ sections }: Pick<Output<'readSurveyResults'>, 'sections'>) => sections.flatMap(({ questions }) => questions.map(({ kind, answers }) => answers && answers.counts.map((row, at) => row.map((_, option) => resultPercent(kind, answers, at, option)))))
const promise = { text: '每周五社团时间加到 60 分钟', owner: '教务处', dueOn: '2026-11-01' }
const publish = (school: School, surveyId: string, changes: Partial<Input<'publishSurveyResults'>> = {}) => api.done(school.office, 'publishSurveyResults', { surveyId, seenAt: null, summary: '谢谢各位家长。', promises: [promise], ...changes }, { at: '2026-10-08T09:00:00' })

describe('the office', () => {
  test('R-047 S16: reads 60% very satisfied, 40% satisfied and 100% of all else, with how many were asked and how many answered', async () => {
    const school = await givenSchool(api)
    const surveyId = await givenCounted(api, school, { survey: { asked: 26 } })
    const results = await api.done(school.office, 'readSurveyResults', whole(surveyId))
    expect(percentsOf(results)).toEqual([[[60, 40, 0]], [[100, 0]], [[100, 0]], [[100, 0]]])
    expect(results).toMatchObject({ asked: 26, answered: 20, leastGroup: 8, last: null, report: null, promises: [], texts: { waiting: 0, shown: 0, hidden: 0 } })
  })

  test('R-047 S16: 60%, 40%, 100% and 100% come of each family’s own answers to the satisfaction survey, closed by time, and stand so before the families', async () => {
    const school = await givenSchool(api)
    const { surveyId } = await api.done(school.office, 'saveSurvey', await surveyFrom(api, school, 'satisfaction', { ...surveyTimes }), { at: '2026-09-07T16:00:00' })
    const families = await givenFamilies(api, school, 27)
    await givenSeats(api, school, families.slice(0, 24))
    await upkeep(api.host, new Date(surveyTimes.opensAt))
    api.clock.set('2026-09-08T09:00:00')
    // Twenty with a club, four without one; one of those who take part does not answer, nor do two of the others.
    const joined = { overall: 'satisfied', time: 'reasonable', courses: 'reasonable' }
    for (const [index, { guardian, childId }] of families.slice(0, 23).entries()) {
      const club: Record<string, string> = index < 20 ? { inClub: 'yes', clubs: index < 12 ? 'verySatisfied' : 'satisfied' } : { inClub: 'no' }
      await api.done(guardian, 'answerSurvey', { surveyId, childId, answers: [{ section: 'service', subjectId: null, values: { ...joined, ...club } }] })
    }
    await api.done(families[24]!.guardian, 'answerSurvey', { surveyId, childId: families[24]!.childId, answers: [{ section: 'notJoining', subjectId: null, values: { reasons: ['family'] } }] })
    await closeByTime(api)
    const results = await api.done(school.office, 'readSurveyResults', whole(surveyId))
    expect(results).toMatchObject({ asked: 27, answered: 24 })
    await api.done(school.office, 'publishSurveyResults', { surveyId, seenAt: null, summary: '谢谢各位家长。', promises: [] })
    const published = await api.done(families[26]!.guardian, 'readPublishedSurvey', { surveyId })
    for (const { sections } of [results, published]) {
      const shareOf = (key: string) => sections.flatMap(({ questions }) => questions).find((question) => question.key === key)!
      const percentOf = (key: string, label: string) => {
        const { kind, answers, options } = shareOf(key)
        return { base: answers?.valid, percent: answers && resultPercent(kind, answers, 0, options.indexOf(label)) }
      }
      expect([percentOf('clubs', '很满意'), percentOf('clubs', '满意')]).toEqual([{ base: 20, percent: 60 }, { base: 20, percent: 40 }])
      expect([percentOf('time', '合理'), percentOf('courses', '合理')]).toEqual([{ base: 23, percent: 100 }, { base: 23, percent: 100 }])
      // The only family of those who do not take part that answered is not counted apart.
      expect(shareOf('reasons').answers).toBeNull()
    }
  })

  test('reads a grade, those who take part, a course and a teacher apart where they are large enough, and is refused where they are not', async () => {
    const school = await givenSchool(api)
    const courseId = await givenCourse(api, school)
    const form: SurveyForm = { intro: '', sections: [...satisfactionForm.sections, sectionOf('course', [singleOf('good', '课好吗？', ['好', '不好'])], { about: 'courses' }), sectionOf('teacher', [singleOf('kind', '老师好吗？', ['好', '不好'])], { about: 'teachers' })] }
    const subjectsOf = (at: number): CountedBallot['answers'][number][] => [{ section: 'course', subjectId: courseId, values: { good: at < 6 ? 'a' : 'b' } }, ...(at < 9 ? [{ section: 'teacher', subjectId: school.dutyTeacher.staffId, values: { kind: 'a' } }] : [])]
    const ballots = Array.from({ length: 12 }, (_, at): CountedBallot => ({ grade: 3, joined: true, answers: [...ballotOf({ clubs: 'a' }).answers, ...subjectsOf(at)] }))
    const surveyId = await givenCounted(api, school, { form, ballots: [...ballots, ...Array.from({ length: 10 }, () => ballotOf({ clubs: 'c' }, { grade: 1, joined: false })), ...Array.from({ length: 8 }, () => ballotOf({ clubs: 'b' }, { grade: 2 }))] })
    const read = (part: Input<'readSurveyResults'>['part'], partKey: string) => api.done(school.office, 'readSurveyResults', { surveyId, part, partKey })
    const { groups } = await read('all', '')
    expect(groups).toEqual([
      { part: 'all', partKey: '', name: '全校', valid: 30 },
      { part: 'grade', partKey: '1', name: '一年级', valid: 10 },
      { part: 'grade', partKey: '2', name: '二年级', valid: 8 },
      { part: 'grade', partKey: '3', name: '三年级', valid: 12 },
      { part: 'joined', partKey: 'true', name: '参加的', valid: 20 },
      { part: 'joined', partKey: 'false', name: '没参加的', valid: 10 },
      { part: 'course', partKey: courseId, name: '围棋', valid: 12 },
      { part: 'teacher', partKey: school.dutyTeacher.staffId, name: '石磊', valid: 9 },
    ])
    expect(percentsOf(await read('grade', '1'))[0]).toEqual([[0, 0, 100]])
    expect(percentsOf(await read('course', courseId))).toEqual([[[50, 50]]])
    expect((await read('teacher', school.dutyTeacher.staffId)).sections.map(({ key }) => key)).toEqual(['teacher'])
    for (const partKey of ['4', 'true', "' or 1=1"]) expect(await api.refused(school.office, 'readSurveyResults', { surveyId, part: 'grade', partKey })).toBe('survey_group_small')
  })

  test('reads nothing while a survey is open, and nothing of another school', async () => {
    const [school, elsewhere] = [await givenSchool(api), await givenSchool(api)]
    const open = await givenCounted(api, school, { ballots: [], survey: { state: 'open', salt: 'x', answered: null, asked: 3 } })
    expect(await api.refused(school.office, 'readSurveyResults', whole(open))).toBe('survey_not_closed')
    expect(await api.refused(school.office, 'listSurveyTexts', { surveyId: open, verdict: 'shown' })).toBe('survey_not_closed')
    expect(await api.refused(school.office, 'publishSurveyResults', { surveyId: open, seenAt: null, summary: '好', promises: [] })).toBe('survey_not_closed')
    const closed = await givenCounted(api, school)
    expect(await api.refused(elsewhere.office, 'readSurveyResults', whole(closed))).toBe('survey_unknown')
  })

  test('compares with the last survey of the same kind that asked the same families, group by group', async () => {
    const school = await givenSchool(api)
    const earlier = Array.from({ length: 10 }, (_, at) => ballotOf({ clubs: at < 3 ? 'a' : 'c' }))
    await givenCounted(api, school, { ballots: earlier, survey: { title: '四月问卷', opens_at: '2026-04-01T08:00:00+08:00', closes_at: '2026-04-08T08:00:00+08:00' } })
    await givenCounted(api, school, { survey: { title: '只问参加的', audience: 'participants', opens_at: '2026-06-01T08:00:00+08:00', closes_at: '2026-06-08T08:00:00+08:00' } })
    await givenCounted(api, school, { survey: { title: '需求', kind: 'needs', opens_at: '2026-08-01T08:00:00+08:00', closes_at: '2026-08-08T08:00:00+08:00' } })
    const surveyId = await givenCounted(api, school)
    const results = await api.done(school.office, 'readSurveyResults', whole(surveyId))
    expect(results.last).toMatchObject({ title: '四月问卷', answered: 10 })
    expect(results.sections[0]?.questions[0]?.before).toEqual({ valid: 10, counts: [[3, 0, 7]] })
    expect(results.sections[0]?.questions[1]?.before).toBeNull()
    expect((await api.done(school.office, 'readSurveyResults', { surveyId, part: 'grade', partKey: '3' })).sections[0]?.questions[0]?.before).toEqual({ valid: 10, counts: [[3, 0, 7]] })
  })
})

describe('what families wrote', () => {
  const form: SurveyForm = { intro: '', sections: [sectionOf('service', [{ key: 'words', title: '还想说什么？', required: false, showIf: null, kind: 'text' }])] }
  const written = (texts: string[], verdict: 'shown' | 'waiting') => texts.map((text) => ({ section: 'service', question: 'words', text, verdict }))

  test('waits where nobody has looked, and a person decides what is kept in sight and what is put away', async () => {
    const school = await givenSchool(api)
    const hostile = `<script>alert(1)</script> 😀\u202e${'长'.repeat(400)}`
    const surveyId = await givenCounted(api, school, { form, texts: [...written(['饭菜凉', hostile], 'waiting'), ...written(['谢谢老师'], 'shown')] })
    const list = (verdict: 'shown' | 'waiting' | 'hidden') => api.done(school.office, 'listSurveyTexts', { surveyId, verdict })
    const { texts } = await list('waiting')
    expect(texts.map(({ text }) => text).sort()).toEqual([hostile, '饭菜凉'].sort())
    expect(texts[0]).toMatchObject({ question: '还想说什么？' })
    for (const { textId, text } of texts) await api.done(school.office, 'decideSurveyText', { surveyId, textId, verdict: text === hostile ? 'hidden' : 'shown' })
    expect((await list('waiting')).total).toBe(0)
    expect((await list('shown')).texts.map(({ text }) => text).sort()).toEqual(['谢谢老师', '饭菜凉'].sort())
    expect((await list('hidden')).texts.map(({ text }) => text)).toEqual([hostile])
    expect((await api.done(school.office, 'readSurveyResults', whole(surveyId))).texts).toEqual({ waiting: 0, shown: 2, hidden: 1 })
    expect(await api.refused(school.office, 'decideSurveyText', { surveyId, textId: randomUUID(), verdict: 'hidden' })).toBe('survey_text_unknown')
  })

  test('comes page by page, each once, and never into the audit', async () => {
    const school = await givenSchool(api)
    const surveyId = await givenCounted(api, school, { form, texts: written(Array.from({ length: 65 }, (_, at) => `秘密 ${at}`), 'shown') })
    const seen: string[] = []
    for (let offset: number | null = 0; offset !== null; ) {
      const page: Output<'listSurveyTexts'> = await api.done(school.office, 'listSurveyTexts', { surveyId, verdict: 'shown', offset })
      expect(page.total).toBe(65)
      seen.push(...page.texts.map(({ textId }) => textId))
      offset = page.nextOffset
    }
    expect(new Set(seen).size).toBe(65)
    await api.done(school.office, 'decideSurveyText', { surveyId, textId: seen[0] as string, verdict: 'hidden' })
    const audit = await asOwner(api, school.schoolId, (db) => db.rows(`select * from audit_entry where school_id = $1`, [school.schoolId]))
    expect(JSON.stringify(audit)).toContain(seen[0])
    expect(JSON.stringify(audit)).not.toContain('秘密')
  })
})

describe('publishing', () => {
  test('families read the whole school’s figures with what was promised, never a grade’s, a course’s or a teacher’s, and nothing before', async () => {
    const school = await givenSchool(api)
    const { guardian } = await givenFamily(api, school)
    const form: SurveyForm = { intro: '', sections: [...satisfactionForm.sections, sectionOf('teacher', [singleOf('kind', '老师好吗？', ['好', '不好'])], { about: 'teachers' })] }
    const ballots = s16Ballots().map((ballot) => ({ ...ballot, answers: [...ballot.answers, { section: 'teacher', subjectId: school.dutyTeacher.staffId, values: { kind: 'a' } }] }))
    const surveyId = await givenCounted(api, school, { form, ballots, survey: { asked: 30 }, texts: [{ section: 'service', question: 'clubs', text: '只给办公室看' }] })
    expect(await api.refused(guardian, 'readPublishedSurvey', { surveyId })).toBe('survey_not_published')
    await publish(school, surveyId)
    const published = await api.done(guardian, 'readPublishedSurvey', { surveyId })
    expect(percentsOf(published)).toEqual([[[60, 40, 0]], [[100, 0]], [[100, 0]], [[100, 0]]])
    expect(published).toMatchObject({ asked: 30, answered: 20, summary: '谢谢各位家长。', promises: [{ ...promise, state: 'open', keptOn: null }] })
    const said = JSON.stringify(published)
    for (const hidden of [school.dutyTeacher.staffId, '石磊', '老师好吗', '三年级', '只给办公室看']) expect(said).not.toContain(hidden)
  })

  test('R-049: whoever is no member of the office reads no group, whichever role they have', async () => {
    const school = await givenSchool(api)
    const { guardian } = await givenFamily(api, school)
    const surveyId = await givenCounted(api, school)
    await publish(school, surveyId)
    for (const person of [guardian, school.third.teacher, school.dutyTeacher, school.finance]) {
      expect(await api.refused(person, 'readSurveyResults', { surveyId, part: 'grade', partKey: '3' })).toBe('role_needed')
      expect(await api.refused(person, 'listSurveyTexts', { surveyId, verdict: 'shown' })).toBe('role_needed')
    }
    expect(await api.refused(school.third.teacher, 'readPublishedSurvey', { surveyId })).toBe('role_needed')
  })

  test('again changes the words and adds promises; what was promised stays, and of two who publish at once one is told', async () => {
    const school = await givenSchool(api)
    const surveyId = await givenCounted(api, school)
    const { changedAt } = await publish(school, surveyId)
    const again: Input<'publishSurveyResults'> = { surveyId, seenAt: changedAt, summary: '再说一句', promises: [{ ...promise, text: '换午餐供应商' }] }
    expect(await api.refused(school.office, 'publishSurveyResults', { ...again, seenAt: null })).toBe('survey_report_changed')
    await api.done(school.office, 'publishSurveyResults', again)
    expect(await api.refused(school.office, 'publishSurveyResults', again)).toBe('survey_report_changed')
    const { report, promises } = await api.done(school.office, 'readSurveyResults', whole(surveyId))
    expect(report).toMatchObject({ summary: '再说一句', publishedAt: changedAt })
    expect(promises.map(({ text }) => text).sort()).toEqual([promise.text, '换午餐供应商'].sort())
  })

  test('the same request sent again promises nothing twice', async () => {
    const school = await givenSchool(api)
    const surveyId = await givenCounted(api, school)
    const input: Input<'publishSurveyResults'> = { surveyId, seenAt: null, summary: '好', promises: [promise] }
    const key = randomUUID()
    const [first, second] = [await api.done(school.office, 'publishSurveyResults', input, { key, at: '2026-10-08T09:00:00' }), await api.done(school.office, 'publishSurveyResults', input, { key })]
    expect(second).toEqual(first)
    expect((await api.done(school.office, 'readSurveyResults', whole(surveyId))).promises).toHaveLength(1)
  })

  test('a child’s name or a telephone number in what is published, promised or reported as done is refused, and nothing is published', async () => {
    const school = await givenSchool(api)
    const surveyId = await givenCounted(api, school)
    const { childName } = await givenFamily(api, school)
    const said: Input<'publishSurveyResults'> = { surveyId, seenAt: null, summary: '谢谢各位家长。', promises: [promise] }
    for (const wrong of [{ summary: `${childName}家说得对` }, { summary: '请打 138 0013 8000' }, { promises: [{ ...promise, text: `给${childName}换座位` }] }]) expect(await api.refused(school.office, 'publishSurveyResults', { ...said, ...wrong }, { at: '2026-10-08T09:00:00' })).toBe('suggestion_names_family')
    const listed = async () => (await api.done(school.office, 'listSchoolSurveys', {})).surveys.map(({ published }) => published)
    expect(await listed()).toEqual([false])
    await publish(school, surveyId)
    expect(await listed()).toEqual([true])
    const [made] = (await api.done(school.office, 'readSurveyResults', whole(surveyId))).promises
    expect(await api.refused(school.office, 'keepPromise', { promiseId: made!.promiseId, note: `${childName}已换` })).toBe('suggestion_names_family')
  })

  test('a promise for a day that has been, more than twenty, or a single course’s survey is refused, and nothing is published', async () => {
    const school = await givenSchool(api)
    const surveyId = await givenCounted(api, school)
    const said: Input<'publishSurveyResults'> = { surveyId, seenAt: null, summary: '好', promises: [{ ...promise, dueOn: '2026-10-07' }] }
    expect(await api.refused(school.office, 'publishSurveyResults', said, { at: '2026-10-08T00:00:00' })).toBe('promise_date_past')
    let seenAt: string | null = null
    for (let time = 0; time < 2; time += 1) seenAt = (await publish(school, surveyId, { seenAt, promises: Array.from({ length: 10 }, () => promise) })).changedAt
    expect(await api.refused(school.office, 'publishSurveyResults', { surveyId, seenAt, summary: '好', promises: [promise] })).toBe('promise_too_many')
    const courseId = await givenCourse(api, school)
    const ofCourse = await givenCounted(api, school, { survey: { audience: 'course', course_id: courseId } })
    expect((await api.done(school.office, 'readSurveyResults', whole(ofCourse))).publishable).toBe(false)
    expect(await api.refused(school.office, 'publishSurveyResults', { ...said, surveyId: ofCourse, promises: [] })).toBe('survey_of_course')
  })
})

describe('what was promised (你说我改)', () => {
  test('anybody reads it, what is open first by its date, late from the day after, and kept with what was done', async () => {
    const school = await givenSchool(api)
    const surveyId = await givenCounted(api, school)
    await publish(school, surveyId, { promises: [promise, { text: '调换座位', owner: '总务处', dueOn: '2026-10-20' }] })
    const list = async (at: string) => (await api.done(school.visitor, 'listPromises', {}, { at })).promises
    expect((await list('2026-10-20T23:59:00')).map(({ text, state, surveyTitle }) => [text, state, surveyTitle])).toEqual([['调换座位', 'open', '开学四周满意度问卷'], [promise.text, 'open', '开学四周满意度问卷']])
    const [seats] = await list('2026-10-21T00:01:00')
    expect(seats).toMatchObject({ text: '调换座位', state: 'late' })
    const promiseId = seats?.promiseId as string
    expect(await api.done(school.office, 'keepPromise', { promiseId, note: '已换好 12 张课桌' })).toEqual({ promiseId, keptOn: '2026-10-21' })
    expect(await api.refused(school.office, 'keepPromise', { promiseId, note: '再说一遍' })).toBe('promise_kept')
    expect((await list('2026-10-22T08:00:00')).map(({ state, keptOn, keptNote }) => [state, keptOn, keptNote])).toEqual([['open', null, null], ['kept', '2026-10-21', '已换好 12 张课桌']])
    expect(await api.refused(school.office, 'keepPromise', { promiseId: randomUUID(), note: '好' })).toBe('promise_unknown')
  })

  test('another school’s promise is neither read nor kept', async () => {
    const [school, elsewhere] = [await givenSchool(api), await givenSchool(api)]
    await publish(school, await givenCounted(api, school))
    const promiseId = (await api.done(school.visitor, 'listPromises', {})).promises[0]?.promiseId as string
    expect((await api.done(elsewhere.visitor, 'listPromises', {})).promises).toEqual([])
    expect(await api.refused(elsewhere.office, 'keepPromise', { promiseId, note: '好' })).toBe('promise_unknown')
  })
})

test('FR-010: the office reads what families wished for in the last needs survey beside the menu, and that there was none', async () => {
  const school = await givenSchool(api)
  expect(await api.done(school.office, 'readNeeds', {})).toEqual({ needs: null })
  const options = [{ key: 'go', label: '围棋' }, { key: 'ball', label: '足球' }]
  const form: SurveyForm = { intro: '', sections: [sectionOf('wishes', [{ key: 'courses', title: '想上什么课？', required: false, showIf: null, kind: 'multiple', options, most: 2 }])] }
  const ballots = Array.from({ length: 10 }, (_, at) => ballotOf({ courses: at < 7 ? ['ball'] : ['go', 'ball'] }, { section: 'wishes' }))
  const older = { kind: 'needs', title: '旧的', opens_at: '2026-02-01T08:00:00+08:00', closes_at: '2026-02-08T08:00:00+08:00' }
  await givenCounted(api, school, { form, ballots: ballots.slice(0, 8), survey: older })
  await givenCounted(api, school, { form, ballots, survey: { ...older, title: '秋季需求', opens_at: '2026-08-18T08:00:00+08:00', closes_at: '2026-08-30T20:00:00+08:00' } })
  await givenCounted(api, school)
  const { needs } = await api.done(school.office, 'readNeeds', {})
  expect(needs).toMatchObject({ title: '秋季需求', answered: 10, sections: [{ questions: [{ options: ['围棋', '足球'], answers: { valid: 10, counts: [[3, 10]] } }] }] })
})

test('the results of twenty thousand answers are one answer of less than 100 KB, of the longest form that is ever asked too', async () => {
  const school = await givenSchool(api)
  const labels = ['非常满意', '比较满意', '一般', '不太满意', '很不满意']
  const form: SurveyForm = { intro: '', sections: Array.from({ length: 12 }, (_, at) => sectionOf(`s${at}`, Array.from({ length: 12 }, (__, number) => singleOf(`q${number}`, `第 ${number + 1} 题：您对这一方面的安排满意吗，为什么？`, labels)), { title: `第 ${at + 1} 部分` })) }
  const ballots = Array.from({ length: 20_000 }, (_, at): CountedBallot => ({ grade: 1 + (at % 6), joined: at % 3 > 0, answers: form.sections.slice(0, 2).map(({ key, questions }) => ({ section: key, subjectId: null, values: Object.fromEntries(questions.map((question) => [question.key, 'abcde'[(at * 7 + question.key.length) % 5] as string])) })) }))
  const earlier = { opens_at: '2026-04-01T08:00:00+08:00', closes_at: '2026-04-08T08:00:00+08:00' }
  await givenCounted(api, school, { form, ballots: ballots.slice(0, 100), survey: earlier })
  const surveyId = await givenCounted(api, school, { form, ballots })
  await asOwner(api, school.schoolId, async (db) => {
    // Every question of all twelve sections has as many counts as the first two.
    for (const section of form.sections.slice(2)) {
      await db.rows(`insert into survey_count select school_id, survey_id, part, part_key, $2, question, row_key, option, count from survey_count where school_id = $1 and section = 's0'`, [school.schoolId, section.key])
    }
  })
  const results = await api.done(school.office, 'readSurveyResults', whole(surveyId))
  expect(results.answered).toBe(20_000)
  expect(results.sections.flatMap(({ questions }) => questions).filter(({ answers, before }) => answers?.valid === 20_000 && before?.valid === 100)).toHaveLength(144)
  expect(Buffer.byteLength(JSON.stringify(results))).toBeLessThan(100_000)
})
