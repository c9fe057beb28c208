import type { MoveKind } from '../contract/course-move'
import type { Database } from '../db/database'

/** What of a child decides whether the school can place it. */
export interface PlaceableChild {
  childId: string
  name: string
  className: string
  grade: number
  /** Of its approved application of the term. */
  priorityGroup: string | null
}

/** Children of the school by their ids, in no order; unknown ones are left out. */
export async function placeableChildren(db: Database, schoolId: string, termId: string, childIds: readonly string[]): Promise<Map<string, PlaceableChild>> {
  const rows = await db.rows<{ child_id: string; name: string; class_name: string; grade: number; priority_group: string | null }>(
    `select ch.child_id, ch.name, cl.name as class_name, cl.grade,
            (select a.form ->> 'priorityGroup' from application a where a.school_id = ch.school_id and a.child_id = ch.child_id and a.term_id = $2 and a.status = 'approved') as priority_group
       from child ch join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
      where ch.school_id = $1 and ch.child_id = any($3::uuid[])`,
    [schoolId, termId, childIds],
  )
  return new Map(rows.map((row) => [row.child_id, { childId: row.child_id, name: row.name, className: row.class_name, grade: row.grade, priorityGroup: row.priority_group }]))
}

/** The place of a course that is open to a child with these quotas: '' a common one, a quota's key, or null for none. The caller holds the course's lock. */
export async function openPlace(db: Database, schoolId: string, courseId: string, quotaKeys: readonly string[], now: Date): Promise<string | null> {
  const row = await db.row<{ open_to: string | null }>(`select place_open_to(c, $3::text[], $4) as open_to from course c where c.school_id = $1 and c.course_id = $2`, [schoolId, courseId, quotaKeys, now])
  return row?.open_to ?? null
}

export interface StaffPlace {
  placeId: string
  courseId: string
  childId: string
  staffId: string
  reason: string
  /** '' for a common place. */
  quotaKey: string
  quotaKeys: readonly string[]
  /** One more place for this child, where none was open to it. */
  added: boolean
  now: Date
}

/** Writes a place that the school gives; one that the child waits for or is offered becomes it. The caller holds the course's lock. Answers the place's id. */
export async function addStaffPlace(db: Database, schoolId: string, place: StaffPlace): Promise<string> {
  const { courseId, childId, staffId, reason, now } = place
  if (place.added) await db.rows(`update course set capacity = capacity + 1 where school_id = $1 and course_id = $2`, [schoolId, courseId])
  const own = await db.row<{ place_id: string; state: string }>(`select place_id, state from course_place where school_id = $1 and course_id = $2 and child_id = $3 and state in ('waiting', 'offered')`, [schoolId, courseId, childId])
  if (own?.state === 'offered') {
    await db.rows(`update course_place set state = 'joined', placed_by = $3, reason = $4, changed_at = $5 where school_id = $1 and place_id = $2`, [schoolId, own.place_id, staffId, reason, now])
    return own.place_id
  }
  await db.rows(`update course set taken = taken + 1, waiting = waiting - $3 where school_id = $1 and course_id = $2`, [schoolId, courseId, own ? 1 : 0])
  const quotaKey = place.quotaKey || null
  if (own) {
    await db.rows(
      `update course_place set state = 'joined', placed_by = $3, reason = $4, changed_at = $5, left_line_at = $5, quota_key = $6 where school_id = $1 and place_id = $2`,
      [schoolId, own.place_id, staffId, reason, now, quotaKey],
    )
    return own.place_id
  }
  await db.rows(
    `insert into course_place (school_id, place_id, course_id, child_id, state, placed_by, reason, quota_key, quota_keys, requested_at, changed_at) values ($1, $2, $3, $4, 'joined', $5, $6, $7, $8, $9, $9)`,
    [schoolId, place.placeId, courseId, childId, staffId, reason, quotaKey, place.quotaKeys, now],
  )
  return place.placeId
}

/** The children who wait for a course, in order. */
export async function waitingChildren(db: Database, schoolId: string, courseId: string): Promise<string[]> {
  const rows = await db.rows<{ child_id: string }>(`select child_id from course_place where school_id = $1 and course_id = $2 and state = 'waiting' order by line_no`, [schoolId, courseId])
  return rows.map(({ child_id }) => child_id)
}

export async function setCapacity(db: Database, schoolId: string, courseId: string, capacity: number) {
  await db.rows(`update course set capacity = $3 where school_id = $1 and course_id = $2`, [schoolId, courseId, capacity])
}

export async function setClosed(db: Database, schoolId: string, courseId: string) {
  await db.rows(`update course set status = 'closed' where school_id = $1 and course_id = $2`, [schoolId, courseId])
}

export interface NewMove {
  moveId: string
  kind: MoveKind
  courseId: string
  toCourseId?: string
  childId?: string
  staffId: string
  reason: string
  overLine?: boolean
  capacity?: number
  now: Date
}

/** Notes what the school did by hand. */
export async function recordMove(db: Database, schoolId: string, move: NewMove) {
  await db.rows(
    `insert into course_move (school_id, move_id, kind, course_id, to_course_id, child_id, staff_id, reason, over_line, capacity, moved_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [schoolId, move.moveId, move.kind, move.courseId, move.toCourseId ?? null, move.childId ?? null, move.staffId, move.reason, move.overLine ?? false, move.capacity ?? null, move.now],
  )
}

export interface MoveEntry {
  moveId: string
  kind: MoveKind
  title: string
  toTitle: string | null
  childId: string | null
  childName: string | null
  className: string | null
  by: string
  reason: string
  overLine: boolean
  capacity: number | null
  movedAt: string
}

interface MoveRow {
  move_id: string
  kind: MoveKind
  title: string
  to_title: string | null
  child_id: string | null
  child_name: string | null
  class_name: string | null
  by: string
  reason: string
  over_line: boolean
  capacity: number | null
  moved_at: Date
  total: number
}

/** What the school did by hand in a term, newest first. */
export async function movesOfTerm(db: Database, schoolId: string, termId: string, offset: number, most: number): Promise<{ moves: MoveEntry[]; total: number }> {
  const rows = await db.rows<MoveRow>(
    `select m.move_id, m.kind, c.title, t.title as to_title, m.child_id, ch.name as child_name, cl.name as class_name, s.name as by, m.reason, m.over_line, m.capacity, m.moved_at, count(*) over () as total
       from course_move m
       join course c on c.school_id = m.school_id and c.course_id = m.course_id
       join staff s on s.school_id = m.school_id and s.staff_id = m.staff_id
       left join course t on t.school_id = m.school_id and t.course_id = m.to_course_id
       left join child ch on ch.school_id = m.school_id and ch.child_id = m.child_id
       left join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
      where m.school_id = $1 and c.term_id = $2
      order by m.moved_at desc, m.move_id offset $3 limit $4`,
    [schoolId, termId, offset, most],
  )
  const moves = rows.map((row) => ({
    moveId: row.move_id,
    kind: row.kind,
    title: row.title,
    toTitle: row.to_title,
    childId: row.child_id,
    childName: row.child_name,
    className: row.class_name,
    by: row.by,
    reason: row.reason,
    overLine: row.over_line,
    capacity: row.capacity,
    movedAt: row.moved_at.toISOString(),
  }))
  return { moves, total: rows[0]?.total ?? 0 }
}

export interface PlaceablePupil {
  childId: string
  childName: string
  className: string
  rosterNo: number
  waitingPosition: number | null
}

/** Children of a course's grades who take part on its weekday and have no place in it, by class and number; each word of the search is in their name or class. */
export async function placeablePupils(db: Database, schoolId: string, course: { courseId: string; termId: string; serviceKey: string; weekday: number; grades: readonly number[] }, search: string, today: string, offset: number, most: number): Promise<{ pupils: PlaceablePupil[]; total: number }> {
  const rows = await db.rows<{ child_id: string; name: string; class_name: string; roster_no: number; position: number | null; total: number }>(
    `select ch.child_id, ch.name, cl.name as class_name, ch.roster_no, count(*) over () as total,
            case when own.place_id is not null then
              (select count(*) from course_place w where w.school_id = $1 and w.course_id = $2 and w.state = 'waiting' and w.line_no <= own.line_no)
            end as position
       from child ch
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
       left join course_place own on own.school_id = ch.school_id and own.course_id = $2 and own.child_id = ch.child_id and own.state = 'waiting'
      where ch.school_id = $1 and cl.grade = any($6::int[]) and not exists (select 1 from unnest($7::text[]) w where strpos(ch.name || ' ' || cl.name, w) = 0)
        and exists (select 1 from enrolment e where e.school_id = ch.school_id and e.child_id = ch.child_id and e.term_id = $3 and e.service_key = $4
                      and e.weekdays @> to_jsonb($5::int) and e.ends_on >= greatest(e.starts_on, $8::date))
        and not exists (select 1 from course_place p where p.school_id = ch.school_id and p.course_id = $2 and p.child_id = ch.child_id and p.state in ('joined', 'offered'))
      order by cl.grade, cl.name, ch.roster_no, ch.child_id offset $9 limit $10`,
    [schoolId, course.courseId, course.termId, course.serviceKey, course.weekday, course.grades, search.split(/\s+/).filter(Boolean), today, offset, most],
  )
  const pupils = rows.map((row) => ({ childId: row.child_id, childName: row.name, className: row.class_name, rosterNo: row.roster_no, waitingPosition: row.position }))
  return { pupils, total: rows[0]?.total ?? 0 }
}

export interface SmallCourse {
  courseId: string
  title: string
  weekday: number
  startsAt: string
  teacherName: string
  taken: number
  waiting: number
  capacity: number
  minimum: number
}

/** Published courses of a term with fewer children than they need, the fewest first. */
export async function smallCourses(db: Database, schoolId: string, termId: string, offset: number, most: number): Promise<{ courses: SmallCourse[]; total: number }> {
  const rows = await db.rows<{ course_id: string; title: string; weekday: number; starts_at: string; teacher_name: string; taken: number; waiting: number; capacity: number; minimum: number; total: number }>(
    `select c.course_id, c.title, c.weekday, c.starts_at, s.name as teacher_name, c.taken, c.waiting, c.capacity, c.minimum, count(*) over () as total
       from course c join staff s on s.school_id = c.school_id and s.staff_id = c.teacher_id
      where c.school_id = $1 and c.term_id = $2 and c.status = 'published' and c.taken < c.minimum
      order by c.taken, c.weekday, c.starts_at, c.title, c.course_id offset $3 limit $4`,
    [schoolId, termId, offset, most],
  )
  const courses = rows.map(({ course_id, starts_at, teacher_name, total: _total, ...row }) => ({ courseId: course_id, startsAt: starts_at, teacherName: teacher_name, ...row }))
  return { courses, total: rows[0]?.total ?? 0 }
}
