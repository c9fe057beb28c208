import type { RehearsalReport, RehearsalTaste } from '../contract/signup-day'
import type { Database } from '../db/database'
import type { RehearsalFamily } from '../rules/rehearsal-families'
import type { FamilyOutcome, LineOutcome } from '../rules/rehearsal-report'

export interface Rehearsal {
  rehearsalId: string
  termId: string
  state: 'running' | 'finished' | 'stopped'
  families: number
  seconds: number
  taste: RehearsalTaste
  engine: 'pglite' | 'postgres'
  coursesSha256: string
  answered: number
  playedMs: number
  stoppedBecause: string
  report: RehearsalReport | null
  startedAt: Date
  startedByName: string
  endedAt: Date | null
  copyKept: boolean
}

interface RehearsalRow {
  rehearsal_id: string
  term_id: string
  state: Rehearsal['state']
  families: number
  seconds: number
  taste: RehearsalTaste
  engine: Rehearsal['engine']
  courses_sha256: string
  answered: number
  played_ms: number
  stopped_because: string | null
  report: RehearsalReport | null
  started_at: Date
  started_by_name: string
  ended_at: Date | null
  removed_at: Date | null
}

const rehearsal = (row: RehearsalRow): Rehearsal => ({
  rehearsalId: row.rehearsal_id,
  termId: row.term_id,
  state: row.state,
  families: row.families,
  seconds: row.seconds,
  taste: row.taste,
  engine: row.engine,
  coursesSha256: row.courses_sha256,
  answered: row.answered,
  playedMs: row.played_ms,
  stoppedBecause: row.stopped_because ?? '',
  report: row.report,
  startedAt: row.started_at,
  startedByName: row.started_by_name,
  endedAt: row.ended_at,
  copyKept: row.removed_at === null,
})

const select = `select r.*, s.name as started_by_name from rehearsal r join staff s on s.school_id = r.school_id and s.staff_id = r.started_by where r.school_id = $1`

/** The term's newest rehearsal, its copy removed or not. */
export async function lastRehearsal(db: Database, schoolId: string, termId: string): Promise<Rehearsal | null> {
  const row = await db.row<RehearsalRow>(`${select} and r.term_id = $2 order by r.started_at desc limit 1`, [schoolId, termId])
  return row && rehearsal(row)
}

export async function findRehearsal(db: Database, schoolId: string, rehearsalId: string): Promise<Rehearsal | null> {
  const row = await db.row<RehearsalRow>(`${select} and r.rehearsal_id = $2`, [schoolId, rehearsalId])
  return row && rehearsal(row)
}

/** One rehearsal of a school at a time: who begins one waits here for another that is being begun. */
export async function lockRehearsal(db: Database, schoolId: string) {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('rehearsal:' || $1, 0))`, [schoolId])
}

/** Whether a copy of the school is there, of whichever term. */
export async function copyIsThere(db: Database, schoolId: string): Promise<boolean> {
  return (await db.row(`select 1 from rehearsal where school_id = $1 and removed_at is null`, [schoolId])) !== null
}

export interface NewRehearsal {
  rehearsalId: string
  termId: string
  seconds: number
  taste: RehearsalTaste
  engine: string
  courseIds: string[]
  coursesSha256: string
  staffId: string
  now: Date
}

/** Notes the rehearsal and makes the copy, in which its families stand ready. */
export async function beginRehearsal(db: Database, schoolId: string, begun: NewRehearsal, families: readonly RehearsalFamily[]) {
  await db.rows(
    `insert into rehearsal (school_id, rehearsal_id, term_id, state, families, seconds, taste, engine, courses_sha256, started_by, started_at) values ($1, $2, $3, 'running', $4, $5, $6, $7, $8, $9, $10)`,
    [schoolId, begun.rehearsalId, begun.termId, families.length, begun.seconds, begun.taste, begun.engine, begun.coursesSha256, begun.staffId, begun.now],
  )
  const rows = families.map(({ child, dueMs, lines }) => ({ grade: child.grade, group: child.group, enrolments: child.enrolments.map(({ serviceKey, weekdays }) => ({ serviceKey, weekdays })), dueMs, lines }))
  await db.rows(`select make_rehearsal($1, $2::uuid[], $3, $4)`, [begun.termId, begun.courseIds, JSON.stringify(rows), begun.now])
}

/** The copy's own name, under which its rows are found. */
export async function copyOf(db: Database, schoolId: string): Promise<string> {
  const row = await db.row<{ copy: string }>(`select rehearsal_school($1) as copy`, [schoolId])
  if (!row) throw new Error('the copy has no name')
  return row.copy
}

/**
 * Takes the next step for this caller alone; null where there is none to take or another takes it. The time line has moved on
 * since the last step where families stood in line at its end.
 */
export async function takeStep(db: Database, schoolId: string, rehearsalId: string, now: Date, until: Date): Promise<Rehearsal | null> {
  const taken = await db.row(
    `update rehearsal set stepping_until = $4, in_line_since = null,
            played_ms = played_ms + coalesce((extract(epoch from clock_timestamp() - in_line_since) * 1000)::int, 0)
      where school_id = $1 and rehearsal_id = $2 and state = 'running' and removed_at is null and (stepping_until is null or stepping_until <= $3) returning 1`,
    [schoolId, rehearsalId, now, until],
  )
  return taken ? findRehearsal(db, schoolId, rehearsalId) : null
}

/** Whether a step is being played at this moment. */
export async function isStepping(db: Database, schoolId: string, rehearsalId: string, now: Date): Promise<boolean> {
  return (await db.row(`select 1 from rehearsal where school_id = $1 and rehearsal_id = $2 and stepping_until > $3`, [schoolId, rehearsalId, now])) !== null
}

/** Gives a step back that was not played. */
export async function leaveStep(db: Database, schoolId: string, rehearsalId: string) {
  await db.rows(`update rehearsal set stepping_until = null where school_id = $1 and rehearsal_id = $2`, [schoolId, rehearsalId])
}

export async function endStep(db: Database, schoolId: string, rehearsalId: string, step: { playedMs: number; answered: number; inLine: number }) {
  await db.rows(`update rehearsal set stepping_until = null, played_ms = $3, answered = $4, in_line_since = case when $5 then clock_timestamp() end where school_id = $1 and rehearsal_id = $2`, [
    schoolId,
    rehearsalId,
    step.playedMs,
    step.answered,
    step.inLine > 0,
  ])
}

export async function finishRehearsal(db: Database, schoolId: string, rehearsalId: string, report: RehearsalReport, now: Date) {
  await db.rows(`update rehearsal set state = 'finished', report = $3, ended_at = $4 where school_id = $1 and rehearsal_id = $2 and state = 'running'`, [schoolId, rehearsalId, JSON.stringify(report), now])
}

export async function stopRehearsal(db: Database, schoolId: string, rehearsalId: string, because: string, now: Date) {
  await db.rows(`update rehearsal set state = 'stopped', stopped_because = $3, ended_at = $4 where school_id = $1 and rehearsal_id = $2 and state = 'running'`, [schoolId, rehearsalId, because, now])
}

/** Removes the next rows of the copy; zero means that none is left. */
export async function removeCopyRows(db: Database): Promise<number> {
  return (await db.row<{ gone: number }>(`select remove_rehearsal() as gone`))?.gone ?? 0
}

export async function noteRemoved(db: Database, schoolId: string, rehearsalId: string, now: Date) {
  await db.rows(`update rehearsal set removed_at = $3 where school_id = $1 and rehearsal_id = $2 and removed_at is null`, [schoolId, rehearsalId, now])
}

/** A rehearsal begun before then whose copy still lies there; null where there is none. */
export async function abandonedRehearsal(db: Database, schoolId: string, before: Date): Promise<string | null> {
  return (await db.row<{ rehearsal_id: string }>(`select rehearsal_id from rehearsal where school_id = $1 and removed_at is null and started_at < $2`, [schoolId, before]))?.rehearsal_id ?? null
}

export interface SimulatedFamily {
  familyNo: number
  childId: string
  dueMs: number
  lines: { courseId: string; ifFull: 'wait' | 'leave' }[]
}

/** Families of the copy that have not been answered, those first who come first. */
export async function familiesDue(db: Database, copy: string, before: number): Promise<SimulatedFamily[]> {
  const rows = await db.rows<{ family_no: number; child_id: string; due_ms: number; lines: SimulatedFamily['lines'] }>(
    `select family_no, child_id, due_ms, lines from rehearsal_family where school_id = $1 and answered_ms is null and due_ms < $2 order by due_ms, family_no`,
    [copy, before],
  )
  return rows.map((row) => ({ familyNo: row.family_no, childId: row.child_id, dueMs: row.due_ms, lines: row.lines }))
}

/** When the next family comes, null where all have been answered; and how many have been. */
export async function standOf(db: Database, copy: string): Promise<{ nextDueMs: number | null; answered: number }> {
  const row = await db.row<{ due: number | null; answered: number }>(
    `select min(due_ms) filter (where answered_ms is null) as due, count(answered_ms) as answered from rehearsal_family where school_id = $1`,
    [copy],
  )
  return { nextDueMs: row?.due ?? null, answered: row?.answered ?? 0 }
}

export interface FamilyAnswer {
  familyNo: number
  answeredMs: number
  lines: LineOutcome[]
  failure: string | null
}

export async function keepAnswers(db: Database, copy: string, answers: readonly FamilyAnswer[]) {
  await db.rows(
    `update rehearsal_family f set answered_ms = a."answeredMs", results = a.lines, failure = a.failure
       from jsonb_to_recordset($2) as a ("familyNo" int, "answeredMs" int, lines jsonb, failure text)
      where f.school_id = $1 and f.family_no = a."familyNo" and f.answered_ms is null`,
    [copy, JSON.stringify(answers)],
  )
}

export async function outcomesOf(db: Database, copy: string): Promise<FamilyOutcome[]> {
  const rows = await db.rows<{ due_ms: number; answered_ms: number; results: LineOutcome[]; failure: string | null }>(
    `select due_ms, answered_ms, results, failure from rehearsal_family where school_id = $1 and answered_ms is not null order by family_no`,
    [copy],
  )
  return rows.map((row) => ({ dueMs: row.due_ms, answeredMs: row.answered_ms, lines: row.results, failure: row.failure }))
}
