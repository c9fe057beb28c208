import type { EntryKind } from '../contract/money'
import { payableAfterRelief } from './relief'
import { percentOfFen, roundedQuotient } from './rounding'

/** One entry of a statement; `percent` is the relief's own, null for every other kind. */
export interface StatementEntry {
  entryId: string
  kind: EntryKind
  amountFen: number
  percent: number | null
  reverses: string | null
}

/** What a statement comes to, in fen. */
export interface StatementState {
  chargedFen: number
  /** What comes off by relief, above zero. */
  relievedFen: number
  payableFen: number
  /** What is left of the charge before relief: a refund was a share of what was to be paid, and took the same share of this. */
  leftFen: number
  /** The relief that lies on it, in percent. */
  percent: number
  /** Relief entries that were not taken back. */
  reliefIds: string[]
}

/** Reads a statement's entries in the order in which they were made. */
export function statementState(entries: readonly StatementEntry[]): StatementState {
  const lying = new Map<string, number>()
  const returned = new Map<string, number>()
  const state = { chargedFen: 0, relievedFen: 0, payableFen: 0, leftFen: 0 }
  const percent = () => Math.max(0, ...lying.values())
  for (const { entryId, kind, amountFen, percent: own, reverses } of entries) {
    state.payableFen += amountFen
    if (kind === 'relief') {
      state.relievedFen -= amountFen
      if (reverses === null) lying.set(entryId, own ?? 0)
      else lying.delete(reverses)
    } else if (kind === 'refund' || kind === 'credit') {
      const gross = reverses === null ? ofCharge(-amountFen, percent()) : -(returned.get(reverses) ?? amountFen)
      returned.set(entryId, gross)
      // What was wholly given back leaves nothing, whatever its share was rounded to.
      state.leftFen = state.payableFen === 0 ? 0 : Math.max(0, state.leftFen - gross)
    } else {
      state.chargedFen += amountFen
      state.leftFen += amountFen
    }
  }
  return { ...state, percent: percent(), reliefIds: [...lying.keys()] }
}

/** The part of a charge of which `fen` were to be paid after relief. */
const ofCharge = (fen: number, percent: number) => (percent >= 100 ? fen : roundedQuotient(fen * 10_000, 10_000 - Math.round(percent * 100)))

/**
 * What a relief takes off a statement in all, in fen: of the charge as the cap has left it. Of what was given back
 * before, the family was relieved wholly: then it is of what is left, so that nobody gets back more than was charged.
 */
export function reliefOnStatement({ chargedFen, relievedFen, payableFen, leftFen }: StatementState, percent: number): number {
  const ofAll = chargedFen - payableAfterRelief(chargedFen, percent)
  const returnedFen = chargedFen - relievedFen - payableFen
  if (returnedFen === 0) return ofAll
  return Math.max(0, Math.min(ofAll, chargedFen - returnedFen - percentOfFen(leftFen, 100 - percent)))
}
