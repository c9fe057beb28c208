import type { ContactHow, ContactOutcome, WishHow } from '../contract/pick-up'
import type { Database } from '../db/database'
import type { WishFact } from '../rules/release'

export interface StoredWish extends WishFact {
  childId: string
}

/** The wishes of families about the way home that hold now or did at some time since an instant. */
export async function wishesSince(db: Database, schoolId: string, childIds: readonly string[], since: Date): Promise<StoredWish[]> {
  const rows = await db.rows<{ child_id: string; held_on: string | null; how: WishHow; leaves_at: string | null; note: string; set_at: Date; ended_at: Date | null }>(
    `select child_id, held_on, how, leaves_at, note, set_at, ended_at from departure_wish
      where school_id = $1 and child_id = any($2::uuid[]) and (ended_at is null or ended_at > $3) order by set_at desc, wish_id`,
    [schoolId, childIds, since],
  )
  return rows.map((row) => ({ childId: row.child_id, heldOn: row.held_on, how: row.how, leavesAt: row.leaves_at, note: row.note, setAt: row.set_at, endedAt: row.ended_at }))
}

export interface NewWish {
  wishId: string
  childId: string
  heldOn: string | null
  how: WishHow
  leavesAt: string | null
  note: string
  guardianId: string
  now: Date
}

export async function addWish(db: Database, schoolId: string, wish: NewWish) {
  await db.rows(`insert into departure_wish (school_id, wish_id, child_id, held_on, how, leaves_at, note, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
    schoolId,
    wish.wishId,
    wish.childId,
    wish.heldOn,
    wish.how,
    wish.leavesAt,
    wish.note,
    wish.guardianId,
    wish.now,
  ])
}

/** Ends the wish in force for a day, or the usual one. */
export async function endWish(db: Database, schoolId: string, childId: string, heldOn: string | null, now: Date) {
  await db.rows(`update departure_wish set ended_at = $4 where school_id = $1 and child_id = $2 and held_on is not distinct from $3::date and ended_at is null`, [schoolId, childId, heldOn, now])
}

/** What the approved applications of a term said about the way home. */
export async function appliedWays(db: Database, schoolId: string, termId: string, childIds: readonly string[]): Promise<Map<string, WishHow>> {
  const rows = await db.rows<{ child_id: string; how: WishHow }>(
    `select distinct on (child_id) child_id, form ->> 'departure' as how from application
      where school_id = $1 and term_id = $2 and child_id = any($3::uuid[]) and kind = 'join' and status = 'approved' order by child_id, submitted_at desc`,
    [schoolId, termId, childIds],
  )
  return new Map(rows.map(({ child_id, how }) => [child_id, how]))
}

export interface NewContact {
  contactId: string
  heldOn: string
  childId: string
  serviceKey: string
  guardianId: string | null
  collectorId: string | null
  person: string
  how: ContactHow
  outcome: ContactOutcome
  note: string
  staffId: string
  now: Date
}

export async function addContact(db: Database, schoolId: string, contact: NewContact) {
  await db.rows(
    `insert into contact_log (school_id, contact_id, held_on, child_id, service_key, guardian_id, collector_id, person, how, outcome, note, at, staff_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [schoolId, contact.contactId, contact.heldOn, contact.childId, contact.serviceKey, contact.guardianId, contact.collectorId, contact.person, contact.how, contact.outcome, contact.note, contact.now, contact.staffId],
  )
}

/** Who was called about a child in a service of a day, the latest first. */
export async function contactsOf(db: Database, schoolId: string, { heldOn, serviceKey, childId }: { heldOn: string; serviceKey: string; childId: string }) {
  const rows = await db.rows<{ contact_id: string; person: string; how: ContactHow; outcome: ContactOutcome; note: string; at: Date; name: string }>(
    `select c.contact_id, c.person, c.how, c.outcome, c.note, c.at, s.name from contact_log c join staff s on s.school_id = c.school_id and s.staff_id = c.staff_id
      where c.school_id = $1 and c.held_on = $2 and c.service_key = $3 and c.child_id = $4 order by c.at desc, c.contact_id limit 50`,
    [schoolId, heldOn, serviceKey, childId],
  )
  return rows.map((row) => ({ contactId: row.contact_id, person: row.person, how: row.how, outcome: row.outcome, note: row.note, at: row.at.toISOString(), byName: row.name }))
}

/** How often somebody was called about each child. */
export async function contactCounts(db: Database, schoolId: string, heldOn: string, serviceKey: string, childIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.rows<{ child_id: string; count: number }>(
    `select child_id, count(*) as count from contact_log where school_id = $1 and held_on = $2 and service_key = $3 and child_id = any($4::uuid[]) group by child_id`,
    [schoolId, heldOn, serviceKey, childIds],
  )
  return new Map(rows.map(({ child_id, count }) => [child_id, count]))
}

export interface NonParticipantRow {
  childId: string
  rosterNo: number
  name: string
  enrolled: boolean
  wasEnrolled: boolean
  /** Of the live application; null where there is none. */
  kind: 'join' | 'decline' | null
  departurePlan: string
}

/** A class's pupils with whether each takes part on a date, and what its family said. */
export async function participationOf(db: Database, schoolId: string, classId: string, termId: string, date: string): Promise<NonParticipantRow[]> {
  const rows = await db.rows<{ child_id: string; roster_no: number; name: string; enrolled: boolean; was_enrolled: boolean; kind: 'join' | 'decline' | null; departure_plan: string | null }>(
    `select ch.child_id, ch.roster_no, ch.name, a.kind, a.departure_plan,
            exists (select 1 from enrolment e where e.school_id = ch.school_id and e.child_id = ch.child_id and e.term_id = $3 and e.ends_on >= $4::date) as enrolled,
            exists (select 1 from enrolment e where e.school_id = ch.school_id and e.child_id = ch.child_id and e.term_id = $3) as was_enrolled
       from child ch
       left join lateral (select kind, departure_plan from application a
                           where a.school_id = ch.school_id and a.child_id = ch.child_id and a.term_id = $3 and a.status not in ('refused', 'withdrawn', 'ended')
                           order by a.submitted_at desc limit 1) a on true
      where ch.school_id = $1 and ch.class_id = $2 order by ch.roster_no, ch.child_id`,
    [schoolId, classId, termId, date],
  )
  return rows.map((row) => ({ childId: row.child_id, rosterNo: row.roster_no, name: row.name, enrolled: row.enrolled, wasEnrolled: row.was_enrolled, kind: row.kind, departurePlan: row.departure_plan ?? '' }))
}
