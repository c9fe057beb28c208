import type { ExitView, LeftService } from '../contract/exit'
import type { Database } from '../db/database'

export interface StoredExit extends ExitView {
  termId: string
  childId: string
  applicationId: string
  /** Of the plan version that the child joined under. */
  decideWithinDays: number | null
  /** The first day of what is left. */
  startsOn: string
}

interface ExitRow {
  exit_id: string
  term_id: string
  child_id: string
  application_id: string
  services: LeftService[]
  last_day: string
  reason: string
  collection_note: string
  status: ExitView['status']
  filed_at: Date
  filed_by_name: string
  barred_by_plan: boolean
  answer_by: string | null
  silence_approves: boolean
  delay_reason: string | null
  approved_as: ExitView['approvedAs']
  decided_at: Date | null
  carried_out_at: Date | null
  decide_within_days: number | null
  starts_on: string
}

const stored = (row: ExitRow): StoredExit => ({
  exitId: row.exit_id,
  termId: row.term_id,
  childId: row.child_id,
  applicationId: row.application_id,
  services: row.services,
  lastDay: row.last_day,
  reason: row.reason,
  collectionNote: row.collection_note,
  status: row.status,
  filedAt: row.filed_at.toISOString(),
  filedBy: row.filed_by_name,
  barredByPlan: row.barred_by_plan,
  answerBy: row.answer_by,
  silenceApproves: row.silence_approves,
  delayReason: row.delay_reason,
  approvedAs: row.approved_as,
  decidedAt: row.decided_at?.toISOString() ?? null,
  carriedOut: row.carried_out_at !== null,
  decideWithinDays: row.decide_within_days,
  startsOn: row.starts_on,
})

const columns = `
  x.exit_id, x.term_id, x.child_id, x.application_id, x.services, x.last_day, x.reason, x.collection_note, x.status, x.filed_at,
  g.name as filed_by_name, x.barred_by_plan, x.answer_by, x.silence_approves, x.delay_reason, x.approved_as, x.decided_at, x.carried_out_at,
  (p.document #>> '{exit,decideWithinDays}')::int as decide_within_days,
  (select min(e.starts_on) from enrolment e where e.school_id = x.school_id and e.application_id = x.application_id) as starts_on`

const tables = `
    from exit_request x
    join guardian g on g.school_id = x.school_id and g.guardian_id = x.filed_by
    join application a on a.school_id = x.school_id and a.application_id = x.application_id
    join plan p on p.school_id = a.school_id and p.plan_id = a.plan_id`

/** A child's last exits of a term, newest first. */
export async function exitsOfChild(db: Database, schoolId: string, termId: string, childId: string): Promise<StoredExit[]> {
  const rows = await db.rows<ExitRow>(`select ${columns} ${tables} where x.school_id = $1 and x.term_id = $2 and x.child_id = $3 order by x.filed_at desc, x.exit_id limit 20`, [
    schoolId,
    termId,
    childId,
  ])
  return rows.map(stored)
}

/** An exit of one of the guardian's own children. */
export async function ownExit(db: Database, schoolId: string, guardianId: string | null, exitId: string): Promise<StoredExit | null> {
  const row = await db.row<ExitRow>(
    `select ${columns} ${tables} join child_guardian cg on cg.school_id = x.school_id and cg.child_id = x.child_id and cg.guardian_id = $3
      where x.school_id = $1 and x.exit_id = $2`,
    [schoolId, exitId, guardianId],
  )
  return row && stored(row)
}

export async function exitsById(db: Database, schoolId: string, exitIds: string[]): Promise<StoredExit[]> {
  const rows = await db.rows<ExitRow>(`select ${columns} ${tables} where x.school_id = $1 and x.exit_id = any($2::uuid[]) order by x.filed_at, x.exit_id`, [schoolId, exitIds])
  return rows.map(stored)
}

/** Open exits on which silence has decided: their last day to answer is over. */
export async function silentExits(db: Database, schoolId: string, today: string): Promise<StoredExit[]> {
  const rows = await db.rows<ExitRow>(
    `select ${columns} ${tables} where x.school_id = $1 and x.status in ('waiting', 'delayed') and x.silence_approves and x.answer_by < $2 order by x.filed_at, x.exit_id limit 200`,
    [schoolId, today],
  )
  return rows.map(stored)
}

/** Approved exits whose last day is over and whose places are still held. */
export async function exitsToCarryOut(db: Database, schoolId: string, today: string): Promise<StoredExit[]> {
  const rows = await db.rows<ExitRow>(
    `select ${columns} ${tables} where x.school_id = $1 and x.status = 'approved' and x.carried_out_at is null and x.last_day < $2 order by x.filed_at, x.exit_id limit 200`,
    [schoolId, today],
  )
  return rows.map(stored)
}

export interface OfficeExit extends StoredExit {
  childName: string
  className: string
  rosterNo: number
}

/** A term's exits for the office: the open ones first, the longest waiting above; then the newest. */
export async function exitsOfTerm(db: Database, schoolId: string, termId: string, offset: number, most: number): Promise<{ exits: OfficeExit[]; total: number }> {
  const rows = await db.rows<ExitRow & { child_name: string; class_name: string; roster_no: number; total: number }>(
    `select ${columns}, ch.name as child_name, cl.name as class_name, ch.roster_no, count(*) over () as total ${tables}
       join child ch on ch.school_id = x.school_id and ch.child_id = x.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
      where x.school_id = $1 and x.term_id = $2
      order by (x.status not in ('waiting', 'delayed')), case when x.status in ('waiting', 'delayed') then x.filed_at end, x.filed_at desc, x.exit_id
      offset $3 limit $4`,
    [schoolId, termId, offset, most],
  )
  const exits = rows.map((row) => ({ ...stored(row), childName: row.child_name, className: row.class_name, rosterNo: row.roster_no }))
  return { exits, total: rows[0]?.total ?? 0 }
}

export interface NewExit {
  exitId: string
  termId: string
  childId: string
  applicationId: string
  services: LeftService[]
  lastDay: string
  reason: string
  collectionNote: string
  guardianId: string
  barredByPlan: boolean
  answerBy: string | null
  silenceApproves: boolean
  now: Date
}

/** Files an exit as waiting; false where the child has an open one already. */
export async function addExit(db: Database, schoolId: string, added: NewExit): Promise<boolean> {
  const row = await db.row(
    `insert into exit_request (school_id, exit_id, term_id, child_id, application_id, services, last_day, reason, collection_note, status,
                               filed_by, filed_at, barred_by_plan, answer_by, silence_approves)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10, $11, $12, $13, $14)
     on conflict (school_id, term_id, child_id) where status in ('waiting', 'delayed') do nothing returning exit_id`,
    [
      schoolId,
      added.exitId,
      added.termId,
      added.childId,
      added.applicationId,
      JSON.stringify(added.services),
      added.lastDay,
      added.reason,
      added.collectionNote,
      added.guardianId,
      added.now,
      added.barredByPlan,
      added.answerBy,
      added.silenceApproves,
    ],
  )
  return row !== null
}

export async function setExitWithdrawn(db: Database, schoolId: string, exitId: string) {
  await db.rows(`update exit_request set status = 'withdrawn' where school_id = $1 and exit_id = $2`, [schoolId, exitId])
}

/** Puts exits off to a day after which they are approved by themselves. */
export async function setExitsDelayed(db: Database, schoolId: string, exitIds: string[], delay: { reason: string; until: string; staffId: string | null; now: Date }) {
  await db.rows(
    `update exit_request set status = 'delayed', delay_reason = $3, answer_by = $4, silence_approves = true, decided_by = $5, decided_at = $6
      where school_id = $1 and exit_id = any($2::uuid[])`,
    [schoolId, exitIds, delay.reason, delay.until, delay.staffId, delay.now],
  )
}

export interface Approval {
  as: NonNullable<ExitView['approvedAs']>
  /** Null where nobody had to, or nobody did. */
  staffId: string | null
}

export async function setExitApproved(db: Database, schoolId: string, exitId: string, approval: Approval & { now: Date }) {
  await db.rows(`update exit_request set status = 'approved', approved_as = $3, decided_by = $4, decided_at = $5 where school_id = $1 and exit_id = $2`, [
    schoolId,
    exitId,
    approval.as,
    approval.staffId,
    approval.now,
  ])
}

export async function setExitCarriedOut(db: Database, schoolId: string, exitId: string, now: Date) {
  await db.rows(`update exit_request set carried_out_at = $3 where school_id = $1 and exit_id = $2`, [schoolId, exitId, now])
}
