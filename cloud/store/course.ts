import type { CourseView, OnOffer, PlaceState } from '../contract/course'
import type { PlaceEnd } from '../contract/course-place'
import type { Database } from '../db/database'
import { lockCourses } from './place'

export interface Course extends CourseView {
  termId: string
  teacherId: string
  taken: number
}

interface CourseRow {
  course_id: string
  term_id: string
  teacher_id: string
  title: string
  category: string
  content: string
  service_key: string
  weekday: number
  starts_at: string
  ends_at: string
  grades: number[]
  teacher_name: string
  teacher_introduction: string
  venue: string
  items_to_bring: string
  admission: Course['admission']
  draw_id: string | null
  draw_held: boolean
  draw_planned: boolean
  opens_at: Date
  closes_at: Date
  grade_openings: Course['gradeOpenings']
  change_until: Date | null
  offer_minutes: number
  capacity: number
  taken: number
  waiting: number
  minimum: number | null
  cost_fen: number | null
  cost_note: string
  provider: string | null
  quotas: Course['quotas']
  status: Course['status']
  total: number
}

const course = (row: CourseRow): Course => ({
  courseId: row.course_id,
  termId: row.term_id,
  teacherId: row.teacher_id,
  title: row.title,
  category: row.category,
  content: row.content,
  serviceKey: row.service_key,
  weekday: row.weekday,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  grades: row.grades,
  teacherName: row.teacher_name,
  teacherIntroduction: row.teacher_introduction,
  venue: row.venue,
  itemsToBring: row.items_to_bring,
  admission: row.admission,
  opensAt: row.opens_at.toISOString(),
  closesAt: row.closes_at.toISOString(),
  drawId: row.draw_id,
  drawHeld: row.draw_held,
  drawPlanned: row.draw_planned,
  gradeOpenings: row.grade_openings,
  changeUntil: row.change_until?.toISOString() ?? null,
  offerMinutes: row.offer_minutes,
  capacity: row.capacity,
  taken: row.taken,
  placesLeft: row.capacity - row.taken,
  waiting: row.waiting,
  minimum: row.minimum,
  costFen: row.cost_fen,
  costNote: row.cost_note,
  provider: row.provider,
  quotas: row.quotas,
  status: row.status,
})

const select = `
  select c.course_id, c.term_id, c.teacher_id, c.title, c.category, c.content, c.service_key, c.weekday, c.starts_at, c.ends_at, c.grades,
         s.name as teacher_name, s.introduction as teacher_introduction, c.venue, c.items_to_bring, c.admission, c.draw_id, c.draw_planned,
         c.draw_id is not null and draw_has_run(c.school_id, c.draw_id) as draw_held,
         c.opens_at, c.closes_at, c.grade_openings, c.change_until, c.offer_minutes, c.capacity, c.taken, c.waiting, c.minimum,
         c.cost_fen, c.cost_note, c.provider, c.quotas, c.status, count(*) over () as total
    from course c join staff s on s.school_id = c.school_id and s.staff_id = c.teacher_id`

/** The term's courses as families may know them, drafts left out: those for the grade first, where one is given, then by weekday and time. */
export async function coursesOfTerm(db: Database, schoolId: string, termId: string, grade: number | null, offset: number, most: number): Promise<{ courses: Course[]; total: number }> {
  const rows = await db.rows<CourseRow>(
    `${select} where c.school_id = $1 and c.term_id = $2 and c.status <> 'draft'
      order by coalesce(c.grades @> to_jsonb($3::int), true) desc, c.weekday, c.starts_at, c.title, c.course_id offset $4 limit $5`,
    [schoolId, termId, grade, offset, most],
  )
  return { courses: rows.map(course), total: rows[0]?.total ?? 0 }
}

/** The term's published courses as anybody may know them, by weekday and time. */
export async function publicCourses(db: Database, schoolId: string, termId: string, offset: number, most: number): Promise<{ courses: Course[]; total: number }> {
  const rows = await db.rows<CourseRow>(`${select} where c.school_id = $1 and c.term_id = $2 and c.status = 'published' order by c.weekday, c.starts_at, c.title, c.course_id offset $3 limit $4`, [schoolId, termId, offset, most])
  return { courses: rows.map(course), total: rows[0]?.total ?? 0 }
}

/** Every course of the term for its office, drafts included. */
export async function everyCourse(db: Database, schoolId: string, termId: string): Promise<Course[]> {
  const rows = await db.rows<CourseRow>(`${select} where c.school_id = $1 and c.term_id = $2 order by c.weekday, c.starts_at, c.title, c.course_id limit 1000`, [schoolId, termId])
  return rows.map(course)
}

/** When the last of the term's courses that families choose closes; null where none is open. */
export async function coursesCloseAt(db: Database, schoolId: string, termId: string, now: Date): Promise<Date | null> {
  const row = await db.row<{ closes_at: Date | null }>(
    `select max(closes_at) as closes_at from course where school_id = $1 and term_id = $2 and admission = 'firstCome' and status = 'published' and opens_at <= $3 and closes_at > $3`,
    [schoolId, termId, now],
  )
  return row?.closes_at ?? null
}

export async function findCourse(db: Database, schoolId: string, courseId: string): Promise<Course | null> {
  const row = await db.row<CourseRow>(`${select} where c.school_id = $1 and c.course_id = $2`, [schoolId, courseId])
  return row && course(row)
}

/**
 * Locks a course's row, the one scarce thing of choosing. It must come before anything is read that decides who gets
 * a place; the numbers read before it may be old.
 */
export async function lockCourse(db: Database, schoolId: string, courseId: string): Promise<Course | null> {
  await lockCourses(db, schoolId, [courseId])
  return findCourse(db, schoolId, courseId)
}

export interface HeldPlace {
  placeId: string
  courseId: string
  childId: string
  state: PlaceState
  /** Counted from 1; null unless the child waits. */
  waitingPosition: number | null
  /** Until when an offered place is held. */
  offerUntil: string | null
  onOffer: OnOffer
  /** Until when the family may give a joined place back by itself; null: as long as the term lasts. */
  changeUntil: string | null
  serviceKey: string
  title: string
  weekday: number
  startsAt: string
  endsAt: string
  venue: string
  teacherName: string
}

interface HeldRow {
  place_id: string
  course_id: string
  child_id: string
  state: PlaceState
  waiting_position: number | null
  offer_until: Date | null
  on_offer: OnOffer
  change_until: Date | null
  service_key: string
  title: string
  weekday: number
  starts_at: string
  ends_at: string
  venue: string
  teacher_name: string
}

/** Every place that children hold or wait for in a term. */
export async function placesOf(db: Database, schoolId: string, termId: string, childIds: string[]): Promise<HeldPlace[]> {
  const rows = await db.rows<HeldRow>(
    `select p.place_id, p.course_id, p.child_id, p.state, case when p.state = 'offered' then p.offer_until end as offer_until, p.on_offer, c.change_until, c.service_key, c.title, c.weekday, c.starts_at, c.ends_at, c.venue, s.name as teacher_name,
            case when p.state = 'waiting' then
              (select count(*) from course_place w where w.school_id = p.school_id and w.course_id = p.course_id and w.state = 'waiting' and w.line_no <= p.line_no)
            end as waiting_position
       from course_place p
       join course c on c.school_id = p.school_id and c.course_id = p.course_id
       join staff s on s.school_id = c.school_id and s.staff_id = c.teacher_id
      where p.school_id = $1 and c.term_id = $2 and p.child_id = any($3::uuid[]) and p.state <> 'released'
      order by c.weekday, c.starts_at`,
    [schoolId, termId, childIds],
  )
  return rows.map((row) => ({
    placeId: row.place_id,
    courseId: row.course_id,
    childId: row.child_id,
    state: row.state,
    waitingPosition: row.waiting_position,
    offerUntil: row.offer_until?.toISOString() ?? null,
    onOffer: row.on_offer,
    changeUntil: row.change_until?.toISOString() ?? null,
    serviceKey: row.service_key,
    title: row.title,
    weekday: row.weekday,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    venue: row.venue,
    teacherName: row.teacher_name,
  }))
}

/** A place of one of the guardian's own children, released ones included. */
export async function ownPlace(db: Database, schoolId: string, guardianId: string | null, placeId: string) {
  const row = await db.row<{ course_id: string; child_id: string; state: PlaceState | 'released' }>(
    `select p.course_id, p.child_id, p.state
       from course_place p join child_guardian cg on cg.school_id = p.school_id and cg.child_id = p.child_id and cg.guardian_id = $3
      where p.school_id = $1 and p.place_id = $2`,
    [schoolId, placeId, guardianId],
  )
  return row && { courseId: row.course_id, childId: row.child_id, state: row.state }
}

/** A place that came free and was offered to the next in line. Whoever frees a place gives these to `settleOffers`. */
export interface Offer {
  placeId: string
  childId: string
  onOffer: OnOffer
}

interface OfferRow {
  place_id: string
  child_id: string
  on_offer: OnOffer
}

const offer = (row: OfferRow): Offer => ({ placeId: row.place_id, childId: row.child_id, onOffer: row.on_offer })

/**
 * Ends a place and lets the first in line move up: the one function by which a place becomes free, whatever the path.
 * The caller holds the course's lock. Answers to whom the place is offered now.
 */
export async function freePlace(db: Database, schoolId: string, freed: { placeId: string; endedAs: PlaceEnd; reason?: string; now: Date }): Promise<Offer[]> {
  const rows = await db.rows<OfferRow>(`select * from free_place($1, $2, $3, $4, $5)`, [schoolId, freed.placeId, freed.endedAs, freed.reason ?? '', freed.now])
  return rows.map(offer)
}

/** Offers a course's free places to those who wait, in order: after its capacity grew or a quota ended. The caller holds its lock. */
export async function fillCourse(db: Database, schoolId: string, courseId: string, now: Date): Promise<Offer[]> {
  return (await db.rows<OfferRow>(`select * from fill_course($1, $2, $3)`, [schoolId, courseId, now])).map(offer)
}

export interface RosterEntry {
  placeId: string
  childId: string
  classId: string
  childName: string
  className: string
  state: PlaceState
  waitingPosition: number | null
  offerUntil: string | null
  /** Placed by the school's staff. */
  byHand: boolean
  healthNote: string
}

interface RosterRow {
  place_id: string
  child_id: string
  class_id: string
  child_name: string
  class_name: string
  state: PlaceState
  placed_by: string | null
  position: number | null
  offer_until: Date | null
  health_note: string | null
  total: number
}

/** Who has a place in a course, who is offered one, then who waits, in order. */
export async function rosterOf(db: Database, schoolId: string, courseId: string, offset: number, most: number): Promise<{ pupils: RosterEntry[]; total: number }> {
  const rows = await db.rows<RosterRow>(
    `select p.place_id, p.child_id, ch.class_id, ch.name as child_name, cl.name as class_name, p.state, p.placed_by, count(*) over () as total,
            case when p.state = 'waiting' then row_number() over (partition by p.state order by p.line_no) end as position,
            case when p.state = 'offered' then p.offer_until end as offer_until,
            (select a.form ->> 'healthNote' from application a where a.school_id = p.school_id and a.child_id = p.child_id and a.term_id = c.term_id and a.status = 'approved') as health_note
       from course_place p
       join course c on c.school_id = p.school_id and c.course_id = p.course_id
       join child ch on ch.school_id = p.school_id and ch.child_id = p.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
      where p.school_id = $1 and p.course_id = $2 and p.state <> 'released'
      order by array_position(array['joined', 'offered', 'waiting'], p.state), case when p.state = 'waiting' then p.line_no end, cl.grade, cl.name, ch.roster_no offset $3 limit $4`,
    [schoolId, courseId, offset, most],
  )
  const pupils = rows.map((row) => ({
    placeId: row.place_id,
    childId: row.child_id,
    classId: row.class_id,
    childName: row.child_name,
    className: row.class_name,
    state: row.state,
    waitingPosition: row.position,
    offerUntil: row.offer_until?.toISOString() ?? null,
    byHand: row.placed_by !== null,
    healthNote: row.health_note ?? '',
  }))
  return { pupils, total: rows[0]?.total ?? 0 }
}
