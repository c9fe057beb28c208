import type { SchoolPlan } from '../contract/plan-document'
import type { HomeworkTable } from '../contract/plan-texts'

/** The one table that counts, of several that contradict each other; null where the plan has none (R-050, S15). */
export const activeTable = (homework: SchoolPlan['homework']): HomeworkTable | null => homework?.tables.find(({ key }) => key === homework.active) ?? null

export interface HomeworkLimit {
  /** Most minutes of written homework a day; 0 is none at all. Null: not stated. */
  mostMinutes: number | null
  /** Least share that is finished in school, in percent. Null: not stated. */
  finishedPercent: number | null
}

/** What the active table says of a grade, from the first line that states it (R-050; S11, S15). */
export function limitOf(homework: SchoolPlan['homework'], grade: number): HomeworkLimit {
  const lines = activeTable(homework)?.limits.filter(({ grades }) => grades.includes(grade)) ?? []
  const firstStated = (key: keyof HomeworkLimit) => lines.find((line) => line[key] !== null)?.[key] ?? null
  return { mostMinutes: firstStated('mostMinutes'), finishedPercent: firstStated('finishedPercent') }
}

/** The share of pupils who finished in school, in percent; null where there was nobody to count (R-050, FR-104). */
export const finishedPercent = (finished: number, pupils: number): number | null => (pupils === 0 ? null : (finished / pupils) * 100)

export type HomeworkProblem = 'tooLong' | 'tooFewFinished'

/** Where a day's homework is beyond the limit of its grade; what the plan does not state cannot be exceeded. */
export function homeworkProblems(limit: HomeworkLimit, day: { minutes: number; finishedPercent: number | null }): HomeworkProblem[] {
  const problems: HomeworkProblem[] = []
  if (limit.mostMinutes !== null && day.minutes > limit.mostMinutes) problems.push('tooLong')
  if (limit.finishedPercent !== null && day.finishedPercent !== null && day.finishedPercent < limit.finishedPercent) problems.push('tooFewFinished')
  return problems
}
