import { previewPaymentImport as operation } from '../../contract/payment'
import { isRefused, read, refuse } from '../../handling'
import { importedRows, seenImport } from '../../payment-import'
import type { ReadyPayment } from '../../rules/payment-sheet'
import { logAccess } from '../../store/desk'
import { currentTerm } from '../../store/school'

const mostProblems = 150

export const previewPaymentImport = read(operation, async (context, { file, how }) => {
  const { db, schoolId, actor, now } = context
  const term = await currentTerm(db, schoolId)
  if (!term) return refuse('term_missing')
  const rows = await importedRows(file)
  if (isRefused(rows)) return rows
  const { ready, already, blank, problems, seenSha256 } = await seenImport(context, term.termId, rows, how)
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [...new Set(ready.map(({ childId }) => childId))], now })
  return { seenSha256, ready: ready.length, readyFen: fenOf(ready), already, blank, classes: byClass(ready), problems: problems.slice(0, mostProblems), problemCount: problems.length }
})

const fenOf = (ready: readonly ReadyPayment[]) => ready.reduce((total, { amountFen }) => total + amountFen, 0)

function byClass(ready: readonly ReadyPayment[]) {
  const classes = new Map<string, ReadyPayment[]>()
  for (const payment of ready) classes.set(payment.className, [...(classes.get(payment.className) ?? []), payment])
  return [...classes].map(([className, payments]) => ({ className, rows: payments.length, fen: fenOf(payments) }))
}
