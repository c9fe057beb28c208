import type { CourseFields, MenuFinding } from '../../contract/course-office'
import type { SchoolPlan } from '../../contract/plan-document'
import type { Calendar } from '../calendar'
import type { CourseTime } from '../course-choice'
import { levelOf, type RuleId } from '../rule-levels'

/** Another course of the term, draft or published, that holds a teacher and a room. */
export interface CourseSlot extends CourseTime {
  courseId: string
  title: string
  teacherId: string | null
  venue: string
}

export interface MenuFacts {
  plan: SchoolPlan
  term: Calendar
  /** The plan's course that it was made from, by key; null where the office added it. */
  planKey: string | null
  staff: readonly { staffId: string; name: string }[]
  others: readonly CourseSlot[]
  now: Date
}

export type MenuCheck = (course: CourseFields, facts: MenuFacts) => MenuFinding[]

type Field = MenuFinding['field']

/** Without this it cannot be held or chosen, or would harm a family. */
export const blocks = (field: Field, says: string, satisfy: string, rule: RuleId | null = null): MenuFinding => ({ level: 'block', rule, field, says, satisfy })

export const warns = (field: Field, says: string, satisfy: string, rule: RuleId | null = null): MenuFinding => ({ level: 'warn', rule, field, says, satisfy })

/** A rule at the level that the plan gives it; nothing where it is off. */
export function byRule(plan: Pick<SchoolPlan, 'rules'>, rule: RuleId, field: Field, says: string, satisfy: string): MenuFinding[] {
  const level = levelOf(plan, rule)
  return level === 'off' ? [] : [{ level, rule, field, says, satisfy }]
}

/** The same for what is not stated: never more than a warning. */
export const unsureBy = (plan: Pick<SchoolPlan, 'rules'>, rule: RuleId, field: Field, says: string, satisfy: string): MenuFinding[] =>
  byRule(plan, rule, field, says, satisfy).map((finding) => ({ ...finding, level: 'warn' }))
