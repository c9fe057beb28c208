import type { AccountLine, EntryKind, MoneyLine } from '../contract/money'
import type { PaymentHow } from '../contract/payment'
import type { SchoolPlan } from '../contract/plan-document'
import type { Database } from '../db/database'

/** One published 收费公示 with the plan whose fees it made known. */
export interface FeeNotice {
  noticeId: string
  version: number
  planId: string
  inForceFrom: string
  publishedAt: string
  contentSha256: string
  plan: SchoolPlan
}

/** A term's fee notices, the first first. Without one nothing can be billed (R-040, national pack 19). */
export async function feeNotices(db: Database, schoolId: string, termId: string): Promise<FeeNotice[]> {
  const rows = await db.rows<{ notice_id: string; version: number; plan_id: string; in_force_from: string; published_at: Date; content_sha256: string; document: SchoolPlan }>(
    `select n.notice_id, n.version, n.plan_id, n.in_force_from, n.published_at, n.content_sha256, p.document
       from fee_notice n join plan p on p.school_id = n.school_id and p.plan_id = n.plan_id
      where n.school_id = $1 and n.term_id = $2 order by n.version`,
    [schoolId, termId],
  )
  return rows.map((row) => ({ noticeId: row.notice_id, version: row.version, planId: row.plan_id, inForceFrom: row.in_force_from, publishedAt: row.published_at.toISOString(), contentSha256: row.content_sha256, plan: row.document }))
}

export interface Statement {
  statementId: string
  childId: string
  serviceKey: string
  periodFrom: string
  periodTo: string
  /** The days of service that it is for, in order. */
  dates: string[]
  /** The newest fee notice that was known when it was issued; null of one that does not say. */
  noticeVersion: number | null
  issuedAt: string
}

/** The statements of some children in a term, in order of time; `childIds` null for the whole school. */
export async function statementsOf(db: Database, schoolId: string, termId: string, childIds: readonly string[] | null): Promise<Statement[]> {
  const rows = await db.rows<{ statement_id: string; child_id: string; service_key: string; period_from: string; period_to: string; dates: string[]; notice_version: number | null; issued_at: Date }>(
    `select statement_id, child_id, service_key, period_from, period_to, dates, notice_version, issued_at from statement
      where school_id = $1 and term_id = $2 and ($3::uuid[] is null or child_id = any($3::uuid[])) order by period_from, service_key, statement_id`,
    [schoolId, termId, childIds],
  )
  return rows.map((row) => ({ statementId: row.statement_id, childId: row.child_id, serviceKey: row.service_key, periodFrom: row.period_from, periodTo: row.period_to, dates: row.dates, noticeVersion: row.notice_version, issuedAt: row.issued_at.toISOString() }))
}

export type NewStatement = Omit<Statement, 'issuedAt'>

/** Adds statements; answers the ids of those that are new: a period of a service is stated once, however many clerks do so. */
export async function addStatements(db: Database, schoolId: string, { termId, staffId, now }: { termId: string; staffId: string; now: Date }, statements: readonly NewStatement[]): Promise<string[]> {
  const rows = await db.rows<{ statement_id: string }>(
    `insert into statement (school_id, statement_id, term_id, child_id, service_key, period_from, period_to, dates, notice_version, issued_by, issued_at)
     select $1, s."statementId", $2, s."childId", s."serviceKey", s."periodFrom", s."periodTo", s.dates, s."noticeVersion", $3, $4
       from jsonb_to_recordset($5) as s ("statementId" uuid, "childId" uuid, "serviceKey" text, "periodFrom" date, "periodTo" date, dates jsonb, "noticeVersion" int)
         on conflict (school_id, child_id, term_id, service_key, period_from) do nothing returning statement_id`,
    [schoolId, termId, staffId, now, JSON.stringify(statements)],
  )
  return rows.map(({ statement_id }) => statement_id)
}

export interface NewEntry {
  entryId: string
  childId: string
  kind: EntryKind
  amountFen: number
  line: MoneyLine
  onDate: string
  serviceKey?: string | null
  statementId?: string | null
  refundId?: string | null
  reliefId?: string | null
  receiptNo?: string | null
  reverses?: string | null
  /** Of payments and payouts: how it was paid; of what takes one back: why. */
  how?: PaymentHow | null
  reason?: string | null
}

/** Appends to children's accounts. The caller holds the children's locks. `staffId` null where time did it. */
export async function addEntries(db: Database, schoolId: string, { termId, staffId, now }: { termId: string; staffId: string | null; now: Date }, entries: readonly NewEntry[]) {
  if (entries.length === 0) return
  await db.rows(
    `insert into fee_entry (school_id, entry_id, term_id, child_id, kind, service_key, statement_id, refund_id, relief_id, amount_fen, line, on_date, receipt_no, reverses, how, reason, made_by, made_at)
     select $1, e."entryId", $2, e."childId", e.kind, e."serviceKey", e."statementId", e."refundId", e."reliefId", e."amountFen", e.line, e."onDate", e."receiptNo", e.reverses, e.how, e.reason, $3, $4
       from jsonb_to_recordset($5) as e ("entryId" uuid, "childId" uuid, kind text, "serviceKey" text, "statementId" uuid, "refundId" uuid, "reliefId" uuid, "amountFen" int, line jsonb, "onDate" date, "receiptNo" text, reverses uuid, how text, reason text)`,
    [schoolId, termId, staffId, now, JSON.stringify(entries)],
  )
}

export interface StoredEntry extends AccountLine {
  childId: string
  receiptNo: string | null
  refundId: string | null
  reliefId: string | null
}

/** Everything on the accounts of some children in a term, in the order in which it was made. */
export async function entriesOf(db: Database, schoolId: string, termId: string, childIds: readonly string[]): Promise<StoredEntry[]> {
  const rows = await db.rows<{ entry_id: string; child_id: string; kind: EntryKind; service_key: string | null; statement_id: string | null; refund_id: string | null; relief_id: string | null; amount_fen: number; line: MoneyLine; on_date: string; receipt_no: string | null; reverses: string | null; reversed: boolean; made_at: Date }>(
    `select e.entry_id, e.child_id, e.kind, e.service_key, e.statement_id, e.refund_id, e.relief_id, e.amount_fen, e.line, e.on_date, e.receipt_no, e.reverses, e.made_at,
            exists (select 1 from fee_entry r where r.school_id = e.school_id and r.reverses = e.entry_id) as reversed
       from fee_entry e where e.school_id = $1 and e.term_id = $2 and e.child_id = any($3::uuid[]) order by e.made_at, e.on_date, e.entry_no`,
    [schoolId, termId, childIds],
  )
  return rows.map((row) => ({
    entryId: row.entry_id,
    childId: row.child_id,
    kind: row.kind,
    serviceKey: row.service_key,
    statementId: row.statement_id,
    refundId: row.refund_id,
    reliefId: row.relief_id,
    amountFen: row.amount_fen,
    line: row.line,
    onDate: row.on_date,
    receiptNo: row.receipt_no,
    reverses: row.reverses,
    reversed: row.reversed,
    madeAt: row.made_at.toISOString(),
  }))
}

/** What a whole school's accounts come to by kind, in fen: the same rows that families read. */
export async function sumsByKind(db: Database, schoolId: string, termId: string): Promise<{ kind: EntryKind; amountFen: number }[]> {
  const rows = await db.rows<{ kind: EntryKind; amount_fen: number }>(`select kind, sum(amount_fen)::bigint as amount_fen from fee_entry where school_id = $1 and term_id = $2 group by kind order by kind`, [schoolId, termId])
  return rows.map(({ kind, amount_fen }) => ({ kind, amountFen: Number(amount_fen) }))
}

export interface StoredRelief {
  reliefId: string
  childId: string
  group: string
  percent: number
  listed: boolean
  grantedAt: string
}

/** The reliefs that some children have for a term; what was granted by mistake and ended is none. */
export async function reliefsOf(db: Database, schoolId: string, termId: string, childIds: readonly string[]): Promise<StoredRelief[]> {
  const rows = await db.rows<{ relief_id: string; child_id: string; waiver_group: string; percent: string; listed: boolean; granted_at: Date }>(
    `select relief_id, child_id, waiver_group, percent, listed, granted_at from relief where school_id = $1 and term_id = $2 and child_id = any($3::uuid[]) and ended_at is null order by granted_at, relief_id`,
    [schoolId, termId, childIds],
  )
  return rows.map((row) => ({ reliefId: row.relief_id, childId: row.child_id, group: row.waiver_group, percent: Number(row.percent), listed: row.listed, grantedAt: row.granted_at.toISOString() }))
}

/** Whether a term is being settled or is settled: from then on nothing is stated, relieved or given back any more (FR-105). */
export async function isSettling(db: Database, schoolId: string, termId: string): Promise<boolean> {
  return (await db.row(`select 1 from settlement where school_id = $1 and term_id = $2`, [schoolId, termId])) !== null
}

/** One clerk at a time for what concerns a whole school's money: stating, settling, publishing. Taken before any child's lock. */
export async function lockMoney(db: Database, schoolId: string) {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('money:' || $1, 0))`, [schoolId])
}

/** What some children's accounts of earlier terms come to by kind, the earliest term first: what may be carried into this one. */
export async function earlierSums(db: Database, schoolId: string, termId: string, childIds: readonly string[]): Promise<{ termId: string; childId: string; kind: EntryKind; amountFen: number }[]> {
  const rows = await db.rows<{ term_id: string; child_id: string; kind: EntryKind; amount_fen: number }>(
    `select e.term_id, e.child_id, e.kind, sum(e.amount_fen)::bigint as amount_fen
       from fee_entry e
       join term t on t.school_id = e.school_id and t.term_id = e.term_id
       join term n on n.school_id = e.school_id and n.term_id = $2
      where e.school_id = $1 and e.child_id = any($3::uuid[]) and t.starts_on < n.starts_on
      group by e.term_id, e.child_id, e.kind, t.starts_on order by t.starts_on, e.child_id, e.kind`,
    [schoolId, termId, childIds],
  )
  return rows.map((row) => ({ termId: row.term_id, childId: row.child_id, kind: row.kind, amountFen: Number(row.amount_fen) }))
}
