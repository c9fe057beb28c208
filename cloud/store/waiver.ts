import type { WaiverRequestView } from '../contract/waiver'
import type { Database } from '../db/database'

export interface StoredRequest extends WaiverRequestView {
  termId: string
  childId: string
  guardianId: string
}

interface RequestRow {
  request_id: string
  term_id: string
  child_id: string
  waiver_group: string
  statement: string
  status: WaiverRequestView['status']
  filed_by: string
  filed_at: Date
  decided_at: Date | null
  reason: string | null
  percent: string | null
}

const requested = (row: RequestRow): StoredRequest => ({
  requestId: row.request_id,
  termId: row.term_id,
  childId: row.child_id,
  guardianId: row.filed_by,
  group: row.waiver_group,
  statement: row.statement,
  status: row.status,
  filedAt: row.filed_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  percent: row.percent === null ? null : Number(row.percent),
  reason: row.reason,
})

const columns = `w.request_id, w.term_id, w.child_id, w.waiver_group, w.statement, w.status, w.filed_by, w.filed_at, w.decided_at, w.reason, r.percent`
const tables = `from waiver_request w left join relief r on r.school_id = w.school_id and r.relief_id = w.relief_id`

/** What one guardian asked for a child in a term, newest first; what others asked is not the guardian's to read. */
export async function requestsOfGuardian(db: Database, schoolId: string, termId: string, guardianId: string | null, childId: string): Promise<StoredRequest[]> {
  const rows = await db.rows<RequestRow>(
    `select ${columns} ${tables} join child_guardian cg on cg.school_id = w.school_id and cg.child_id = w.child_id and cg.guardian_id = w.filed_by
      where w.school_id = $1 and w.term_id = $2 and w.child_id = $3 and w.filed_by = $4 order by w.filed_at desc, w.request_id limit 20`,
    [schoolId, termId, childId, guardianId],
  )
  return rows.map(requested)
}

export async function waiverRequest(db: Database, schoolId: string, requestId: string): Promise<StoredRequest | null> {
  const row = await db.row<RequestRow>(`select ${columns} ${tables} where w.school_id = $1 and w.request_id = $2`, [schoolId, requestId])
  return row && requested(row)
}

/** Files a request as waiting; false where the child has one of the same group already. */
export async function addWaiverRequest(db: Database, schoolId: string, added: { requestId: string; termId: string; childId: string; group: string; statement: string; guardianId: string; now: Date }): Promise<boolean> {
  const row = await db.row(
    `insert into waiver_request (school_id, request_id, term_id, child_id, waiver_group, statement, status, filed_by, filed_at) values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8)
     on conflict (school_id, term_id, child_id, waiver_group) where status = 'waiting' do nothing returning request_id`,
    [schoolId, added.requestId, added.termId, added.childId, added.group, added.statement, added.guardianId, added.now],
  )
  return row !== null
}

export async function setWaiverWithdrawn(db: Database, schoolId: string, requestId: string) {
  await db.rows(`update waiver_request set status = 'withdrawn' where school_id = $1 and request_id = $2`, [schoolId, requestId])
}

export interface WaiverDecision {
  status: 'granted' | 'denied'
  reliefId: string | null
  reason: string
  staffId: string | null
  now: Date
}

export async function setWaiverDecided(db: Database, schoolId: string, requestId: string, { status, reliefId, reason, staffId, now }: WaiverDecision) {
  await db.rows(`update waiver_request set status = $3, relief_id = $4, reason = $5, decided_by = $6, decided_at = $7 where school_id = $1 and request_id = $2`, [schoolId, requestId, status, reliefId, reason, staffId, now])
}

/** What waits for some children in a group is answered by a relief that came of itself. */
export async function settleWaiting(db: Database, schoolId: string, termId: string, granted: readonly { childId: string; reliefId: string }[], group: string, { reason, staffId, now }: { reason: string; staffId: string | null; now: Date }) {
  await db.rows(
    `update waiver_request w set status = 'granted', relief_id = g."reliefId", reason = $4, decided_by = $5, decided_at = $6
       from jsonb_to_recordset($7) as g ("childId" uuid, "reliefId" uuid)
      where w.school_id = $1 and w.term_id = $2 and w.child_id = g."childId" and w.waiver_group = $3 and w.status = 'waiting'`,
    [schoolId, termId, group, reason, staffId, now, JSON.stringify(granted)],
  )
}

const isListed = (row: string) => `exists (select 1 from waiver_listing l where l.school_id = ${row}.school_id and l.term_id = ${row}.term_id and l.child_id = ${row}.child_id and l.waiver_group = ${row}.waiver_group and l.ended_at is null)`

export interface OfficeRequest extends StoredRequest {
  childName: string
  className: string
  rosterNo: number
  filedBy: string
  listed: boolean
}

/** A term's requests: those that wait first, of these the listed ones, the longest waiting above; then the latest decided. */
export async function requestsOfTerm(db: Database, schoolId: string, termId: string, offset: number, most: number): Promise<{ requests: OfficeRequest[]; total: number }> {
  const rows = await db.rows<RequestRow & { child_name: string; class_name: string; roster_no: number; filed_by_name: string; listed: boolean; total: number }>(
    `select ${columns}, ch.name as child_name, cl.name as class_name, ch.roster_no, g.name as filed_by_name, ${isListed('w')} as listed, count(*) over () as total ${tables}
       join child ch on ch.school_id = w.school_id and ch.child_id = w.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
       join guardian g on g.school_id = w.school_id and g.guardian_id = w.filed_by
      where w.school_id = $1 and w.term_id = $2 and w.status <> 'withdrawn'
      order by (w.status <> 'waiting'), (case when w.status = 'waiting' then not ${isListed('w')} end), (case when w.status = 'waiting' then w.filed_at end), w.decided_at desc, w.request_id
      offset $3 limit $4`,
    [schoolId, termId, offset, most],
  )
  const requests = rows.map((row) => ({ ...requested(row), childName: row.child_name, className: row.class_name, rosterNo: row.roster_no, filedBy: row.filed_by_name, listed: row.listed }))
  return { requests, total: Number(rows[0]?.total ?? 0) }
}

/** The groups of a child that are on an official list. */
export async function listedGroups(db: Database, schoolId: string, termId: string, childId: string): Promise<string[]> {
  const rows = await db.rows<{ waiver_group: string }>(`select waiver_group from waiver_listing where school_id = $1 and term_id = $2 and child_id = $3 and ended_at is null`, [schoolId, termId, childId])
  return rows.map(({ waiver_group }) => waiver_group)
}

/** The children that are on an official list of a group. */
export async function listedChildren(db: Database, schoolId: string, termId: string, group: string): Promise<string[]> {
  const rows = await db.rows<{ child_id: string }>(`select child_id from waiver_listing where school_id = $1 and term_id = $2 and waiver_group = $3 and ended_at is null`, [schoolId, termId, group])
  return rows.map(({ child_id }) => child_id)
}

/** Puts children on an official list; answers those that are new on it. */
export async function addListings(db: Database, schoolId: string, { termId, group, source, staffId, now }: { termId: string; group: string; source: string; staffId: string; now: Date }, listings: readonly { listingId: string; childId: string }[]): Promise<string[]> {
  const rows = await db.rows<{ child_id: string }>(
    `insert into waiver_listing (school_id, listing_id, term_id, child_id, waiver_group, source, imported_by, imported_at)
     select $1, l."listingId", $2, l."childId", $3, $4, $5, $6 from jsonb_to_recordset($7) as l ("listingId" uuid, "childId" uuid)
         on conflict (school_id, term_id, child_id, waiver_group) where ended_at is null do nothing returning child_id`,
    [schoolId, termId, group, source, staffId, now, JSON.stringify(listings)],
  )
  return rows.map(({ child_id }) => child_id)
}

export async function endListing(db: Database, schoolId: string, { termId, childId, group, staffId, now }: { termId: string; childId: string; group: string; staffId: string; now: Date }) {
  await db.rows(`update waiver_listing set ended_by = $5, ended_at = $6 where school_id = $1 and term_id = $2 and child_id = $3 and waiver_group = $4 and ended_at is null`, [schoolId, termId, childId, group, staffId, now])
}

/** Pupils of some classes, to be matched with a list. */
export async function pupilsOfClasses(db: Database, schoolId: string, classNames: readonly string[]): Promise<{ childId: string; className: string; rosterNo: number; name: string }[]> {
  const rows = await db.rows<{ child_id: string; class_name: string; roster_no: number; name: string }>(
    `select ch.child_id, cl.name as class_name, ch.roster_no, ch.name from child ch join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id where ch.school_id = $1 and cl.name = any($2::text[])`,
    [schoolId, classNames],
  )
  return rows.map((row) => ({ childId: row.child_id, className: row.class_name, rosterNo: row.roster_no, name: row.name }))
}
