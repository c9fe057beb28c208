export interface DecidableRefund {
  fen: number
  decidedAs: 'byRule' | 'byFinance'
}

export type RefundDecisionCheck<Due> = { kind: 'allowed'; due: Due } | { kind: 'refused'; code: 'refund_not_due' | 'refund_changed' | 'refund_amount' | 'refund_reason_needed' }

/**
 * Whether finance may decide so (R-037, FR-072): only what is due now, as it was read; what the plan says as the plan says
 * it; where it says nothing, from nothing to what is left of the statement, with a reason. In fen.
 */
export function checkRefundDecision<Due extends DecidableRefund>(due: Due | null, { expectedFen, fen, reason }: { expectedFen: number; fen: number; reason: string }, leftFen: number): RefundDecisionCheck<Due> {
  if (due === null) return { kind: 'refused', code: 'refund_not_due' }
  if (due.fen !== expectedFen) return { kind: 'refused', code: 'refund_changed' }
  if (due.decidedAs === 'byRule') return fen === due.fen ? { kind: 'allowed', due } : { kind: 'refused', code: 'refund_amount' }
  if (fen > leftFen) return { kind: 'refused', code: 'refund_amount' }
  return reason === '' ? { kind: 'refused', code: 'refund_reason_needed' } : { kind: 'allowed', due }
}
