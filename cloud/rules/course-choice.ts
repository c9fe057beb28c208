import type { CourseObstacle, CourseView } from '../contract/course'
import type { EnrolmentFact } from './timetable'

export interface CourseTime {
  weekday: number
  startsAt: string
  endsAt: string
}

export interface ChoiceFacts {
  now: Date
  today: string
  grade: number
  enrolments: EnrolmentFact[]
  /** Courses in which the child has or waits for a place. */
  held: (CourseTime & { title: string })[]
  coursesPerChild: number | null
  course: CourseTime & Pick<CourseView, 'serviceKey' | 'grades' | 'admission' | 'drawHeld' | 'opensAt' | 'closesAt' | 'gradeOpenings' | 'status'>
}

/** Two courses overlap when they share any minute of the same weekday. */
export const overlaps = (a: CourseTime, b: CourseTime) => a.weekday === b.weekday && a.startsAt < b.endsAt && b.startsAt < a.endsAt

/** The held course that a course overlaps, if any. */
export const clashOf = <Held extends CourseTime>(course: CourseTime, held: readonly Held[]): Held | null => held.find((each) => overlaps(each, course)) ?? null

/** From when a grade may choose a course: its own opening where the school staggered them, else the common one. */
export function opensFor({ opensAt, gradeOpenings }: Pick<CourseView, 'opensAt' | 'gradeOpenings'>, grade: number): Date {
  return new Date(gradeOpenings.find(({ grades }) => grades.includes(grade))?.opensAt ?? opensAt)
}

/**
 * Why a child cannot take a course now; null where it can (R-025; R-004 for an enrolment that is not active). A full
 * course is no obstacle: there is a waiting list. What the family cannot change comes first, so that the reason given
 * is the one that matters.
 */
export function obstacleTo({ now, today, grade, enrolments, held, coursesPerChild, course }: ChoiceFacts): CourseObstacle | null {
  if (course.status !== 'published') return 'cancelled'
  if (course.admission === 'assigned' || (course.admission === 'draw' && !course.drawHeld)) return course.admission
  if (!course.grades.includes(grade)) return 'grade'
  const live = enrolments.filter((enrolment) => enrolment.serviceKey === course.serviceKey && enrolment.endsOn >= today && enrolment.endsOn >= enrolment.startsOn)
  if (live.length === 0) return 'not_active'
  if (!live.some((enrolment) => enrolment.weekdays.includes(course.weekday))) return 'weekday'
  if (now < opensFor(course, grade)) return 'not_open'
  if (now >= new Date(course.closesAt)) return 'closed'
  if (clashOf(course, held)) return 'clash'
  return coursesPerChild !== null && held.length >= coursesPerChild ? 'limit' : null
}

export type PlaceDecision = { kind: 'joined' } | { kind: 'waiting' }

/** A place at once while one is free and nobody waits for it; otherwise a numbered place in line. */
export function decidePlace({ capacity, taken, waiting }: { capacity: number; taken: number; waiting: number }): PlaceDecision {
  return taken < capacity && waiting === 0 ? { kind: 'joined' } : { kind: 'waiting' }
}
