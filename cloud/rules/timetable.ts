import type { Session } from '../contract/course'
import type { PlanCourse, SchoolPlan, ServiceOffering } from '../contract/plan-document'
import { runsAs, type Calendar } from './calendar'
import { hoursBetween, seasonsOn, slotApplies, type DayPlan, type Hours, type When } from './day-times'

export type TimetablePlan = DayPlan & Pick<SchoolPlan, 'services' | 'courses' | 'audience'>

/** One stretch of a service's day as a family reads it. */
export interface Stretch extends Hours {
  activity: string
}

const stages = { primary: [1, 2, 3, 4, 5, 6], junior: [7, 8, 9], nineYear: [1, 2, 3, 4, 5, 6, 7, 8, 9] } as const

/** The grades a plan is for; where it does not say, those of its stage, or all nine. */
export const gradesOf = ({ audience: { grades, stage } }: Pick<SchoolPlan, 'audience'>): readonly number[] => grades ?? stages[stage ?? 'nineYear']

/** Whether a service is there for a grade: by its own grades, else by those of its stretches, else for all. */
export function isOffered(plan: Pick<SchoolPlan, 'audience'>, service: Pick<ServiceOffering, 'grades' | 'slots'>, grade: number): boolean {
  if (!gradesOf(plan).includes(grade)) return false
  if (service.grades) return service.grades.includes(grade)
  return service.slots.length === 0 || service.slots.some(({ grades }) => grades === null || grades.includes(grade))
}

/** The stretches of a service's day, in order of the clock where every one has a clock time, else in the plan's order. */
export function stretchesOf(plan: DayPlan, service: Pick<ServiceOffering, 'slots'>, when: When): Stretch[] {
  const stretches = service.slots
    .filter((slot) => slotApplies(slot, when))
    .map((slot) => ({ ...hoursBetween(plan, slot.startsAt, slot.endsAt, when, slot.approximate), activity: slot.activity }))
  const isTimed = stretches.every(({ startsAt }) => startsAt !== null)
  return isTimed ? stretches.sort((a, b) => (a.startsAt as string).localeCompare(b.startsAt as string)) : stretches
}

/**
 * When a service begins and ends for a grade. Stretches may run side by side, so the one that begins last need not be
 * the one that ends last (grade 6, S2). Without clock times, the words of the first start and the last end.
 */
export function hoursOf(plan: DayPlan, service: Pick<ServiceOffering, 'slots'>, when: When): Hours {
  const stretches = stretchesOf(plan, service, when)
  const [first] = stretches
  if (!first) return { startsAt: null, endsAt: null, words: '' }
  if (stretches.length === 1) return { startsAt: first.startsAt, endsAt: first.endsAt, words: first.words }
  const ends = stretches.map(({ endsAt }) => endsAt)
  const endsAt = ends.includes(null) ? null : (ends.sort().at(-1) ?? null)
  if (first.startsAt !== null && endsAt !== null) return { startsAt: first.startsAt, endsAt, words: `${first.startsAt}–${endsAt}` }
  return { startsAt: first.startsAt, endsAt: null, words: stretches.map(({ words }) => words).filter(Boolean).join('，') }
}

export interface TimetableBlock extends Hours {
  /** Null where the plan does not state the service's weekdays. */
  weekday: number | null
  serviceKey: string
  name: string
  activities: Stretch[]
  /** Activities that the plan fixes for this day or grade (FR-043). */
  fixed: string[]
}

/** A grade's week as the plan has it, before any child is enrolled (FR-003; ). `seasons` are the keys in force. */
export function weekOfGrade(plan: TimetablePlan, grade: number, seasons: readonly string[] = []): TimetableBlock[] {
  return plan.services
    .filter((service) => isOffered(plan, service, grade))
    .flatMap((service) =>
      (service.weekdays ?? [null]).map((weekday) => {
        const when = { grade, weekday, seasons }
        const fixed = fixedCourses(plan, service, when).map(({ title }) => title)
        return { weekday, serviceKey: service.key, name: service.name, ...hoursOf(plan, service, when), activities: stretchesOf(plan, service, when), fixed }
      }),
    )
}

/** The activities that everyone of a weekday or grade has without choosing (FR-043; S7, S8, S16). */
export const fixedCourses = (plan: Pick<SchoolPlan, 'courses'>, service: Pick<ServiceOffering, 'key'>, { grade, weekday }: Pick<When, 'grade' | 'weekday'>): PlanCourse[] =>
  plan.courses.filter(
    (course) =>
      course.serviceKey === service.key &&
      course.choice !== 'free' &&
      (course.grades === null || course.grades.includes(grade)) &&
      (course.weekdays === null || weekday === null || course.weekdays.includes(weekday)),
  )

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

/** Where and with whom a child stays in a service when no course says otherwise: its group's, or its class's. */
export interface Care {
  serviceKey: string
  room: string | null
  teacherName: string | null
}

export interface ChildDay {
  date: string
  term: Calendar
  plan: TimetablePlan
  grade: number
  classRoom: string
  classTeacherName: string
  /** The child's care groups; a service without one is cared for in the child's own class. */
  groups: Care[]
  enrolments: EnrolmentFact[]
  /** The courses in which the child holds a place. */
  courses: CourseFact[]
}

/**
 * One child's stays on one date, in order of time (R-007, R-008, R-014; FR-055). A day on which the child has courses
 * shows each with its room and its teacher; a day with an activity fixed by the plan shows that; any other day the group.
 */
export function sessionsOn(day: ChildDay): Session[] {
  return day.plan.services
    .flatMap((service) => {
      const weekday = runsAs(day.term, service, day.date)
      return weekday !== null && day.enrolments.some((enrolment) => covers(enrolment, service.key, weekday, day.date)) ? stay(day, service, weekday) : []
    })
    .sort((a, b) => (a.startsAt ?? '99').localeCompare(b.startsAt ?? '99'))
}

const covers = (enrolment: EnrolmentFact, serviceKey: string, weekday: number, date: string) =>
  enrolment.serviceKey === serviceKey && enrolment.weekdays.includes(weekday) && date >= enrolment.startsOn && date <= enrolment.endsOn

function stay(day: ChildDay, service: ServiceOffering, weekday: number): Session[] {
  const { plan, grade } = day
  if (!isOffered(plan, service, grade)) return []
  const when = { grade, weekday, seasons: seasonsOn(plan.seasons, day.date) }
  const care = day.groups.find(({ serviceKey }) => serviceKey === service.key) ?? { room: day.classRoom, teacherName: day.classTeacherName }
  const shared = { date: day.date, serviceKey: service.key, serviceName: service.name }
  const hours = hoursOf(plan, service, when)
  const chosen = day.courses.filter((each) => each.serviceKey === service.key && each.weekday === weekday)
  if (chosen.length > 0) {
    return chosen.map(({ courseId, title, startsAt, endsAt, venue, teacherName }) => ({ ...shared, courseId, title, startsAt, endsAt, time: `${startsAt}–${endsAt}`, venue, teacherName, activities: [] }))
  }
  const fixed = fixedCourses(plan, service, when)
  if (fixed.length > 0) return fixed.map((course) => fixedSession(plan, course, { ...shared, ...timed(hours) }, when, care))
  const activities = stretchesOf(plan, service, when).map(({ words, activity }) => ({ time: words, activity }))
  return [{ ...shared, ...timed(hours), courseId: null, title: service.name, venue: care.room, teacherName: care.teacherName, activities }]
}

const timed = ({ startsAt, endsAt, words }: Hours) => ({ startsAt, endsAt, time: words })

function fixedSession(plan: DayPlan, course: PlanCourse, shared: Pick<Session, 'date' | 'serviceKey' | 'serviceName' | 'startsAt' | 'endsAt' | 'time'>, when: When, care: Omit<Care, 'serviceKey'>): Session {
  const own = course.startsAt === null ? {} : timed(hoursBetween(plan, course.startsAt, course.endsAt, when))
  return { ...shared, ...own, courseId: null, title: course.title, venue: course.venue ?? care.room, teacherName: course.teacher ?? course.leader ?? care.teacherName, activities: [] }
}
