import type { SchoolPlan, ServiceOffering, Term, TimeSlot } from '../contract/plan'
import type { Session } from '../contract/course'
import { weekdayOf } from './dates'

/** The stretches of a service's day that a grade has, in order. */
export function slotsOf(service: Pick<ServiceOffering, 'slots'>, grade: number): TimeSlot[] {
  return service.slots.filter((slot) => slot.grades.includes(grade)).sort((a, b) => a.startsAt.localeCompare(b.startsAt))
}

/**
 * When a service begins and ends for a grade; null where the grade has none. Stretches may run side by side, so
 * the one that begins last need not be the one that ends last (grade 6, S2).
 */
export function hoursOf(service: Pick<ServiceOffering, 'slots'>, grade: number): { startsAt: string; endsAt: string } | null {
  const slots = slotsOf(service, grade)
  const startsAt = slots[0]?.startsAt
  const endsAt = slots.map((slot) => slot.endsAt).sort().at(-1)
  return startsAt && endsAt ? { startsAt, endsAt } : null
}

export interface TimetableBlock {
  weekday: number
  serviceKey: string
  name: string
  startsAt: string
  endsAt: string
  activities: { startsAt: string; endsAt: string; activity: string }[]
}

/** A grade's week as the plan has it, before any child is enrolled (FR-003; ). */
export function weekOfGrade(plan: Pick<SchoolPlan, 'services'>, grade: number): TimetableBlock[] {
  return plan.services.flatMap((service) => {
    const hours = hoursOf(service, grade)
    if (!hours) return []
    const activities = slotsOf(service, grade).map(({ startsAt, endsAt, activity }) => ({ startsAt, endsAt, activity }))
    return service.weekdays.map((weekday) => ({ weekday, serviceKey: service.key, name: service.name, ...hours, activities }))
  })
}

/** A school day of the service: inside the term and no public holiday. */
export function isServiceDay(term: Pick<Term, 'startsOn' | 'endsOn' | 'holidays'>, date: string): boolean {
  return date >= term.startsOn && date <= term.endsOn && !term.holidays.some((holiday) => holiday.date === date)
}

export interface EnrolmentFact {
  serviceKey: string
  weekdays: number[]
  startsOn: string
  endsOn: string
}

export interface CourseFact {
  courseId: string
  serviceKey: string
  title: string
  weekday: number
  startsAt: string
  endsAt: string
  venue: string
  teacherName: string
}

export interface ChildDay {
  date: string
  term: Pick<Term, 'startsOn' | 'endsOn' | 'holidays'>
  plan: Pick<SchoolPlan, 'services'>
  grade: number
  classRoom: string
  classTeacherName: string
  enrolments: EnrolmentFact[]
  /** The courses in which the child holds a place. */
  courses: CourseFact[]
}

/**
 * One child's stays on one date, in order of time (R-007, R-008, R-014; FR-055). A day on which the child has courses
 * shows each with its room and its teacher; any other day the class's own room and teacher.
 */
export function sessionsOn(day: ChildDay): Session[] {
  if (!isServiceDay(day.term, day.date)) return []
  const weekday = weekdayOf(day.date)
  return day.plan.services
    .filter((service) => service.weekdays.includes(weekday) && day.enrolments.some((enrolment) => covers(enrolment, service.key, weekday, day.date)))
    .flatMap((service) => stay(day, service, weekday))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
}

const covers = (enrolment: EnrolmentFact, serviceKey: string, weekday: number, date: string) =>
  enrolment.serviceKey === serviceKey && enrolment.weekdays.includes(weekday) && date >= enrolment.startsOn && date <= enrolment.endsOn

function stay(day: ChildDay, service: ServiceOffering, weekday: number): Session[] {
  const hours = hoursOf(service, day.grade)
  if (!hours) return []
  const shared = { date: day.date, serviceKey: service.key, serviceName: service.name }
  const activities = slotsOf(service, day.grade).map(({ startsAt, endsAt, activity }) => ({ startsAt, endsAt, activity }))
  const courses = day.courses.filter((each) => each.serviceKey === service.key && each.weekday === weekday)
  if (courses.length === 0) return [{ ...shared, ...hours, courseId: null, title: service.name, venue: day.classRoom, teacherName: day.classTeacherName, activities }]
  return courses.map(({ courseId, title, startsAt, endsAt, venue, teacherName }) => ({ ...shared, courseId, title, startsAt, endsAt, venue, teacherName, activities: [] }))
}
