import type { MoneyLine } from '../contract/money'
import type { RefundTrigger } from '../contract/statement'
import type { Database } from '../db/database'

export interface StoredRefund {
  refundId: string
  childId: string
  serviceKey: string
  statementId: string
  trigger: RefundTrigger
  exitId: string | null
  dates: string[]
  computedFen: number
  fen: number
  decidedAs: 'byRule' | 'byFinance'
  credited: boolean
  line: MoneyLine
  reason: string
  decidedAt: string
}

interface Row {
  refund_id: string
  child_id: string
  service_key: string
  statement_id: string
  trigger: RefundTrigger
  exit_id: string | null
  dates: string[]
  computed_fen: number
  fen: number
  decided_as: 'byRule' | 'byFinance'
  credited: boolean
  line: MoneyLine
  reason: string
  decided_at: Date
}

const columns = `r.refund_id, r.child_id, r.service_key, r.statement_id, r.trigger, r.exit_id, r.dates, r.computed_fen, r.fen, r.decided_as, r.credited, r.line, r.reason, r.decided_at`
const holds = `not exists (select 1 from refund x where x.school_id = r.school_id and x.replaces = r.refund_id)`

const stored = (row: Row): StoredRefund => ({
  refundId: row.refund_id,
  childId: row.child_id,
  serviceKey: row.service_key,
  statementId: row.statement_id,
  trigger: row.trigger,
  exitId: row.exit_id,
  dates: row.dates,
  computedFen: row.computed_fen,
  fen: row.fen,
  decidedAs: row.decided_as,
  credited: row.credited,
  line: row.line,
  reason: row.reason,
  decidedAt: row.decided_at.toISOString(),
})

/** What was decided for some children in a term and still holds, in the order in which it was decided. */
export async function refundsOfChildren(db: Database, schoolId: string, termId: string, childIds: readonly string[]): Promise<StoredRefund[]> {
  const rows = await db.rows<Row>(`select ${columns} from refund r where r.school_id = $1 and r.term_id = $2 and r.child_id = any($3::uuid[]) and ${holds} order by r.decided_at, r.refund_id`, [
    schoolId,
    termId,
    childIds,
  ])
  return rows.map(stored)
}

export interface DecidedRefund extends StoredRefund {
  childName: string
  className: string
}

/** A term's decisions for finance, the newest first. */
export async function refundsOfTerm(db: Database, schoolId: string, termId: string, trigger: RefundTrigger | null, offset: number, most: number): Promise<{ refunds: DecidedRefund[]; total: number }> {
  const rows = await db.rows<Row & { child_name: string; class_name: string; total: number }>(
    `select ${columns}, ch.name as child_name, cl.name as class_name, count(*) over () ::int as total
       from refund r
       join child ch on ch.school_id = r.school_id and ch.child_id = r.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
      where r.school_id = $1 and r.term_id = $2 and ($5::text is null or r.trigger = $5) and ${holds} order by r.decided_at desc, r.refund_id offset $3 limit $4`,
    [schoolId, termId, offset, most, trigger],
  )
  return { refunds: rows.map((row) => ({ ...stored(row), childName: row.child_name, className: row.class_name })), total: rows[0]?.total ?? 0 }
}

export type NewRefund = Omit<StoredRefund, 'decidedAt'> & { replaces?: string }

/** Writes decisions down; the database refuses a day that came back already. `staffId` null where time carried it out. */
export async function addRefunds(db: Database, schoolId: string, { termId, staffId, now }: { termId: string; staffId: string | null; now: Date }, refunds: readonly NewRefund[]) {
  if (refunds.length === 0) return
  await db.rows(
    `insert into refund (school_id, refund_id, term_id, child_id, service_key, statement_id, trigger, exit_id, dates, computed_fen, fen, decided_as, credited, line, reason, replaces, decided_by, decided_at)
     select $1, r."refundId", $2, r."childId", r."serviceKey", r."statementId", r.trigger, r."exitId", r.dates, r."computedFen", r.fen, r."decidedAs", r.credited, r.line, r.reason, r.replaces, $3, $4
       from jsonb_to_recordset($5) as r ("refundId" uuid, "childId" uuid, "serviceKey" text, "statementId" uuid, trigger text, "exitId" uuid, dates jsonb, "computedFen" int, fen int, "decidedAs" text, credited boolean, line jsonb, reason text, replaces uuid)`,
    [schoolId, termId, staffId, now, JSON.stringify(refunds)],
  )
}

export interface EnrolledUnder {
  childId: string
  serviceKey: string
  weekdays: number[]
  startsOn: string
  endsOn: string
  planId: string
}

/** Every time that some children joined in a term, with the plan version that they joined under (FR-009), in order. */
export async function enrolledUnder(db: Database, schoolId: string, termId: string, childIds: readonly string[]): Promise<EnrolledUnder[]> {
  const rows = await db.rows<{ child_id: string; service_key: string; weekdays: number[]; starts_on: string; ends_on: string; plan_id: string }>(
    `select e.child_id, e.service_key, e.weekdays, e.starts_on, e.ends_on, a.plan_id
       from enrolment e join application a on a.school_id = e.school_id and a.application_id = e.application_id
      where e.school_id = $1 and e.term_id = $2 and e.child_id = any($3::uuid[]) order by e.starts_on, e.enrolment_id`,
    [schoolId, termId, childIds],
  )
  return rows.map((row) => ({ childId: row.child_id, serviceKey: row.service_key, weekdays: row.weekdays, startsOn: row.starts_on, endsOn: row.ends_on, planId: row.plan_id }))
}

export interface ApprovedExit {
  exitId: string
  childId: string
  serviceKeys: string[]
  lastDay: string
  planId: string
}

export async function approvedExits(db: Database, schoolId: string, termId: string, childIds: readonly string[]): Promise<ApprovedExit[]> {
  const rows = await db.rows<{ exit_id: string; child_id: string; services: { serviceKey: string }[]; last_day: string; plan_id: string }>(
    `select x.exit_id, x.child_id, x.services, x.last_day, a.plan_id
       from exit_request x join application a on a.school_id = x.school_id and a.application_id = x.application_id
      where x.school_id = $1 and x.term_id = $2 and x.child_id = any($3::uuid[]) and x.status = 'approved' order by x.last_day, x.exit_id`,
    [schoolId, termId, childIds],
  )
  return rows.map((row) => ({ exitId: row.exit_id, childId: row.child_id, serviceKeys: row.services.map(({ serviceKey }) => serviceKey), lastDay: row.last_day, planId: row.plan_id }))
}

/** Children with a statement in the term of whom something is known that may give money back: a leave, an exit, a day that fell away. */
export async function childrenToRefund(db: Database, schoolId: string, { termId, holidays, endsOn }: { termId: string; holidays: readonly string[]; endsOn: string }): Promise<string[]> {
  const rows = await db.rows<{ child_id: string }>(
    `select distinct s.child_id from statement s
      where s.school_id = $1 and s.term_id = $2
        and (exists (select 1 from leave_request l where l.school_id = s.school_id and l.child_id = s.child_id and l.term_id = s.term_id and l.withdrawn_at is null)
             or exists (select 1 from departure d where d.school_id = s.school_id and d.child_id = s.child_id and d.held_on between s.period_from and s.period_to and d.how <> 'returned'
                         and not exists (select 1 from attendance a where a.school_id = d.school_id and a.child_id = d.child_id and a.held_on = d.held_on and a.service_key = d.service_key and a.state <> 'absent'))
             or exists (select 1 from exit_request x where x.school_id = s.school_id and x.child_id = s.child_id and x.term_id = s.term_id and x.status = 'approved')
             or exists (select 1 from day_change c where c.school_id = s.school_id and c.held_on between s.period_from and s.period_to and c.undone_at is null)
             or exists (select 1 from jsonb_array_elements_text(s.dates) as held (day) where held.day = any($3::text[]) or held.day > $4))
      order by 1`,
    [schoolId, termId, holidays, endsOn],
  )
  return rows.map(({ child_id }) => child_id)
}

/** What is left of some statements after all that came off them, in fen. */
export async function leftOfStatements(db: Database, schoolId: string, statementIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.rows<{ statement_id: string; fen: number }>(`select statement_id, sum(amount_fen)::bigint as fen from fee_entry where school_id = $1 and statement_id = any($2::uuid[]) group by statement_id`, [schoolId, statementIds])
  return new Map(rows.map(({ statement_id, fen }) => [statement_id, Number(fen)]))
}

/** When some children's families paid first in a term; not there for who has not. */
export async function firstPayments(db: Database, schoolId: string, termId: string, childIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.rows<{ child_id: string; on_date: string }>(
    `select e.child_id, min(e.on_date)::date as on_date from fee_entry e
      where e.school_id = $1 and e.term_id = $2 and e.child_id = any($3::uuid[]) and e.kind = 'payment' and e.reverses is null
        and not exists (select 1 from fee_entry r where r.school_id = e.school_id and r.reverses = e.entry_id) group by e.child_id`,
    [schoolId, termId, childIds],
  )
  return new Map(rows.map(({ child_id, on_date }) => [child_id, on_date]))
}

export interface RejoinedRefund extends StoredRefund {
  startsOn: string
  /** The days that the child takes part in again. */
  again: string[]
  entryId: string | null
}

/** Refunds of exits whose child joined again within the days that they were for (FR-067). */
export async function rejoinedRefunds(db: Database, schoolId: string, termId: string): Promise<RejoinedRefund[]> {
  const rows = await db.rows<Row & { starts_on: string; again: string[]; entry_id: string | null }>(
    `select ${columns}, e.starts_on, again.days as again, f.entry_id
       from refund r
       join exit_request x on x.school_id = r.school_id and x.exit_id = r.exit_id
       join term t on t.school_id = r.school_id and t.term_id = r.term_id
       join lateral (select min(e.starts_on) as starts_on from enrolment e
                      where e.school_id = r.school_id and e.child_id = r.child_id and e.term_id = r.term_id and e.service_key = r.service_key and e.starts_on > x.last_day) e on e.starts_on is not null
       join lateral (select jsonb_agg(day.held order by day.held) as days from jsonb_array_elements_text(r.dates) as day (held)
                      where exists (select 1 from enrolment n
                                     where n.school_id = r.school_id and n.child_id = r.child_id and n.term_id = r.term_id and n.service_key = r.service_key and n.starts_on > x.last_day
                                       and day.held::date between n.starts_on and n.ends_on
                                       and (n.weekdays = '[]' or n.weekdays @> to_jsonb(coalesce((select (made.up ->> 'follows')::int from jsonb_array_elements(t.make_up_days) as made (up) where made.up ->> 'date' = day.held), extract(isodow from day.held::date)::int))))) again on again.days is not null
       left join fee_entry f on f.school_id = r.school_id and f.refund_id = r.refund_id and f.reverses is null
      where r.school_id = $1 and r.term_id = $2 and r.trigger = 'exit' and ${holds} order by r.child_id, r.refund_id limit 200`,
    [schoolId, termId],
  )
  return rows.map((row) => ({ ...stored(row), startsOn: row.starts_on, again: row.again, entryId: row.entry_id }))
}
