import { readPaymentSheet as operation } from '../../contract/payment'
import { read, refuse } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { openFen } from '../../rules/payment'
import { sheetTitles } from '../../rules/payment-sheet'
import { writeExcel } from '../../spreadsheet'
import { logAccess } from '../../store/desk'
import { accountsOf, type Account } from '../../store/payment'
import { currentTerm } from '../../store/school'

// As base64, some 1,100 rows: filled in with amounts, days and receipts' numbers it is half as large again, and must still fit a request.
const mostCharacters = 48_000
const { className, rosterNo, name, toPay, paid, open, amount, onDate, receiptNo, how } = sheetTitles
const columns = [className, rosterNo, name, toPay, paid, open, amount, onDate, receiptNo, how].map((title) => ({ title, width: title === className || title === receiptNo ? 16 : 12 }))

export const readPaymentSheet = read(operation, async ({ db, schoolId, actor, now }, { grade, openOnly }) => {
  const term = await currentTerm(db, schoolId)
  if (!term) return refuse('term_missing')
  const { accounts } = await accountsOf(db, schoolId, { termId: term.termId, grade })
  const listed = openOnly ? accounts.filter(({ balanceFen }) => balanceFen > 0) : accounts
  if (listed.length === 0) return refuse('payment_sheet_empty')
  const file = await writeExcel(columns, listed.map(rowOf))
  if (file.length > mostCharacters) return refuse('payment_sheet_large')
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: listed.map(({ childId }) => childId), now })
  return { fileName: `课后服务缴费登记表${grade === null ? '' : `-${grade}年级`}-${shanghaiDate(now)}.xlsx`, rows: listed.length, file }
})

// Yuan as numbers, so that Excel can add them up; of whole fen each is the nearest number there is.
const rowOf = (account: Account) => [account.className, account.rosterNo, account.name, account.toPayFen / 100, account.paidFen / 100, openFen(account.balanceFen) / 100, null, null, null, null]
