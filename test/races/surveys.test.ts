import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenGuardian, givenSchool, type Family } from '../given'
import { absentAnswers, givenOpenSurvey, surveyTimes } from '../given-survey'
import { count, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

async function givenAsked(number: number) {
  const school = await givenSchool(api)
  const families: Family[] = []
  for (let index = 0; index < number; index += 1) families.push(await givenFamily(api, school))
  return { school, families, surveyId: await givenOpenSurvey(api, school) }
}

test('of six guardians who answer for one child at once one is in the box, and the others are told so', async () => {
  const { school, families, surveyId } = await givenAsked(1)
  const [lin] = families as [Family]
  const guardians = [lin.guardian]
  for (let index = 1; index < 6; index += 1) guardians.push(await givenGuardian(api, school, lin.childId, `家长${index}`))
  const replies = await Promise.all(guardians.map((guardian) => api.call(guardian, 'answerSurvey', { surveyId, childId: lin.childId, answers: absentAnswers() })))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  for (const reply of replies) if (!reply.ok) expect(reply.code).toBe('survey_answered_by_other')
  expect(await count(api, school, `ballot where school_id = '${school.schoolId}'`)).toBe(1)
})

test('of six copies of one ballot at once one changes something and all are answered', async () => {
  const { families, surveyId } = await givenAsked(1)
  const [lin] = families as [Family]
  const replies = await Promise.all([1, 2, 3, 4, 5, 6].map(() => api.call(lin.guardian, 'answerSurvey', { surveyId, childId: lin.childId, answers: absentAnswers() })))
  expect(replies.map((reply) => reply.ok && reply.data.changed).sort()).toEqual([false, false, false, false, false, true])
})

test('closing while twelve families answer counts exactly those that were told that their ballot is in', async () => {
  const { school, families, surveyId } = await givenAsked(12)
  const answering = families.map(({ guardian, childId }) => api.call(guardian, 'answerSurvey', { surveyId, childId, answers: absentAnswers() }))
  const closing = upkeep(api.host, new Date(surveyTimes.closesAt))
  const [replies] = [await Promise.all(answering), await closing]
  for (const reply of replies) if (!reply.ok) expect(reply.code).toBe('survey_closed')
  const row = await asOwner(api, school.schoolId, (db) => db.row<{ answered: number }>(`select answered from survey where survey_id = $1`, [surveyId]))
  expect(row?.answered).toBe(replies.filter(({ ok }) => ok).length)
  expect(await count(api, school, `ballot where school_id = '${school.schoolId}'`)).toBe(0)
})

test('control: a ballot put in without holding the survey is in the box after the count, and lost', async () => {
  const { school, surveyId } = await givenAsked(1)
  const { schoolId } = school
  let closed: Promise<unknown> = Promise.resolve()
  await api.database.transaction(schoolId, async (db) => {
    await db.rows(`select 1 from survey where school_id = $1 and survey_id = $2 and state = 'open'`, [schoolId, surveyId])
    closed = upkeep(api.host, new Date(surveyTimes.closesAt))
    await closed
    await db.rows(`insert into ballot (school_id, survey_id, slot, locked) values ($1, $2, 'slot', 'locked')`, [schoolId, surveyId])
  })
  expect(await count(api, school, `ballot where school_id = '${schoolId}'`)).toBe(1)
})
