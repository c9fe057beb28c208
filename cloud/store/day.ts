import type { DayChangeKind } from '../contract/day-change'
import type { Database } from '../db/database'
import type { DayChange } from '../rules/day-change'
import type { CourseFact, EnrolmentFact } from '../rules/timetable'

export interface EnrolledRow extends EnrolmentFact {
  childId: string
  name: string
  rosterNo: number
  classId: string
  className: string
  grade: number
  classRoom: string
  classTeacherId: string | null
  classTeacherName: string
}

export interface DayOf {
  termId: string
  date: string
  /** The term's last day: who stays to it stays through the openings that belong to the term. */
  termEndsOn: string
  /** Null for every child of the school. */
  childIds: readonly string[] | null
}

/** Who may be there on a date: one row a child and service, in order of grade, class and roster number. */
export async function enrolledOn(db: Database, schoolId: string, { termId, date, termEndsOn, childIds }: DayOf): Promise<EnrolledRow[]> {
  const rows = await db.rows<{ child_id: string; name: string; roster_no: number; class_id: string; class_name: string; grade: number; room: string; teacher_id: string | null; teacher_name: string | null; service_key: string; weekdays: number[]; starts_on: string; ends_on: string }>(
    `select ch.child_id, ch.name, ch.roster_no, cl.class_id, cl.name as class_name, cl.grade, cl.room, cl.teacher_id, st.name as teacher_name, e.service_key, e.weekdays, e.starts_on, e.ends_on
       from enrolment e
       join child ch on ch.school_id = e.school_id and ch.child_id = e.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
       left join staff st on st.school_id = cl.school_id and st.staff_id = cl.teacher_id
      where e.school_id = $1 and e.term_id = $2 and e.starts_on <= $3::date and (e.ends_on >= $3::date or e.ends_on = $4::date)
        and ($5::uuid[] is null or e.child_id = any($5::uuid[]))
      order by cl.grade, cl.name, ch.roster_no, ch.child_id, e.service_key`,
    [schoolId, termId, date, termEndsOn, childIds],
  )
  return rows.map((row) => ({
    childId: row.child_id,
    name: row.name,
    rosterNo: row.roster_no,
    classId: row.class_id,
    className: row.class_name,
    grade: row.grade,
    classRoom: row.room,
    classTeacherId: row.teacher_id,
    classTeacherName: row.teacher_name ?? '',
    serviceKey: row.service_key,
    weekdays: row.weekdays,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  }))
}

export interface CoursePlaceRow extends CourseFact {
  childId: string
  teacherId: string
}

/** The course places that children have on these weekdays; `childIds` null for the whole school. */
export async function joinedPlaces(db: Database, schoolId: string, termId: string, weekdays: readonly number[], childIds: readonly string[] | null): Promise<CoursePlaceRow[]> {
  const rows = await db.rows<{ child_id: string; course_id: string; service_key: string; title: string; weekday: number; starts_at: string; ends_at: string; venue: string; teacher_id: string; teacher_name: string }>(
    `select p.child_id, c.course_id, c.service_key, c.title, c.weekday, c.starts_at, c.ends_at, c.venue, c.teacher_id, s.name as teacher_name
       from course c
       join course_place p on p.school_id = c.school_id and p.course_id = c.course_id and p.state = 'joined'
       join staff s on s.school_id = c.school_id and s.staff_id = c.teacher_id
      where c.school_id = $1 and c.term_id = $2 and c.weekday = any($3::int[]) and ($4::uuid[] is null or p.child_id = any($4::uuid[]))
      order by c.starts_at, c.course_id`,
    [schoolId, termId, weekdays, childIds],
  )
  return rows.map((row) => ({ childId: row.child_id, courseId: row.course_id, serviceKey: row.service_key, title: row.title, weekday: row.weekday, startsAt: row.starts_at, endsAt: row.ends_at, venue: row.venue, teacherId: row.teacher_id, teacherName: row.teacher_name }))
}

/** The courses of a term that somebody from outside gives; their fee may be another one. */
export async function thirdPartyCourses(db: Database, schoolId: string, termId: string): Promise<Set<string>> {
  const rows = await db.rows<{ course_id: string }>(`select course_id from course where school_id = $1 and term_id = $2 and provider_kind = any('{trainingInstitution,paidPartner,thirdParty,socialOrganisation}')`, [schoolId, termId])
  return new Set(rows.map(({ course_id }) => course_id))
}

/** The children that a roll may be of: those with a place in the course, or of the group's classes, or of the class. */
export async function rollCandidates(db: Database, schoolId: string, rollKey: string): Promise<string[]> {
  const [kind, id] = rollKey.split(':') as [keyof typeof candidates, string]
  const rows = await db.rows<{ child_id: string }>(candidates[kind], [schoolId, id])
  return rows.map(({ child_id }) => child_id)
}

const candidates = {
  course: `select child_id from course_place where school_id = $1 and course_id = $2 and state = 'joined'`,
  group: `select ch.child_id from care_group_class c
            join child ch on ch.school_id = c.school_id and ch.class_id = c.class_id and ch.roster_no between c.from_roster_no and c.to_roster_no
           where c.school_id = $1 and c.group_id = $2`,
  class: `select child_id from child where school_id = $1 and class_id = $2`,
}

export interface StoredDayChange extends DayChange {
  changeId: string
  heldOn: string
}

/** What the office changed of the days from `from` to `to`, what was undone left out, in the order in which it was made. */
export async function dayChanges(db: Database, schoolId: string, from: string, to: string): Promise<StoredDayChange[]> {
  const rows = await db.rows<{ change_id: string; kind: DayChangeKind; service_key: string | null; roll_key: string | null; room: string | null; starts_at: string | null; ends_at: string | null; reason: string; held_on: string }>(
    `select change_id, kind, service_key, roll_key, room, starts_at, ends_at, reason, held_on from day_change
      where school_id = $1 and held_on between $2::date and $3::date and undone_at is null order by made_at, change_id`,
    [schoolId, from, to],
  )
  return rows.map((row) => ({ changeId: row.change_id, kind: row.kind, serviceKey: row.service_key, rollKey: row.roll_key, room: row.room, startsAt: row.starts_at, endsAt: row.ends_at, reason: row.reason, heldOn: row.held_on }))
}

export interface Duty {
  serviceKey: string
  rollKey: string
  /** True for this one day, false for every such weekday. */
  today: boolean
  staffId: string
  staffName: string
}

/** Who takes which roll on a date because the office said so: of that day first, else of the weekday (FR-053). */
export async function dutiesOn(db: Database, schoolId: string, termId: string, date: string, weekdays: readonly number[]): Promise<Duty[]> {
  const rows = await db.rows<{ service_key: string; roll_key: string; today: boolean; staff_id: string; name: string }>(
    `select d.service_key, d.roll_key, d.held_on is not null as today, d.staff_id, s.name
       from roll_duty d join staff s on s.school_id = d.school_id and s.staff_id = d.staff_id
      where d.school_id = $1 and d.term_id = $2 and (d.held_on = $3::date or d.weekday = any($4::int[]))
      order by d.held_on is null, d.duty_id`,
    [schoolId, termId, date, weekdays],
  )
  return rows.map((row) => ({ serviceKey: row.service_key, rollKey: row.roll_key, today: row.today, staffId: row.staff_id, staffName: row.name }))
}

/** Which of these services somebody is in on a date. */
export async function servicesInUse(db: Database, schoolId: string, termId: string, date: string, serviceKeys: readonly string[]): Promise<Set<string>> {
  const rows = await db.rows<{ service_key: string }>(
    `select distinct service_key from enrolment where school_id = $1 and term_id = $2 and starts_on <= $3::date and ends_on >= $3::date and service_key = any($4::text[])`,
    [schoolId, termId, date, serviceKeys],
  )
  return new Set(rows.map(({ service_key }) => service_key))
}
