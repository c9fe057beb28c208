import { randomUUID } from 'node:crypto'
import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenGuardian, givenSchool, givenSibling, insert, type Family, type School } from '../given'

const api = apiOfThisFile()
const surveyId = randomUUID()

/** An open survey that asks these children; its form is of no matter to who is still awaited. */
async function givenAsking(school: School, families: readonly Family[]) {
  const salt = api.host.ballots.newSalt(surveyId)
  const survey = { school_id: school.schoolId, survey_id: surveyId, kind: 'needs', title: '需求调查', audience: 'everyone', course_id: null, form: {}, editable: true, least_group: 8, schedule_key: null, due_on: null }
  await asOwner(api, school.schoolId, async (db) => {
    const term = await db.row<{ term_id: string }>('select term_id from term where school_id = $1 and current', [school.schoolId])
    await insert(db, 'survey', { ...survey, term_id: term?.term_id, opens_at: '2026-09-01T00:00:00Z', closes_at: '2026-09-08T00:00:00Z', state: 'open', salt, asked: families.length, answered: null, made_by: null, edited_at: '2026-08-31T00:00:00Z' })
    for (const { childId } of families) await insert(db, 'survey_child', { school_id: school.schoolId, survey_id: surveyId, child_id: childId, grade: 3, joined: true, subjects: [] })
  })
  const box = api.host.ballots(surveyId, salt)
  const handIn = ({ childId }: Family) => asOwner(api, school.schoolId, (db) => insert(db, 'ballot', { school_id: school.schoolId, survey_id: surveyId, slot: box.slot(childId), locked: box.lock({}) }))
  return { handIn }
}

test('the home page counts the ballots that open surveys still wait for, one a child, not of a child that its guardian is kept from, until one has handed it in or the survey is over', async () => {
  const school = await givenSchool(api)
  const lin = await givenFamily(api, school)
  const brother = await givenSibling(api, school, lin, '林知秋')
  const father = await givenGuardian(api, school, lin.childId, '林建平')
  const other = await givenFamily(api, school, { child: '陈一诺', guardian: '陈静' })
  const awaited = async (person: typeof lin.guardian | typeof father, at = '2026-09-02T09:00:00') => (await api.done(person, 'readHome', {}, { at })).openSurveys
  expect(await awaited(lin.guardian)).toBe(0)

  const { handIn } = await givenAsking(school, [lin, brother])
  expect(await awaited(lin.guardian)).toBe(2)
  expect(await awaited(father)).toBe(1)
  expect(await awaited(other.guardian)).toBe(0)
  const { freezeId } = await api.done(school.office, 'freezeCustody', { childId: lin.childId, reason: '法院保护令', guardianIds: [lin.guardian.guardianId], collectorIds: [] })
  expect(await awaited(father)).toBe(0)
  await api.done(school.office, 'liftFreeze', { childId: lin.childId, freezeId })
  expect(await awaited(father)).toBe(1)
  await handIn(lin)
  expect(await awaited(lin.guardian)).toBe(1)
  expect(await awaited(father)).toBe(0)
  expect(await awaited(lin.guardian, '2026-09-08T08:00:00')).toBe(0)
})
