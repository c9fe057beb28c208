import type { Relation } from '../contract/family'
import type { Database } from '../db/database'
import { coverOf } from './insurance'

export interface Child {
  childId: string
  name: string
  rosterNo: number
  classId: string
  className: string
  grade: number
  classRoom: string
  classTeacherName: string
}

interface ChildRow {
  child_id: string
  name: string
  roster_no: number
  class_id: string
  class_name: string
  grade: number
  room: string
  teacher_name: string | null
}

const child = (row: ChildRow): Child => ({
  childId: row.child_id,
  name: row.name,
  rosterNo: row.roster_no,
  classId: row.class_id,
  className: row.class_name,
  grade: row.grade,
  classRoom: row.room,
  classTeacherName: row.teacher_name ?? '',
})

const select = `
  select ch.child_id, ch.name, ch.roster_no, ch.class_id, cl.name as class_name, cl.grade, cl.room, st.name as teacher_name
    from child ch
    join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
    left join staff st on st.school_id = cl.school_id and st.staff_id = cl.teacher_id`

/** A child, only if bound to this guardian: the wall between one family and another. */
export async function ownChild(db: Database, schoolId: string, guardianId: string | null, childId: string): Promise<Child | null> {
  const row = await db.row<ChildRow>(
    `${select} join child_guardian cg on cg.school_id = ch.school_id and cg.child_id = ch.child_id
      where ch.school_id = $1 and ch.child_id = $2 and cg.guardian_id = $3`,
    [schoolId, childId, guardianId],
  )
  return row && child(row)
}

/** A child, only if in one of these classes: the wall between a class teacher and the other classes. */
export async function childOfClasses(db: Database, schoolId: string, classIds: readonly string[], childId: string): Promise<Child | null> {
  const row = await db.row<ChildRow>(`${select} where ch.school_id = $1 and ch.child_id = $2 and ch.class_id = any($3::uuid[])`, [schoolId, childId, classIds])
  return row && child(row)
}

/** Those of some children who are in one of these classes. */
export async function childrenOfClasses(db: Database, schoolId: string, classIds: readonly string[], childIds: readonly string[]): Promise<string[]> {
  const rows = await db.rows<{ child_id: string }>(`select child_id from child where school_id = $1 and child_id = any($2::uuid[]) and class_id = any($3::uuid[])`, [schoolId, childIds, classIds])
  return rows.map(({ child_id }) => child_id)
}

/** Any child of the school, for its office. */
export async function childOfSchool(db: Database, schoolId: string, childId: string): Promise<Child | null> {
  const row = await db.row<ChildRow>(`${select} where ch.school_id = $1 and ch.child_id = $2`, [schoolId, childId])
  return row && child(row)
}

/** Some children of the school, in order of grade, class and roster number. */
export async function childrenById(db: Database, schoolId: string, childIds: readonly string[]): Promise<Child[]> {
  const rows = await db.rows<ChildRow>(`${select} where ch.school_id = $1 and ch.child_id = any($2::uuid[]) order by cl.grade, cl.name, ch.roster_no, ch.child_id`, [schoolId, childIds])
  return rows.map(child)
}

export async function childrenOf(db: Database, schoolId: string, guardianId: string): Promise<(Child & { relation: Relation })[]> {
  const rows = await db.rows<ChildRow & { relation: Relation }>(
    `${select.replace('select ', 'select cg.relation, ')}
       join child_guardian cg on cg.school_id = ch.school_id and cg.child_id = ch.child_id
      where ch.school_id = $1 and cg.guardian_id = $2 order by cg.bound_at, ch.child_id`,
    [schoolId, guardianId],
  )
  return rows.map((row) => ({ ...child(row), relation: row.relation }))
}

export async function findChild(db: Database, schoolId: string, childId: string): Promise<Child> {
  const found = await childOfSchool(db, schoolId, childId)
  if (!found) throw new Error('the child is gone')
  return found
}

export interface ClassPupil {
  childId: string
  rosterNo: number
  name: string
  guardians: number
  status: string | null
  /** The last day of the insurance on record; null where none is. */
  insuredTo: string | null
}

/** A class's pupils with how many guardians are bound, where their application stands and until when they are insured. */
export async function pupilsOfClass(db: Database, schoolId: string, classId: string): Promise<ClassPupil[]> {
  const rows = await db.rows<{ child_id: string; roster_no: number; name: string; guardians: number; status: string | null; insured_to: string | null }>(
    `select ch.child_id, ch.roster_no, ch.name,
            (select count(*) from child_guardian cg where cg.school_id = ch.school_id and cg.child_id = ch.child_id) as guardians,
            (select a.status from application a join term t on t.school_id = a.school_id and t.term_id = a.term_id and t.current
              where a.school_id = ch.school_id and a.child_id = ch.child_id order by a.submitted_at desc limit 1) as status,
            ${coverOf('ch')} as insured_to
       from child ch where ch.school_id = $1 and ch.class_id = $2 order by ch.roster_no`,
    [schoolId, classId],
  )
  return rows.map(({ child_id, roster_no, insured_to, ...rest }) => ({ childId: child_id, rosterNo: roster_no, insuredTo: insured_to, ...rest }))
}

export async function findClass(db: Database, schoolId: string, classId: string): Promise<{ name: string; grade: number } | null> {
  return db.row<{ name: string; grade: number }>(`select name, grade from school_class where school_id = $1 and class_id = $2`, [schoolId, classId])
}

/**
 * Locks a child for this transaction, so that two guardians cannot do two things at once that exclude each other.
 * Always before a course's lock. An advisory lock, since the application may not write the school's register.
 */
export async function lockChild(db: Database, schoolId: string, childId: string) {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('child:' || $1 || ':' || $2, 0))`, [schoolId, childId.toLowerCase()])
}

/** The same for many, in order of id, so that two who lock the same children never wait for each other. */
export async function lockChildren(db: Database, schoolId: string, childIds: readonly string[]) {
  const ordered = [...new Set(childIds.map((id) => id.toLowerCase()))].sort()
  // One statement, for there may be many: the array keeps its order.
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('child:' || $1 || ':' || child_id, 0)) from unnest($2::text[]) with ordinality as ordered (child_id, position) order by position`, [schoolId, ordered])
}

/** The same without waiting: for whoever holds a course's lock already. Answers whether the child is locked now. */
export async function tryLockChild(db: Database, schoolId: string, childId: string): Promise<boolean> {
  const row = await db.row<{ locked: boolean }>(`select pg_try_advisory_xact_lock(hashtextextended('child:' || $1 || ':' || $2, 0)) as locked`, [schoolId, childId])
  return row?.locked ?? false
}
