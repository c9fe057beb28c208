import type { SafetyEntry, SafetyKind } from '../contract/safety'
import type { Database } from '../db/database'

export interface NewSafetyEntry extends Omit<SafetyEntry, 'staffName' | 'putRight'> {
  staffId: string
  now: Date
}

export async function addSafetyEntry(db: Database, schoolId: string, added: NewSafetyEntry) {
  await db.rows(
    `insert into safety_log (school_id, log_id, kind, held_on, seen_at, place, ok, findings, visitor_name, purpose, staff_id, written_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [schoolId, added.logId, added.kind, added.heldOn, added.at, added.place, added.ok, added.findings, added.visitorName, added.purpose, added.staffId, added.now],
  )
}

interface SafetyRow {
  log_id: string
  kind: SafetyKind
  held_on: string
  seen_at: string
  place: string
  ok: boolean
  findings: string
  visitor_name: string
  purpose: string
  staff_name: string
  put_right: string | null
  put_right_by: string | null
  put_right_at: Date | null
  total: number
  open: number
}

const entry = (row: SafetyRow): SafetyEntry => ({
  logId: row.log_id,
  kind: row.kind,
  heldOn: row.held_on,
  at: row.seen_at,
  place: row.place,
  ok: row.ok,
  findings: row.findings,
  visitorName: row.visitor_name,
  purpose: row.purpose,
  staffName: row.staff_name,
  putRight: row.put_right === null || row.put_right_at === null ? null : { text: row.put_right, by: row.put_right_by ?? '', at: row.put_right_at.toISOString() },
})

export interface SafetyAsked {
  /** Null for everybody's. */
  staffId: string | null
  heldOn: string | null
  kind: SafetyKind | null
}

/** What is still to be put right first, then newest first; and how many of all are to be put right. */
export async function safetyEntries(db: Database, schoolId: string, { staffId, heldOn, kind }: SafetyAsked, offset: number, most: number): Promise<{ entries: SafetyEntry[]; total: number; open: number }> {
  const rows = await db.rows<SafetyRow>(
    `select l.log_id, l.kind, l.held_on, l.seen_at, l.place, l.ok, l.findings, l.visitor_name, l.purpose, s.name as staff_name, l.put_right, p.name as put_right_by, l.put_right_at,
            count(*) over () as total, count(*) filter (where not l.ok and l.put_right_at is null) over () as open
       from safety_log l
       join staff s on s.school_id = l.school_id and s.staff_id = l.staff_id
       left join staff p on p.school_id = l.school_id and p.staff_id = l.put_right_by
      where l.school_id = $1 and ($2::uuid is null or l.staff_id = $2::uuid) and ($3::date is null or l.held_on = $3::date) and ($4::text is null or l.kind = $4::text)
      order by l.ok or l.put_right_at is not null, l.held_on desc, l.seen_at desc, l.log_id offset $5 limit $6`,
    [schoolId, staffId, heldOn, kind, offset, most],
  )
  return { entries: rows.map(entry), total: rows[0]?.total ?? 0, open: rows[0]?.open ?? 0 }
}

/** Who patrolled on which of these days. */
export async function patrolsOn(db: Database, schoolId: string, dates: readonly string[]): Promise<{ heldOn: string; staffId: string }[]> {
  const rows = await db.rows<{ held_on: string; staff_id: string }>(`select distinct held_on, staff_id from safety_log where school_id = $1 and kind = 'patrol' and held_on = any($2::date[])`, [schoolId, dates])
  return rows.map(({ held_on, staff_id }) => ({ heldOn: held_on, staffId: staff_id }))
}

/** How many findings wait to be put right. */
export async function openFindings(db: Database, schoolId: string): Promise<number> {
  return (await db.row<{ count: number }>(`select count(*) as count from safety_log where school_id = $1 and not ok and put_right_at is null`, [schoolId]))?.count ?? 0
}

/** A finding that this person may settle, locked; null where it is none or not theirs. `staffId` null for the office. */
export async function lockFinding(db: Database, schoolId: string, staffId: string | null, logId: string): Promise<{ isOpen: boolean } | null> {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('finding:' || $1 || ':' || $2, 0))`, [schoolId, logId.toLowerCase()])
  const row = await db.row<{ is_open: boolean }>(`select not ok and put_right_at is null as is_open from safety_log where school_id = $1 and log_id = $2 and ($3::uuid is null or staff_id = $3::uuid)`, [schoolId, logId, staffId])
  return row && { isOpen: row.is_open }
}

export async function putRight(db: Database, schoolId: string, logId: string, text: string, by: string, now: Date) {
  await db.rows(`update safety_log set put_right = $3, put_right_by = $4, put_right_at = $5 where school_id = $1 and log_id = $2 and put_right_at is null`, [schoolId, logId, text, by, now])
}
