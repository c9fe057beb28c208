import type { AlertAnswer, AlertKind, AlertState, AlertStep, AlertSummary, ResolvedAs } from '../contract/alert'
import type { Database } from '../db/database'
import { isKeptAway } from './kept-away'

/** Whose alerts: null for the whole school, else those of a teacher's own rolls and classes. */
export interface AlertReader {
  staffId: string | null
  classIds: readonly string[]
}

interface AlertRow {
  alert_id: string
  kind: AlertKind
  state: AlertState
  held_on: string
  child_id: string
  child_name: string
  class_name: string
  title: string
  starts_at: string | null
  venue: string | null
  raised_at: Date
  acknowledged_at: Date | null
  acknowledged_by: string | null
  answer: AlertAnswer | null
  answered_at: Date | null
  escalations: number
  resolved_at: Date | null
  resolved_as: ResolvedAs | null
}

const columns = `a.alert_id, a.kind, a.state, a.held_on, a.child_id, ch.name as child_name, cl.name as class_name, a.title, a.starts_at, a.venue, a.raised_at,
  a.acknowledged_at, ack.name as acknowledged_by, a.answer, a.answered_at, a.escalations, a.resolved_at, a.resolved_as`

const tables = `alert a
  join child ch on ch.school_id = a.school_id and ch.child_id = a.child_id
  join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
  left join staff ack on ack.school_id = a.school_id and ack.staff_id = a.acknowledged_by`

// The wall between one teacher's children and the others': $2 is null for the office.
const isTheirs = `($2::uuid is null or $2 = any(a.keepers) or $2 = a.acknowledged_by or cl.class_id = any($3::uuid[]))`

const summary = (row: AlertRow): AlertSummary => ({
  alertId: row.alert_id,
  kind: row.kind,
  state: row.state,
  heldOn: row.held_on,
  childId: row.child_id,
  childName: row.child_name,
  className: row.class_name,
  title: row.title,
  startsAt: row.starts_at?.slice(0, 5) ?? null,
  venue: row.venue,
  raisedAt: row.raised_at.toISOString(),
  acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
  acknowledgedBy: row.acknowledged_by,
  answer: row.answer,
  answeredAt: row.answered_at?.toISOString() ?? null,
  escalations: row.escalations,
  resolvedAt: row.resolved_at?.toISOString() ?? null,
  resolvedAs: row.resolved_as,
})

const order = `(a.resolved_at is not null), (a.state = 'acknowledged'), a.raised_at desc, a.alert_id`

export interface AlertDay {
  date: string
  /** Also what is still open from before. */
  withOpen: boolean
  offset: number
  most: number
}

/** Alerts of a day for a member of staff, those that nobody has taken on first. */
export async function alertsFor(db: Database, schoolId: string, reader: AlertReader, { date, withOpen, offset, most }: AlertDay): Promise<{ alerts: AlertSummary[]; total: number }> {
  const rows = await db.rows<AlertRow & { total: number }>(
    `select ${columns}, count(*) over () as total from ${tables}
      where a.school_id = $1 and ${isTheirs} and (a.held_on = $4::date or ($5 and a.resolved_at is null and a.held_on < $4::date))
      order by ${order} offset $6 limit $7`,
    [schoolId, reader.staffId, reader.classIds, date, withOpen, offset, most],
  )
  return { alerts: rows.map(summary), total: rows[0]?.total ?? 0 }
}

/** How many alerts are not closed yet. */
export async function openAlertCount(db: Database, schoolId: string, reader: AlertReader): Promise<number> {
  const row = await db.row<{ open: number }>(`select count(*) as open from ${tables} where a.school_id = $1 and ${isTheirs} and a.resolved_at is null`, [schoolId, reader.staffId, reader.classIds])
  return row?.open ?? 0
}

export interface ReadAlert extends AlertSummary {
  serviceKey: string
  sitting: string
  rollKey: string | null
}

/** One alert, only for whom it is there; null else. */
export async function alertFor(db: Database, schoolId: string, reader: AlertReader, alertId: string): Promise<ReadAlert | null> {
  const row = await db.row<AlertRow & { service_key: string; sitting: string; roll_key: string | null }>(
    `select ${columns}, a.service_key, a.sitting, a.roll_key from ${tables} where a.school_id = $1 and ${isTheirs} and a.alert_id = $4`,
    [schoolId, reader.staffId, reader.classIds, alertId],
  )
  return row && { ...summary(row), serviceKey: row.service_key, sitting: row.sitting, rollKey: row.roll_key }
}

const isOwnChild = `exists (select 1 from child_guardian cg where cg.school_id = a.school_id and cg.child_id = a.child_id and cg.guardian_id = $2 and not ${isKeptAway('cg', 'cg.guardian_id')})`

/** A day's alerts about a guardian's own children, the open ones first. */
export async function alertsOfGuardian(db: Database, schoolId: string, guardianId: string, date: string): Promise<AlertSummary[]> {
  const rows = await db.rows<AlertRow>(`select ${columns} from ${tables} where a.school_id = $1 and ${isOwnChild} and a.held_on = $3::date order by ${order} limit 50`, [schoolId, guardianId, date])
  return rows.map(summary)
}

/** The open alerts of a day about some of a guardian's children, in few words. */
export async function openAlertsOf(db: Database, schoolId: string, guardianId: string, childIds: readonly string[], date: string): Promise<{ alertId: string; childId: string; kind: AlertKind }[]> {
  const rows = await db.rows<{ alert_id: string; child_id: string; kind: AlertKind }>(
    `select alert_id, child_id, kind from alert a where a.school_id = $1 and a.child_id = any($3::uuid[]) and a.held_on = $4::date and a.resolved_at is null and ${isOwnChild} order by a.raised_at`,
    [schoolId, guardianId, childIds, date],
  )
  return rows.map((row) => ({ alertId: row.alert_id, childId: row.child_id, kind: row.kind }))
}

/** An alert's log with who took each step, oldest first; of a log that is longer than a reply may be, its end. */
export async function stepsOf(db: Database, schoolId: string, alertId: string): Promise<{ step: AlertStep; at: string; by: string; note: string }[]> {
  const rows = await db.rows<{ step: AlertStep; at: Date; by: string | null; note: string }>(
    `select * from (select t.step, t.at, coalesce(s.name, g.name) as by, t.note, array_position(array['raised', 'told', 'escalated'], t.step) as place, t.step_id
       from alert_step t
       left join staff s on s.school_id = t.school_id and s.staff_id = t.staff_id
       left join guardian g on g.school_id = t.school_id and g.guardian_id = t.guardian_id
      where t.school_id = $1 and t.alert_id = $2 order by t.at desc, place desc nulls first, t.step_id desc limit 100) as latest order by at, place nulls last, step_id`,
    [schoolId, alertId],
  )
  return rows.map(({ step, at, by, note }) => ({ step, at: at.toISOString(), by: by ?? '', note }))
}
