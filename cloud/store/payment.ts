import type { MoneyLine } from '../contract/money'
import type { PaymentHow, PaymentView } from '../contract/payment'
import type { Database } from '../db/database'

export interface Account {
  childId: string
  name: string
  className: string
  grade: number
  rosterNo: number
  /** Charges, relief, refunds and what else changes it, before anything was paid. */
  toPayFen: number
  /** Received, less what was paid out. */
  paidFen: number
  balanceFen: number
}

interface AccountRow {
  child_id: string
  name: string
  class_name: string
  grade: number
  roster_no: number
  to_pay: string
  paid: string
  total: number
}

const account = (row: AccountRow): Account => ({
  childId: row.child_id,
  name: row.name,
  className: row.class_name,
  grade: row.grade,
  rosterNo: row.roster_no,
  toPayFen: Number(row.to_pay),
  paidFen: Number(row.paid),
  balanceFen: Number(row.to_pay) - Number(row.paid),
})

export interface AccountsAsked {
  termId: string
  /** Null for all. */
  childIds?: readonly string[] | null
  grade?: number | null
  /** Each must be in the child's or the class's name or be its roster number. */
  words?: readonly string[]
  /** Of children without any entry too. */
  withEmpty?: boolean
  offset?: number
  most?: number | null
}

/** Children's accounts of a term, in order of class and roster number, and how many there are. */
export async function accountsOf(db: Database, schoolId: string, { termId, childIds = null, grade = null, words = [], withEmpty = false, offset = 0, most = null }: AccountsAsked): Promise<{ accounts: Account[]; total: number }> {
  const rows = await db.rows<AccountRow>(
    `select ch.child_id, ch.name, cl.name as class_name, cl.grade, ch.roster_no, coalesce(a.to_pay, 0) as to_pay, coalesce(a.paid, 0) as paid, count(*) over () as total
       from child ch
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
       left join (select child_id, coalesce(sum(amount_fen) filter (where kind not in ('payment', 'payout')), 0) as to_pay, coalesce(-sum(amount_fen) filter (where kind in ('payment', 'payout')), 0) as paid
                    from fee_entry where school_id = $1 and term_id = $2 and ($3::uuid[] is null or child_id = any($3::uuid[])) group by child_id) a on a.child_id = ch.child_id
      where ch.school_id = $1 and ($3::uuid[] is null or ch.child_id = any($3::uuid[])) and ($4::int is null or cl.grade = $4) and ($6 or a.child_id is not null)
        and not exists (select 1 from unnest($5::text[]) as word where strpos(ch.name, word) = 0 and strpos(cl.name, word) = 0 and ch.roster_no::text <> word)
      order by cl.grade, cl.name, ch.roster_no, ch.child_id offset $7 limit $8`,
    [schoolId, termId, childIds, grade, words, withEmpty, offset, most],
  )
  return { accounts: rows.map(account), total: rows[0]?.total ?? 0 }
}

/** What one child's account comes to. Read under the child's lock before anything is recorded. */
export async function balanceOf(db: Database, schoolId: string, termId: string, childId: string): Promise<number> {
  const row = await db.row<{ fen: string }>(`select coalesce(sum(amount_fen), 0) as fen from fee_entry where school_id = $1 and term_id = $2 and child_id = $3`, [schoolId, termId, childId])
  return Number(row?.fen ?? 0)
}

const notTakenBack = `e.reverses is null and not exists (select 1 from fee_entry r where r.school_id = e.school_id and r.reverses = e.entry_id)`

export interface Standing {
  childId: string
  kind: 'payment' | 'payout'
  amountFen: number
  onDate: string
  receiptNo: string | null
}

/** Payments and payouts that were not taken back: of some children in a term, and those of any with one of the receipts' numbers. */
export async function standingPayments(db: Database, schoolId: string, { termId, childIds, receiptNos }: { termId: string; childIds: readonly string[]; receiptNos: readonly string[] }): Promise<Standing[]> {
  const rows = await db.rows<{ child_id: string; kind: 'payment' | 'payout'; amount_fen: number; on_date: string; receipt_no: string | null }>(
    `select e.child_id, e.kind, abs(e.amount_fen) as amount_fen, e.on_date, e.receipt_no from fee_entry e
      where e.school_id = $1 and e.kind in ('payment', 'payout') and ((e.term_id = $2 and e.child_id = any($3::uuid[])) or e.receipt_no = any($4::text[])) and ${notTakenBack}`,
    [schoolId, termId, childIds, receiptNos],
  )
  return rows.map((row) => ({ childId: row.child_id, kind: row.kind, amountFen: row.amount_fen, onDate: row.on_date, receiptNo: row.receipt_no }))
}

export interface Taken {
  childId: string
  kind: 'payment' | 'payout'
  amountFen: number
  onDate: string
  how: PaymentHow | null
  line: MoneyLine
  reversed: boolean
}

/** A payment or payout to take back; null where there is none, or it takes one back itself. */
export async function findPayment(db: Database, schoolId: string, termId: string, entryId: string): Promise<Taken | null> {
  const row = await db.row<{ child_id: string; kind: 'payment' | 'payout'; amount_fen: number; on_date: string; how: PaymentHow | null; line: MoneyLine; reversed: boolean }>(
    `select e.child_id, e.kind, e.amount_fen, e.on_date, e.how, e.line, exists (select 1 from fee_entry r where r.school_id = e.school_id and r.reverses = e.entry_id) as reversed
       from fee_entry e where e.school_id = $1 and e.term_id = $2 and e.entry_id = $3 and e.kind in ('payment', 'payout') and e.reverses is null`,
    [schoolId, termId, entryId],
  )
  return row && { childId: row.child_id, kind: row.kind, amountFen: row.amount_fen, onDate: row.on_date, how: row.how, line: row.line, reversed: row.reversed }
}

export interface PaymentsAsked {
  termId: string
  /** Null for all. */
  childId: string | null
  fromOn: string | null
  toOn: string | null
  offset: number
  most: number
}

/** Payments and payouts as recorded, the latest day first. */
export async function paymentsOf(db: Database, schoolId: string, { termId, childId, fromOn, toOn, offset, most }: PaymentsAsked): Promise<{ payments: PaymentView[]; total: number }> {
  const rows = await db.rows<{ entry_id: string; child_id: string; name: string; class_name: string; roster_no: number; kind: 'payment' | 'payout'; amount_fen: number; on_date: string; how: PaymentHow | null; receipt_no: string | null; takes_back: boolean; reason: string | null; reversed: boolean; made_at: Date; made_by: string | null; total: number }>(
    `select e.entry_id, e.child_id, ch.name, cl.name as class_name, ch.roster_no, e.kind, abs(e.amount_fen) as amount_fen, e.on_date, e.how, e.receipt_no, e.reverses is not null as takes_back, e.reason,
            exists (select 1 from fee_entry r where r.school_id = e.school_id and r.reverses = e.entry_id) as reversed, e.made_at, st.name as made_by, count(*) over () as total
       from fee_entry e
       join child ch on ch.school_id = e.school_id and ch.child_id = e.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
       left join staff st on st.school_id = e.school_id and st.staff_id = e.made_by
      where e.school_id = $1 and e.term_id = $2 and e.kind in ('payment', 'payout') and ($3::uuid is null or e.child_id = $3)
        and ($4::date is null or e.on_date >= $4) and ($5::date is null or e.on_date <= $5)
      order by e.on_date desc, e.made_at desc, e.entry_id offset $6 limit $7`,
    [schoolId, termId, childId, fromOn, toOn, offset, most],
  )
  const payments = rows.map((row): PaymentView => ({
    ...{ entryId: row.entry_id, childId: row.child_id, name: row.name, className: row.class_name, rosterNo: row.roster_no, kind: row.kind, amountFen: row.amount_fen, onDate: row.on_date },
    ...{ how: row.how, receiptNo: row.receipt_no, takesBack: row.takes_back, reason: row.reason, reversed: row.reversed, madeAt: row.made_at.toISOString(), madeBy: row.made_by ?? '' },
  }))
  return { payments, total: rows[0]?.total ?? 0 }
}

/** What was received and paid out on some days, in fen, less what was taken back. */
export async function movedBetween(db: Database, schoolId: string, { termId, fromOn, toOn }: Pick<PaymentsAsked, 'termId' | 'fromOn' | 'toOn'>): Promise<{ receivedFen: number; paidOutFen: number }> {
  const row = await db.row<{ received: string; paid_out: string }>(
    `select coalesce(-sum(amount_fen) filter (where kind = 'payment'), 0) as received, coalesce(sum(amount_fen) filter (where kind = 'payout'), 0) as paid_out
       from fee_entry where school_id = $1 and term_id = $2 and kind in ('payment', 'payout') and ($3::date is null or on_date >= $3) and ($4::date is null or on_date <= $4)`,
    [schoolId, termId, fromOn, toOn],
  )
  return { receivedFen: Number(row?.received ?? 0), paidOutFen: Number(row?.paid_out ?? 0) }
}
