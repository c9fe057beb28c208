import type { Rate } from './cost-share'
import { sharedRate, type ServiceCost, type Units, type UnrecordedAs } from './settlement'

export type TermsRefusal = 'settlement_blocked' | 'settlement_cost_needed' | 'settlement_cost_unneeded' | 'settlement_unrecorded_needed'

export interface ServiceToSettle {
  serviceKey: string
  settles: boolean
  needsCost: boolean
  /** Days of all its children that nobody recorded. */
  unrecorded: number
  units: { attended: Units | null; absent: Units | null }
}

export interface AgreedTerms {
  unrecordedAs: UnrecordedAs
  services: (ServiceCost & { units: Units; rate: Rate | null })[]
}

/**
 * By what a school is settled, from what finance entered. Nulls stop it: S3 without cost cannot settle, nor can a
 * school that has not said how unrecorded days count. Refusals: settlement_blocked, settlement_cost_needed,
 * settlement_cost_unneeded, settlement_unrecorded_needed.
 */
export function agreedTerms(services: readonly ServiceToSettle[], entered: { costs: readonly ServiceCost[]; unrecordedAs: UnrecordedAs | null }): { kind: 'agreed'; terms: AgreedTerms } | { kind: 'refused'; code: TermsRefusal } {
  const { costs } = entered
  const needing = services.filter(({ needsCost }) => needsCost)
  if (costs.some((cost, index) => !needing.some(({ serviceKey }) => serviceKey === cost.serviceKey) || costs.findIndex(({ serviceKey }) => serviceKey === cost.serviceKey) !== index)) return { kind: 'refused', code: 'settlement_cost_unneeded' }
  if (costs.length < needing.length) return { kind: 'refused', code: 'settlement_cost_needed' }
  if (entered.unrecordedAs === null && services.some(({ settles, unrecorded }) => settles && unrecorded > 0)) return { kind: 'refused', code: 'settlement_unrecorded_needed' }
  // Where there is none, how they count makes no difference.
  const unrecordedAs = entered.unrecordedAs ?? 'absent'
  const agreed = costs.map((cost) => ({ cost, units: needing.find(({ serviceKey }) => serviceKey === cost.serviceKey)?.units[unrecordedAs] ?? null }))
  if (agreed.some(({ units }) => units === null)) return { kind: 'refused', code: 'settlement_blocked' }
  return { kind: 'agreed', terms: { unrecordedAs, services: agreed.map(({ cost, units }) => ({ ...cost, units: units as Units, rate: sharedRate(cost, units as Units) })) } }
}
