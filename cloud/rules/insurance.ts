import type { InsuranceDecision } from '../contract/insurance'
import type { RuleLevel, SchoolPlan } from '../contract/plan-document'

/**
 * Whether a child may become active without proof of insurance: blocked where the family must insure (S3), a
 * reminder where it is encouraged to (S9), nothing where the school insures or the plan is silent. `level` is the plan's
 * own for R-051: `warn` softens a duty to a reminder; where the plan states none, a duty holds. Encouraging never blocks.
 */
export function insuranceDecision(insurance: Pick<SchoolPlan['insurance'], 'mode'>, hasProof: boolean, level?: RuleLevel): InsuranceDecision {
  if (hasProof || level === 'off') return 'allowed'
  if (insurance.mode === 'required') return level === 'warn' ? 'remind' : 'blocked'
  return insurance.mode === 'encouraged' ? 'remind' : 'allowed'
}

/** Whether a family is asked for its insurance at all; where it is not, nothing is recorded. */
export const asksFamily = ({ mode }: Pick<SchoolPlan['insurance'], 'mode'>): boolean => mode === 'required' || mode === 'encouraged'

/** What decides over one child's seat. Dates in Asia/Shanghai. */
export interface InsuranceFacts {
  /** The last day of the cover that was recorded last; null where none was. */
  validTo: string | null
  termStartsOn: string
  /** Has its seat already. */
  enrolled: boolean
}

/** The day on which a child starts whose every other step is done: today, or the term's first day. */
export const startDay = (termStartsOn: string, today: string): string => (today > termStartsOn ? today : termStartsOn)

/** What the record, or its want, means today. A seat once given is never taken away for it: then it is a reminder. */
export function insuranceStanding({ insurance, rules }: Pick<SchoolPlan, 'insurance' | 'rules'>, { validTo, termStartsOn, enrolled }: InsuranceFacts, today: string): InsuranceDecision {
  const covered = validTo !== null && validTo >= startDay(termStartsOn, today)
  const decision = insuranceDecision(insurance, covered, rules['R-051'])
  return decision === 'blocked' && enrolled ? 'remind' : decision
}
