import type { InputOf } from './contract/operation'
import type { recordPayment } from './contract/payment'
import { refuse, type Context, type Refused } from './handling'
import { shanghaiDate } from './rules/dates'
import { decideMoved, isMovedDay, movedLine } from './rules/payment'
import { textOf } from './rules/sheet-values'
import { childOfSchool, lockChildren } from './store/child'
import { addEntries, lockMoney } from './store/fee'
import { tellGuardiansOf } from './store/message'
import { balanceOf, standingPayments } from './store/payment'
import { currentTerm } from './store/school'

type MovedRefusal = 'term_missing' | 'child_unknown' | 'payment_day' | 'payment_same' | 'receipt_taken'
type Beyond = { payment: 'payment_beyond_open'; payout: 'payout_beyond_hand' }

/**
 * Records that money came or went (FR-076). One clerk at a time for the school, so that a receipt's number and what is open
 * are what they are when it is written. Answers the entry and what the account comes to then.
 */
export async function recordMoved<Kind extends keyof Beyond>(context: Context, kind: Kind, { childId, amountFen, onDate, how, ...typed }: InputOf<typeof recordPayment>): Promise<Refused<MovedRefusal | Beyond[Kind]> | { entryId: string; balanceFen: number }> {
  const { db, schoolId, actor, now, random } = context
  const term = await currentTerm(db, schoolId)
  if (!term) return refuse('term_missing')
  if (!(await childOfSchool(db, schoolId, childId))) return refuse('child_unknown')
  if (!isMovedDay(onDate, shanghaiDate(now))) return refuse('payment_day')
  await lockMoney(db, schoolId)
  await lockChildren(db, schoolId, [childId])

  const receiptNo = textOf(typed.receiptNo) || null
  const balanceFen = await balanceOf(db, schoolId, term.termId, childId)
  const standing = await standingPayments(db, schoolId, { termId: term.termId, childIds: [childId], receiptNos: receiptNo === null ? [] : [receiptNo] })
  const decision = decideMoved({
    ...{ kind, amountFen, receiptNo, balanceFen },
    receiptTaken: standing.some((each) => each.receiptNo !== null && each.receiptNo === receiptNo),
    hasTwin: standing.some((each) => each.childId === childId && each.kind === kind && each.receiptNo === null && each.onDate === onDate && each.amountFen === amountFen),
  })
  // The rule answers each kind with its own code.
  if (decision.kind === 'refused') return refuse(decision.code as MovedRefusal | Beyond[Kind], decision.says)

  const entryId = random.uuid()
  const signedFen = kind === 'payment' ? -amountFen : amountFen
  await addEntries(db, schoolId, { termId: term.termId, staffId: actor.staffId, now }, [{ entryId, childId, kind, amountFen: signedFen, line: movedLine({ kind, how, receiptNo, amountFen: signedFen }), onDate, receiptNo, how }])
  await tellGuardiansOf(db, schoolId, [childId], { kind: kind === 'payment' ? 'payment_recorded' : 'payout_recorded', details: { onDate }, now, newId: random.uuid, event: `payment/${entryId}` })
  return { entryId, balanceFen: balanceFen + signedFen }
}
