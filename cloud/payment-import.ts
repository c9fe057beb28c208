import { sha256 } from './digest'
import type { PaymentHow } from './contract/payment'
import { refuse, type Context, type Refused } from './handling'
import { shanghaiDate } from './rules/dates'
import { decideImport, sheetRows, type ImportDecision, type SheetRow } from './rules/payment-sheet'
import { textOf } from './rules/sheet-values'
import { readExcel } from './spreadsheet'
import { accountsOf, standingPayments } from './store/payment'

/** More than a school of this size ever has; a request holds no more rows than some 2,000. */
const mostRows = 4000

/** The rows of a file, or why it cannot be read. */
export async function importedRows(file: string): Promise<SheetRow[] | Refused<'import_unreadable' | 'import_titles' | 'import_too_long'>> {
  const sheet = await readExcel(file)
  if (sheet === null) return refuse('import_unreadable')
  const rows = sheetRows(sheet)
  if (rows === null) return refuse('import_titles')
  return rows.length > mostRows ? refuse('import_too_long') : rows
}

export interface SeenImport extends ImportDecision {
  /** Of every payment that would be recorded: what is confirmed is what was seen. */
  seenSha256: string
}

/** What the rows of a file record as the accounts stand now: the same for the preview and for the import itself. */
export async function seenImport({ db, schoolId, now }: Pick<Context, 'db' | 'schoolId' | 'now'>, termId: string, rows: readonly SheetRow[], how: PaymentHow): Promise<SeenImport> {
  const { accounts } = await accountsOf(db, schoolId, { termId, withEmpty: true })
  const receiptNos = rows.map(({ cells }) => textOf(cells.receiptNo)).filter((receiptNo) => receiptNo !== '' && !/\p{Cc}|\p{Cs}/u.test(receiptNo))
  const standing = await standingPayments(db, schoolId, { termId, childIds: accounts.map(({ childId }) => childId), receiptNos })
  // A payout has receipts' numbers of the same book: a payment cannot have its number, and is not taken for it.
  const recorded = standing.flatMap(({ kind, ...each }) => (kind === 'payment' ? [each] : each.receiptNo === null ? [] : [{ ...each, childId: '' }]))
  const decision = decideImport(rows, { children: accounts, recorded, today: shanghaiDate(now), how })
  return { ...decision, seenSha256: sha256(JSON.stringify(decision.ready)) }
}
