import type { Database } from '../db/database'
import type { LeaveFact } from '../rules/leave'

export interface StoredLeave extends LeaveFact {
  leaveId: string
  childId: string
  reason: string
  /** Who filed it, or entered it. */
  filedBy: string
}

interface LeaveRow {
  leave_id: string
  child_id: string
  from_on: string
  to_on: string
  service_key: string | null
  reason: string
  filed_at: Date
  withdrawn_at: Date | null
  by_staff: boolean
  filed_by: string
}

const stored = (row: LeaveRow): StoredLeave => ({
  leaveId: row.leave_id,
  childId: row.child_id,
  fromOn: row.from_on,
  toOn: row.to_on,
  serviceKey: row.service_key,
  reason: row.reason,
  filedAt: row.filed_at,
  withdrawnAt: row.withdrawn_at,
  byStaff: row.by_staff,
  filedBy: row.filed_by,
})

const select = `
  select l.leave_id, l.child_id, l.from_on, l.to_on, l.service_key, l.reason, l.filed_at, l.withdrawn_at, l.staff_id is not null as by_staff,
         coalesce(g.name, s.name) as filed_by
    from leave_request l
    left join guardian g on g.school_id = l.school_id and g.guardian_id = l.guardian_id
    left join staff s on s.school_id = l.school_id and s.staff_id = l.staff_id`

/** A child's leaves that reach into these days, taken back ones too, for they may still excuse what had begun. Oldest first. */
export async function leavesOfChild(db: Database, schoolId: string, termId: string, childId: string, first: string, last: string): Promise<StoredLeave[]> {
  const rows = await db.rows<LeaveRow>(
    `${select} where l.school_id = $1 and l.term_id = $2 and l.child_id = $3 and l.to_on >= $4::date and l.from_on <= $5::date order by l.filed_at, l.leave_id`,
    [schoolId, termId, childId, first, last],
  )
  return rows.map(stored)
}

/** A child's last leaves of a term, newest first. */
export async function lastLeaves(db: Database, schoolId: string, termId: string, childId: string, most: number): Promise<StoredLeave[]> {
  const rows = await db.rows<LeaveRow>(`${select} where l.school_id = $1 and l.term_id = $2 and l.child_id = $3 order by l.filed_at desc, l.leave_id limit $4`, [schoolId, termId, childId, most])
  return rows.map(stored)
}

/** The leaves of some children, or of a whole school, that lie over a day; those taken back too, for whether one counts is a rule's to say. Oldest first. */
export async function leavesOn(db: Database, schoolId: string, date: string, childIds: readonly string[] | null): Promise<StoredLeave[]> {
  const rows = await db.rows<LeaveRow>(
    `${select} where l.school_id = $1 and l.from_on <= $2::date and l.to_on >= $2::date and ($3::uuid[] is null or l.child_id = any($3::uuid[])) order by l.filed_at, l.leave_id`,
    [schoolId, date, childIds],
  )
  return rows.map(stored)
}

export async function findLeave(db: Database, schoolId: string, leaveId: string): Promise<StoredLeave | null> {
  const row = await db.row<LeaveRow>(`${select} where l.school_id = $1 and l.leave_id = $2`, [schoolId, leaveId])
  return row && stored(row)
}

export interface NewLeave {
  leaveId: string
  termId: string
  childId: string
  fromOn: string
  toOn: string
  serviceKey: string | null
  reason: string
  /** Exactly one of the two. */
  guardianId: string | null
  staffId: string | null
  now: Date
}

export async function addLeave(db: Database, schoolId: string, added: NewLeave) {
  await db.rows(
    `insert into leave_request (school_id, leave_id, term_id, child_id, from_on, to_on, service_key, reason, filed_at, guardian_id, staff_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [schoolId, added.leaveId, added.termId, added.childId, added.fromOn, added.toOn, added.serviceKey, added.reason, added.now, added.guardianId, added.staffId],
  )
}

export async function setLeaveWithdrawn(db: Database, schoolId: string, leaveId: string, now: Date) {
  await db.rows(`update leave_request set withdrawn_at = $3 where school_id = $1 and leave_id = $2 and withdrawn_at is null`, [schoolId, leaveId, now])
}

/** What is marked of one child on these days. */
export async function marksOfChild(db: Database, schoolId: string, childId: string, first: string, last: string) {
  const rows = await db.rows<{ held_on: string; service_key: string; sitting: string; state: 'present' | 'late' | 'absent' }>(
    `select held_on, service_key, sitting, state from attendance where school_id = $1 and child_id = $2 and held_on between $3::date and $4::date`,
    [schoolId, childId, first, last],
  )
  return rows.map(({ held_on, service_key, sitting, state }) => ({ heldOn: held_on, serviceKey: service_key, sitting, state }))
}

/** The class teacher of a child's class; null where the class has none. */
export async function classTeacherOf(db: Database, schoolId: string, childId: string): Promise<string | null> {
  const row = await db.row<{ teacher_id: string | null }>(
    `select cl.teacher_id from child ch join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id where ch.school_id = $1 and ch.child_id = $2`,
    [schoolId, childId],
  )
  return row?.teacher_id ?? null
}

export interface LeavePupil {
  childId: string
  name: string
  className: string
  rosterNo: number
}

export interface LeavePupilsAsked {
  termId: string
  today: string
  /** Part of a child's or a class's name; empty for all. */
  search: string
  /** Null for every child of the school. */
  within: { classIds: readonly string[]; childIds: readonly string[] } | null
  offset: number
  most: number
}

/** Children who take part in the term today or later, by class and number. */
export async function leavePupils(db: Database, schoolId: string, { termId, today, search, within, offset, most }: LeavePupilsAsked): Promise<{ pupils: LeavePupil[]; total: number }> {
  const rows = await db.rows<{ child_id: string; name: string; class_name: string; roster_no: number; total: number }>(
    `select ch.child_id, ch.name, cl.name as class_name, ch.roster_no, count(*) over () as total
       from child ch join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
      where ch.school_id = $1
        and exists (select 1 from enrolment e where e.school_id = ch.school_id and e.child_id = ch.child_id and e.term_id = $2 and e.ends_on >= $3::date)
        and (strpos(ch.name, $4) > 0 or strpos(cl.name, $4) > 0)
        and ($5::uuid[] is null or ch.class_id = any($5::uuid[]) or ch.child_id = any($6::uuid[]))
      order by cl.grade, cl.name, ch.roster_no, ch.child_id offset $7 limit $8`,
    [schoolId, termId, today, search, within && within.classIds, within?.childIds ?? [], offset, most],
  )
  return { pupils: rows.map((row) => ({ childId: row.child_id, name: row.name, className: row.class_name, rosterNo: row.roster_no })), total: rows[0]?.total ?? 0 }
}
