import type { AccountTotals, EntryKind } from '../contract/money'

export interface EntryAmount {
  kind: EntryKind
  amountFen: number
}

/**
 * What entries come to, in fen: of one child, or of all children of a school, so that a family's account and 收支公示 are the
 * same sum. `chargedFen` is what is to be paid after relief and top-ups, before what comes back.
 */
export function accountTotals(entries: readonly EntryAmount[]): AccountTotals {
  const sum = (...kinds: EntryKind[]) => entries.reduce((total, { kind, amountFen }) => (kinds.includes(kind) ? total + amountFen : total), 0)
  // Never minus zero, which JSON and a family would read differently.
  const turned = (fen: number) => (fen === 0 ? 0 : -fen)
  return {
    chargedFen: sum('charge', 'relief', 'topUp', 'carried'),
    reliefFen: turned(sum('relief')),
    refundedFen: turned(sum('refund', 'credit')),
    receivedFen: turned(sum('payment', 'payout')),
    balanceFen: entries.reduce((total, { amountFen }) => total + amountFen, 0),
  }
}
