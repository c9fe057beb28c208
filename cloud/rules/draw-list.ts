import type { CourseQuota, CourseView } from '../contract/course'
import type { DrawCourse, DrawEntry, DrawLeftOut, DrawTerms } from '../contract/draw'
import { clashOf, type CourseTime } from './course-choice'
import type { EnrolmentFact } from './timetable'

/** Earlier misses beyond so many count no more. */
export const creditsMost = 3
/** A child that ranked fewer, though it could rank more, has not missed: nobody gathers credit by asking for one course. */
export const choicesForCredit = 3

export interface DrawChild {
  grade: number
  /** The priority group of its approved application; null where it has none. */
  priorityGroup: string | null
  enrolments: EnrolmentFact[]
  /** Courses that it has, is offered or waits for. */
  held: CourseTime[]
  /** Draws in a row without any course. */
  credit: number
}

type Drawable = CourseTime & Pick<CourseView, 'courseId' | 'serviceKey' | 'grades' | 'status'>

/** Why a course cannot be drawn for a child at closing; null where it can. */
export function leftOutBy(course: Drawable, child: DrawChild, coursesPerChild: number | null, today: string): DrawLeftOut | null {
  if (course.status !== 'published') return 'cancelled'
  if (!course.grades.includes(child.grade)) return 'grade'
  const live = child.enrolments.filter(({ serviceKey, startsOn, endsOn }) => serviceKey === course.serviceKey && endsOn >= today && endsOn >= startsOn)
  if (live.length === 0) return 'not_active'
  if (!live.some(({ weekdays }) => weekdays.includes(course.weekday))) return 'weekday'
  if (clashOf(course, child.held)) return 'clash'
  return coursesPerChild !== null && child.held.length >= coursesPerChild ? 'limit' : null
}

/** Points of a child: what the school declared for its priority groups, and one for each miss in a row (R-006, FR-017). */
export function pointsOf({ priorityGroup, credit }: Pick<DrawChild, 'priorityGroup' | 'credit'>, { priorityGroups, priorityPoints, countsCredits }: Pick<DrawTerms, 'priorityGroups' | 'priorityPoints' | 'countsCredits'>): number {
  const hasPriority = priorityGroup !== null && priorityGroups.includes(priorityGroup)
  return (hasPriority ? priorityPoints : 0) + (countsCredits ? Math.min(credit, creditsMost) : 0)
}

/** Whether a child may use places of a quota: grade and group must both fit, where the quota names them. */
export const mayUse = ({ grades, groups }: Pick<CourseQuota, 'grades' | 'groups'>, { grade, priorityGroup }: Pick<DrawChild, 'grade' | 'priorityGroup'>) =>
  (grades === null || grades.includes(grade)) && (groups === null || (priorityGroup !== null && groups.includes(priorityGroup)))

export interface FreezingCourse extends Drawable {
  places: number
  /** Quotas that still live, with what is free of them. */
  quotas: (CourseQuota & { free: number })[]
}

export interface Wish {
  childId: string
  token: string
  together: string | null
  courseIds: string[]
  child: DrawChild
}

export interface FrozenWish {
  childId: string
  /** Null where nothing of the wish takes part. */
  entry: DrawEntry | null
  leftOut: { courseId: string; reason: DrawLeftOut }[]
  /** How many courses of the draw the child could have ranked. */
  couldRank: number
}

export interface FrozenList {
  courses: DrawCourse[]
  /** The plan's keys of the quota numbers, which the published list does not say. */
  quotaKeys: string[]
  wishes: FrozenWish[]
}

/**
 * Freezes a draw at its closing: only what is possible then takes part. Children who want the same course or none keep
 * what all of them can have; where all choices of one have fallen away, the others are drawn without it.
 */
export function freezeList(draw: DrawTerms, courses: readonly FreezingCourse[], wishes: readonly Wish[], coursesPerChild: number | null, today: string): FrozenList {
  const sorted = [...courses].sort((a, b) => (a.courseId < b.courseId ? -1 : 1))
  const noOf = new Map(sorted.map(({ courseId }, no) => [courseId, no]))
  const quotas = sorted.flatMap((course) => course.quotas.map((quota) => ({ courseId: course.courseId, quota }))).map((each, no) => ({ ...each, no }))
  const reasons = new Map(wishes.map(({ childId, child }) => [childId, new Map(sorted.map((course) => [course.courseId, leftOutBy(course, child, coursesPerChild, today)]))]))
  const isOpen = (childId: string, courseId: string) => reasons.get(childId)?.get(courseId) === null
  const openRanks = (wish: Wish) => [...new Set(wish.courseIds)].filter((courseId) => isOpen(wish.childId, courseId))

  const frozen = wishes.map((wish): FrozenWish => {
    const mine = openRanks(wish)
    const others = wish.together === null ? [] : wishes.filter((each) => each !== wish && each.together === wish.together && openRanks(each).length > 0)
    const ranked = mine.filter((courseId) => others.every((other) => isOpen(other.childId, courseId)))
    const leftOut = wish.courseIds.flatMap((courseId) => {
      const reason = reasons.get(wish.childId)?.get(courseId) ?? (noOf.has(courseId) ? (mine.includes(courseId) && !ranked.includes(courseId) ? 'together' : null) : 'cancelled')
      return reason ? [{ courseId, reason } as const] : []
    })
    const entry: DrawEntry = {
      token: wish.token,
      together: others.length > 0 ? wish.together : null,
      points: pointsOf(wish.child, draw),
      limit: Math.min(draw.limitPerChild, coursesPerChild === null ? draw.limitPerChild : coursesPerChild - wish.child.held.length),
      quotas: quotas.filter(({ courseId, quota }) => ranked.includes(courseId) && mayUse(quota, wish.child)).map(({ no }) => no),
      ranks: ranked.map((courseId) => noOf.get(courseId) as number),
    }
    return { childId: wish.childId, entry: ranked.length > 0 ? entry : null, leftOut, couldRank: sorted.filter(({ courseId }) => isOpen(wish.childId, courseId)).length }
  })
  return {
    courses: sorted.map(({ courseId, weekday, startsAt, endsAt, places }, no) => ({
      ...{ no, courseId, weekday, startsAt, endsAt, places },
      quotas: quotas.filter((each) => each.courseId === courseId).map((each) => ({ no: each.no, places: each.quota.free })),
    })),
    quotaKeys: quotas.map(({ quota }) => quota.key),
    wishes: frozen,
  }
}

/** What a draw does to a child's credit: a course uses all of it up, a miss adds one, too short a list changes nothing. */
export function creditChange({ received, ranked, couldRank, credit }: { received: number; ranked: number; couldRank: number; credit: number }): number {
  if (received > 0) return -credit
  return ranked >= Math.min(choicesForCredit, couldRank) && ranked > 0 ? 1 : 0
}

/**
 * The choices to wait in line for: those that were full at the turn, while what is held and waited for without
 * overlapping stays within both limits. Children who are drawn together do not wait, for a line moves one by one.
 */
export function waitsFor(full: readonly (CourseTime & { courseId: string })[], has: { received: CourseTime[]; held: CourseTime[] }, limits: { draw: number; coursesPerChild: number | null }): string[] {
  const waiting: (CourseTime & { courseId: string })[] = []
  const clear = (course: CourseTime, of: readonly CourseTime[]) => of.filter((each) => !clashOf(course, [each])).length
  for (const course of full) {
    const inAll = clear(course, [...has.held, ...has.received, ...waiting]) + 1
    if (clear(course, has.received) + 1 > limits.draw || (limits.coursesPerChild !== null && inAll > limits.coursesPerChild)) continue
    waiting.push(course)
  }
  return waiting.map(({ courseId }) => courseId)
}
