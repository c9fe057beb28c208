import { randomUUID } from 'node:crypto'
import { insertRows, insertSchool, type DemoPupil } from 'cloud/demo/school'
import { demoSchoolId as schoolId } from 'cloud/demo/people'
import { seededRandom, shuffled } from 'cloud/demo/seeded-random'
import type { Database } from 'cloud/db/database'
import { publishFirstVersion } from 'cloud/publish-plan'
import type { Api, Person } from '../boot'
import { asOwner, formWith, planWith } from '../given'

export interface Pupil extends DemoPupil {
  guardians: (Person & { guardianId: string })[]
  /** Goes home alone, by its family's own word. */
  alone: boolean
}

export interface DaySchool {
  schoolId: string
  random: ReturnType<typeof seededRandom>
  pupils: Pupil[]
  office: Person & { staffId: string }
  /** Who keeps what, by the staff's id. */
  staff: Map<string, Person & { staffId: string }>
  classTeacherOf: Map<string, string>
}

const at = '2026-08-31T10:00:00+08:00'
const person = (name: string, openid: string): Person => ({ name, openid, schoolId })

/** The demonstration school, with every one of its 480 pupils at midday and in the afternoon, in the groups its plan proposes. */
export async function openDaySchool(api: Api, seed: number): Promise<DaySchool> {
  const random = seededRandom(seed)
  const school = await asOwner(api, schoolId, async (db) => {
    const inserted = await insertSchool(db, random)
    await publishFirstVersion(db, planWith(), { schoolId, termId: inserted.termId, planId: random.uuid(), at: new Date(at) })
    return inserted
  })
  const pupils = await enrolAll(api, school.termId, school.pupils, random)
  const staff = await giveEverybodyAPhone(api)
  await fillCourses(api, pupils, random)
  const named = (name: string) => [...staff.values()].find((each) => each.name === name)!
  const teachers = await asOwner(api, schoolId, (db) => db.rows<{ class_id: string; teacher_id: string }>(`select class_id, teacher_id from school_class where school_id = $1`, [schoolId]))
  const day = { schoolId, random, pupils, office: named('许文静'), staff, classTeacherOf: new Map(teachers.map((row) => [row.class_id, row.teacher_id])) }
  for (const serviceKey of ['midday', 'afternoon']) await saveProposedGroups(api, day, serviceKey)
  return day
}

/** Each child has a guardian, every sixth has two; they went the whole way to their seats before. */
async function enrolAll(api: Api, termId: string, pupils: readonly DemoPupil[], random: DaySchool['random']): Promise<Pupil[]> {
  const families = pupils.map((pupil, index): Pupil => {
    const count = index % 6 === 5 ? 2 : 1
    const guardians = Array.from({ length: count }, (_, nth) => ({ ...person(`家长${index + 1}-${nth + 1}`, `guardian-${index + 1}-${nth + 1}`), guardianId: randomUUID() }))
    return { ...pupil, guardians, alone: pupil.grade >= 5 && random.below(3) === 0 }
  })
  await asOwner(api, schoolId, async (db) => {
    const planId = (await db.row<{ plan_id: string }>(`select plan_id from plan where school_id = $1`, [schoolId]))!.plan_id
    const adults = families.flatMap(({ childId, guardians }) => guardians.map((guardian) => ({ childId, guardian, accountId: randomUUID() })))
    await db.rows(`insert into account (account_id, provider, subject, created_at) select a, 'wechat', s, $3 from unnest($1::uuid[], $2::text[]) as u (a, s)`, [adults.map(({ accountId }) => accountId), adults.map(({ guardian }) => guardian.openid), at])
    await insertOwn(db, 'guardian', adults.map(({ guardian, accountId }) => ({ guardian_id: guardian.guardianId, account_id: accountId, name: guardian.name, phone: '13800138000', created_at: at })))
    await insertOwn(db, 'consent', adults.map(({ accountId }) => ({ consent_id: randomUUID(), account_id: accountId, version: '2026-09', text_sha256: '0'.repeat(64), decision: 'granted', decided_at: at })))
    await insertOwn(db, 'child_guardian', adults.map(({ childId, guardian }) => ({ child_id: childId, guardian_id: guardian.guardianId, relation: 'mother', verified_by: 'school_code', bound_at: at })))
    const forms = families.map(({ childId, guardians, alone }) => ({ application_id: randomUUID(), child_id: childId, submitted_by: guardians[0]!.guardianId, form: formWith({ departure: alone ? 'independent' : 'collected', services: everyDay }) }))
    await insertOwn(db, 'application', forms.map((form) => ({ ...form, term_id: termId, plan_id: planId, kind: 'join', status: 'approved', submitted_at: at, revision: 1 })))
    await insertOwn(db, 'enrolment', forms.flatMap(({ application_id, child_id, form }) => form.services.map(({ serviceKey, weekdays }) => ({ enrolment_id: randomUUID(), application_id, term_id: termId, child_id, service_key: serviceKey, weekdays, starts_on: '2026-09-01', ends_on: '2027-01-01' }))))
  })
  return families
}

/** Rows of this school. */
const insertOwn = (db: Database, table: string, rows: Record<string, unknown>[]) => insertRows(db, table, rows.map((row) => ({ school_id: schoolId, ...row })))

const everyDay = [
  { serviceKey: 'midday', weekdays: [1, 2, 3, 4, 5], duration: 'whole' as const, lunch: true },
  { serviceKey: 'afternoon', weekdays: [2, 3, 4, 5], duration: 'whole' as const, lunch: null },
]

/** Everybody of the staff is known to WeChat. */
async function giveEverybodyAPhone(api: Api): Promise<DaySchool['staff']> {
  const rows = await asOwner(api, schoolId, async (db) => {
    await db.rows(`update account set provider = 'wechat' where provider = 'dev'`)
    for (const { staff_id } of await db.rows<{ staff_id: string }>(`select staff_id from staff where school_id = $1 and account_id is null`, [schoolId])) {
      const account = randomUUID()
      await db.rows(`insert into account (account_id, provider, subject, created_at) values ($1, 'wechat', $2, $3)`, [account, `staff-${staff_id}`, at])
      await db.rows(`update staff set account_id = $3 where school_id = $1 and staff_id = $2`, [schoolId, staff_id, account])
    }
    return db.rows<{ staff_id: string; name: string; subject: string }>(`select s.staff_id, s.name, a.subject from staff s join account a on a.account_id = s.account_id where s.school_id = $1`, [schoolId])
  })
  return new Map(rows.map(({ staff_id, name, subject }) => [staff_id, { ...person(name, subject), staffId: staff_id }]))
}

/** The two courses of a Tuesday are half full. */
async function fillCourses(api: Api, pupils: readonly Pupil[], random: DaySchool['random']) {
  await asOwner(api, schoolId, async (db) => {
    const courses = await db.rows<{ course_id: string; grades: number[]; capacity: number }>(`select course_id, grades, capacity from course where school_id = $1 and weekday = 2 order by title`, [schoolId])
    for (const { course_id, grades, capacity } of courses) {
      const joining = shuffled(pupils.filter(({ grade }) => grades.includes(grade)), random).slice(0, Math.floor(capacity / 2))
      const place = ({ childId, guardians }: Pupil) => ({ place_id: randomUUID(), course_id, child_id: childId, requested_by: guardians[0]!.guardianId, requested_at: at, changed_at: at })
      await db.rows(
        `insert into course_place (school_id, place_id, course_id, child_id, state, on_offer, quota_keys, reason, requested_by, requested_at, changed_at)
         select $1, p.place_id, p.course_id, p.child_id, 'joined', 'take', '{}', '', p.requested_by, p.requested_at, p.changed_at from jsonb_populate_recordset(null::course_place, $2) p`,
        [schoolId, JSON.stringify(joining.map(place))],
      )
      await db.rows(`update course set taken = $3 where school_id = $1 and course_id = $2`, [schoolId, course_id, joining.length])
    }
  })
}

async function saveProposedGroups(api: Api, { office }: Pick<DaySchool, 'office'>, serviceKey: string) {
  const { groups } = await api.done(office, 'proposeGroups', { serviceKey }, { at: '2026-09-07T09:00:00' })
  const saved = groups.map(({ name, room, teacherId, parts }) => ({ groupId: null, name, room: room ?? '', teacherId, assistantIds: [], leader: '', securityOfficer: '', parts: parts.map(({ classId, fromRosterNo, toRosterNo }) => ({ classId, fromRosterNo, toRosterNo })) }))
  await api.done(office, 'saveGroups', { serviceKey, revision: 0, reason: '', groups: saved, managerIds: [], patrollerIds: [] })
}
