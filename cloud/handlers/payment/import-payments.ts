import { importPayments as operation } from '../../contract/payment'
import { done, isRefused, refuse, write, type Context } from '../../handling'
import { importedRows, seenImport } from '../../payment-import'
import { movedLine } from '../../rules/payment'
import type { ReadyPayment } from '../../rules/payment-sheet'
import { lockChildren } from '../../store/child'
import { addEntries, lockMoney } from '../../store/fee'
import { tellEachChild } from '../../store/message'
import { currentTerm } from '../../store/school'

export const importPayments = write(operation, async (context, { file, how, seenSha256 }) => {
  const { db, schoolId, random } = context
  const term = await currentTerm(db, schoolId)
  if (!term) return refuse('term_missing')
  const rows = await importedRows(file)
  if (isRefused(rows)) return rows
  // Two clerks may have seen the same file: the second reads the accounts only when the first is done.
  await lockMoney(db, schoolId)
  const before = await seenImport(context, term.termId, rows, how)
  if (before.ready.length === 0) return refuse('import_nothing')
  await lockChildren(db, schoolId, before.ready.map(({ childId }) => childId))
  // Whoever held one of the children meanwhile may have changed what is open.
  const { ready, seenSha256: now } = await seenImport(context, term.termId, rows, how)
  if (now !== seenSha256) return refuse('import_changed')
  const importId = random.uuid()
  await recordAll(context, term.termId, ready)
  return done({ recorded: ready.length, recordedFen: ready.reduce((total, { amountFen }) => total + amountFen, 0) }, { target: `import/${importId}`, recorded: ready.length, seenSha256 })
})

async function recordAll({ db, schoolId, actor, now, random }: Context, termId: string, ready: readonly ReadyPayment[]) {
  const entries = ready.map(({ childId, amountFen, onDate, receiptNo, how }) => ({
    ...{ entryId: random.uuid(), childId, kind: 'payment' as const, amountFen: -amountFen, onDate, receiptNo, how },
    line: movedLine({ kind: 'payment', how, receiptNo, amountFen: -amountFen }),
  }))
  await addEntries(db, schoolId, { termId, staffId: actor.staffId, now }, entries)
  await tellEachChild(db, schoolId, lastOfEach(entries), { kind: 'payment_recorded', now, newId: random.uuid })
}

/** A child with several rows is told of once. */
const lastOfEach = (entries: readonly { entryId: string; childId: string; onDate: string }[]) =>
  [...new Map(entries.map((entry) => [entry.childId, entry])).values()].map(({ entryId, childId, onDate }) => ({ childId, details: { onDate }, event: `payment/${entryId}` }))
