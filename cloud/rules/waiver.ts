import type { WaiverRule } from '../contract/plan-money'
import { reliefPercent } from './relief'

export type PercentDecision = { kind: 'percent'; percent: number } | { kind: 'refused'; code: 'waiver_percent_needed' | 'waiver_percent_fixed' }

/** How much is granted: what the plan says, and only where it leaves it open what the school says. */
export function percentToGrant(waiver: Pick<WaiverRule, 'mode' | 'percent'>, asked: number | null): PercentDecision {
  const fixed = reliefPercent(waiver, null)
  if (fixed !== null) return asked === null || asked === fixed ? { kind: 'percent', percent: fixed } : { kind: 'refused', code: 'waiver_percent_fixed' }
  return asked === null ? { kind: 'refused', code: 'waiver_percent_needed' } : { kind: 'percent', percent: asked }
}

/** Whether everybody on the official list of a waiver is relieved without asking (R-062; S5, S19). */
export const isGrantedByList = ({ obligation }: Pick<WaiverRule, 'obligation'>) => obligation === 'must'
