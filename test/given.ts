import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { ApplicationForm } from 'cloud/contract/application'
import type { CourseFields } from 'cloud/contract/course-office'
import type { PlanCourse, SchoolPlan } from 'cloud/contract/plan-document'
import type { StaffRole } from 'cloud/contract/roles'
import type { Database } from 'cloud/db/database'
import { readPlanFile } from 'cloud/plan-file'
import { publishFirstVersion } from 'cloud/publish-plan'
import { codeHash } from 'cloud/store/binding'
import type { Api, Person } from './boot'

export interface SchoolClass {
  classId: string
  grade: number
  name: string
  teacher: Staff
}

export interface Staff extends Person {
  staffId: string
}

export interface Guardian extends Person {
  guardianId: string
}

export interface Family {
  childId: string
  childName: string
  guardian: Guardian
  schoolClass: SchoolClass
}

/** A school of its own for one test, so that no test ever sees another's rows. */
export interface School {
  schoolId: string
  termId: string
  planId: string
  plan: SchoolPlan
  /** 三年级1班 with 周敏, and 一年级2班 with 方春梅. */
  third: SchoolClass
  first: SchoolClass
  office: Staff
  dutyTeacher: Staff
  finance: Staff
  visitor: Person
}

export type PlanOverrides = Partial<Omit<SchoolPlan, 'audience'>> & { admission?: SchoolPlan['audience']['admission'] }

/** A text that a plan asks its teachers to sign (S13). */
export const teacherText: SchoolPlan['agreements'][number] = {
  ...{ key: 'teacherSafety', name: '值班教师安全协议书', version: '1', signer: 'teacher' },
  clauses: [{ title: '双方', text: '甲方：{{schoolName}}。乙方：{{teacherName}}。期限：{{termText}}。' }],
  confirmations: ['我已读完本协议，知道值班的安全责任。', '我同意以电子形式签订本协议。'],
}

const holidays = [...[25, 26, 27].map((day) => ({ date: `2026-09-${day}`, name: '中秋节' })), { date: '2026-10-01', name: '国庆节' }]

/** Haijiang's scheme with what a test changes of it. */
export function planWith({ admission, ...changes }: PlanOverrides = {}): SchoolPlan {
  const plan = readPlanFile(path.join(__dirname, '../plans/s19-haijiang.yaml'))
  return { ...plan, ...changes, audience: { ...plan.audience, ...(admission === undefined ? {} : { admission }) } }
}

/** A school in its autumn term with two classes, its people, and a published plan; with `plan` null, none is published. */
export function givenSchool(api: Api, overrides: { plan?: PlanOverrides | null } = {}): Promise<School> {
  const schoolId = `school-${randomUUID().slice(0, 8)}`
  return asOwner(api, schoolId, async (db) => {
    const termId = randomUUID()
    await insert(db, 'school', { school_id: schoolId, name: '海江小学', region: '海江村' })
    await insert(db, 'term', { school_id: schoolId, term_id: termId, name: '2026年秋季学期', starts_on: '2026-08-31', ends_on: '2027-01-01', holidays, current: true })
    const schoolClass = async (grade: number, name: string, teacherName: string): Promise<SchoolClass> => {
      const teacher = await givenStaff(db, schoolId, teacherName, 'classTeacher')
      const classId = randomUUID()
      await insert(db, 'school_class', { school_id: schoolId, class_id: classId, grade, name, teacher_id: teacher.staffId, room: `${grade}01教室` })
      return { classId, grade, name, teacher }
    }
    const planId = randomUUID()
    const plan = planWith(overrides.plan ?? {})
    if (overrides.plan !== null) await publishFirstVersion(db, plan, { schoolId, termId, planId, at: new Date('2026-08-31T08:00:00+08:00') })
    return {
      schoolId,
      termId,
      planId,
      plan,
      third: await schoolClass(3, '三年级1班', '周敏'),
      first: await schoolClass(1, '一年级2班', '方春梅'),
      office: await givenStaff(db, schoolId, '许文静', 'schoolAdmin'),
      dutyTeacher: await givenStaff(db, schoolId, '石磊', 'dutyTeacher'),
      finance: await givenStaff(db, schoolId, '钱守义', 'financeOfficer'),
      visitor: { name: '路人', openid: null, schoolId },
    }
  })
}

async function givenStaff(db: Database, schoolId: string, name: string, role: StaffRole): Promise<Staff> {
  const { accountId, ...person } = await givenAccount(db, schoolId, name)
  const staffId = randomUUID()
  await db.rows(`insert into staff (school_id, staff_id, account_id, name, roles) values ($1, $2, $3, $4, $5)`, [schoolId, staffId, accountId, name, [role]])
  return { ...person, staffId }
}

async function givenAccount(db: Database, schoolId: string, name: string): Promise<Person & { accountId: string }> {
  const [accountId, openid] = [randomUUID(), randomUUID()]
  await insert(db, 'account', { account_id: accountId, provider: 'wechat', subject: openid, created_at: '2026-08-31T08:00:00+08:00' })
  return { accountId, openid, name, schoolId }
}

/** Somebody with WeChat whom this school does not know yet. */
export const givenStranger = ({ schoolId }: Pick<School, 'schoolId'>, name: string): Person => ({ name, openid: randomUUID(), schoolId })

let rosterNo = 0

/** A pupil on the register, bound to nobody yet. */
export function givenPupil(api: Api, school: School, childName = '林知夏', schoolClass = school.third): Promise<{ childId: string; childName: string; schoolClass: SchoolClass; rosterNo: number }> {
  const childId = randomUUID()
  rosterNo = (rosterNo % 99) + 1
  const row = { school_id: school.schoolId, child_id: childId, class_id: schoolClass.classId, roster_no: rosterNo, name: childName }
  return asOwner(api, school.schoolId, (db) => insert(db, 'child', row)).then(() => ({ childId, childName, schoolClass, rosterNo: row.roster_no }))
}

/** A pupil with a guardian who is bound already and has consented. */
export async function givenFamily(api: Api, school: School, who: { child?: string; guardian?: string; phone?: string; schoolClass?: SchoolClass } = {}): Promise<Family> {
  const pupil = await givenPupil(api, school, who.child, who.schoolClass)
  return { ...pupil, guardian: await givenGuardian(api, school, pupil.childId, who.guardian ?? '陈海燕', who.phone) }
}

/** One more guardian of a child. */
export function givenGuardian(api: Api, { schoolId }: School, childId: string, name: string, phone = '13800138000'): Promise<Guardian> {
  return asOwner(api, schoolId, async (db) => {
    const { accountId, ...person } = await givenAccount(db, schoolId, name)
    const guardianId = randomUUID()
    const at = '2026-08-31T10:00:00+08:00'
    await insert(db, 'consent', { school_id: schoolId, consent_id: randomUUID(), account_id: accountId, version: '2026-09', text_sha256: '0'.repeat(64), decision: 'granted', decided_at: at })
    await insert(db, 'guardian', { school_id: schoolId, guardian_id: guardianId, account_id: accountId, name, phone, created_at: at })
    await insert(db, 'child_guardian', { school_id: schoolId, child_id: childId, guardian_id: guardianId, relation: 'mother', verified_by: 'school_code', bound_at: at })
    return { ...person, guardianId }
  })
}

/** A guardian of a first-grader whom the office has put on the parent committee. */
export async function givenMember(api: Api, school: School, who: { child?: string; guardian?: string } = {}): Promise<Family> {
  const family = await givenFamily(api, school, { child: who.child ?? '孙小雨', guardian: who.guardian ?? '孙建国', phone: '13600136000', schoolClass: school.first })
  await api.done(school.office, 'appointCommittee', { guardianId: family.guardian.guardianId, member: true })
  return family
}

/** A second child of the same guardian. */
export async function givenSibling(api: Api, school: School, { guardian }: Family, child: string, schoolClass = school.first): Promise<Family> {
  const pupil = await givenPupil(api, school, child, schoolClass)
  const tie = { school_id: school.schoolId, child_id: pupil.childId, guardian_id: guardian.guardianId, relation: 'mother', verified_by: 'school_code', bound_at: '2026-08-31T11:00:00+08:00' }
  await asOwner(api, school.schoolId, (db) => insert(db, 'child_guardian', tie))
  return { ...pupil, guardian }
}

/** An unused slip for a child or a member of staff; answers the code on it. */
export async function givenSlip(api: Api, { schoolId }: School, owner: { childId: string } | { staffId: string }, code = randomUUID().slice(0, 8).toUpperCase()): Promise<string> {
  const whose = 'childId' in owner ? { child_id: owner.childId } : { staff_id: owner.staffId }
  const slip = { school_id: schoolId, code_sha256: codeHash(schoolId, code), ...whose, issued_at: '2026-09-01T08:00:00+08:00', expires_at: '2026-10-01T00:00:00+08:00' }
  await asOwner(api, schoolId, (db) => insert(db, 'bind_code', slip))
  return code
}

/** A member of staff who has not bound WeChat yet. */
export async function givenNewStaff(api: Api, { schoolId }: School, name: string, role: StaffRole): Promise<string> {
  const staffId = randomUUID()
  await asOwner(api, schoolId, (db) => db.rows(`insert into staff (school_id, staff_id, name, roles) values ($1, $2, $3, $4)`, [schoolId, staffId, name, [role]]))
  return staffId
}

/** A Tuesday course for grades 3 to 6, open from the first of September. */
export async function givenCourse(api: Api, school: School, course: Record<string, unknown> = {}): Promise<string> {
  const courseId = randomUUID()
  const row = {
    ...{ school_id: school.schoolId, course_id: courseId, term_id: school.termId, service_key: 'afternoon', title: '围棋', category: '益智', content: '从吃子学起', grades: [3, 4, 5, 6] },
    ...{ weekday: 2, starts_at: '16:20', ends_at: '17:20', teacher_id: school.dutyTeacher.staffId, venue: '图书馆', items_to_bring: '', admission: 'firstCome' },
    ...{ opens_at: '2026-09-01T00:00:00+08:00', closes_at: '2026-09-30T18:00:00+08:00', capacity: 12, taken: 0 },
    ...course,
  }
  await asOwner(api, school.schoolId, (db) => insert(db, 'course', row))
  return courseId
}

/** A place of a child in a course as if it had come by it, counted as the database counts. Answers its id. */
export async function givenPlace(api: Api, { schoolId }: School, { guardian, childId }: Family, courseId: string, place: Record<string, unknown> & { state: 'joined' | 'offered' | 'waiting' }): Promise<string> {
  const placeId = randomUUID()
  const at = '2026-09-07T10:00:00+08:00'
  const offer = place.state === 'offered' ? { offered_at: at, left_line_at: at, offer_until: '2026-09-20T10:00:00+08:00', offer_told: true } : {}
  const row = { school_id: schoolId, place_id: placeId, course_id: courseId, child_id: childId, on_offer: 'take', quota_keys: '{}', reason: '', requested_by: guardian.guardianId, requested_at: at, changed_at: at, ...offer, ...place }
  await asOwner(api, schoolId, async (db) => {
    const counted = place.state === 'waiting' ? 'waiting' : 'taken'
    await db.rows(`update course set ${counted} = ${counted} + 1 where course_id = $1`, [courseId])
    const columns = Object.keys(row).join(', ')
    // The number in line is the database's own.
    await db.rows(`insert into course_place (${columns}) select ${columns} from jsonb_to_record($1) as r (${Object.keys(row).map((name) => `${name} ${columnType(name)}`).join(', ')})`, [JSON.stringify(row)])
  })
  return placeId
}

const columnType = (name: string) => {
  if (name === 'quota_keys') return 'text[]'
  if (name.endsWith('_at') || name.endsWith('_until')) return 'timestamptz'
  if (name === 'offer_told') return 'boolean'
  return name.endsWith('_id') && name !== 'school_id' ? 'uuid' : name === 'requested_by' || name === 'placed_by' ? 'uuid' : 'text'
}

/** A Tuesday course as the office writes it, with nothing against it but that the term has begun. */
export const courseWith = (school: Pick<School, 'dutyTeacher'>, changes: Partial<CourseFields> = {}): CourseFields => ({
  ...{ title: '乒乓球', category: '体育', content: '从握拍和发球学起。', serviceKey: 'afternoon', weekday: 2, startsAt: '16:20', endsAt: '17:20', grades: [3, 4, 5, 6] },
  ...{ teacherId: school.dutyTeacher.staffId, venue: '乒乓球室', offCampus: false, offCampusApproved: false, itemsToBring: '', tags: ['sport'], providerKind: null, provider: '' },
  ...{ leader: '', securityOfficer: '', capacity: 20, minimum: null, costFen: null, costNote: '', admission: 'firstCome' },
  ...{ opensAt: '2026-10-08T18:00:00+08:00', closesAt: '2026-10-20T20:00:00+08:00', gradeOpenings: [], changeUntil: null, offerMinutes: 1440, quotas: [] },
  ...changes,
})

/** A course that a plan names and lets families choose, on two of the service's days. */
export const plannedChess: PlanCourse = {
  ...{ key: 'chess', title: '象棋', serviceKey: 'afternoon', choice: 'free', grades: [3, 4], weekdays: [2, 4], startsAt: null, endsAt: null, content: '下象棋', tags: ['chess'] },
  ...{ teacher: '石磊', leader: null, securityOfficer: null, venue: '棋室', offCampus: false, provider: null, capacity: 16, least: 6, itemsToBring: '水壶', extras: [] },
}

/** The term before with one course in it; answers the course. */
export async function givenEarlierTerm(api: Api, school: School, course: Record<string, unknown> = {}): Promise<string> {
  const termId = randomUUID()
  const term = { school_id: school.schoolId, term_id: termId, name: '2026年春季学期', starts_on: '2026-03-01', ends_on: '2026-07-03', holidays: [], current: false }
  await asOwner(api, school.schoolId, (db) => insert(db, 'term', term))
  return givenCourse(api, school, { term_id: termId, opens_at: '2026-03-02T18:00:00+08:00', closes_at: '2026-03-06T20:00:00+08:00', ...course })
}

/** A whole PNG picture of one point. */
export const tinyPicture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

/** A written application with nothing wrong in it. */
export const formWith = (changes: Partial<ApplicationForm> = {}): ApplicationForm => ({
  services: [
    { serviceKey: 'midday', weekdays: [1, 2, 3, 4, 5], duration: 'whole', lunch: true },
    { serviceKey: 'afternoon', weekdays: [2, 3, 4, 5], duration: 'whole', lunch: null },
  ],
  ...{ priorityGroup: null, priorityNote: '', departure: 'collected', collectorNote: '', pickUpDifficulty: '', healthNote: '', voluntary: true, factsRead: true },
  ...changes,
})

/** A seat in the term for each family, as if every step were behind them. */
export function givenSeats(api: Api, school: School, families: readonly Family[], form: ApplicationForm = formWith()): Promise<void> {
  const { schoolId: school_id, termId: term_id, planId: plan_id } = school
  return asOwner(api, school_id, async (db) => {
    for (const { childId: child_id, guardian } of families) {
      const application_id = randomUUID()
      const of = { school_id, application_id, term_id, child_id }
      await insert(db, 'application', { ...of, plan_id, kind: 'join', status: 'approved', form, submitted_by: guardian.guardianId, submitted_at: '2026-09-01T08:00:00+08:00', revision: 1 })
      for (const { serviceKey, weekdays } of form.services) {
        await insert(db, 'enrolment', { ...of, enrolment_id: randomUUID(), service_key: serviceKey, weekdays, starts_on: '2026-09-01', ends_on: '2027-01-01' })
      }
    }
  })
}

/** Handwriting long enough to be a name. */
export const handwriting = { heightPerMille: 500, strokes: [[100, 250, 220, 120, 300, 380, 420, 140], [480, 130, 500, 400, 640, 240, 820, 260]] }

/** The owner's access to one school's rows, to arrange or to look behind the API. */
export function asOwner<T>(api: Pick<Api, 'database'>, schoolId: string, work: (db: Database) => Promise<T>): Promise<T> {
  return api.database.owner(async (db) => {
    await db.rows(`select set_config('kehou.school_id', $1, true)`, [schoolId])
    return work(db)
  })
}

/** A row by its columns' names; the table's name is the test's own. */
export async function insert(db: Database, table: string, row: Record<string, unknown>) {
  const columns = Object.keys(row).join(', ')
  await db.rows(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`, [JSON.stringify(row)])
}
