import { apiOfThisFile } from '../boot'
import { asOwner, formWith, givenFamily, givenSchool, type Family, type School } from '../given'
import { apply, atHome, countersign, passClass, passOffice, sign } from './steps'
import type { ChainStep } from 'cloud/contract/plan-document'

const api = apiOfThisFile()

/** S16: the family signs between class and school. */
const s16: ChainStep[] = ['guardian_application', 'class_review', 'agreement', 'school_review', 'active']
const signsFirst: ChainStep[] = ['guardian_application', 'agreement', 'class_review', 'school_review', 'active']

async function given(chain: ChainStep[]): Promise<{ school: School; family: Family; applicationId: string }> {
  const school = await givenSchool(api, { plan: { chain } })
  const family = await givenFamily(api, school)
  return { school, family, applicationId: await apply(api, school, family) }
}

/** What the queue, the desk and the decision itself say of whether it is the school's turn. The decision is a return. */
async function schoolsTurn({ office }: School) {
  const { total } = await api.done(office, 'listReviews', { step: 'school_review' })
  const { waiting } = await api.done(office, 'readDesk', {})
  expect(waiting.schoolReview).toBe(total)
  return total === 1
}
const decide = (school: School, applicationId: string, decision: 'pass' | 'return' | 'refuse', reason = '请核对') =>
  api.call(school.office, 'reviewApplications', { step: 'school_review', applicationIds: [applicationId], decision, reason })
const statesOf = async ({ guardian, childId }: Family) => (await api.done(guardian, 'readFamily', {})).agreements.filter((each) => each.childId === childId).map(({ effective }) => effective)

test('where the plan signs between two reviews, the school’s turn comes only after both sides have signed everything (R-003, S16)', async () => {
  const { school, family, applicationId } = await given(s16)
  const notYet = async () => {
    expect(await schoolsTurn(school)).toBe(false)
    expect(await decide(school, applicationId, 'pass')).toMatchObject({ code: 'application_not_in_step' })
  }
  await notYet()
  await passClass(api, school.third)
  await notYet()
  const [first, second] = await sign(api, family)
  await notYet()
  await countersign(api, school, [first!])
  await notYet()
  expect(await countersign(api, school, [second!])).toEqual({ countersigned: 1, activated: 0 })
  expect(await schoolsTurn(school)).toBe(true)
  expect(await decide(school, applicationId, 'pass')).toMatchObject({ ok: true })
  expect(await schoolsTurn(school)).toBe(false)
})

test('where the school’s review is the last step, passing it gives the child its seat and tells the family (S16)', async () => {
  const { school, family } = await given(s16)
  await passClass(api, school.third)
  await countersign(api, school, await sign(api, family, '2026-09-03T09:00:00'))
  await passOffice(api, school, '2026-09-07T09:00:00')
  const { child, messages } = await atHome(api, family)
  expect(child.progress.every(({ state }) => state === 'done')).toBe(true)
  expect(child.sessionsToday.length).toBeGreaterThan(0)
  expect(messages.map(({ kind }) => kind)).toContain('agreement_effective')
})

test('who signs before the first review waits in no queue until the school has signed too', async () => {
  const { school, family, applicationId } = await given(signsFirst)
  const classQueue = async () => (await api.done(school.third.teacher, 'listReviews', { step: 'class_review' })).total
  const pass = () => api.call(school.third.teacher, 'reviewApplications', { step: 'class_review', applicationIds: [applicationId], decision: 'pass', reason: '' })
  expect(await classQueue()).toBe(0)
  expect(await pass()).toMatchObject({ code: 'application_not_in_step' })
  await countersign(api, school, await sign(api, family))
  expect(await classQueue()).toBe(1)
  expect(await pass()).toMatchObject({ ok: true })
})

test('an application that changes after signing is signed anew, for the earlier texts no longer fit it; their copies stay', async () => {
  const { school, family, applicationId } = await given(s16)
  await passClass(api, school.third)
  const earlier = await sign(api, family)
  await countersign(api, school, earlier)
  expect(await decide(school, applicationId, 'return')).toMatchObject({ ok: true })
  const services = [{ serviceKey: 'afternoon', weekdays: [3], duration: 'whole' as const, lunch: null }]
  await api.done(family.guardian, 'reviseApplication', { applicationId, planId: school.planId, form: formWith({ services }) })
  await passClass(api, school.third)
  expect(await schoolsTurn(school)).toBe(false)
  const { documents } = await api.done(family.guardian, 'readAgreements', { childId: family.childId })
  expect(documents.map(({ state }) => state)).toEqual(['to_sign', 'to_sign'])
  expect((await api.done(family.guardian, 'readSignedAgreement', { agreementId: earlier[0]! })).document.state).toBe('ended')
  await countersign(api, school, await sign(api, family))
  expect(await schoolsTurn(school)).toBe(true)
})

test('what was signed for an application that is withdrawn or refused ends with it, and can seat nobody', async () => {
  const withdrawn = await given(signsFirst)
  const ids = await sign(api, withdrawn.family)
  await api.done(withdrawn.family.guardian, 'withdrawApplication', { applicationId: withdrawn.applicationId })
  expect(await api.refused(withdrawn.school.office, 'countersignAgreements', { agreementIds: ids })).toBe('agreement_countersigned')
  expect((await api.done(withdrawn.school.office, 'listCountersigns', {})).total).toBe(0)

  const refused = await given(s16)
  await passClass(api, refused.school.third)
  await countersign(api, refused.school, await sign(api, refused.family))
  expect(await statesOf(refused.family)).toEqual([true, true])
  expect(await decide(refused.school, refused.applicationId, 'refuse', '名额已满')).toMatchObject({ ok: true })
  expect(await statesOf(refused.family)).toEqual([false, false])
})

test('an application keeps the chain of the plan version it was made under', async () => {
  const { school, applicationId } = await given(s16)
  await passClass(api, school.third)
  // The next version needs no agreement; the one under way still does.
  await asOwner(api, school.schoolId, async (db) => {
    await db.rows(`update plan set status = 'superseded' where school_id = $1`, [school.schoolId])
    await db.rows(
      `insert into plan (school_id, plan_id, term_id, version, status, document, document_sha256, published_at)
       select school_id, gen_random_uuid(), term_id, 2, 'published', jsonb_set(document::jsonb, '{chain}', '["guardian_application", "class_review", "school_review", "active"]')::json, document_sha256, published_at
         from plan where school_id = $1`,
      [school.schoolId],
    )
  })
  expect(await schoolsTurn(school)).toBe(false)
  expect(await decide(school, applicationId, 'pass')).toMatchObject({ code: 'application_not_in_step' })
})
