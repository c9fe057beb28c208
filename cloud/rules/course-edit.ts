import type { CourseChangeable, CourseFields } from '../contract/course-office'

const unique = <T extends string | number>(list: readonly T[]): T[] => [...new Set(list)]
const sorted = (grades: readonly number[]) => unique(grades).sort((a, b) => a - b)
const utc = (instant: string) => new Date(instant).toISOString()
const utcOrNull = (instant: string | null) => (instant === null ? null : utc(instant))

/** A course with every instant in UTC and every list in order, so that what means the same is written the same. */
export const inOrder = (course: CourseFields): CourseFields => ({
  ...course,
  grades: sorted(course.grades),
  tags: unique(course.tags),
  opensAt: utcOrNull(course.opensAt),
  closesAt: utcOrNull(course.closesAt),
  changeUntil: utcOrNull(course.changeUntil),
  gradeOpenings: course.gradeOpenings.map(({ grades, opensAt }) => ({ grades: sorted(grades), opensAt: utc(opensAt) })),
  quotas: course.quotas.map((quota) => ({ ...quota, grades: quota.grades && sorted(quota.grades), groups: quota.groups && unique(quota.groups), until: utcOrNull(quota.until) })),
})

/** What may change at any time: it takes nothing away that a family has chosen by. */
const details: readonly (keyof CourseFields)[] = ['category', 'content', 'teacherId', 'venue', 'itemsToBring', 'leader', 'securityOfficer']

export interface EditedCourse {
  status: 'draft' | 'published' | 'closed'
  /** Children who have a place or are offered one, and those in line. */
  taken: number
  waiting: number
  /** In a draw that has begun. */
  drawId: string | null
  course: Pick<CourseFields, 'admission' | 'opensAt' | 'gradeOpenings'>
}

/**
 * What may still be changed of a course. A published one keeps what it has promised from the moment that somebody could
 * choose by it; its places only ever grow, and by another way.
 */
export function changeableOf({ status, taken, waiting, drawId, course }: EditedCourse, now: Date): CourseChangeable {
  if (status === 'draft') return 'all'
  if (status === 'closed') return 'nothing'
  const openings = [course.opensAt, ...course.gradeOpenings.map(({ opensAt }) => opensAt)].flatMap((instant) => (instant === null ? [] : [Date.parse(instant)]))
  const isOpen = course.admission === 'firstCome' && openings.some((opening) => opening <= now.getTime())
  return taken + waiting > 0 || drawId !== null || isOpen ? 'details' : 'exceptCapacity'
}

export const changedFields = (before: CourseFields, after: CourseFields): (keyof CourseFields)[] =>
  (Object.keys(after) as (keyof CourseFields)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))

/** Whether one field may be changed. */
export function mayChange(changeable: CourseChangeable, field: keyof CourseFields): boolean {
  if (changeable === 'all') return true
  if (changeable === 'exceptCapacity') return field !== 'capacity'
  return changeable === 'details' && details.includes(field)
}

/** Why a change may not be made; null where it may. */
export function changeBarred(changeable: CourseChangeable, changed: readonly (keyof CourseFields)[]): 'closed' | 'capacity' | 'promised' | null {
  if (changeable === 'nothing') return 'closed'
  const kept = changed.filter((field) => !mayChange(changeable, field))
  if (kept.length === 0) return null
  return kept.every((field) => field === 'capacity') ? 'capacity' : 'promised'
}

/**
 * A course of an earlier term as a draft of this one: without its dates, and without a teacher, a service or priority
 * groups that are not there any more.
 */
export function copyOf(
  course: CourseFields,
  { plan, staff }: { plan: { services: readonly { key: string }[]; priorityGroups: readonly { key: string }[] }; staff: readonly { staffId: string }[] },
): CourseFields {
  const isKnown = (key: string) => plan.priorityGroups.some((group) => group.key === key)
  return {
    ...course,
    serviceKey: plan.services.some(({ key }) => key === course.serviceKey) ? course.serviceKey : null,
    teacherId: staff.some(({ staffId }) => staffId === course.teacherId) ? course.teacherId : null,
    // Approval is of one place and one time.
    offCampusApproved: false,
    opensAt: null,
    closesAt: null,
    gradeOpenings: [],
    changeUntil: null,
    // One that ended on a day would be kept for ever without it.
    quotas: course.quotas.filter(({ groups, until }) => until === null && (groups === null || groups.every(isKnown))),
  }
}
