import type { ChainStep } from 'cloud/contract/plan-document'
import { apiOfThisFile } from '../boot'
import { asOwner, formWith, givenFamily, givenGuardian, givenSchool, handwriting, type Family, type School } from '../given'
import { footprint } from '../scenario'
import { atHome, passClass } from './steps'

const api = apiOfThisFile()

const s2: ChainStep[] = ['student_request', 'guardian_application', 'class_review', 'school_review', 'active']
const s7: ChainStep[] = ['student_request', 'guardian_application', 'active']
const words = '我想打乒乓球，也想把作业写完'
const dot = { heightPerMille: 500, strokes: [[100, 100, 101, 101]] }

async function given(chain: ChainStep[] = s2): Promise<{ school: School; family: Family }> {
  api.clock.set('2026-09-01T09:00:00')
  const school = await givenSchool(api, { plan: { chain } })
  return { school, family: await givenFamily(api, school) }
}
const ask = (school: School, { guardian, childId }: Family, by = guardian as { name: string; openid: string | null; schoolId: string }, keys = ['afternoon']) =>
  api.call(by, 'requestService', { childId, planId: school.planId, serviceKeys: keys, words })
const submit = (school: School, { guardian, childId }: Family, signature: typeof handwriting | null | undefined = handwriting) =>
  api.call(guardian, 'submitApplication', { childId, planId: school.planId, form: formWith(), signature })
const idOf = (reply: { ok: boolean; data?: { applicationId: string } }) => reply.data?.applicationId as string

test('what a child asks for stays pending until a guardian signs it: no review, no seat, and the guardian is asked to sign (R-005, S2)', async () => {
  const { school, family } = await given()
  expect(await ask(school, family)).toMatchObject({ ok: true })
  api.clock.forward(60)
  expect((await api.done(school.third.teacher, 'listReviews', { step: 'class_review' })).total).toBe(0)
  const { child, messages } = await atHome(api, family)
  expect(child).toMatchObject({ applicationStatus: 'requested', todos: [{ kind: 'sign_request' }], sessionsToday: [] })
  expect(child.progress.slice(0, 2)).toMatchObject([{ state: 'done', actor: 'student', by: '孩子' }, { state: 'current', actor: 'family' }])
  expect(messages[0]).toMatchObject({ kind: 'student_requested', details: { enteredBy: 'guardian' } })
  expect((await api.done(school.third.teacher, 'readDesk', {})).classes[0]).toMatchObject({ joined: 0, unanswered: 1 })
})

test('the guardian takes over the child’s request under the same number, with a signature and nothing less', async () => {
  const { school, family } = await given()
  const applicationId = idOf(await ask(school, family))
  expect(await submit(school, family, null)).toMatchObject({ code: 'guardian_signature_needed' })
  expect(await submit(school, family)).toMatchObject({ ok: true, data: { applicationId } })
  const view = await api.done(family.guardian, 'readSubmission', { applicationId })
  expect(view).toMatchObject({ initiator: 'student', status: 'submitted', submittedBy: '陈海燕', request: { words, serviceKeys: ['afternoon'], enteredBy: 'guardian' } })
})

test('a dot is no signature, and nothing of a refused attempt is kept', async () => {
  const { school, family } = await given()
  await ask(school, family)
  const before = await footprint(api, school.schoolId)
  expect(await submit(school, family, dot)).toMatchObject({ code: 'handwriting_too_small' })
  expect(await submit(school, family, null)).toMatchObject({ code: 'guardian_signature_needed' })
  expect(await footprint(api, school.schoolId)).toEqual(before)
})

test('the signature is kept with its form, time, address and request; a changed form is signed anew', async () => {
  const { school, family } = await given()
  await ask(school, family)
  const applicationId = idOf(await submit(school, family))
  const revise = { applicationId, planId: school.planId, form: formWith({ collectorNote: '外婆接' }) }
  expect(await api.refused(family.guardian, 'reviseApplication', revise)).toBe('guardian_signature_needed')
  await api.done(family.guardian, 'reviseApplication', { ...revise, signature: handwriting })
  const kept = await asOwner(api, school.schoolId, (db) => db.rows(`select revision, signer_name, handwriting, form_sha256, record_sha256, ip, request_id from application_signature where school_id = $1 order by revision`, [school.schoolId]))
  const hash = expect.stringMatching(/^[0-9a-f]{64}$/)
  const proof = { signer_name: '陈海燕', handwriting, form_sha256: hash, record_sha256: hash, ip: '203.0.113.7', request_id: expect.any(String) }
  expect(kept).toEqual([{ revision: 1, ...proof }, { revision: 2, ...proof }])
  expect(kept[0]!.form_sha256).not.toBe(kept[1]!.form_sha256)
})

test('a plan that does not let the child begin asks for no signature, keeps none, and takes no request', async () => {
  const { school, family } = await given(['guardian_application', 'class_review', 'active'])
  expect(await ask(school, family)).toMatchObject({ code: 'student_request_not_in_chain' })
  expect(await submit(school, family)).toMatchObject({ ok: true })
  expect(await asOwner(api, school.schoolId, (db) => db.rows(`select 1 from application_signature where school_id = $1`, [school.schoolId]))).toEqual([])
})

test('without the child’s own request a guardian cannot apply where the plan lets the child begin (R-003)', async () => {
  const { school, family } = await given()
  expect(await submit(school, family)).toMatchObject({ code: 'student_request_needed' })
})

test('with the guardian’s signature the child is enrolled at once where nothing else is to be done (S7, S14)', async () => {
  const { school, family } = await given(s7)
  await ask(school, family, family.guardian, ['midday', 'afternoon'])
  api.clock.set('2026-09-08T09:00:00')
  expect(await submit(school, family)).toMatchObject({ ok: true })
  const { child, messages } = await atHome(api, family)
  expect(child).toMatchObject({ applicationStatus: 'approved' })
  expect(child.progress.every(({ state }) => state === 'done')).toBe(true)
  expect(child.sessionsToday.length).toBeGreaterThan(0)
  expect(messages.map(({ kind }) => kind)).toEqual(['enrolled', 'student_requested'])
})

test('the class teacher may enter a child’s paper slip, marked as such; another class’s teacher may not', async () => {
  const { school, family } = await given()
  expect(await ask(school, family, school.first.teacher)).toMatchObject({ code: 'child_not_yours' })
  expect(await ask(school, family, school.office)).toMatchObject({ code: 'role_needed' })
  const applicationId = idOf(await ask(school, family, school.third.teacher))
  expect((await atHome(api, family)).messages[0]).toMatchObject({ kind: 'student_requested', details: { enteredBy: 'teacher' } })
  expect(await api.done(family.guardian, 'readSubmission', { applicationId })).toMatchObject({ status: 'requested', request: { enteredBy: 'teacher', words }, form: null, submittedBy: '' })
  expect(await submit(school, family)).toMatchObject({ ok: true, data: { applicationId } })
})

test('one child has one live request or application in a term, whoever begins it (R-058)', async () => {
  const { school, family } = await given()
  const father = await givenGuardian(api, school, family.childId, '林志强')
  await ask(school, family)
  for (const by of [family.guardian, father, school.third.teacher]) expect(await ask(school, family, by)).toMatchObject({ code: 'application_exists' })
  await submit(school, family)
  expect(await submit(school, family)).toMatchObject({ code: 'application_exists' })
  expect(await ask(school, family)).toMatchObject({ code: 'application_exists' })
})

test('a guardian who does not agree withdraws the request, or declines; the child may ask again', async () => {
  const { school, family } = await given()
  const applicationId = idOf(await ask(school, family))
  await api.done(family.guardian, 'withdrawApplication', { applicationId })
  expect((await atHome(api, family)).child).toMatchObject({ applicationStatus: 'withdrawn', todos: [{ kind: 'read_letter' }, { kind: 'apply' }] })
  const again = idOf(await ask(school, family))
  expect(again).not.toBe(applicationId)
  await api.done(family.guardian, 'declineService', { childId: family.childId, planId: school.planId, reason: '', departurePlan: '' })
  expect((await atHome(api, family)).child).toMatchObject({ applicationStatus: 'declined', todos: [] })
  expect((await api.done(family.guardian, 'readSubmission', { applicationId: again })).status).toBe('withdrawn')
})

test('a request names services that the plan has for this child, each once', async () => {
  const { school, family } = await given()
  expect(await ask(school, family, family.guardian, ['chess'])).toMatchObject({ code: 'service_unknown' })
  expect(await ask(school, family, family.guardian, ['midday', 'midday'])).toMatchObject({ code: 'service_twice' })
  expect(await ask(school, family, family.guardian, [])).toMatchObject({ code: 'input_invalid' })
})

test('the child’s own words are read by its family and its reviewers, and by nobody else', async () => {
  const { school, family } = await given()
  const stranger = await givenFamily(api, school, { child: '赵一鸣', guardian: '赵立军' })
  const applicationId = idOf(await ask(school, family))
  await submit(school, family)
  expect((await api.done(school.third.teacher, 'listReviews', { step: 'class_review' })).items[0]).toMatchObject({ studentWords: words })
  expect(await api.refused(stranger.guardian, 'readSubmission', { applicationId })).toBe('application_unknown')
  await passClass(api, school.third)
  expect((await api.done(school.office, 'listReviews', { step: 'school_review' })).items[0]).toMatchObject({ studentWords: words })
  for (const reply of [await api.call(school.first.teacher, 'listReviews', { step: 'class_review' }), await api.call(school.third.teacher, 'listPupils', { classId: school.third.classId })]) {
    expect(JSON.stringify(reply)).not.toContain(words)
  }
  const audit = await asOwner(api, school.schoolId, (db) => db.rows(`select change from audit_entry where school_id = $1`, [school.schoolId]))
  expect(JSON.stringify(audit)).not.toContain(words)
  expect(JSON.stringify((await api.done(family.guardian, 'exportMyData', {})).data)).toContain(words)
})
