import type { WaiverRule } from '../contract/plan-money'
import { percentOfFen } from './rounding'

/**
 * How much of a charge a waiver takes away, in percent (R-035; S19). A reduction whose share the plan leaves to the
 * school is what the school approved; null while it has not.
 */
export function reliefPercent(waiver: Pick<WaiverRule, 'mode' | 'percent'>, approvedPercent: number | null): number | null {
  return waiver.mode === 'free' ? 100 : (waiver.percent ?? approvedPercent)
}

/** What is left to pay, in fen (R-035; S5, S9, S19): the relief is taken off the charge as the cap has left it. */
export const payableAfterRelief = (chargeFen: number, percent: number): number => percentOfFen(chargeFen, 100 - percent)

export type ReliefDecision = 'allowed' | 'mustGrant' | 'reasonNeeded'

/**
 * Whether a request for relief may be decided so: who is on the list of a mandatory waiver cannot be refused (S5,
 * S19 registered-poor); everything that is at the school's discretion, and every denial, needs a reason (S19 hardship).
 */
export function checkRelief(waiver: Pick<WaiverRule, 'obligation'>, request: { listed: boolean; decision: 'grant' | 'deny'; reason: string }): ReliefDecision {
  const isDue = waiver.obligation === 'must' && request.listed
  if (isDue) return request.decision === 'grant' ? 'allowed' : 'mustGrant'
  return request.reason.trim() === '' ? 'reasonNeeded' : 'allowed'
}
