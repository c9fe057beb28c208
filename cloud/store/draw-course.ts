import type { CourseQuota, CourseView } from '../contract/course'
import type { Database } from '../db/database'

/** A course as a draw needs it. */
export interface CourseOfDraw extends Pick<CourseView, 'courseId' | 'title' | 'category' | 'serviceKey' | 'grades' | 'weekday' | 'startsAt' | 'endsAt' | 'teacherName' | 'venue' | 'capacity' | 'placesLeft' | 'waiting' | 'costFen' | 'costNote' | 'closesAt' | 'quotas' | 'status'> {
  drawId: string | null
}

interface Row {
  course_id: string
  draw_id: string | null
  title: string
  category: string
  service_key: string
  grades: number[]
  weekday: number
  starts_at: string
  ends_at: string
  teacher_name: string
  venue: string
  capacity: number
  taken: number
  waiting: number
  cost_fen: number | null
  cost_note: string
  closes_at: Date
  quotas: CourseQuota[]
  status: CourseView['status']
}

const course = (row: Row): CourseOfDraw => ({
  courseId: row.course_id,
  drawId: row.draw_id,
  title: row.title,
  category: row.category,
  serviceKey: row.service_key,
  grades: row.grades,
  weekday: row.weekday,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  teacherName: row.teacher_name,
  venue: row.venue,
  capacity: row.capacity,
  placesLeft: row.capacity - row.taken,
  waiting: row.waiting,
  costFen: row.cost_fen,
  costNote: row.cost_note,
  closesAt: row.closes_at.toISOString(),
  quotas: row.quotas,
  status: row.status,
})

const select = `
  select c.course_id, c.draw_id, c.title, c.category, c.service_key, c.grades, c.weekday, c.starts_at, c.ends_at, s.name as teacher_name, c.venue,
         c.capacity, c.taken, c.waiting, c.cost_fen, c.cost_note, c.closes_at, c.quotas, c.status
    from course c join staff s on s.school_id = c.school_id and s.staff_id = c.teacher_id`

const inOrder = `order by c.weekday, c.starts_at, c.title, c.course_id`

/** All courses of these draws, closed ones included. */
export async function coursesOfDraws(db: Database, schoolId: string, drawIds: string[]): Promise<CourseOfDraw[]> {
  const rows = await db.rows<Row>(`${select} where c.school_id = $1 and c.draw_id = any($2::uuid[]) ${inOrder}`, [schoolId, drawIds])
  return rows.map(course)
}

/** Locks a draw's courses in order of their ids, before anything is read that decides who gets a place. */
export async function lockCoursesOfDraw(db: Database, schoolId: string, drawId: string): Promise<CourseOfDraw[]> {
  await db.rows(`select 1 from course where school_id = $1 and draw_id = $2 order by course_id for update`, [schoolId, drawId])
  return coursesOfDraws(db, schoolId, [drawId])
}

const untouched = `c.status = 'published' and (c.admission = 'firstCome' or c.draw_planned) and c.draw_id is null and c.waiting = 0
  and not exists (select 1 from course_place p where p.school_id = c.school_id and p.course_id = c.course_id and p.state in ('joined', 'offered') and p.placed_by is null)`

/** Courses of the term that a draw can be made of: published, meant for one or open to all, and chosen by nobody yet. */
export async function drawableCourses(db: Database, schoolId: string, termId: string): Promise<CourseOfDraw[]> {
  const rows = await db.rows<Row>(`${select} where c.school_id = $1 and c.term_id = $2 and ${untouched} ${inOrder} limit 200`, [schoolId, termId])
  return rows.map(course)
}

/** Locks courses in order of their ids and answers those of the term that can be drawn. */
export async function lockDrawable(db: Database, schoolId: string, termId: string, courseIds: string[]): Promise<CourseOfDraw[]> {
  await db.rows(`select 1 from course where school_id = $1 and course_id = any($2::uuid[]) order by course_id for update`, [schoolId, courseIds])
  const rows = await db.rows<Row>(`${select} where c.school_id = $1 and c.term_id = $2 and c.course_id = any($3::uuid[]) and ${untouched}`, [schoolId, termId, courseIds])
  return rows.map(course)
}

export async function setCoursesDrawn(db: Database, schoolId: string, drawId: string, courseIds: string[]) {
  await db.rows(`update course set admission = 'draw', draw_id = $2 where school_id = $1 and course_id = any($3::uuid[])`, [schoolId, drawId, courseIds])
}

/** How many places of each quota are taken: by course and key. */
export async function quotaPlacesTaken(db: Database, schoolId: string, courseIds: string[]): Promise<Map<string, number>> {
  const rows = await db.rows<{ course_id: string; quota_key: string; count: number }>(
    `select course_id, quota_key, count(*) as count from course_place
      where school_id = $1 and course_id = any($2::uuid[]) and quota_key is not null and state in ('joined', 'offered') group by course_id, quota_key`,
    [schoolId, courseIds],
  )
  return new Map(rows.map(({ course_id, quota_key, count }) => [`${course_id} ${quota_key}`, count]))
}

export interface DrawnPlace {
  placeId: string
  courseId: string
  childId: string
  state: 'joined' | 'waiting'
  quotaKey: string | null
  quotaKeys: string[]
  guardianId: string
}

/** Writes places that were drawn, in their order, which is that of the line too. The caller holds the courses' locks. */
export async function addDrawnPlaces(db: Database, schoolId: string, drawId: string, places: DrawnPlace[], now: Date) {
  if (places.length === 0) return
  await db.rows(`select set_config('kehou.settling_draw', $1, true)`, [drawId])
  await db.rows(
    `insert into course_place (school_id, place_id, course_id, child_id, state, on_offer, quota_key, quota_keys, requested_by, requested_at, changed_at)
     select $1, p."placeId", p."courseId", p."childId", p.state, case p.state when 'waiting' then 'ask' else 'take' end, p."quotaKey", p."quotaKeys", p."guardianId", $3, $3
       from rows from (jsonb_to_recordset($2) as ("placeId" uuid, "courseId" uuid, "childId" uuid, state text, "quotaKey" text, "quotaKeys" text[], "guardianId" uuid)) with ordinality as p
      order by p.ordinality`,
    [schoolId, JSON.stringify(places), now],
  )
  await db.rows(
    `update course c set taken = c.taken + p.joined, waiting = c.waiting + p.waiting
       from (select "courseId", count(*) filter (where state = 'joined')::int as joined, count(*) filter (where state = 'waiting')::int as waiting
               from jsonb_to_recordset($2) as p ("courseId" uuid, state text) group by "courseId") p
      where c.school_id = $1 and c.course_id = p."courseId"`,
    [schoolId, JSON.stringify(places.map(({ courseId, state }) => ({ courseId, state })))],
  )
}

/** The guardians' children of the term whom a draw concerns: of a grade of its courses, with a seat in their service. */
export async function childrenOfDraw(db: Database, schoolId: string, drawId: string, today: string): Promise<string[]> {
  const rows = await db.rows<{ child_id: string }>(
    `select distinct e.child_id
       from course c
       join enrolment e on e.school_id = c.school_id and e.term_id = c.term_id and e.service_key = c.service_key and e.ends_on >= $3 and e.weekdays @> to_jsonb(c.weekday)
       join child ch on ch.school_id = e.school_id and ch.child_id = e.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id and c.grades @> to_jsonb(cl.grade)
      where c.school_id = $1 and c.draw_id = $2`,
    [schoolId, drawId, today],
  )
  return rows.map(({ child_id }) => child_id)
}

/** Of open draws, when the last closes in which this child could rank and has not; null where there is none. */
export async function unrankedDrawsCloseAt(db: Database, schoolId: string, termId: string, childIds: string[], now: Date, today: string): Promise<Map<string, Date>> {
  const rows = await db.rows<{ child_id: string; closes_at: Date }>(
    `select e.child_id, min(d.closes_at) as closes_at
       from course_draw d
       join course c on c.school_id = d.school_id and c.draw_id = d.draw_id and c.status = 'published'
       join enrolment e on e.school_id = c.school_id and e.term_id = c.term_id and e.service_key = c.service_key and e.ends_on >= $5 and e.weekdays @> to_jsonb(c.weekday)
       join child ch on ch.school_id = e.school_id and ch.child_id = e.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id and c.grades @> to_jsonb(cl.grade)
      where d.school_id = $1 and d.term_id = $2 and e.child_id = any($3::uuid[]) and d.status = 'published' and d.opens_at <= $4 and d.closes_at > $4
        and not exists (select 1 from draw_entry x where x.school_id = d.school_id and x.draw_id = d.draw_id and x.child_id = e.child_id)
      group by e.child_id`,
    [schoolId, termId, childIds, now, today],
  )
  return new Map(rows.map(({ child_id, closes_at }) => [child_id, closes_at]))
}

export interface NextChoices {
  childId: string
  /** Further courses that the child ranked, the dearest first. */
  courseIds: string[]
}

/**
 * For the children who have a place in a drawn course: what else they ranked that still has a place, the dearest first;
 * the children in the order of their turns. For whoever closes a course and has to say what else there is.
 */
export async function nextChoices(db: Database, schoolId: string, courseId: string): Promise<NextChoices[]> {
  const rows = await db.rows<{ child_id: string; course_ids: string[] }>(
    `select e.child_id, jsonb_agg(other.course_id order by ranked.position) as course_ids
       from course c
       join draw_entry e on e.school_id = c.school_id and e.draw_id = c.draw_id
       join course_place p on p.school_id = e.school_id and p.course_id = c.course_id and p.child_id = e.child_id and p.state in ('joined', 'offered')
       cross join jsonb_array_elements_text(e.ranks) with ordinality as ranked (course_id, position)
       join course other on other.school_id = e.school_id and other.course_id = ranked.course_id::uuid and other.course_id <> c.course_id
                        and other.status = 'published' and other.taken < other.capacity and other.waiting = 0
      where c.school_id = $1 and c.course_id = $2
        and not exists (select 1 from course_place own where own.school_id = e.school_id and own.course_id = other.course_id and own.child_id = e.child_id and own.state <> 'released')
      group by e.child_id, e.turn order by e.turn, e.child_id`,
    [schoolId, courseId],
  )
  return rows.map(({ child_id, course_ids }) => ({ childId: child_id, courseIds: course_ids }))
}
