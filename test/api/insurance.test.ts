import path from 'node:path'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { upkeep } from 'cloud/hosts/upkeep'
import { readPlanFile } from 'cloud/plan-file'
import { apiOfThisFile, type Person } from '../boot'
import { asOwner, formWith, givenFamily, givenGuardian, givenMember, givenSchool, type Family, type School } from '../given'
import { apply, atHome, countersign, passReviews, publish, sign } from './steps'

const api = apiOfThisFile()

const schemeOf = (file: string): SchoolPlan => readPlanFile(path.join(__dirname, '../../plans', file))
const s3 = schemeOf('s03-midday-care.yaml')
const s9 = schemeOf('s09-wannian.yaml')
const insured = (insurance: Partial<SchoolPlan['insurance']>, rules: SchoolPlan['rules'] = {}) => ({ insurance: { mode: null, schoolHolds: [], text: null, ...insurance }, rules })

const middays = { services: [{ serviceKey: 'midday', weekdays: [1, 2, 3, 4, 5], duration: 'whole' as const, lunch: true }] }

/** A family under S3's own plan: reviewed, by the committee too, signed by both sides, and listed to the fifth of September. */
async function givenListed(): Promise<{ school: School; family: Family }> {
  const { audience: _, ...plan } = s3
  api.clock.set('2026-09-01T09:00:00')
  const school = await givenSchool(api, { plan })
  const [family, member] = [await givenFamily(api, school), await givenMember(api, school)]
  await apply(api, school, family, middays)
  await passReviews(api, school)
  const { items } = await api.done(member.guardian, 'listCommitteeReviews', {})
  await api.done(member.guardian, 'reviewAsCommittee', { applicationIds: items.map(({ applicationId }) => applicationId), decision: 'pass', reason: '' })
  await countersign(api, school, await sign(api, family))
  await publish(api, school, 3, '2026-09-03T09:00:00')
  return { school, family }
}

async function upkeepAt(at: string) {
  api.clock.set(at)
  await upkeep(api.host, api.clock.now())
}
const record = (by: Person, { childId }: Family, validTo = '2027-08-31', kind = '学平险') => api.done(by, 'recordInsurance', { childId, kind, validTo })
const enrolments = ({ school, family }: { school: School; family: Family }) =>
  asOwner(api, school.schoolId, (db) => db.rows<{ service_key: string; starts_on: string }>(`select service_key, starts_on from enrolment where school_id = $1 and child_id = $2`, [school.schoolId, family.childId]))
const read = ({ guardian, childId }: Family) => api.done(guardian, 'readInsurance', { childId })
const openOf = async (family: Family) => (await atHome(api, family)).child.progress.filter(({ state }) => state === 'current').map(({ step, actor }) => `${step} ${actor}`)
const askedFor = async (family: Family) => (await atHome(api, family)).child.todos.map(({ kind }) => kind).filter((kind) => kind === 'record_insurance')
const seats = async ({ guardian }: Family) => (await api.done(guardian, 'listMessages', {})).messages.filter(({ kind }) => kind === 'agreement_effective' || kind === 'enrolled').length

describe('where the plan requires insurance first (S3)', () => {
  test('an uninsured child has no seat when all else is done; recording the insurance gives it the seat that very day (R-051)', async () => {
    const given = await givenListed()
    const { family } = given
    await upkeepAt('2026-09-06T00:05:00')
    expect(await enrolments(given)).toEqual([])
    expect(await openOf(family)).toEqual(['active family'])
    expect(await askedFor(family)).toEqual(['record_insurance'])
    expect(await read(family)).toMatchObject({ mode: 'required', decision: 'blocked', neededOn: '2026-09-06', record: null, text: '没有投保的，不能开始参加' })
    api.clock.set('2026-09-08T20:00:00')
    expect(await record(family.guardian, family)).toEqual({ enrolled: true })
    expect(await enrolments(given)).toEqual([{ service_key: 'midday', starts_on: '2026-09-08' }])
    expect(await openOf(family)).toEqual([])
    expect(await askedFor(family)).toEqual([])
    expect(await read(family)).toMatchObject({ decision: 'allowed', record: { kind: '学平险', validTo: '2027-08-31', recordedBy: 'guardian' } })
    expect(await seats(family)).toBe(1)
  })

  test('insurance that was recorded while the list was public lets time give the seat when the list has closed', async () => {
    const given = await givenListed()
    expect(await askedFor(given.family)).toEqual(['record_insurance'])
    expect(await record(given.family.guardian, given.family)).toEqual({ enrolled: false })
    expect(await askedFor(given.family)).toEqual([])
    expect(await openOf(given.family)).toEqual(['notice time'])
    await upkeepAt('2026-09-06T00:05:00')
    expect(await enrolments(given)).toEqual([{ service_key: 'midday', starts_on: '2026-09-06' }])
    expect(await seats(given.family)).toBe(1)
  })

  test('a policy that is over on the day of starting does not count, one that ends on that day does', async () => {
    const given = await givenListed()
    const { guardian, childId } = given.family
    expect(await api.refused(guardian, 'recordInsurance', { childId, kind: '学平险', validTo: '2026-09-02' })).toBe('insurance_over')
    await record(guardian, given.family, '2026-09-05')
    await upkeepAt('2026-09-06T00:05:00')
    expect(await enrolments(given)).toEqual([])
    expect(await askedFor(given.family)).toEqual(['record_insurance'])
    expect(await read(given.family)).toMatchObject({ decision: 'blocked', record: { validTo: '2026-09-05' } })
    expect(await record(guardian, given.family, '2026-09-06')).toEqual({ enrolled: true })
  })

  test('the record made last counts, so that a slip is mended', async () => {
    const given = await givenListed()
    await record(given.family.guardian, given.family, '2036-09-30')
    await record(given.family.guardian, given.family, '2026-09-05', '学生意外伤害险')
    await upkeepAt('2026-09-06T00:05:00')
    expect(await enrolments(given)).toEqual([])
    expect((await read(given.family)).record).toMatchObject({ kind: '学生意外伤害险', validTo: '2026-09-05' })
  })

  test('a seat once given is not taken away when the policy runs out, and recording the next one tells nobody of a seat again', async () => {
    const given = await givenListed()
    await record(given.family.guardian, given.family, '2026-09-30')
    await upkeepAt('2026-09-06T00:05:00')
    await upkeepAt('2026-10-08T09:00:00')
    expect(await openOf(given.family)).toEqual([])
    expect(await askedFor(given.family)).toEqual([])
    expect(await read(given.family)).toMatchObject({ decision: 'remind' })
    expect(await record(given.family.guardian, given.family)).toEqual({ enrolled: false })
    expect(await enrolments(given)).toHaveLength(1)
    expect(await seats(given.family)).toBe(1)
  })

  test('families who wait for insurance never keep an insured one waiting', async () => {
    const first = await givenListed()
    const { school } = first
    // More than one round of the upkeep takes; they stand before the insured child in its order.
    await asOwner(api, school.schoolId, async (db) => {
      await db.rows(`create temp table many on commit drop as select gen_random_uuid() as child_id, n from generate_series(1, 210) n`, [])
      await db.rows(`insert into school_class (school_id, class_id, grade, name, room) select $1, gen_random_uuid(), 9, n || '班', '' from generate_series(1, 3) n`, [school.schoolId])
      await db.rows(
        `insert into child (school_id, child_id, class_id, roster_no, name)
         select $1, child_id, (select class_id from school_class where school_id = $1 and name = (n % 3 + 1) || '班'), n / 3 + 1, '同学' from many`,
        [school.schoolId],
      )
      await db.rows(
        `insert into application (school_id, application_id, term_id, child_id, plan_id, kind, status, form, submitted_by, submitted_at)
         select a.school_id, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, a.term_id, m.child_id, a.plan_id, a.kind, a.status, a.form, a.submitted_by, a.submitted_at
           from application a, many m where a.school_id = $1 and a.child_id = $2`,
        [school.schoolId, first.family.childId],
      )
      await db.rows(
        `insert into notice_entry (school_id, notice_id, application_id, revision, position, masked_name, class_name, grade, services)
         select e.school_id, e.notice_id, ('00000000-0000-4000-8000-' || lpad(m.n::text, 12, '0'))::uuid, 1, e.position + m.n, e.masked_name, e.class_name, e.grade, e.services
           from notice_entry e, many m where e.school_id = $1`,
        [school.schoolId],
      )
      await db.rows(
        `insert into agreement (school_id, agreement_id, application_id, child_id, agreement_key, plan_id, name, template_version, clauses, confirmations, text_sha256, status, created_at)
         select g.school_id, gen_random_uuid(), ('00000000-0000-4000-8000-' || lpad(m.n::text, 12, '0'))::uuid, m.child_id, g.agreement_key, g.plan_id, g.name, g.template_version, g.clauses, g.confirmations, g.text_sha256, g.status, g.created_at
           from agreement g, many m where g.school_id = $1`,
        [school.schoolId],
      )
    })
    await record(first.family.guardian, first.family)
    await upkeepAt('2026-09-06T00:05:00')
    expect(await enrolments(first)).toHaveLength(1)
  })

  test.each([
    ['required', 'warn', true, 'remind'],
    ['required', 'off', true, 'allowed'],
    ['required', undefined, false, 'blocked'],
    ['encouraged', 'block', true, 'remind'],
    ['school', 'block', true, 'allowed'],
    [null, 'block', true, 'allowed'],
  ] as const)('a plan that says %s at level %s: seated without insurance %s, told %s', async (mode, level, seated, decision) => {
    const school = await givenSchool(api, { plan: { chain: ['guardian_application', 'active'], ...insured({ mode }, level ? { 'R-051': level } : {}) } })
    const family = await givenFamily(api, school)
    await apply(api, school, family)
    expect((await enrolments({ school, family })).length > 0).toBe(seated)
    expect(await read(family)).toMatchObject({ decision })
  })
})

test('where insurance is encouraged (S9), the family is reminded on its application and never held up', async () => {
  const { audience: _, ...plan } = s9
  const school = await givenSchool(api, { plan })
  const family = await givenFamily(api, school)
  const applicationId = await apply(api, school, family, { services: [{ serviceKey: 'afternoon', weekdays: [], duration: 'whole', lunch: null }] })
  const told = async () => (await api.done(family.guardian, 'readSubmission', { applicationId })).insurance
  expect(await told()).toBe('remind')
  expect(await askedFor(family)).toEqual([])
  await passReviews(api, school)
  expect(await enrolments({ school, family })).toHaveLength(1)
  expect(await told()).toBe('remind')
  await record(family.guardian, family)
  expect(await told()).toBe('allowed')
})

test('where the school insures or the plan says nothing, nothing is asked and nothing is kept', async () => {
  for (const mode of ['school', null] as const) {
    const school = await givenSchool(api, { plan: insured({ mode }) })
    const { guardian, childId } = await givenFamily(api, school)
    expect(await api.refused(guardian, 'recordInsurance', { childId, kind: '学平险', validTo: '2027-08-31' })).toBe('insurance_not_asked')
  }
})

test('an application keeps what its own plan version asked, though a newer version asks for nothing', async () => {
  const given = await givenListed()
  const { school } = given
  await asOwner(api, school.schoolId, async (db) => {
    await db.rows(`update plan set status = 'superseded' where school_id = $1`, [school.schoolId])
    await db.rows(
      `insert into plan (school_id, plan_id, term_id, version, status, document, document_sha256, published_at)
       select school_id, gen_random_uuid(), term_id, 2, 'published', jsonb_set(document::jsonb, '{insurance,mode}', 'null')::json, document_sha256, published_at from plan where school_id = $1`,
      [school.schoolId],
    )
  })
  await upkeepAt('2026-09-06T00:05:00')
  expect(await enrolments(given)).toEqual([])
  expect(await record(given.family.guardian, given.family)).toEqual({ enrolled: true })
})

test('a paper proof is recorded by the class teacher or the office and is marked as theirs; no other teacher and no other family can', async () => {
  const school = await givenSchool(api, { plan: insured({ mode: 'required' }) })
  const [family, other] = [await givenFamily(api, school), await givenFamily(api, school, { child: '赵一鸣', guardian: '赵立军' })]
  const { childId } = family
  const refusedTo = (by: Person) => api.refused(by, 'recordInsurance', { childId, kind: '学平险', validTo: '2027-08-31' })
  expect(await refusedTo(other.guardian)).toBe('child_not_yours')
  expect(await refusedTo(school.first.teacher)).toBe('child_not_yours')
  expect(await refusedTo(school.dutyTeacher)).toBe('role_needed')
  expect(await api.refused(other.guardian, 'readInsurance', { childId })).toBe('child_not_yours')
  const elsewhere = await givenSchool(api, { plan: insured({ mode: 'required' }) })
  expect(await refusedTo(elsewhere.office)).toBe('child_not_yours')

  await record(school.third.teacher, family)
  expect((await read(family)).record).toMatchObject({ recordedBy: 'school', validTo: '2027-08-31' })
  await record(family.guardian, family, '2026-12-31')
  expect((await read(family)).record).toMatchObject({ recordedBy: 'guardian' })
  await record(school.office, family, '2027-06-30')
  const { insuranceMode, pupils } = await api.done(school.third.teacher, 'listPupils', { classId: school.third.classId })
  expect(insuranceMode).toBe('required')
  expect(pupils.map((pupil) => [pupil.childId, pupil.insuredTo])).toEqual(expect.arrayContaining([[childId, '2027-06-30'], [other.childId, null]]))
})

test('both guardians see the record, it goes with the exported data, and the audit names nothing of it', async () => {
  const school = await givenSchool(api, { plan: insured({ mode: 'required' }) })
  const family = await givenFamily(api, school)
  const father = await givenGuardian(api, school, family.childId, '林国栋')
  await record(family.guardian, family, '2027-08-31', '平安学生险')
  expect((await read({ ...family, guardian: father })).record).toMatchObject({ kind: '平安学生险' })
  const { children } = await api.done(father, 'readFamily', {})
  expect(children[0]?.insurance).toMatchObject({ mode: 'required', record: { kind: '平安学生险', validTo: '2027-08-31' } })
  expect((await api.done(father, 'exportMyData', {})).data.insurance).toMatchObject([{ kind: '平安学生险', recorded_by: 'guardian' }])
  const audit = await asOwner(api, school.schoolId, (db) => db.rows(`select * from audit_entry where school_id = $1 and operation = 'recordInsurance'`, [school.schoolId]))
  expect(audit).toHaveLength(1)
  expect(JSON.stringify(audit)).not.toMatch(/平安|2027-08-31/)
})

test('a form that came back or was withdrawn asks for no insurance', async () => {
  const school = await givenSchool(api, { plan: insured({ mode: 'required' }) })
  const family = await givenFamily(api, school)
  expect(await askedFor(family)).toEqual([])
  const applicationId = await apply(api, school, family)
  expect(await askedFor(family)).toEqual(['record_insurance'])
  await api.done(school.third.teacher, 'reviewApplications', { step: 'class_review', applicationIds: [applicationId], decision: 'return', reason: '请核对星期' })
  expect(await askedFor(family)).toEqual([])
  await api.done(family.guardian, 'reviseApplication', { applicationId, planId: school.planId, form: formWith() })
  expect(await askedFor(family)).toEqual(['record_insurance'])
  await api.done(family.guardian, 'withdrawApplication', { applicationId })
  expect(await askedFor(family)).toEqual([])
})
