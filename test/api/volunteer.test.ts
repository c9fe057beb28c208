import type { VolunteerFields } from 'cloud/contract/volunteer'
import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenSchool, givenSeats, type School } from '../given'

const api = apiOfThisFile()

/** S3's own words: volunteers must be vetted and filed, no paid partner. */
const s3 = { welcome: ['volunteer' as const], barred: ['paidPartner' as const], fromList: null, feeStated: null, vetting: ['credentials' as const, 'health' as const, 'filed' as const], text: null }

async function given() {
  api.clock.set('2026-09-07T08:00:00')
  const school = await givenSchool(api, { plan: { partners: s3 } })
  await givenSeats(api, school, [await givenFamily(api, school)])
  return { school, third: { serviceKey: 'midday', rollKey: `class:${school.third.classId}` } }
}

const volunteer = (changes: Partial<VolunteerFields> = {}): VolunteerFields => ({ name: '孙建华', kind: 'volunteer', skill: '书法', phone: '13900139000', credentialsOn: '2026-09-01', healthOn: '2026-09-01', filedOn: null, note: '', active: true, ...changes })
const add = (school: School, changes: Partial<VolunteerFields> = {}) => api.done(school.office, 'saveVolunteer', { volunteerId: null, revision: 0, volunteer: volunteer(changes) })
const list = async (school: School) => (await api.done(school.office, 'listVolunteers', {})).volunteers

test('R-018: an unfiled volunteer cannot be put on a roll; once filed it can, and the rota names it', async () => {
  const { school, third } = await given()
  const { volunteerId } = await add(school)
  const duty = { volunteerId, ...third, weekday: 3, heldOn: null }
  expect(await api.refused(school.office, 'assignVolunteer', duty)).toBe('volunteer_unvetted')
  expect(await list(school)).toMatchObject([{ lacks: ['filed'], credentialsBy: '许文静', filedBy: null, duties: [] }])
  await api.done(school.office, 'saveVolunteer', { volunteerId, revision: 1, volunteer: volunteer({ filedOn: '2026-09-07' }) })
  await api.done(school.office, 'assignVolunteer', duty)
  expect(await list(school)).toMatchObject([{ lacks: [], filedBy: '许文静', duties: [{ rollName: '三年级1班', weekday: 3 }] }])
  const { rolls } = await api.done(school.office, 'readRota', { serviceKey: 'midday', weekOf: '2026-09-07' })
  expect(rolls[0]?.days.map(({ volunteers }) => volunteers)).toEqual([[], [], ['孙建华'], [], []])
  expect(await api.refused(school.office, 'assignVolunteer', duty)).toBe('volunteer_assigned')
})

test('R-017: a kind that the plan bars is refused with the reason, however well vetted', async () => {
  const { school, third } = await given()
  const { volunteerId } = await add(school, { kind: 'paidPartner', filedOn: '2026-09-01' })
  const reply = await api.call(school.office, 'assignVolunteer', { volunteerId, ...third, weekday: 3, heldOn: null })
  expect(reply).toMatchObject({ ok: false, code: 'volunteer_barred', message: expect.stringContaining('方案不允许') })
  expect(await list(school)).toMatchObject([{ barred: true }])
})

test('R-018: whose papers are withdrawn or who stops taking part helps nowhere any more', async () => {
  const { school, third } = await given()
  const { volunteerId } = await add(school, { filedOn: '2026-09-01' })
  await api.done(school.office, 'assignVolunteer', { volunteerId, ...third, weekday: 3, heldOn: null })
  await api.done(school.office, 'assignVolunteer', { volunteerId, ...third, weekday: null, heldOn: '2026-09-08' })
  expect(await api.done(school.office, 'saveVolunteer', { volunteerId, revision: 1, volunteer: volunteer({ filedOn: '2026-09-01', healthOn: null }) })).toMatchObject({ revision: 2, ended: 2 })
  expect(await list(school)).toMatchObject([{ lacks: ['health'], healthBy: null, duties: [] }])
  await api.done(school.office, 'saveVolunteer', { volunteerId, revision: 2, volunteer: volunteer({ filedOn: '2026-09-01', active: false }) })
  expect(await api.refused(school.office, 'assignVolunteer', { volunteerId, ...third, weekday: 3, heldOn: null })).toBe('volunteer_inactive')
})

test('a duty is ended once; two who change the same volunteer never overwrite each other unseen', async () => {
  const { school, third } = await given()
  const { volunteerId } = await add(school, { filedOn: '2026-09-01' })
  const { assignmentId } = await api.done(school.office, 'assignVolunteer', { volunteerId, ...third, weekday: 3, heldOn: null })
  await api.done(school.office, 'endAssignment', { assignmentId })
  expect(await api.refused(school.office, 'endAssignment', { assignmentId })).toBe('assignment_unknown')
  await api.done(school.office, 'saveVolunteer', { volunteerId, revision: 1, volunteer: volunteer({ note: '周三来' }) })
  expect(await api.refused(school.office, 'saveVolunteer', { volunteerId, revision: 1, volunteer: volunteer({ note: '周四来' }) })).toBe('volunteer_changed')
  expect(await api.refused(school.office, 'saveVolunteer', { volunteerId: null, revision: 0, volunteer: volunteer({ filedOn: '2026-09-30' }) })).toBe('vetting_day_late')
})

test('a volunteer’s name and phone stay out of the audit', async () => {
  const { school } = await given()
  await add(school)
  const audit = await asOwner(api, school.schoolId, (db) => db.rows(`select * from audit_entry where school_id = $1`, [school.schoolId]))
  expect(audit.length).toBeGreaterThan(0)
  expect(JSON.stringify(audit)).not.toMatch(/孙建华|13900139000/)
})
