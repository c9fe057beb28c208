import type { Session } from '../contract/course'
import type { PlanCourse, SchoolPlan, ServiceOffering } from '../contract/plan-document'
import { runsAs, type Calendar } from './calendar'
import { changesOf, changed, type DayChange } from './day-change'
import { allWeekdays, hoursBetween, lengthOf, seasonsOn, slotApplies, type DayPlan, type Hours, type When } from './day-times'
import { hoursTogether, noHours, type Stretch } from './stay-hours'

export type TimetablePlan = DayPlan & Pick<SchoolPlan, 'services' | 'courses' | 'audience'>

const stages = { primary: [1, 2, 3, 4, 5, 6], junior: [7, 8, 9], nineYear: [1, 2, 3, 4, 5, 6, 7, 8, 9] } as const

/** The grades a plan is for; where it does not say, those of its stage, or all nine. */
export const gradesOf = ({ audience: { grades, stage } }: Pick<SchoolPlan, 'audience'>): readonly number[] => grades ?? stages[stage ?? 'nineYear']

/** Whether a service is there for a grade: by its own grades, else by those of its stretches, else for all. */
export function isOffered(plan: Pick<SchoolPlan, 'audience'>, service: Pick<ServiceOffering, 'grades' | 'slots'>, grade: number): boolean {
  if (!gradesOf(plan).includes(grade)) return false
  if (service.grades) return service.grades.includes(grade)
  return service.slots.length === 0 || service.slots.some(({ grades }) => grades === null || grades.includes(grade))
}

/**
 * Whether a service is there for a grade on a weekday: not where the grade has stretches, but on other weekdays only
 * . A grade of which no stretch is written stays at hours that the plan does not state.
 */
export function isThereOn({ slots }: Pick<ServiceOffering, 'slots'>, grade: number, weekday: number): boolean {
  const own = slots.filter(({ grades }) => grades === null || grades.includes(grade))
  return own.length === 0 || own.some(({ weekdays }) => weekdays === null || weekdays.includes(weekday))
}

const byTime = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** The stretches of a service's day, in order of the clock where every one has a clock time, else in the plan's order. */
export function stretchesOf(plan: DayPlan, service: Pick<ServiceOffering, 'slots'>, when: When): Stretch[] {
  const stretches = service.slots
    .filter((slot) => slotApplies(slot, when))
    .map((slot) => ({ ...hoursBetween(plan, slot.startsAt, slot.endsAt, when, slot.approximate), activity: slot.activity, approximate: slot.approximate }))
  const isTimed = stretches.every(({ startsAt }) => startsAt !== null)
  return isTimed ? stretches.sort((a, b) => byTime(a.startsAt as string, b.startsAt as string)) : stretches
}

/**
 * When a service begins and ends for a grade. With the weekday unsaid, what all of the service's weekdays agree on;
 * where the clock differs from day to day, no clock time is claimed.
 */
export function hoursOf(plan: DayPlan, service: Pick<ServiceOffering, 'slots' | 'weekdays'>, when: When): Hours {
  if (when.weekday !== null) return hoursTogether(stayStretches(plan, service, when))
  const days = (service.weekdays ?? allWeekdays).map((weekday) => hoursOf(plan, service, { ...when, weekday })).filter(({ words }) => words !== '')
  if (new Set(days.map(({ words }) => words)).size <= 1) return days[0] ?? noHours
  // Bells that differ by weekday leave words that hold on every day, such as 下午放学; stretches that differ do not.
  const isSame = service.slots.every(({ weekdays }) => weekdays === null)
  return isSame ? hoursTogether(stayStretches(plan, service, when)) : { ...noHours, words: '各天时间不同' }
}

/** A length alone (20 minutes of rope, S16) lies somewhere within the stay and says neither when it begins nor when it ends. */
function stayStretches(plan: DayPlan, { slots }: Pick<ServiceOffering, 'slots'>, when: When): Stretch[] {
  const placed = slots.filter((slot) => slotApplies(slot, when) && (slot.startsAt !== null || (slot.endsAt !== null && lengthOf(slot.endsAt) === null)))
  return stretchesOf(plan, { slots: placed.length > 0 ? placed : slots }, when)
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
      (weekdaysFor(service, grade) ?? [null]).map((weekday) => {
        const when = { grade, weekday, seasons }
        const fixed = fixedCourses(plan, service, when).map(({ title }) => title)
        return { weekday, serviceKey: service.key, name: service.name, ...hoursOf(plan, service, when), activities: stretchesOf(plan, service, when), fixed }
      }),
    )
}

/** The weekdays on which a grade can take a service; null where the plan does not state them. */
export const weekdaysFor = (service: Pick<ServiceOffering, 'weekdays' | 'slots'>, grade: number): number[] | null => service.weekdays?.filter((weekday) => isThereOn(service, grade, weekday)) ?? null

/** The activities that everyone of a weekday or grade has without choosing (FR-043; S7, S8, S16). */
export const fixedCourses = (plan: Pick<SchoolPlan, 'courses'>, service: Pick<ServiceOffering, 'key'>, { grade, weekday }: Pick<When, 'grade' | 'weekday'>): PlanCourse[] =>
  plan.courses.filter(
    (course) =>
      course.serviceKey === service.key &&
      course.choice !== null &&
      (course.choice === 'weekdayFixed' || course.choice === 'gradeFixed') &&
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
  groupId: string
  serviceKey: string
  room: string | null
  teacherName: string | null
}

export interface ChildDay {
  date: string
  term: Calendar
  plan: TimetablePlan
  grade: number
  classId: string
  classRoom: string
  classTeacherName: string
  /** The child's care groups; a service without one is cared for in the child's own class. */
  groups: Care[]
  enrolments: EnrolmentFact[]
  /** The courses in which the child holds a place. */
  courses: CourseFact[]
  /** How the date differs from the week (FR-085). */
  changes: readonly DayChange[]
}

export interface ChildSession extends Session {
  /** The roll that it is on: `course:…`, `group:…` or `class:…`. */
  rollKey: string
  /** What its attendance is kept under: the course's id, or `care`. Null for what lies within a stay and has no roll of its own. */
  sitting: string | null
}

/**
 * One child's stays on one date, in order of time (R-007, R-008, R-014; FR-055). A day on which the child has courses
 * shows each with its room and its teacher; a day with an activity fixed by the plan shows that; any other day the group.
 * What the office cancelled is still listed, and says so (FR-085).
 */
export function sessionsOn(day: ChildDay): ChildSession[] {
  return day.plan.services
    .flatMap((service) => {
      const weekday = runsAs(day.term, service, day.date)
      return weekday !== null && day.enrolments.some((enrolment) => covers(day, enrolment, service.key, weekday)) ? stay(day, service, weekday) : []
    })
    .map((session) => changed(session, changesOf(day.changes, session)))
    .sort((a, b) => byTime(a.startsAt ?? '99', b.startsAt ?? '99'))
}

/**
 * An enrolment that lasts to the term's end lasts through the weeks of opening that belong to the term; one that ended
 * earlier does not. One without weekdays was made while the plan stated none: it is for all that the plan states since.
 */
const covers = ({ date, term }: Pick<ChildDay, 'date' | 'term'>, { serviceKey, weekdays, startsOn, endsOn }: EnrolmentFact, key: string, weekday: number) =>
  serviceKey === key && (weekdays.length === 0 || weekdays.includes(weekday)) && date >= startsOn && (date <= endsOn || endsOn === term.endsOn)

function stay(day: ChildDay, service: ServiceOffering, weekday: number): ChildSession[] {
  const { plan, grade } = day
  if (!isOffered(plan, service, grade) || !isThereOn(service, grade, weekday)) return []
  const when = { grade, weekday, seasons: seasonsOn(plan.seasons, day.date) }
  const group = day.groups.find(({ serviceKey }) => serviceKey === service.key)
  const care = group ?? { room: day.classRoom, teacherName: day.classTeacherName }
  const shared = { date: day.date, serviceKey: service.key, serviceName: service.name, rollKey: group ? `group:${group.groupId}` : `class:${day.classId}`, changes: [] }
  const { hours, courses, activities } = plannedStay(plan, service, when)
  const chosen = day.courses.filter((each) => each.serviceKey === service.key && each.weekday === weekday)
  if (chosen.length > 0) {
    return chosen.map(({ courseId, title, startsAt, endsAt, venue, teacherName }) => ({ ...shared, rollKey: `course:${courseId}`, sitting: courseId, courseId, title, startsAt, endsAt, time: `${startsAt}–${endsAt}`, venue, teacherName, activities: [] }))
  }
  const fixed = courses.map((course) => fixedSession(plan, course, { ...shared, ...timed(hours) }, when, care))
  const filling = fixed.findIndex((session) => fillsStay(session, hours))
  // However many activities fill the stay, its roll is taken once.
  if (filling >= 0) return fixed.map((session, index) => ({ ...session, sitting: index === filling ? 'care' : null }))
  return [{ ...shared, ...timed(hours), sitting: 'care', courseId: null, title: service.name, venue: care.room, teacherName: care.teacherName, activities }, ...fixed]
}

interface PlannedStay {
  hours: Hours
  /** Fixed by the plan for this day or grade. */
  courses: PlanCourse[]
  activities: Session['activities']
}

// What the plan alone says is the same for every child of a grade: a whole school's day asks for it hundreds of times.
const plannedStays = new WeakMap<TimetablePlan, Map<string, PlannedStay>>()

function plannedStay(plan: TimetablePlan, service: ServiceOffering, when: When): PlannedStay {
  const known = plannedStays.get(plan) ?? new Map<string, PlannedStay>()
  plannedStays.set(plan, known)
  const key = [service.key, when.grade, when.weekday, ...when.seasons].join(' ')
  const stay = known.get(key) ?? {
    hours: hoursOf(plan, service, when),
    courses: fixedCourses(plan, service, when),
    activities: stretchesOf(plan, service, when).map(({ words, activity }) => ({ time: words, activity })),
  }
  known.set(key, stay)
  return stay
}

const timed = ({ startsAt, endsAt, words }: Hours) => ({ startsAt, endsAt, time: words })

/** Twenty minutes of rope do not stand for two hours of care: what is shorter than the stay is shown beside it. */
const fillsStay = (session: Pick<Session, 'startsAt' | 'endsAt'>, { startsAt, endsAt }: Hours): boolean => {
  if (startsAt === null || endsAt === null || session.startsAt === null || session.endsAt === null) return true
  return session.startsAt <= startsAt && endsAt <= session.endsAt
}

type SharedFacts = Pick<ChildSession, 'date' | 'serviceKey' | 'serviceName' | 'startsAt' | 'endsAt' | 'time' | 'rollKey' | 'changes'>

function fixedSession(plan: DayPlan, course: PlanCourse, shared: SharedFacts, when: When, care: Pick<Care, 'room' | 'teacherName'>): ChildSession {
  const isOwn = course.startsAt !== null || course.endsAt !== null
  const own = isOwn ? timed(hoursBetween(plan, course.startsAt ?? shared.startsAt, course.endsAt ?? shared.endsAt, when)) : {}
  return { ...shared, ...own, sitting: null, courseId: null, title: course.title, venue: course.venue ?? care.room, teacherName: course.teacher ?? course.leader ?? care.teacherName, activities: [] }
}
