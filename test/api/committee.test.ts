import type { ChainStep } from 'cloud/contract/plan-document'
import { apiOfThisFile } from '../boot'
import { asOwner, formWith, givenFamily, givenMember, givenSchool, givenSibling, type Family, type School } from '../given'
import { secrets } from '../scenario'
import { apply, atHome, passReviews } from './steps'

const api = apiOfThisFile()

const s3: ChainStep[] = ['guardian_application', 'class_review', 'school_review', 'committee_review', 'active']
const confided = { healthNote: secrets.healthNote, priorityGroup: secrets.priorityGroup, priorityNote: secrets.priorityNote, pickUpDifficulty: '父母都是夜班' }
const minutes = { heldOn: '2026-09-01', text: '到会 7 人，一致同意。' }

async function given(): Promise<{ school: School; family: Family; applicationId: string }> {
  const school = await givenSchool(api, { plan: { chain: s3 } })
  const family = await givenFamily(api, school, { child: secrets.child, guardian: secrets.guardian, phone: secrets.phone })
  const applicationId = await apply(api, school, family, confided, '2026-09-01T09:00:00')
  await passReviews(api, school)
  return { school, family, applicationId }
}
const decide = (by: Family, applicationIds: string[], decision: 'pass' | 'return' = 'pass', reason = '') => api.call(by.guardian, 'reviewAsCommittee', { applicationIds, decision, reason })
const record = (school: School, applicationIds: string[], said: typeof minutes | null, decision: 'pass' | 'return' | 'refuse' = 'pass') =>
  api.call(school.office, 'reviewApplications', { step: 'committee_review', applicationIds, decision, reason: decision === 'pass' ? '' : '请核对', minutes: said })
const stepOf = async (family: Family) => (await atHome(api, family)).child.progress.find(({ step }) => step === 'committee_review')

test('the office appoints parents to the committee and ends it again; each is told, and the page is theirs as long as they are members (FR-030)', async () => {
  const school = await givenSchool(api, { plan: { chain: s3 } })
  const parent = await givenFamily(api, school, { guardian: '孙建国', child: '孙小雨' })
  const { guardianId } = parent.guardian
  const appoint = (member: boolean) => api.done(school.office, 'appointCommittee', { guardianId, member })
  expect(await api.refused(parent.guardian, 'listCommitteeReviews', {})).toBe('role_needed')
  await appoint(true)
  expect((await api.done(school.office, 'readCommittee', {})).guardians).toEqual([{ guardianId, name: '孙建国', classNames: ['三年级1班'], member: true }])
  expect((await api.done(parent.guardian, 'readHome', {})).roles).toContain('parentCommittee')
  expect((await api.done(parent.guardian, 'listCommitteeReviews', {})).items).toEqual([])
  await appoint(true)
  await appoint(false)
  expect(await api.refused(parent.guardian, 'listCommitteeReviews', {})).toBe('role_needed')
  expect((await api.done(parent.guardian, 'listMessages', {})).messages.map(({ kind }) => kind)).toEqual(['committee_ended', 'committee_appointed'])
  expect(await api.refused(school.office, 'appointCommittee', { guardianId: school.planId, member: true })).toBe('guardian_unknown')
})

test('a member sees class and services of a masked child, and nothing that a family confided', async () => {
  const { school, applicationId } = await given()
  const member = await givenMember(api, school)
  const reply = await api.done(member.guardian, 'listCommitteeReviews', {})
  expect(reply.items).toEqual([{ applicationId, maskedName: '林*夏', grade: 3, className: '三年级1班', services: ['午托', '晚托'] }])
  for (const secret of [...Object.values(secrets), '夜班', '2026-09-01']) expect(JSON.stringify(reply)).not.toContain(secret)
})

test('a member passes, and the progress names the committee, never the parent', async () => {
  const { school, family, applicationId } = await given()
  const member = await givenMember(api, school)
  expect(await stepOf(family)).toMatchObject({ state: 'current', actor: 'committee' })
  expect(await decide(member, [applicationId])).toMatchObject({ ok: true })
  expect(await stepOf(family)).toMatchObject({ state: 'done', actor: 'committee', by: '家委会' })
  expect(JSON.stringify(await atHome(api, family))).not.toContain('孙建国')
  expect((await atHome(api, family)).child.applicationStatus).toBe('approved')
  expect(await decide(member, [applicationId])).toMatchObject({ code: 'application_not_in_step' })
})

test('a member returns with a reason and refuses nobody', async () => {
  const { school, family, applicationId } = await given()
  const member = await givenMember(api, school)
  expect(await decide(member, [applicationId], 'return')).toMatchObject({ code: 'reason_needed' })
  expect(await decide(member, [applicationId], 'refuse' as 'return', '名额已满')).toMatchObject({ code: 'input_invalid' })
  expect(await decide(member, [applicationId], 'return', '请核对服务')).toMatchObject({ ok: true })
  expect(await stepOf(family)).toMatchObject({ state: 'returned', actor: 'family', by: '家委会', reason: '请核对服务' })
  await api.done(family.guardian, 'reviseApplication', { applicationId, planId: school.planId, form: formWith() })
  await passReviews(api, school)
  expect(await decide(member, [applicationId])).toMatchObject({ ok: true })
})

test('no member decides on an own child, not even among many; another member does', async () => {
  const { school, applicationId } = await given()
  const member = await givenMember(api, school)
  const own = await apply(api, school, member)
  const sibling = await givenSibling(api, school, member, '孙小风', school.third)
  const siblings = await apply(api, school, sibling)
  await passReviews(api, school)
  expect((await api.done(member.guardian, 'listCommitteeReviews', {})).items.map((item) => item.applicationId)).toEqual([applicationId])
  expect(await decide(member, [applicationId, own])).toMatchObject({ code: 'committee_own_child' })
  expect(await decide(member, [siblings])).toMatchObject({ code: 'committee_own_child' })
  const another = await givenMember(api, school, { guardian: '钱多多', child: '钱小宝' })
  expect(await decide(another, [applicationId, own, siblings])).toMatchObject({ ok: true, data: { decided: 3 } })
})

test('a member has no turn before the reviews that come first (R-003)', async () => {
  const school = await givenSchool(api, { plan: { chain: s3 } })
  const family = await givenFamily(api, school)
  const member = await givenMember(api, school)
  const applicationId = await apply(api, school, family)
  expect((await api.done(member.guardian, 'listCommitteeReviews', {})).total).toBe(0)
  expect(await decide(member, [applicationId])).toMatchObject({ code: 'application_not_in_step' })
})

test('where the school has no member yet, the office records what the committee decided, with day and minutes, and it says so', async () => {
  const { school, family, applicationId } = await given()
  expect((await api.done(school.office, 'readDesk', {})).waiting.committeeReview).toBe(1)
  expect((await api.done(school.office, 'listReviews', { step: 'committee_review' })).total).toBe(1)
  expect(await record(school, [applicationId], null)).toMatchObject({ code: 'minutes_needed' })
  expect(await record(school, [applicationId], { ...minutes, heldOn: '2026-09-30' })).toMatchObject({ code: 'minutes_not_yet' })
  expect(await record(school, [applicationId], minutes, 'refuse')).toMatchObject({ code: 'committee_cannot_refuse' })
  expect(await record(school, [applicationId], minutes)).toMatchObject({ ok: true })
  expect(await stepOf(family)).toMatchObject({ state: 'done', actor: 'committee', by: '家委会（许文静按9月1日会议记录登记）' })
  const kept = await asOwner(api, school.schoolId, (db) => db.rows(`select minutes, minutes_on::text as minutes_on from review where school_id = $1 and step = 'committee_review'`, [school.schoolId]))
  expect(kept).toEqual([{ minutes: minutes.text, minutes_on: minutes.heldOn }])
})

test('once a member can decide, the office no longer does; of a lone member’s own child it still does', async () => {
  const { school, applicationId } = await given()
  const member = await givenMember(api, school)
  const own = await apply(api, school, member)
  await passReviews(api, school)
  expect(await record(school, [applicationId], minutes)).toMatchObject({ code: 'committee_decides_itself' })
  expect((await api.done(school.office, 'listReviews', { step: 'committee_review' })).items.map((item) => item.applicationId)).toEqual([own])
  expect(await record(school, [own], minutes)).toMatchObject({ ok: true })
})

test('a parent whose last child here is unbound is no member any more', async () => {
  const { school } = await given()
  const member = await givenMember(api, school)
  await api.done(member.guardian, 'unbindChild', { childId: member.childId })
  expect(await api.refused(member.guardian, 'listCommitteeReviews', {})).toBe('role_needed')
  expect((await api.done(school.office, 'readCommittee', {})).guardians.map(({ name }) => name)).toEqual([secrets.guardian])
})

test('committee members of one school are nobody at another', async () => {
  const { school } = await given()
  const elsewhere = await given()
  const member = await givenMember(api, elsewhere.school)
  expect(await api.refused({ ...member.guardian, schoolId: school.schoolId }, 'listCommitteeReviews', {})).toBe('role_needed')
})

test('a member who unbinds an own child does not decide on the application made for it', async () => {
  const { school } = await given()
  const member = await givenMember(api, school)
  await givenMember(api, school, { guardian: '钱多多', child: '钱小宝' })
  const sibling = await givenSibling(api, school, member, '孙小风', school.third)
  const own = await apply(api, school, sibling)
  await passReviews(api, school)
  await api.done(member.guardian, 'unbindChild', { childId: sibling.childId })
  expect((await api.done(member.guardian, 'listCommitteeReviews', {})).items.map((item) => item.applicationId)).not.toContain(own)
  expect(await decide(member, [own])).toMatchObject({ code: 'committee_own_child' })
})

test('who left the committee with the last child is no member by binding another', async () => {
  const { school } = await given()
  const member = await givenMember(api, school)
  await api.done(member.guardian, 'unbindChild', { childId: member.childId })
  await givenSibling(api, school, member, '孙小风', school.third)
  expect(await api.refused(member.guardian, 'listCommitteeReviews', {})).toBe('role_needed')
})

test.each(['0001-01-01', '1026-09-01', '2026-08-31'])('the committee cannot have decided before the form was there: minutes of %s are refused', async (heldOn) => {
  const { school, applicationId } = await given()
  expect(await record(school, [applicationId], { ...minutes, heldOn })).toMatchObject({ code: 'minutes_too_early' })
})
