import { randomUUID } from 'node:crypto'
import { writeExcel } from 'cloud/spreadsheet'
import { sheetTitles } from 'cloud/rules/payment-sheet'
import type { Api } from './boot'
import { asOwner, insert, type Family, type School } from './given'

const line = (name: string, amountFen: number) => ({ name, amountFen, steps: [], rule: 'R-039', why: '测试用的一笔。', citation: null })

/** An amount that the family owes from now on, in fen; below zero one that it gets back. */
export function givenOwed(api: Api, school: School, { childId }: Pick<Family, 'childId'>, fen: number): Promise<void> {
  const kind = fen > 0 ? 'topUp' : 'refund'
  return asOwner(api, school.schoolId, (db) =>
    insert(db, 'fee_entry', { school_id: school.schoolId, entry_id: randomUUID(), term_id: school.termId, child_id: childId, kind, service_key: 'afternoon', amount_fen: fen, line: line('应交', fen), on_date: '2026-09-01', receipt_use: 1, made_at: api.clock.now() }),
  )
}

/** What a child's account comes to, as the database has it. */
export const balanceFen = async (api: Api, school: School, { childId }: Pick<Family, 'childId'>): Promise<number> =>
  Number((await asOwner(api, school.schoolId, (db) => db.row<{ fen: string }>(`select coalesce(sum(amount_fen), 0) as fen from fee_entry where school_id = $1 and child_id = $2`, [school.schoolId, childId])))?.fen)

export type SheetLine = readonly (string | number | null)[]

/** A filled-in sheet: class, roster number, name, amount, day, receipt's number and how. */
export function paymentFile(lines: readonly SheetLine[], titles: readonly string[] = ['className', 'rosterNo', 'name', 'amount', 'onDate', 'receiptNo', 'how'].map((title) => sheetTitles[title as keyof typeof sheetTitles])): Promise<string> {
  return writeExcel(titles.map((title) => ({ title, width: 12 })), lines)
}

export const rosterNoOf = async (api: Api, school: School, { childId }: Pick<Family, 'childId'>): Promise<number> =>
  (await asOwner(api, school.schoolId, (db) => db.row<{ roster_no: number }>(`select roster_no from child where school_id = $1 and child_id = $2`, [school.schoolId, childId])))?.roster_no ?? 0
