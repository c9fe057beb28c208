import type { CourseFields } from '../contract/course-office'
import type { PlanCourse, SchoolPlan, ServiceOffering } from '../contract/plan-document'
import { datesBetween } from './dates'
import { hoursBetween, seasonsOn, type Hours, type When } from './day-times'
import { unitWords, yuanText } from './plan-words'
import { gradesOf, hoursOf, isOffered, type TimetablePlan } from './timetable'

/** Whether families choose an activity of the plan; what is fixed for a weekday or a grade needs no menu (FR-043). */
export const isChosen = ({ choice }: Pick<PlanCourse, 'choice'>) => choice === null || choice === 'free'

/** The seasons that a term runs through, each set of them once, in order; one empty set where the plan has none. */
export function seasonSets(plan: Pick<SchoolPlan, 'seasons'>, term: { startsOn: string; endsOn: string }): string[][] {
  if (plan.seasons.length === 0) return [[]]
  const sets = new Map(datesBetween(term.startsOn, term.endsOn).map((date) => seasonsOn(plan.seasons, date)).map((set) => [JSON.stringify(set), set]))
  return [...sets.values()]
}

/** The grades that a course can be for: its own, else those of its service. */
export function gradesFor(plan: Pick<SchoolPlan, 'audience'>, service: Pick<ServiceOffering, 'grades' | 'slots'>, own: readonly number[] | null = null): number[] {
  return gradesOf(plan).filter((grade) => isOffered(plan, service, grade) && (own === null || own.includes(grade)))
}

/** What every course begins with; nothing is filled in that nobody has said. */
export const blankCourse: CourseFields = {
  ...{ title: '', category: '', content: '', serviceKey: null, weekday: null, startsAt: null, endsAt: null, grades: [], teacherId: null, venue: '', offCampus: false, offCampusApproved: false },
  ...{ itemsToBring: '', tags: [], providerKind: null, provider: '', leader: '', securityOfficer: '', capacity: null, minimum: null, costFen: null, costNote: '' },
  ...{ admission: 'firstCome', opensAt: null, closesAt: null, gradeOpenings: [], changeUntil: null, offerMinutes: 1440, quotas: [] },
}

export interface ImportFacts {
  plan: SchoolPlan
  term: { startsOn: string; endsOn: string }
  staff: readonly { staffId: string; name: string }[]
}

/**
 * A course of the plan as drafts, one for each weekday on which it is held (FR-014, FR-043). Days and hours that it does
 * not state are its service's. What cannot be told for sure is left open: hours that differ between its grades or within
 * the term, a teacher's name that nobody or more than one bears.
 */
export function draftsOf(course: PlanCourse, facts: ImportFacts): CourseFields[] {
  const service = facts.plan.services.find(({ key }) => key === course.serviceKey) ?? null
  const weekdays: (number | null)[] = course.weekdays ?? service?.weekdays ?? [null]
  const shared = sharedFields(course, service, facts)
  return weekdays.map((weekday) => ({ ...shared, weekday, ...timesOn(course, service, weekday, shared.grades, facts) }))
}

function sharedFields(course: PlanCourse, service: ServiceOffering | null, { plan, staff }: ImportFacts): CourseFields {
  const named = staff.filter(({ name }) => name === course.teacher)
  return {
    ...blankCourse,
    title: course.title,
    content: course.content ?? '',
    serviceKey: service?.key ?? null,
    grades: service ? gradesFor(plan, service, course.grades) : (course.grades ?? []),
    teacherId: named.length === 1 ? (named[0]?.staffId ?? null) : null,
    venue: course.venue ?? '',
    offCampus: course.offCampus,
    itemsToBring: course.itemsToBring ?? '',
    tags: course.tags,
    providerKind: course.provider,
    leader: course.leader ?? '',
    securityOfficer: course.securityOfficer ?? '',
    capacity: inRange(course.capacity),
    minimum: inRange(course.least),
    ...costOf(course),
    admission: plan.menu.admission ?? 'firstCome',
  }
}

// The plan counts up to ten thousand and from none; a course has 1 to 500 places.
const inRange = (count: number | null) => (count !== null && count >= 1 && count <= 500 ? count : null)

/** One amount where the plan states one alone; of several, or of one without an amount, only the words. */
function costOf({ extras }: PlanCourse): Pick<CourseFields, 'costFen' | 'costNote'> {
  const only = extras.length === 1 ? (extras[0]?.amountFen ?? null) : null
  const words = extras.map(({ name, amountFen, per }) => [name, only === null && amountFen !== null && yuanText(amountFen), per !== null && `每${unitWords[per]}`].filter(Boolean).join(' '))
  return { costFen: only, costNote: words.join('、').slice(0, 100).replace(/[\ud800-\udbff]$/, '') }
}

function timesOn(course: PlanCourse, service: ServiceOffering | null, weekday: number | null, grades: readonly number[], { plan, term }: ImportFacts): Pick<CourseFields, 'startsAt' | 'endsAt'> {
  const all = seasonSets(plan, term).flatMap((seasons) => grades.map((grade) => courseHours(plan, course, service, { grade, weekday, seasons })))
  return { startsAt: agreed(all.map(({ startsAt }) => startsAt)), endsAt: agreed(all.map(({ endsAt }) => endsAt)) }
}

function courseHours(plan: TimetablePlan, { startsAt, endsAt }: PlanCourse, service: ServiceOffering | null, when: When): Hours {
  const hours = service ? hoursOf(plan, service, when) : null
  return hoursBetween(plan, startsAt ?? hours?.startsAt ?? null, endsAt ?? hours?.endsAt ?? null, when)
}

const agreed = (clocks: readonly (string | null)[]) => (new Set(clocks).size === 1 ? (clocks[0] ?? null) : null)
