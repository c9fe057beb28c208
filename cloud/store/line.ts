import type { OnOffer } from '../contract/course'
import type { Database } from '../db/database'
import type { Offer } from './course'

/** Courses whose lines wait for time or for us: an offer is over, or a free place is open to somebody who waits. */
export async function coursesToTend(db: Database, schoolId: string, now: Date): Promise<string[]> {
  const rows = await db.rows<{ course_id: string }>(
    `select course_id from course_place where school_id = $1 and state = 'offered' and on_offer = 'ask' and offer_told and offer_until <= $2
     union
     select c.course_id from course c
      where c.school_id = $1 and c.waiting > 0 and c.status = 'published' and c.taken < c.capacity
        and exists (select 1 from (select distinct p.quota_keys from course_place p where p.school_id = c.school_id and p.course_id = c.course_id and p.state = 'waiting') w
                     where place_open_to(c, w.quota_keys, $2) is not null)
     order by course_id`,
    [schoolId, now],
  )
  return rows.map(({ course_id }) => course_id)
}

/** Offers of a course that nobody answered in time. */
export async function offersOver(db: Database, schoolId: string, courseId: string, now: Date): Promise<string[]> {
  const rows = await db.rows<{ place_id: string }>(
    `select place_id from course_place where school_id = $1 and course_id = $2 and state = 'offered' and on_offer = 'ask' and offer_told and offer_until <= $3 order by line_no`,
    [schoolId, courseId, now],
  )
  return rows.map(({ place_id }) => place_id)
}

/** Offers that are to be taken and were not, for somebody held what they needed, and those of which nobody was told; the oldest first. */
export async function offersToSettle(db: Database, schoolId: string, most: number): Promise<Offer[]> {
  const rows = await db.rows<{ place_id: string; child_id: string; on_offer: OnOffer }>(
    `select place_id, child_id, on_offer from course_place where school_id = $1 and state = 'offered' and (on_offer = 'take' or not offer_told) order by offered_at, line_no limit $2`,
    [schoolId, most],
  )
  return rows.map(({ place_id, child_id, on_offer }) => ({ placeId: place_id, childId: child_id, onOffer: on_offer }))
}

/** Courses of terms that are over in which somebody still waits or is offered a place. */
export async function linesOfEndedTerms(db: Database, schoolId: string, today: string): Promise<string[]> {
  const rows = await db.rows<{ course_id: string }>(
    `with ended as (select term_id from term where school_id = $1 and ends_on < $2)
     select course_id from course where school_id = $1 and waiting > 0 and term_id in (select term_id from ended)
     union
     select p.course_id from course_place p join course c on c.school_id = p.school_id and c.course_id = p.course_id
      where p.school_id = $1 and p.state = 'offered' and c.term_id in (select term_id from ended)
     order by course_id`,
    [schoolId, today],
  )
  return rows.map(({ course_id }) => course_id)
}

/** Ends what waits in a course or is offered, without passing it on: its term is over. The caller holds the course's lock. */
export async function endLine(db: Database, schoolId: string, courseId: string, now: Date): Promise<number> {
  const ended = await db.rows<{ state: string }>(
    `with live as (select place_id, state from course_place where school_id = $1 and course_id = $2 and state in ('waiting', 'offered'))
     update course_place p set state = 'released', ended_as = 'closed', left_line_at = coalesce(p.left_line_at, $3), changed_at = $3
       from live where p.school_id = $1 and p.place_id = live.place_id returning live.state`,
    [schoolId, courseId, now],
  )
  const waiting = ended.filter(({ state }) => state === 'waiting').length
  await db.rows(`update course set waiting = waiting - $3, taken = taken - $4 where school_id = $1 and course_id = $2`, [schoolId, courseId, waiting, ended.length - waiting])
  return ended.length
}
