import type { AlertAnswer, AlertKind, AlertStep, ResolvedAs } from '../contract/alert'
import type { Database } from '../db/database'
import { isKeptAway } from './kept-away'

/** A child's place on a day that an alert is about. */
export interface Sitting {
  childId: string
  sitting: string
}

export interface AlertOn {
  kind: AlertKind
  heldOn: string
  serviceKey: string
}

export interface OpenAlert extends Sitting {
  alertId: string
}

/** The open alerts of one kind, day and service about some children. */
export async function openAlerts(db: Database, schoolId: string, { kind, heldOn, serviceKey }: AlertOn, childIds: readonly string[]): Promise<OpenAlert[]> {
  const rows = await db.rows<{ alert_id: string; child_id: string; sitting: string }>(
    `select alert_id, child_id, sitting from alert
      where school_id = $1 and kind = $2 and held_on = $3::date and service_key = $4 and child_id = any($5::uuid[]) and resolved_at is null`,
    [schoolId, kind, heldOn, serviceKey, childIds],
  )
  return rows.map((row) => ({ alertId: row.alert_id, childId: row.child_id, sitting: row.sitting }))
}

export interface NewAlert extends Sitting {
  alertId: string
  rollKey: string | null
  title: string
  startsAt: string | null
  venue: string | null
  keepers: readonly string[]
}

/** Raises those that are not open yet, in one order for all, and answers their ids. */
export async function insertAlerts(db: Database, schoolId: string, on: AlertOn, alerts: readonly NewAlert[], raised: { at: Date; by: string | null }): Promise<Set<string>> {
  const ordered = [...alerts].sort((a, b) => (`${a.childId} ${a.sitting}` < `${b.childId} ${b.sitting}` ? -1 : 1))
  const rows = await db.rows<{ alert_id: string }>(
    `insert into alert (school_id, alert_id, kind, held_on, child_id, service_key, sitting, roll_key, title, starts_at, venue, keepers, raised_at, raised_by)
     select $1, a.alert_id, $2, $3::date, a.child_id, $4, a.sitting, a.roll_key, a.title, a.starts_at, a.venue, array(select jsonb_array_elements_text(a.keepers)::uuid), $6, $7
       from jsonb_to_recordset($5) as a (alert_id uuid, child_id uuid, sitting text, roll_key text, title text, starts_at time, venue text, keepers jsonb)
         on conflict do nothing returning alert_id`,
    [
      schoolId,
      on.kind,
      on.heldOn,
      on.serviceKey,
      JSON.stringify(ordered.map(({ alertId, childId, sitting, rollKey, title, startsAt, venue, keepers }) => ({ alert_id: alertId, child_id: childId, sitting, roll_key: rollKey, title, starts_at: startsAt, venue, keepers }))),
      raised.at,
      raised.by,
    ],
  )
  return new Set(rows.map(({ alert_id }) => alert_id))
}

export interface AlertFacts extends OpenAlert, AlertOn {
  title: string
  startsAt: string | null
  keepers: string[]
  acknowledgedBy: string | null
  answer: AlertAnswer | null
}

interface AlertFactsRow {
  alert_id: string
  kind: AlertKind
  held_on: string
  child_id: string
  service_key: string
  sitting: string
  title: string
  starts_at: string | null
  keepers: string[]
  acknowledged_by: string | null
  answer: AlertAnswer | null
}

const factColumns = `alert_id, kind, held_on, child_id, service_key, sitting, title, starts_at, keepers, acknowledged_by, answer`

const factsOf = (row: AlertFactsRow): AlertFacts => ({
  alertId: row.alert_id,
  kind: row.kind,
  heldOn: row.held_on,
  childId: row.child_id,
  serviceKey: row.service_key,
  sitting: row.sitting,
  title: row.title,
  startsAt: row.starts_at?.slice(0, 5) ?? null,
  keepers: row.keepers,
  acknowledgedBy: row.acknowledged_by,
  answer: row.answer,
})

/** Closes those that are still open and answers them. */
export async function closeAlerts(db: Database, schoolId: string, alertIds: readonly string[], resolved: { as: ResolvedAs; at: Date; by: string | null }): Promise<AlertFacts[]> {
  const rows = await db.rows<AlertFactsRow>(
    `update alert set state = 'resolved', resolved_as = $3, resolved_at = $4, resolved_by = $5
      where school_id = $1 and alert_id = any($2::uuid[]) and resolved_at is null returning ${factColumns}`,
    [schoolId, alertIds, resolved.as, resolved.at, resolved.by],
  )
  return rows.map(factsOf)
}

/** A day's alerts that nobody of staff has taken on since `before`, locked; one that is being answered just now is left. */
export async function unansweredAlerts(db: Database, schoolId: string, heldOn: string, before: Date, mostEscalations: number): Promise<(AlertFacts & { escalations: number })[]> {
  const rows = await db.rows<AlertFactsRow & { escalations: number }>(
    `select ${factColumns}, escalations from alert
      where school_id = $1 and held_on = $2::date and state = 'open' and coalesce(escalated_at, raised_at) <= $3 and escalations < $4
      order by raised_at, alert_id limit 50 for update skip locked`,
    [schoolId, heldOn, before, mostEscalations],
  )
  return rows.map((row) => ({ ...factsOf(row), escalations: row.escalations }))
}

export const markEscalated = (db: Database, schoolId: string, alertId: string, at: Date) =>
  db.rows(`update alert set escalations = escalations + 1, escalated_at = $3 where school_id = $1 and alert_id = $2`, [schoolId, alertId, at])

/** Takes an open alert on; false where somebody has, or it is closed. */
export async function markAcknowledged(db: Database, schoolId: string, alertId: string, staffId: string, at: Date): Promise<boolean> {
  const row = await db.row(`update alert set state = 'acknowledged', acknowledged_by = $3, acknowledged_at = $4 where school_id = $1 and alert_id = $2 and state = 'open' returning alert_id`, [schoolId, alertId, staffId, at])
  return row !== null
}

/** Keeps a guardian's last word on an alert that is not closed, if it is about a child of theirs; null else. */
export async function markAnswered(db: Database, schoolId: string, guardianId: string, alertId: string, answer: AlertAnswer, at: Date): Promise<AlertFacts | null> {
  const row = await db.row<AlertFactsRow>(
    `update alert a set answer = $4, answered_at = $5
      where school_id = $1 and alert_id = $2 and resolved_at is null
        and exists (select 1 from child_guardian cg where cg.school_id = a.school_id and cg.child_id = a.child_id and cg.guardian_id = $3 and not ${isKeptAway('cg', 'cg.guardian_id')}) returning ${factColumns}`,
    [schoolId, alertId, guardianId, answer, at],
  )
  return row && factsOf(row)
}

/** Whether an alert is about a child of this guardian. */
export async function isOwnAlert(db: Database, schoolId: string, guardianId: string, alertId: string): Promise<boolean> {
  const row = await db.row(
    `select 1 from alert a join child_guardian cg on cg.school_id = a.school_id and cg.child_id = a.child_id and cg.guardian_id = $2 where a.school_id = $1 and a.alert_id = $3 and not ${isKeptAway('cg', 'cg.guardian_id')}`,
    [schoolId, guardianId, alertId],
  )
  return row !== null
}

export interface NewStep {
  alertId: string
  stepId: string
  step: AlertStep
  staffId: string | null
  guardianId: string | null
  note: string
}

/** Appends to the alerts' logs. */
export async function appendSteps(db: Database, schoolId: string, at: Date, steps: readonly NewStep[]) {
  await db.rows(
    `insert into alert_step (school_id, alert_id, step_id, step, at, staff_id, guardian_id, note)
     select $1, s.alert_id, s.step_id, s.step, $2, s.staff_id, s.guardian_id, s.note
       from jsonb_to_recordset($3) as s (alert_id uuid, step_id uuid, step text, staff_id uuid, guardian_id uuid, note text)`,
    [schoolId, at, JSON.stringify(steps.map(({ alertId, stepId, step, staffId, guardianId, note }) => ({ alert_id: alertId, step_id: stepId, step, staff_id: staffId, guardian_id: guardianId, note })))],
  )
}

/** How many answers an alert's log holds. */
export async function answersTo(db: Database, schoolId: string, alertId: string): Promise<number> {
  return (await db.row<{ answers: number }>(`select count(*)::int as answers from alert_step where school_id = $1 and alert_id = $2 and step = 'answered'`, [schoolId, alertId]))?.answers ?? 0
}

/**
 * Those of some alerts that are told to nobody at once: the same child was missed on the same session so many times before
 * that somebody is trying things out or two phones disagree. One that stays open is told by time, and is quiet no more.
 */
export async function quietAmong(db: Database, schoolId: string, alertIds: readonly string[], mostTold: number): Promise<Set<string>> {
  const rows = await db.rows<{ alert_id: string }>(
    `select a.alert_id from alert a
      where a.school_id = $1 and a.alert_id = any($2::uuid[]) and a.escalations = 0
        and (select count(*) from alert e where e.school_id = a.school_id and e.held_on = a.held_on and e.child_id = a.child_id and e.service_key = a.service_key and e.sitting = a.sitting
                and e.kind = a.kind and e.alert_id <> a.alert_id and e.raised_at <= a.raised_at and e.resolved_at is not null) >= $3`,
    [schoolId, alertIds, mostTold],
  )
  return new Set(rows.map(({ alert_id }) => alert_id))
}

export interface WhoIsTold {
  childId: string
  className: string
  classTeacherId: string | null
  guardians: number
}

/** Whom a child's alerts reach beside the keepers of its roll. */
export async function whoIsTold(db: Database, schoolId: string, childIds: readonly string[]): Promise<WhoIsTold[]> {
  const rows = await db.rows<{ child_id: string; class_name: string; teacher_id: string | null; guardians: number }>(
    `select ch.child_id, cl.name as class_name, cl.teacher_id,
            (select count(*) from child_guardian cg where cg.school_id = ch.school_id and cg.child_id = ch.child_id and not ${isKeptAway('cg', 'cg.guardian_id')})::int as guardians
       from child ch join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
      where ch.school_id = $1 and ch.child_id = any($2::uuid[])`,
    [schoolId, childIds],
  )
  return rows.map((row) => ({ childId: row.child_id, className: row.class_name, classTeacherId: row.teacher_id, guardians: row.guardians }))
}

/** Everybody who runs the school's office. */
export async function officeStaff(db: Database, schoolId: string): Promise<string[]> {
  const rows = await db.rows<{ staff_id: string }>(`select staff_id from staff where school_id = $1 and 'schoolAdmin' = any(roles) order by staff_id`, [schoolId])
  return rows.map(({ staff_id }) => staff_id)
}
