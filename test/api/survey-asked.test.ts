import type { SurveyForm } from 'cloud/contract/survey-form'
import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile, type Person } from '../boot'
import { givenCourse, givenFamily, givenGuardian, givenPlace, givenSchool, givenSeats, givenSibling, type Family, type School } from '../given'
import { absentAnswers, closeByTime, givenOpenSurvey, surveyTimes } from '../given-survey'
import { sectionOf, singleOf } from '../given-survey-result'

const api = apiOfThisFile()

const surveyMessages = async (guardian: Person, of = 'survey_opened') => (await api.done(guardian, 'listMessages', {})).messages.filter(({ kind }) => kind === of)

describe('a guardian whom the office keeps from the child', () => {
  const freeze = (school: School, { childId, guardian }: Family) => api.done(school.office, 'freezeCustody', { childId, reason: '法院保护令', guardianIds: [guardian.guardianId], collectorIds: [] })
  const askedOf = (guardian: Person) => api.done(guardian, 'listSurveys', {}).then(({ surveys }) => surveys.length)

  test('is told of no survey, sees none, reads none and answers none; the other guardian does', async () => {
    const school = await givenSchool(api)
    const lin = await givenFamily(api, school)
    const father = await givenGuardian(api, school, lin.childId, '林建平')
    await freeze(school, lin)
    const surveyId = await givenOpenSurvey(api, school)
    const asked = { surveyId, childId: lin.childId }
    expect(await surveyMessages(father)).toEqual([])
    expect(await askedOf(father)).toBe(0)
    expect(await api.refused(father, 'readSurvey', asked)).toBe('survey_not_asked')
    expect(await api.refused(father, 'answerSurvey', { ...asked, answers: absentAnswers() })).toBe('survey_not_asked')
    expect(await surveyMessages(lin.guardian)).toHaveLength(1)
    expect(await askedOf(lin.guardian)).toBe(1)
    expect((await api.done(lin.guardian, 'answerSurvey', { ...asked, answers: absentAnswers() })).changed).toBe(true)
  })

  test('loses the survey on the day of the decision, though it asked him before', async () => {
    const school = await givenSchool(api)
    const lin = await givenFamily(api, school)
    const father = await givenGuardian(api, school, lin.childId, '林建平')
    const surveyId = await givenOpenSurvey(api, school)
    const asked = { surveyId, childId: lin.childId }
    expect((await api.done(father, 'readSurvey', asked)).childName).toBe('林知夏')
    await freeze(school, lin)
    expect(await askedOf(father)).toBe(0)
    expect(await api.refused(father, 'readSurvey', asked)).toBe('survey_not_asked')
    expect(await api.refused(father, 'answerSurvey', { ...asked, answers: absentAnswers() })).toBe('survey_not_asked')
  })
})

/** One question of the service, one of each course and one of each teacher. */
const aboutAll: SurveyForm = {
  intro: '',
  sections: [
    sectionOf('service', [singleOf('service', '课后服务怎么样？', ['好', '不好'])]),
    sectionOf('courses', [singleOf('course', '这门课怎么样？', ['好', '不好'])], { about: 'courses', audience: 'participants' }),
    sectionOf('teachers', [{ key: 'teacher', title: '您给老师打几分？', required: true, showIf: null, kind: 'scale', from: 1, to: 5, lowLabel: '', highLabel: '' }], { about: 'teachers', audience: 'participants' }),
  ],
}

/** Ten families, the first nine of them with a place in a chess course of one teacher, the last in another course. */
async function givenChess() {
  const school = await givenSchool(api)
  const families: Family[] = []
  for (let at = 0; at < 10; at += 1) families.push(await givenFamily(api, school, { child: `孩子${at}`, guardian: `家长${at}` }))
  await givenSeats(api, school, families)
  const [chess, choir] = [await givenCourse(api, school), await givenCourse(api, school, { title: '合唱', teacher_id: school.third.teacher.staffId })]
  for (const [at, family] of families.entries()) await givenPlace(api, school, family, at < 9 ? chess : choir, { state: 'joined' })
  return { school, chess, choir, chessFamilies: families.slice(0, 9), singer: families[9]! }
}

/** Keeps such a survey as the office does, and lets time open it. */
async function givenAsked(school: School, audience: 'everyone' | 'course', courseId: string | null, form = aboutAll) {
  const { opensAt, closesAt } = surveyTimes
  const { surveyId } = await api.done(school.office, 'saveSurvey', { surveyId: null, seenAt: null, scheduleKey: null, dueOn: null, kind: 'satisfaction', title: '课程问卷', audience, courseId, editable: true, leastGroup: 8, opensAt, closesAt, form }, { at: '2026-09-07T12:00:00' })
  await upkeep(api.host, new Date(opensAt))
  api.clock.set('2026-09-08T09:00:00')
  return surveyId
}

/** Answers all that a family is asked: good, and as many points as said. */
async function answerAll({ guardian, childId }: Family, surveyId: string, points: number) {
  const { sections, subjects } = await api.done(guardian, 'readSurvey', { surveyId, childId })
  const subjectsOf = { service: [null], courses: subjects.filter(({ kind }) => kind === 'course'), teachers: subjects.filter(({ kind }) => kind === 'teacher') }
  const answers = sections.flatMap((section) => subjectsOf[section.about].map((subject) => ({ section: section.key, subjectId: subject?.subjectId ?? null, values: Object.fromEntries(section.questions.map(({ key, kind }) => [key, kind === 'scale' ? points : 'a'])) })))
  await api.done(guardian, 'answerSurvey', { surveyId, childId, answers })
}

const resultsOf = ({ office }: School, surveyId: string, part: 'all' | 'course' | 'teacher', partKey: string) => api.done(office, 'readSurveyResults', { surveyId, part, partKey })
const firstAnswers = ({ sections }: Awaited<ReturnType<typeof resultsOf>>) => sections.map(({ key, questions }) => [key, questions[0]?.answers])

test('a course’s survey asks its families alone, about that course and its teacher alone; its results are the office’s and nobody else’s', async () => {
  const { school, chess, chessFamilies, singer } = await givenChess()
  const surveyId = await givenAsked(school, 'course', chess)
  expect(await surveyMessages(singer.guardian)).toEqual([])
  expect(await api.refused(singer.guardian, 'readSurvey', { surveyId, childId: singer.childId })).toBe('survey_not_asked')
  const { subjects } = await api.done(chessFamilies[0]!.guardian, 'readSurvey', { surveyId, childId: chessFamilies[0]!.childId })
  expect(subjects.map(({ kind, subjectId }) => [kind, subjectId])).toEqual([['course', chess], ['teacher', school.dutyTeacher.staffId]])
  for (const family of chessFamilies) await answerAll(family, surveyId, 4)
  await closeByTime(api)
  expect((await api.done(school.office, 'listSchoolSurveys', {})).surveys).toMatchObject([{ surveyId, state: 'closed', courseTitle: '围棋', asked: 9, answered: 9 }])
  expect(firstAnswers(await resultsOf(school, surveyId, 'course', chess))).toEqual([['courses', { valid: 9, counts: [[9, 0]] }]])
  expect(await api.refused(school.office, 'publishSurveyResults', { surveyId, seenAt: null, summary: '谢谢', promises: [] })).toBe('survey_of_course')
  expect(await api.refused(chessFamilies[0]!.guardian, 'readPublishedSurvey', { surveyId })).toBe('survey_not_published')
})

test('each course and each teacher is asked about and counted apart', async () => {
  const { school, chess, choir, chessFamilies } = await givenChess()
  const surveyId = await givenAsked(school, 'everyone', null)
  for (const [at, family] of chessFamilies.entries()) await answerAll(family, surveyId, at < 3 ? 5 : 4)
  await closeByTime(api)
  expect(firstAnswers(await resultsOf(school, surveyId, 'all', ''))).toEqual([['service', { valid: 9, counts: [[9, 0]] }]])
  expect(firstAnswers(await resultsOf(school, surveyId, 'course', chess))).toEqual([['courses', { valid: 9, counts: [[9, 0]] }]])
  expect(firstAnswers(await resultsOf(school, surveyId, 'teacher', school.dutyTeacher.staffId))).toEqual([['teachers', { valid: 9, counts: [[0, 0, 0, 6, 3]] }]])
  expect(await api.refused(school.office, 'readSurveyResults', { surveyId, part: 'course', partKey: choir })).toBe('survey_group_small')
})

test('what one family alone said of a course and its teacher is counted nowhere, and not to be had from the others’ figures', async () => {
  const { school, chess, choir, chessFamilies, singer } = await givenChess()
  const surveyId = await givenAsked(school, 'everyone', null)
  for (const family of [...chessFamilies, singer]) await answerAll(family, surveyId, family === singer ? 1 : 4)
  await closeByTime(api)
  for (const [part, partKey] of [['course', choir], ['teacher', school.third.teacher.staffId]] as const) expect(await api.refused(school.office, 'readSurveyResults', { surveyId, part, partKey })).toBe('survey_group_small')
  // Courses and teachers are counted for no whole school, from which the nine could be taken.
  const whole = await resultsOf(school, surveyId, 'all', '')
  expect(whole.sections.map(({ key }) => key)).toEqual(['service'])
  expect(firstAnswers(await resultsOf(school, surveyId, 'course', chess))).toEqual([['courses', { valid: 9, counts: [[9, 0]] }]])
  expect(whole.groups.filter(({ part }) => part === 'course' || part === 'teacher').map(({ partKey }) => partKey).sort()).toEqual([chess, school.dutyTeacher.staffId].sort())
})

test('the office’s list says which results families can read', async () => {
  const { school, chessFamilies } = await givenChess()
  const surveyId = await givenAsked(school, 'everyone', null)
  for (const family of chessFamilies) await answerAll(family, surveyId, 5)
  await closeByTime(api)
  const published = async () => (await api.done(school.office, 'listSchoolSurveys', {})).surveys.map((survey) => survey.published)
  expect(await published()).toEqual([false])
  await api.done(school.office, 'publishSurveyResults', { surveyId, seenAt: null, summary: '谢谢各位家长', promises: [] })
  expect(await published()).toEqual([true])
})

test('a form of twelve screens of full matrices is refused with what to do, and nothing is kept', async () => {
  const school = await givenSchool(api)
  const labels = Array.from({ length: 12 }, (_, at) => ({ key: `k${at}`, label: '很'.repeat(10) }))
  const form: SurveyForm = { intro: '', sections: Array.from({ length: 12 }, (_, at) => sectionOf(`s${at}`, [0, 1].map((number) => ({ key: `q${number}`, title: '怎么样？', required: true, showIf: null, kind: 'matrix', rows: labels, options: labels })))) }
  const survey = { surveyId: null, seenAt: null, scheduleKey: null, dueOn: null, kind: 'satisfaction' as const, title: '长问卷', audience: 'everyone' as const, courseId: null, editable: true, leastGroup: 8, ...surveyTimes, form }
  expect(await api.call(school.office, 'saveSurvey', survey)).toMatchObject({ ok: false, code: 'survey_form_wrong', message: expect.stringContaining('请删去一些题') })
  expect((await api.done(school.office, 'listSchoolSurveys', {})).surveys).toEqual([])
})

test('once its results are published each guardian whom it asked hears of it once, for two children too, and of other words no more', async () => {
  const school = await givenSchool(api)
  const lin = await givenFamily(api, school)
  await givenSibling(api, school, lin, '林小满')
  const father = await givenGuardian(api, school, lin.childId, '林建平')
  const surveyId = await givenOpenSurvey(api, school)
  const stranger = await givenFamily(api, school, { child: '赵明', guardian: '赵妈妈' })
  await api.done(school.office, 'freezeCustody', { childId: lin.childId, reason: '法院保护令', guardianIds: [lin.guardian.guardianId], collectorIds: [] })
  await closeByTime(api)
  const heard = (guardian: Person) => surveyMessages(guardian, 'survey_published')
  expect(await heard(lin.guardian)).toEqual([])
  const { changedAt } = await api.done(school.office, 'publishSurveyResults', { surveyId, seenAt: null, summary: '谢谢各位家长', promises: [] })
  await api.done(school.office, 'publishSurveyResults', { surveyId, seenAt: changedAt, summary: '再次感谢各位家长', promises: [] })
  expect(await heard(lin.guardian)).toMatchObject([{ childId: null, details: { surveyId }, text: '学校公布了“满意度问卷”的结果，请打开看看学校怎么说、准备怎样改。' }])
  for (const guardian of [father, stranger.guardian]) expect(await heard(guardian)).toEqual([])
})
