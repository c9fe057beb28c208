import type { SchoolPlan } from '../contract/plan-document'

/**
 * Whether a child may become active without proof of insurance: blocked where the family must insure (S3), a
 * reminder where it is encouraged to (S9), nothing where the school insures or the plan is silent.
 */
export function insuranceDecision(insurance: Pick<SchoolPlan['insurance'], 'mode'>, hasProof: boolean): 'allowed' | 'remind' | 'blocked' {
  if (hasProof) return 'allowed'
  if (insurance.mode === 'required') return 'blocked'
  return insurance.mode === 'encouraged' ? 'remind' : 'allowed'
}
