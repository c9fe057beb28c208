import type { AccountTotals, EntryKind } from '../contract/money'
import { negated } from './rounding'

export interface EntryAmount {
  kind: EntryKind
  amountFen: number
}

/** What entries of children's accounts come to, in fen; balance = charged + top-ups + carried − refunded − received. */
export interface FamilySums {
  /** Charges after relief. */
  chargedFen: number
  reliefFen: number
  topUpFen: number
  refundedFen: number
  carriedFen: number
  /** Paid by families, less what was paid out to them. */
  receivedFen: number
  balanceFen: number
}

/** The sums of one child's entries, or of a whole school's. */
export function familySums(entries: readonly EntryAmount[]): FamilySums {
  const sum = (...kinds: EntryAmount['kind'][]) => entries.reduce((total, { kind, amountFen }) => (kinds.includes(kind) ? total + amountFen : total), 0)
  return {
    chargedFen: sum('charge', 'relief'),
    reliefFen: negated(sum('relief')),
    topUpFen: sum('topUp'),
    refundedFen: negated(sum('refund', 'credit')),
    carriedFen: sum('carried'),
    receivedFen: negated(sum('payment', 'payout')),
    balanceFen: entries.reduce((total, { amountFen }) => total + amountFen, 0),
  }
}

/** The same as a family reads it: what is to be paid after relief, top-ups and what was carried, before what comes back. */
export function accountTotals(entries: readonly EntryAmount[]): AccountTotals {
  const { chargedFen, topUpFen, carriedFen, reliefFen, refundedFen, receivedFen, balanceFen } = familySums(entries)
  return { chargedFen: chargedFen + topUpFen + carriedFen, reliefFen, refundedFen, receivedFen, balanceFen }
}
