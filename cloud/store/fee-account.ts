import type { EntryKind } from '../contract/money'
import type { Database } from '../db/database'

export interface AccountRow {
  childId: string
  name: string
  className: string
  rosterNo: number
  sums: { kind: EntryKind; amountFen: number }[]
}

export interface AccountFilter {
  search: string
  show: 'all' | 'owing' | 'inHand'
  offset: number
  most: number
}

/** Children with an account in a term, in order of class and roster number; `search` finds a part of a name or a class. */
export async function accountsOfTerm(db: Database, schoolId: string, termId: string, { search, show, offset, most }: AccountFilter): Promise<{ accounts: AccountRow[]; total: number }> {
  const rows = await db.rows<{ child_id: string; name: string; class_name: string; roster_no: number; sums: AccountRow['sums']; total: number }>(
    `with of_kind as (
       select child_id, kind, sum(amount_fen) as fen from fee_entry where school_id = $1 and term_id = $2 group by child_id, kind
     ), account as (
       select child_id, jsonb_agg(jsonb_build_object('kind', kind, 'amountFen', fen) order by kind) as sums, sum(fen) as balance from of_kind group by child_id
     )
     select ch.child_id, ch.name, cl.name as class_name, ch.roster_no, account.sums, count(*) over () as total
       from account
       join child ch on ch.school_id = $1 and ch.child_id = account.child_id
       join school_class cl on cl.school_id = $1 and cl.class_id = ch.class_id
      where ($3 = '' or position($3 in ch.name) > 0 or position($3 in cl.name) > 0)
        and ($4 = 'all' or ($4 = 'owing' and account.balance > 0) or ($4 = 'inHand' and account.balance < 0))
      order by cl.grade, cl.name, ch.roster_no, ch.child_id offset $5 limit $6`,
    [schoolId, termId, search, show, offset, most],
  )
  const accounts = rows.map((row) => ({ childId: row.child_id, name: row.name, className: row.class_name, rosterNo: row.roster_no, sums: row.sums.map(({ kind, amountFen }) => ({ kind, amountFen: Number(amountFen) })) }))
  return { accounts, total: Number(rows[0]?.total ?? 0) }
}

/** What each statement of a term is to be paid for, after relief, in fen. */
export async function payableOfStatements(db: Database, schoolId: string, termId: string): Promise<Map<string, number>> {
  const rows = await db.rows<{ statement_id: string; amount_fen: number }>(
    `select statement_id, sum(amount_fen)::bigint as amount_fen from fee_entry
      where school_id = $1 and term_id = $2 and statement_id is not null and kind in ('charge', 'relief') group by statement_id`,
    [schoolId, termId],
  )
  return new Map(rows.map(({ statement_id, amount_fen }) => [statement_id, Number(amount_fen)]))
}
