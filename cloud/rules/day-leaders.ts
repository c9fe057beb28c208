import type { SchoolPlan } from '../contract/plan-document'

/** The names of those who answer for one weekday: whom the plan names for it, or calls the day's leader (FR-101). */
export const dayLeaders = ({ leaders }: Pick<SchoolPlan, 'leaders'>, weekday: number): string[] =>
  leaders.flatMap(({ duty, name, weekdays }) => (name !== null && (weekdays ? weekdays.includes(weekday) : duty.includes('当天')) ? name : []))
