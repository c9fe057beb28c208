import { reversePayment as operation } from '../../contract/payment'
import { done, refuse, write } from '../../handling'
import { takenBackLine } from '../../rules/payment'
import { lockChildren } from '../../store/child'
import { addEntries, lockMoney } from '../../store/fee'
import { tellGuardiansOf } from '../../store/message'
import { findPayment } from '../../store/payment'
import { currentTerm } from '../../store/school'

export const reversePayment = write(operation, async ({ db, schoolId, actor, now, random }, { entryId, reason }) => {
  const term = await currentTerm(db, schoolId)
  if (!term) return refuse('term_missing')
  await lockMoney(db, schoolId)
  const payment = await findPayment(db, schoolId, term.termId, entryId)
  if (!payment) return refuse('payment_unknown')
  if (payment.reversed) return refuse('payment_reversed')
  const { childId, kind, amountFen, onDate, how, line } = payment
  await lockChildren(db, schoolId, [childId])

  const opposite = random.uuid()
  // Of the same day, so that the sums of that day are what was really received.
  await addEntries(db, schoolId, { termId: term.termId, staffId: actor.staffId, now }, [{ entryId: opposite, childId, kind, amountFen: -amountFen, line: takenBackLine(line), onDate, how, reverses: entryId, reason }])
  await tellGuardiansOf(db, schoolId, [childId], { kind: 'payment_reversed', details: { onDate, kind }, now, newId: random.uuid, event: `payment/${opposite}` })
  return done({ entryId: opposite }, { target: `child/${childId}`, entryId: opposite, reverses: entryId })
})
