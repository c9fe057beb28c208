import type { OnOffer, PlaceState } from '../contract/course'
import type { PlaceEnd } from '../contract/course-place'
import type { Database } from '../db/database'

/** Locks courses in order of their ids, so that two who lock the same ones never wait for each other. */
export async function lockCourses(db: Database, schoolId: string, courseIds: readonly string[]) {
  await db.rows(`select 1 from course where school_id = $1 and course_id = any($2::uuid[]) order by course_id for no key update`, [schoolId, courseIds])
}

/** The same without waiting: for whoever holds another course's lock already. Answers whether all of them are locked now. */
export async function tryLockCourses(db: Database, schoolId: string, courseIds: readonly string[]): Promise<boolean> {
  const ids = [...new Set(courseIds)]
  const rows = await db.rows(`select 1 from course where school_id = $1 and course_id = any($2::uuid[]) order by course_id for no key update skip locked`, [schoolId, ids])
  return rows.length === ids.length
}

export interface Place {
  placeId: string
  courseId: string
  termId: string
  childId: string
  state: PlaceState | 'released'
  onOffer: OnOffer
  offerUntil: string | null
  /** Whether the family has been told of the offer. */
  offerTold: boolean
  changeUntil: string | null
  title: string
  serviceKey: string
  weekday: number
  startsAt: string
  endsAt: string
}

interface PlaceRow {
  place_id: string
  course_id: string
  term_id: string
  child_id: string
  state: Place['state']
  on_offer: OnOffer
  offer_until: Date | null
  offer_told: boolean
  change_until: Date | null
  title: string
  service_key: string
  weekday: number
  starts_at: string
  ends_at: string
}

/** A place with what of its course decides about it. The caller has seen to whose it is. */
export async function findPlace(db: Database, schoolId: string, placeId: string): Promise<Place | null> {
  const row = await db.row<PlaceRow>(
    `select p.place_id, p.course_id, c.term_id, p.child_id, p.state, p.on_offer, p.offer_until, p.offer_told, c.change_until, c.title, c.service_key, c.weekday, c.starts_at, c.ends_at
       from course_place p join course c on c.school_id = p.school_id and c.course_id = p.course_id
      where p.school_id = $1 and p.place_id = $2`,
    [schoolId, placeId],
  )
  return (
    row && {
      placeId: row.place_id,
      courseId: row.course_id,
      termId: row.term_id,
      childId: row.child_id,
      state: row.state,
      onOffer: row.on_offer,
      offerUntil: row.offer_until?.toISOString() ?? null,
      offerTold: row.offer_told,
      changeUntil: row.change_until?.toISOString() ?? null,
      title: row.title,
      serviceKey: row.service_key,
      weekday: row.weekday,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
    }
  )
}

/** An offered place becomes the child's. It was counted when it was offered. The caller holds the course's lock. */
export async function joinOffered(db: Database, schoolId: string, placeId: string, now: Date) {
  await db.rows(`update course_place set state = 'joined', changed_at = $3 where school_id = $1 and place_id = $2 and state = 'offered'`, [schoolId, placeId, now])
}

/** The family is told of an offer now, and from now its time counts. Answers until when it is held. The caller holds the course's lock. */
export async function markOfferTold(db: Database, schoolId: string, placeId: string, now: Date): Promise<string> {
  const row = await db.row<{ offer_until: Date }>(
    `update course_place p set offer_told = true, offer_until = offer_ends_at($3, c.offer_minutes)
       from course c where p.school_id = $1 and p.place_id = $2 and c.school_id = p.school_id and c.course_id = p.course_id returning p.offer_until`,
    [schoolId, placeId, now],
  )
  if (!row) throw new Error('the offer is gone')
  return row.offer_until.toISOString()
}

/** What happens when a place comes free while the child waits. The caller holds the course's lock. */
export async function changeOnOffer(db: Database, schoolId: string, placeId: string, onOffer: OnOffer) {
  await db.rows(`update course_place set on_offer = $3 where school_id = $1 and place_id = $2 and state = 'waiting'`, [schoolId, placeId, onOffer])
}

export interface LinePlace {
  placeId: string
  requestedAt: string
  /** The school's own reason where its staff placed the child. */
  reason: string
  /** Where it stands in line, or stood when it left it; null where it never waited. */
  linePosition: number | null
  /** When those ahead of it left, of those who left after it came. */
  aheadLeftAt: string[]
}

/** How each of these places came to stand where it stands. Nobody else's place is named. */
export async function linesOf(db: Database, schoolId: string, placeIds: readonly string[]): Promise<Map<string, LinePlace>> {
  const rows = await db.rows<{ place_id: string; requested_at: Date; reason: string; waited: boolean; still_ahead: number; ahead_left_at: string[] | null }>(
    `select p.place_id, p.requested_at, case when p.placed_by is null then '' else p.reason end as reason, coalesce(p.state = 'waiting' or p.left_line_at > p.requested_at, false) as waited,
            coalesce(ahead.still, 0) as still_ahead, ahead.left_at as ahead_left_at
       from course_place p
       left join lateral (
         select count(*) filter (where a.left_line_at is null or a.left_line_at > p.left_line_at) as still,
                json_agg(a.left_line_at order by a.left_line_at desc) filter (where a.left_line_at > p.requested_at and (p.left_line_at is null or a.left_line_at <= p.left_line_at)) as left_at
           from course_place a
          where a.school_id = p.school_id and a.course_id = p.course_id and a.line_no < p.line_no and (a.state = 'waiting' or a.left_line_at > p.requested_at)
       ) ahead on true
      where p.school_id = $1 and p.place_id = any($2::uuid[])`,
    [schoolId, placeIds],
  )
  return new Map(
    rows.map((row) => [
      row.place_id,
      {
        placeId: row.place_id,
        requestedAt: row.requested_at.toISOString(),
        reason: row.reason,
        linePosition: row.waited ? row.still_ahead + 1 : null,
        aheadLeftAt: (row.ahead_left_at ?? []).map((at) => new Date(at).toISOString()),
      },
    ]),
  )
}

export interface EndedPlace {
  placeId: string
  childName: string
  title: string
  endedAs: PlaceEnd
  reason: string
  at: string
}

const mostEnded = 50

/** Places of children in a term that ended since an instant, newest first. */
export async function endedPlaces(db: Database, schoolId: string, termId: string, childIds: readonly string[], since: Date): Promise<EndedPlace[]> {
  const rows = await db.rows<{ place_id: string; child_name: string; title: string; ended_as: PlaceEnd; reason: string; changed_at: Date }>(
    `select p.place_id, ch.name as child_name, c.title, p.ended_as, p.reason, p.changed_at
       from course_place p
       join course c on c.school_id = p.school_id and c.course_id = p.course_id
       join child ch on ch.school_id = p.school_id and ch.child_id = p.child_id
      where p.school_id = $1 and c.term_id = $2 and p.child_id = any($3::uuid[]) and p.state = 'released' and p.changed_at >= $4
      order by p.changed_at desc, p.place_id limit ${mostEnded}`,
    [schoolId, termId, childIds, since],
  )
  return rows.map((row) => ({ placeId: row.place_id, childName: row.child_name, title: row.title, endedAs: row.ended_as, reason: row.reason, at: row.changed_at.toISOString() }))
}

/** How many places of each course are offered and wait for an answer. */
export async function offeredIn(db: Database, schoolId: string, courseIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.rows<{ course_id: string; offered: number }>(
    `select course_id, count(*) as offered from course_place where school_id = $1 and course_id = any($2::uuid[]) and state = 'offered' group by course_id`,
    [schoolId, courseIds],
  )
  return new Map(rows.map(({ course_id, offered }) => [course_id, offered]))
}

export interface LivePlace {
  placeId: string
  childId: string
  state: PlaceState
}

/** Everybody who has, is offered or waits for a place of a course, those who wait last and in order. */
export async function liveIn(db: Database, schoolId: string, courseId: string): Promise<LivePlace[]> {
  const rows = await db.rows<{ place_id: string; child_id: string; state: PlaceState }>(
    `select place_id, child_id, state from course_place where school_id = $1 and course_id = $2 and state <> 'released' order by (state = 'waiting'), line_no`,
    [schoolId, courseId],
  )
  return rows.map((row) => ({ placeId: row.place_id, childId: row.child_id, state: row.state }))
}

export interface ClosedPlace {
  childId: string
  childName: string
  className: string
  waited: boolean
}

/** Whose place or wait ended when a course was closed. */
export async function closedPlaces(db: Database, schoolId: string, courseId: string, offset: number, most: number): Promise<{ children: ClosedPlace[]; total: number }> {
  const rows = await db.rows<{ child_id: string; name: string; class_name: string; waited: boolean; total: number }>(
    `select p.child_id, ch.name, cl.name as class_name, coalesce(p.left_line_at = p.changed_at, false) as waited, count(*) over () as total
       from course_place p
       join child ch on ch.school_id = p.school_id and ch.child_id = p.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
      where p.school_id = $1 and p.course_id = $2 and p.ended_as = 'closed'
      order by 4, cl.grade, cl.name, ch.roster_no, p.place_id offset $3 limit $4`,
    [schoolId, courseId, offset, most],
  )
  return { children: rows.map((row) => ({ childId: row.child_id, childName: row.name, className: row.class_name, waited: row.waited })), total: rows[0]?.total ?? 0 }
}
