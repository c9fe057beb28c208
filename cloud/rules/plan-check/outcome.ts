import type { SchoolPlan } from '../../contract/plan-document'
import type { Calendar } from '../calendar'
import type { RuleId } from '../rule-levels'

/** What a check may look at besides the plan. Null: not known, so that nothing is judged from it. */
export interface CheckFacts {
  plan: SchoolPlan
  calendar: Calendar | null
  /** The day on which this version is or was published, `YYYY-MM-DD`. */
  publishedOn: string | null
}

/** What one look at one place of the plan gives. Unsure: not stated, or not comparable; never satisfied, never a block. */
export interface Outcome {
  verdict: 'met' | 'against' | 'unsure'
  path: string | null
  says: string
  satisfy: string | null
}

export const met = (path: string | null, says: string): Outcome => ({ verdict: 'met', path, says, satisfy: null })
export const against = (path: string | null, says: string, satisfy: string | null = null): Outcome => ({ verdict: 'against', path, says, satisfy })
export const unsure = (path: string | null, says: string, satisfy: string | null = null): Outcome => ({ verdict: 'unsure', path, says, satisfy })

/** One check of the school's own: no outcome means that it has nothing to say of this plan. */
export type OwnCheck = (facts: CheckFacts) => Outcome[]
export type OwnChecks = Partial<Record<RuleId, OwnCheck>>

/** Whether the plan itself turns a rule on, so that silence about it is worth a word. */
export const isAsked = ({ plan }: CheckFacts, id: RuleId): boolean => plan.rules[id] !== undefined && plan.rules[id] !== 'off'

/** What stands against a rule, each by itself; where nothing does, all that satisfies it in one. */
export function settled(outcomes: readonly Outcome[]): Outcome[] {
  const open = outcomes.filter(({ verdict }) => verdict !== 'met')
  const [first] = outcomes
  if (open.length > 0 || !first) return open
  return [met(outcomes.length === 1 ? first.path : null, [...new Set(outcomes.map(({ says }) => says))].join('；'))]
}
