import type { DutyRecord } from '../contract/records'
import type { Database } from '../db/database'

/** Which days of a term records stand for. */
export async function recordedDays(db: Database, schoolId: string, termId: string): Promise<{ duty: string; heldOn: string; count: number }[]> {
  const rows = await db.rows<{ duty: string; held_on: string; count: number }>(`select duty, held_on, count(*) as count from duty_record where school_id = $1 and term_id = $2 group by duty, held_on`, [schoolId, termId])
  return rows.map((row) => ({ duty: row.duty, heldOn: row.held_on, count: row.count }))
}

/** What a stored record is, without the last day of its period, which the calendar says. */
export type StoredRecord = Omit<DutyRecord, 'to'>

interface RecordRow {
  record_id: string
  duty: string
  period_from: string
  held_on: string
  service_key: string
  roll_key: string
  roll_name: string
  done: string
  notes: string
  present: number | null
  expected: number | null
  revision: number
  written_by: string
  written_at: Date
  total: number
}

const stored = (row: RecordRow): StoredRecord => ({
  recordId: row.record_id,
  duty: row.duty,
  from: row.period_from,
  heldOn: row.held_on,
  serviceKey: row.service_key || null,
  rollKey: (row.roll_key || null) as StoredRecord['rollKey'],
  rollName: row.roll_name,
  done: row.done,
  notes: row.notes,
  present: row.present,
  expected: row.expected,
  revision: row.revision,
  writtenBy: row.written_by,
  writtenAt: row.written_at.toISOString(),
})

const select = `
  select r.record_id, r.duty, r.period_from, r.held_on, r.service_key, r.roll_key, r.roll_name, r.done, r.notes, r.present, r.expected, r.revision, s.name as written_by, r.written_at, count(*) over () as total
    from duty_record r join staff s on s.school_id = r.school_id and s.staff_id = r.written_by`

export interface RecordKey {
  termId: string
  duty: string
  from: string
  to: string
  serviceKey: string | null
  rollKey: string | null
}

const keyValues = (schoolId: string, { termId, duty, from, to, serviceKey, rollKey }: RecordKey) => [schoolId, termId, duty, from, to, serviceKey ?? '', rollKey ?? '']

/** One record of a period at a time, before what stands there is read. */
export async function lockRecord(db: Database, schoolId: string, key: RecordKey) {
  const { to: _, ...fixed } = key
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('record:' || $1 || ':' || $2, 0))`, [schoolId, JSON.stringify(fixed)])
}

/** The record of a period: by the day that it tells of, for a calendar that was changed may have moved the period's first day. */
export async function findRecord(db: Database, schoolId: string, key: RecordKey): Promise<StoredRecord | null> {
  const row = await db.row<RecordRow>(`${select} where r.school_id = $1 and r.term_id = $2 and r.duty = $3 and r.held_on between $4::date and $5::date and r.service_key = $6 and r.roll_key = $7 order by r.written_at desc limit 1`, keyValues(schoolId, key))
  return row && stored(row)
}

export interface SavedRecord {
  recordId: string
  termId: string
  duty: string
  from: string
  heldOn: string
  serviceKey: string | null
  rollKey: string | null
  rollName: string
  done: string
  notes: string
  present: number | null
  expected: number | null
  revision: number
  writtenBy: string
  now: Date
}

export async function saveRecord(db: Database, schoolId: string, saved: SavedRecord) {
  await db.rows(
    `insert into duty_record (school_id, record_id, term_id, duty, period_from, held_on, service_key, roll_key, roll_name, done, notes, present, expected, revision, written_by, written_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     on conflict (school_id, record_id) do update set held_on = $6, roll_name = $9, done = $10, notes = $11, present = $12, expected = $13, revision = $14, written_by = $15, written_at = $16`,
    [schoolId, saved.recordId, saved.termId, saved.duty, saved.from, saved.heldOn, saved.serviceKey ?? '', saved.rollKey ?? '', saved.rollName, saved.done, saved.notes, saved.present, saved.expected, saved.revision, saved.writtenBy, saved.now],
  )
}

export interface RecordsAsked {
  termId: string
  duty: string | null
  from: string | null
  to: string | null
  /** Null for everybody's. */
  staffId: string | null
}

/** Newest day first. */
export async function recordsOf(db: Database, schoolId: string, { termId, duty, from, to, staffId }: RecordsAsked, offset: number, most: number): Promise<{ records: StoredRecord[]; total: number }> {
  const rows = await db.rows<RecordRow>(
    `${select} where r.school_id = $1 and r.term_id = $2 and ($3::text is null or r.duty = $3::text) and ($4::date is null or r.held_on >= $4::date) and ($5::date is null or r.held_on <= $5::date) and ($6::uuid is null or r.written_by = $6::uuid)
      order by r.held_on desc, r.duty, r.roll_name, r.record_id offset $7 limit $8`,
    [schoolId, termId, duty, from, to, staffId, offset, most],
  )
  return { records: rows.map(stored), total: rows[0]?.total ?? 0 }
}

/** How many of these children were seen in a service on a day; late ones were. */
export async function presentOf(db: Database, schoolId: string, heldOn: string, serviceKey: string, sittings: readonly { childId: string; sitting: string }[]): Promise<number> {
  const row = await db.row<{ count: number }>(
    `select count(*) as count from attendance a join jsonb_to_recordset($4) as c ("childId" uuid, sitting text) on c."childId" = a.child_id and c.sitting = a.sitting
      where a.school_id = $1 and a.held_on = $2 and a.service_key = $3 and a.state in ('present', 'late')`,
    [schoolId, heldOn, serviceKey, JSON.stringify(sittings.map(({ childId, sitting }) => ({ childId, sitting })))],
  )
  return row?.count ?? 0
}
