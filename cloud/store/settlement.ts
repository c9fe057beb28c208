import type { ClosingStep, SettlementTerms } from '../contract/settlement'
import type { MoneyLine } from '../contract/money'
import type { Database } from '../db/database'
import type { MoneyState } from '../rules/money-day'

export interface Settlement {
  terms: SettlementTerms
  startedAt: string
  finishedAt: string | null
}

/** The term's settlement; null where it has not been started. */
export async function settlementOfTerm(db: Database, schoolId: string, termId: string): Promise<Settlement | null> {
  const row = await db.row<{ terms: SettlementTerms; started_at: Date; finished_at: Date | null }>(`select terms, started_at, finished_at from settlement where school_id = $1 and term_id = $2`, [schoolId, termId])
  return row && { terms: row.terms, startedAt: row.started_at.toISOString(), finishedAt: row.finished_at?.toISOString() ?? null }
}

export async function addSettlement(db: Database, schoolId: string, { termId, terms, staffId, now }: { termId: string; terms: SettlementTerms; staffId: string; now: Date }) {
  await db.rows(`insert into settlement (school_id, term_id, terms, started_by, started_at) values ($1, $2, $3, $4, $5)`, [schoolId, termId, JSON.stringify(terms), staffId, now])
}

/** Ends the settlement; it stays as ended first. Answers when that was. */
export async function endSettlement(db: Database, schoolId: string, termId: string, now: Date): Promise<string> {
  await db.rows(`update settlement set finished_at = $3 where school_id = $1 and term_id = $2 and finished_at is null`, [schoolId, termId, now])
  const row = await db.row<{ finished_at: Date }>(`select finished_at from settlement where school_id = $1 and term_id = $2`, [schoolId, termId])
  if (!row) throw new Error('the settlement is gone')
  return row.finished_at.toISOString()
}

/** Every child that has something on its account in the term, or a seat in it, in an order that stays. */
export async function childrenOfTerm(db: Database, schoolId: string, termId: string): Promise<string[]> {
  const rows = await db.rows<{ child_id: string }>(
    `select child_id from enrolment where school_id = $1 and term_id = $2 union select child_id from fee_entry where school_id = $1 and term_id = $2 order by 1`,
    [schoolId, termId],
  )
  return rows.map(({ child_id }) => child_id)
}

export interface ServiceOfChild {
  childId: string
  serviceKey: string
}

const toSettle = `
  select child_id, service_key from enrolment where school_id = $1 and term_id = $2
  union select child_id, service_key from statement where school_id = $1 and term_id = $2
  except select child_id, service_key from settled_service where school_id = $1 and term_id = $2`

/** What is not settled yet of the next children, all services of a child together. */
export async function nextToSettle(db: Database, schoolId: string, termId: string, children: number): Promise<ServiceOfChild[]> {
  const rows = await db.rows<{ child_id: string; service_key: string }>(
    `with open as (${toSettle}), next as (select distinct child_id from open order by child_id limit $3) select child_id, service_key from open where child_id in (select child_id from next) order by 1, 2`,
    [schoolId, termId, children],
  )
  return rows.map((row) => ({ childId: row.child_id, serviceKey: row.service_key }))
}

export async function childrenToSettle(db: Database, schoolId: string, termId: string): Promise<number> {
  const row = await db.row<{ count: number }>(`select count(distinct child_id)::int as count from (${toSettle}) open`, [schoolId, termId])
  return row?.count ?? 0
}

export interface SettledService extends ServiceOfChild {
  chargedFen: number
  owedFen: number
  line: MoneyLine
  /** How each charged day went when it was settled. */
  days: Record<string, MoneyState>
}

/** Keeps what was settled; answers what is new: a service of a child is settled once, however many clerks do so. */
export async function addSettled(db: Database, schoolId: string, { termId, now }: { termId: string; now: Date }, settled: readonly SettledService[]): Promise<ServiceOfChild[]> {
  const rows = await db.rows<{ child_id: string; service_key: string }>(
    `insert into settled_service (school_id, term_id, child_id, service_key, charged_fen, owed_fen, line, days, settled_at)
     select $1, $2, s."childId", s."serviceKey", s."chargedFen", s."owedFen", s.line, s.days, $3
       from jsonb_to_recordset($4) as s ("childId" uuid, "serviceKey" text, "chargedFen" int, "owedFen" int, line jsonb, days jsonb)
         on conflict do nothing returning child_id, service_key`,
    [schoolId, termId, now, JSON.stringify(settled)],
  )
  return rows.map((row) => ({ childId: row.child_id, serviceKey: row.service_key }))
}

/** What some children's services were settled at. */
export async function settledOf(db: Database, schoolId: string, termId: string, childIds: readonly string[]): Promise<SettledService[]> {
  const rows = await db.rows<{ child_id: string; service_key: string; charged_fen: number; owed_fen: number; line: MoneyLine; days: Record<string, MoneyState> }>(
    `select child_id, service_key, charged_fen, owed_fen, line, days from settled_service where school_id = $1 and term_id = $2 and child_id = any($3::uuid[]) order by child_id, service_key`,
    [schoolId, termId, childIds],
  )
  return rows.map((row) => ({ childId: row.child_id, serviceKey: row.service_key, chargedFen: row.charged_fen, owedFen: row.owed_fen, line: row.line, days: row.days }))
}

/** How many children are settled, and what came back and is still to be paid, both as positive numbers of fen. */
export async function settledTotals(db: Database, schoolId: string, termId: string): Promise<{ settled: number; refundFen: number; topUpFen: number }> {
  const row = await db.row<{ settled: number; refund: string; top_up: string }>(
    `select count(distinct child_id)::int as settled, coalesce(sum(greatest(charged_fen - owed_fen, 0)), 0) as refund, coalesce(sum(greatest(owed_fen - charged_fen, 0)), 0) as top_up
       from settled_service where school_id = $1 and term_id = $2`,
    [schoolId, termId],
  )
  return { settled: row?.settled ?? 0, refundFen: Number(row?.refund ?? 0), topUpFen: Number(row?.top_up ?? 0) }
}

export interface DoneStep {
  step: ClosingStep
  doneAt: string
  facts: { fingerprint?: string }
}

/** The steps of closing that are done after the settlement. */
export async function closingSteps(db: Database, schoolId: string, termId: string): Promise<DoneStep[]> {
  const rows = await db.rows<{ step: ClosingStep; done_at: Date; facts: DoneStep['facts'] }>(`select step, done_at, facts from closing_step where school_id = $1 and term_id = $2 order by done_at`, [schoolId, termId])
  return rows.map(({ step, done_at, facts }) => ({ step, doneAt: done_at.toISOString(), facts }))
}

export async function addClosingStep(db: Database, schoolId: string, { termId, step, facts, staffId, now }: { termId: string; step: ClosingStep; facts: object; staffId: string; now: Date }) {
  await db.rows(`insert into closing_step (school_id, term_id, step, facts, done_by, done_at) values ($1, $2, $3, $4, $5, $6)`, [schoolId, termId, step, JSON.stringify(facts), staffId, now])
}

/** No seat outlasts the closed term (R-054, FR-027). Answers how many ended with it. */
export async function endSeats(db: Database, schoolId: string, termId: string, today: string): Promise<number> {
  await db.rows(`update enrolment set ends_on = $3::date where school_id = $1 and term_id = $2 and ends_on > $3::date and starts_on <= $3::date`, [schoolId, termId, today])
  const row = await db.row<{ count: number }>(`select count(*)::int as count from enrolment where school_id = $1 and term_id = $2`, [schoolId, termId])
  return row?.count ?? 0
}

/** Whether 收支公示 was published for the term since an instant. */
export async function accountsPublishedSince(db: Database, schoolId: string, termId: string, since: string): Promise<string | null> {
  const row = await db.row<{ notice_id: string }>(`select notice_id from account_notice where school_id = $1 and term_id = $2 and published_at >= $3::timestamptz order by version desc limit 1`, [schoolId, termId, since])
  return row?.notice_id ?? null
}

/** Requests for relief on which nobody has decided. */
export async function waiversWaiting(db: Database, schoolId: string, termId: string): Promise<number> {
  const row = await db.row<{ count: number }>(`select count(*)::int as count from waiver_request where school_id = $1 and term_id = $2 and status = 'waiting'`, [schoolId, termId])
  return row?.count ?? 0
}
