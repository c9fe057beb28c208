import type { Database } from '../db/database'

export interface RollDuty {
  serviceKey: string
  rollKey: string
  weekday: number | null
  heldOn: string | null
  staffId: string
}

/** One change of a term's rota at a time, before what stands there is read. */
export async function lockRota(db: Database, schoolId: string, termId: string) {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('rota:' || $1 || ':' || $2, 0))`, [schoolId, termId])
}

/** Whom the office named: for weekdays, and for the days from `from` to `to`. */
export async function rollDuties(db: Database, schoolId: string, termId: string, from: string, to: string): Promise<RollDuty[]> {
  const rows = await db.rows<{ service_key: string; roll_key: string; weekday: number | null; held_on: string | null; staff_id: string }>(
    `select service_key, roll_key, weekday, held_on, staff_id from roll_duty where school_id = $1 and term_id = $2 and (weekday is not null or held_on between $3::date and $4::date)`,
    [schoolId, termId, from, to],
  )
  return rows.map((row) => ({ serviceKey: row.service_key, rollKey: row.roll_key, weekday: row.weekday, heldOn: row.held_on, staffId: row.staff_id }))
}

export interface DutyChange extends Omit<RollDuty, 'staffId'> {
  dutyId: string
  termId: string
  /** Null gives the roll back to its own teacher. */
  staffId: string | null
  madeBy: string
  now: Date
}

export async function saveDuty(db: Database, schoolId: string, { dutyId, termId, serviceKey, rollKey, weekday, heldOn, staffId, madeBy, now }: DutyChange) {
  await db.rows(
    `delete from roll_duty where school_id = $1 and term_id = $2 and service_key = $3 and roll_key = $4 and weekday is not distinct from $5::smallint and held_on is not distinct from $6::date`,
    [schoolId, termId, serviceKey, rollKey, weekday, heldOn],
  )
  if (staffId === null) return
  await db.rows(
    `insert into roll_duty (school_id, duty_id, term_id, service_key, roll_key, weekday, held_on, staff_id, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [schoolId, dutyId, termId, serviceKey, rollKey, weekday, heldOn, staffId, madeBy, now],
  )
}
