import type { CourseView } from '../contract/course'
import { clashOf, overlaps, type CourseTime } from './course-choice'
import type { EnrolmentFact } from './timetable'
import { attends } from './waiting-line'

export interface StaffPlaceFacts {
  admission: CourseView['admission']
  now: Date
  opensAt: string
  /** Whether a place is free that this child may have, quotas kept. */
  isOpen: boolean
  /** Others that wait for the course. */
  waiting: number
  overLine: boolean
  reason: string
}

export type StaffPlaceDecision = { kind: 'placed'; added: boolean } | { kind: 'refused'; code: 'move_reason_needed' | 'move_over_line' | 'move_no_place' }

/**
 * Whether the school may put a child into a course by hand. Into an assigned course that is the normal way; elsewhere it
 * needs a reason, and passing those who wait, or being placed before families may choose at all, must be meant
 * (`overLine`). Nobody loses a place by it: where none is open to the child, one is added.
 */
export function decideStaffPlace({ admission, now, opensAt, isOpen, waiting, overLine, reason }: StaffPlaceFacts): StaffPlaceDecision {
  const isAssigned = admission === 'assigned'
  if (reason === '' && (!isAssigned || overLine)) return { kind: 'refused', code: 'move_reason_needed' }
  const passesOthers = !isAssigned && (waiting > 0 || now < new Date(opensAt))
  if (isOpen && (overLine || !passesOthers)) return { kind: 'placed', added: false }
  if (overLine) return { kind: 'placed', added: true }
  return { kind: 'refused', code: passesOthers ? 'move_over_line' : 'move_no_place' }
}

export interface PlacedChild {
  today: string
  grade: number
  enrolments: readonly EnrolmentFact[]
  /** What the child has or is offered, without what it is moved from. */
  held: readonly (CourseTime & { title: string })[]
}

/** Why a child cannot be in a course at all, whoever puts it there; null where it can. */
export function placeObstacle({ today, grade, enrolments, held }: PlacedChild, course: CourseTime & Pick<CourseView, 'serviceKey' | 'grades'>): 'course_not_for_grade' | 'move_not_attending' | 'course_clash' | null {
  if (!course.grades.includes(grade)) return 'course_not_for_grade'
  if (!attends(enrolments, course, today)) return 'move_not_attending'
  return clashOf(course, held) ? 'course_clash' : null
}

/**
 * The courses that a child may go to when one is closed: those it can be in and that have a place for it, the same hour
 * first, then the same weekday, as given otherwise.
 */
export function fittingCourses<Course extends CourseTime & Pick<CourseView, 'serviceKey' | 'grades'>>(child: PlacedChild, closed: CourseTime, withPlaces: readonly Course[]): Course[] {
  const nearness = (course: Course) => (overlaps(course, closed) ? 0 : course.weekday === closed.weekday ? 1 : 2)
  return withPlaces.filter((course) => placeObstacle(child, course) === null).sort((a, b) => nearness(a) - nearness(b))
}

/** A reason that others read must not name the child: they are told why, never who. */
export const namesSomebody = (reason: string, names: readonly string[]): boolean => names.some((name) => asRead(reason).includes(asRead(name)))

/** Spaces, wide letters and capitals do not hide a name. */
const asRead = (words: string) => words.normalize('NFKC').replace(/[\s·]/g, '').toLowerCase()
