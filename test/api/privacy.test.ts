import { randomUUID } from 'node:crypto'
import type { Role } from 'cloud/contract/roles'
import { isFromUser } from 'cloud/identity/wechat-context'
import { maySeeHealthNote } from 'cloud/rules/health-note'
import { apiOfThisFile, type Person } from '../boot'
import { asOwner, givenCourse, givenFamily, givenGuardian, givenSchool, givenSlip, givenStranger, insert, type Family, type School } from '../given'
import { activate, apply, choose, sign, tryCourse } from './steps'

const api = apiOfThisFile()

const healthNotes = async (person: Person, courseId: string) => (await api.done(person, 'readRoster', { courseId })).pupils.map(({ healthNote }) => healthNote)

describe('a health note in a roster', () => {
  let school: School
  let courseId: string
  beforeAll(async () => {
    school = await givenSchool(api)
    const family = await givenFamily(api, school)
    await activate(api, school, [family], { healthNote: '对花生过敏' })
    courseId = await givenCourse(api, school)
    await choose(api, family, courseId)
  })

  test('is read by the duty teacher, the office and the child’s own class teacher', async () => {
    for (const person of [school.dutyTeacher, school.office, school.third.teacher]) expect(await healthNotes(person, courseId)).toEqual(['对花生过敏'])
  })

  test('is blank for the finance officer and for the teacher of another class, who does not teach the course', async () => {
    for (const person of [school.finance, school.first.teacher]) expect(await healthNotes(person, courseId)).toEqual([''])
  })

  test('is read by a class teacher who teaches the course', () => {
    const reader = { roles: new Set<Role>(['classTeacher']), classIds: [randomUUID()], teaches: true }
    expect(maySeeHealthNote(reader, randomUUID())).toBe(true)
    expect(maySeeHealthNote({ ...reader, roles: new Set<Role>(['financeOfficer']) }, randomUUID())).toBe(false)
  })
})

async function decide(person: Person, decision: 'granted' | 'refused' | 'withdrawn', at?: string) {
  const { textSha256 } = await api.done(person, 'readConsent', {}, { at })
  await api.done(person, 'decideConsent', { decision, textSha256 }, { at })
}

test('of decisions in one instant the last one counts', async () => {
  const person = givenStranger(await givenSchool(api), '陈海燕')
  const at = '2026-09-02T09:00:00'
  for (const decision of ['granted', 'withdrawn', 'granted', 'refused', 'granted', 'withdrawn'] as const) {
    await decide(person, decision, at)
    expect((await api.done(person, 'readConsent', {}, { at })).decision).toMatchObject({ decision })
  }
})

test('a guardian who refuses after having consented is bound to nobody any more', async () => {
  const school = await givenSchool(api)
  const { guardian, childId } = await givenFamily(api, school)
  await decide(guardian, 'refused')
  expect(await api.refused(guardian, 'readApplication', { childId })).toBe('child_not_yours')
})

test('the export holds the evidence of each signature, and nothing of how it is kept', async () => {
  const school = await givenSchool(api, { plan: { chain: ['guardian_application', 'agreement', 'class_review', 'active'] } })
  const family = await givenFamily(api, school)
  await apply(api, school, family)
  const [agreementId] = await sign(api, family, '2026-09-03T09:00:00')
  const { data } = await api.done(family.guardian, 'exportMyData', {})
  const hash = expect.stringMatching(/^[0-9a-f]{64}$/)
  expect(data.signatures).toHaveLength(2)
  expect(data.signatures?.find((each) => each.agreement_id === agreementId)).toEqual({
    ...{ agreement_id: agreementId, signer: 'guardian', signer_name: '陈海燕', signed_at: expect.anything(), reading_seconds: 60, confirmed: [0, 1, 2] },
    ...{ text_sha256: hash, handwriting_sha256: hash, previous_sha256: hash, record_sha256: hash },
  })
})

test('what a guardian was told of a child leaves the export as it leaves the inbox, once the child is unbound', async () => {
  const school = await givenSchool(api)
  const family = await givenFamily(api, school)
  const applicationId = await apply(api, school, family)
  await api.done(school.third.teacher, 'reviewApplications', { step: 'class_review', applicationIds: [applicationId], decision: 'return', reason: '请补充监护证明' })
  const exported = async () => JSON.stringify((await api.done(family.guardian, 'exportMyData', {})).data)
  expect(await exported()).toContain('请补充监护证明')
  await api.done(family.guardian, 'unbindChild', { childId: family.childId })
  expect(await exported()).not.toContain('请补充监护证明')
  expect(await exported()).not.toContain(family.childId)
})

describe('a teacher who is a guardian too', () => {
  /** 周敏, class teacher of the third grade, as mother of a child in the first; bound under the name 周晓敏. */
  async function givenTeacherFamily(): Promise<{ school: School; family: Family }> {
    const school = await givenSchool(api, { plan: { chain: ['guardian_application', 'agreement', 'class_review', 'active'] } })
    const own = await givenFamily(api, school, { child: '周小树', schoolClass: school.first })
    const { teacher } = school.third
    await decide(teacher, 'granted')
    const code = await givenSlip(api, school, own)
    await api.done(teacher, 'bindChild', { code, childName: '周小树', guardianName: '周晓敏', relation: 'mother' })
    return { school, family: { ...own, guardian: { ...teacher, guardianId: '' } } }
  }

  test('signs and is recorded as the guardian, by the guardian’s name', async () => {
    const { school, family } = await givenTeacherFamily()
    await apply(api, school, family)
    const [agreementId] = await sign(api, family)
    const { document } = await api.done(family.guardian, 'readSignedAgreement', { agreementId: agreementId! })
    expect(document.signatures).toMatchObject([{ signer: 'guardian', name: '周晓敏' }])
    expect(JSON.stringify(document.clauses)).toContain('周晓敏')
    const guardian = await asOwner(api, school.schoolId, (db) => db.row<{ guardian_id: string }>(`select guardian_id from guardian where school_id = $1 and name = '周晓敏'`, [school.schoolId]))
    const actors = await asOwner(api, school.schoolId, (db) => db.rows<{ actor: string }>(`select distinct actor from audit_entry where school_id = $1 and operation in ('signAgreement', 'submitApplication')`, [school.schoolId]))
    expect(actors).toEqual([{ actor: guardian?.guardian_id }])
  })

  test('reaches as a guardian the own child only, and as a teacher the own class only', async () => {
    const { school, family } = await givenTeacherFamily()
    const pupil = await givenFamily(api, school)
    expect(await api.refused(family.guardian, 'readApplication', { childId: pupil.childId })).toBe('child_not_yours')
    expect(await api.refused(family.guardian, 'listPupils', { classId: school.first.classId })).toBe('class_not_yours')
  })
})

test('a course of another term is no course that a family can choose', async () => {
  const school = await givenSchool(api)
  const family = await givenFamily(api, school)
  await givenGuardian(api, school, family.childId, '林志强')
  await activate(api, school, [family])
  const termId = randomUUID()
  await asOwner(api, school.schoolId, (db) => insert(db, 'term', { school_id: school.schoolId, term_id: termId, name: '2027年春季学期', starts_on: '2027-02-22', ends_on: '2027-07-02', holidays: [], current: false }))
  const courseId = await givenCourse(api, school, { term_id: termId })
  expect((await tryCourse(api, family, courseId)).refusal).toBe('course_unknown')
})

test('only the mini-program itself speaks for a user: no timer, no HTTP API, no other function (platform 1)', () => {
  for (const source of ['wx_client', 'wx_devtools']) expect(isFromUser(source)).toBe(true)
  for (const source of ['wx_client,scf', 'scf,wx_client', 'wx_http', 'wx_trigger', 'wx_unknown', '', undefined, ['wx_client']]) expect(isFromUser(source)).toBe(false)
})
