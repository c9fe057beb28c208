import type { SchoolPlan, ServiceOffering } from '../../contract/plan-document'
import { allWeekdays, type When } from '../day-times'
import { gradesOf, isOffered, isThereOn } from '../timetable'

type Limits = readonly (readonly number[] | null)[]

/** One of each kind of value: two that every limit treats alike have the same times, so that looking at one is enough. */
function oneOfEach(values: readonly number[], limits: Limits, kindOf: (value: number) => string = () => ''): number[] {
  const stated = limits.filter((limit) => limit !== null)
  const seen = new Set<string>()
  return values.filter((value) => {
    const kind = kindOf(value) + stated.map((limit) => (limit.includes(value) ? '1' : '0')).join('')
    return !seen.has(kind) && seen.add(kind)
  })
}

const slotsOf = ({ services }: SchoolPlan) => services.flatMap(({ slots }) => slots)

/** Grades of a plan, one of each that its times or stages tell apart. */
export const gradeKinds = (plan: SchoolPlan): number[] =>
  oneOfEach(gradesOf(plan), [...plan.services, ...slotsOf(plan), ...plan.bells, ...plan.lessonTimes].map(({ grades }) => grades), (grade) => (grade <= 6 ? 'p' : 'j'))

/** Weekdays, one of each that the plan's times tell apart. */
export const weekdayKinds = (plan: SchoolPlan): number[] => oneOfEach(allWeekdays, [...plan.services, ...slotsOf(plan), ...plan.bells].map(({ weekdays }) => weekdays))

/** The seasons of which one is in force on a day; a plan without seasons has one that has no key. */
export const seasonSets = ({ seasons }: SchoolPlan): string[][] => (seasons.length === 0 ? [[]] : seasons.map(({ key }) => [key]))

/** Every kind of grade, day and season for which a service is there; the weekday is null where the plan does not state any. */
export function whensOf(plan: SchoolPlan, service: ServiceOffering): When[] {
  const weekdays = service.weekdays === null ? null : weekdayKinds(plan).filter((day) => service.weekdays?.includes(day))
  const grades = gradeKinds(plan).filter((grade) => isOffered(plan, service, grade))
  return seasonSets(plan).flatMap((seasons) => grades.flatMap((grade) => (weekdays?.filter((day) => isThereOn(service, grade, day)) ?? [null]).map((weekday) => ({ grade, weekday, seasons }))))
}
