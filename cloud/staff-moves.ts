import { quotaKeysOf } from './rules/course-quotas'
import { shanghaiDate } from './rules/dates'
import { decideStaffPlace, placeObstacle } from './rules/staff-move'
import { findCourse, placesOf, type Course, type HeldPlace } from './store/course'
import { enrolmentsOf } from './store/enrolment'
import { tellGuardiansOf } from './store/message'
import { addStaffPlace, openPlace, waitingChildren, type PlaceableChild } from './store/move'
import type { Moment } from './moment'

export interface StaffMoment extends Moment {
  staffId: string
}

export interface Placing {
  courseId: string
  child: PlaceableChild
  reason: string
  overLine: boolean
  /** The place that the child leaves for it; it is no obstacle. */
  leaves: string | null
  /** The family ranked it itself, so it need not open to families first. */
  ranked?: boolean
}

type PlacingCode = 'course_unknown' | 'course_cancelled' | 'course_taken_already' | 'course_not_for_grade' | 'move_not_attending' | 'course_clash' | 'move_reason_needed' | 'move_over_line' | 'move_no_place'

export type Placed = { kind: 'placed'; placeId: string; added: boolean; course: Course } | { kind: 'refused'; code: PlacingCode }

const refused = (code: PlacingCode): Placed => ({ kind: 'refused', code })

/** Puts a child into a course by the school's hand. The caller holds the child's lock and the course's. */
export async function placeByHand(moment: StaffMoment, { courseId, child, reason, overLine, leaves, ranked }: Placing): Promise<Placed> {
  const { db, schoolId, now } = moment
  const course = await findCourse(db, schoolId, courseId)
  if (!course || course.status === 'draft') return refused('course_unknown')
  if (course.status === 'closed') return refused('course_cancelled')
  const held = await placesOf(db, schoolId, course.termId, [child.childId])
  const own = held.find((place) => place.courseId === courseId) ?? null
  if (own?.state === 'joined') return refused('course_taken_already')
  const others = held.filter((place) => place !== own && place.state !== 'waiting' && place.placeId !== leaves)
  const enrolments = await enrolmentsOf(db, schoolId, course.termId, [child.childId])
  const obstacle = placeObstacle({ today: shanghaiDate(now), grade: child.grade, enrolments, held: others }, course)
  if (obstacle) return refused(obstacle)
  const quotaKeys = quotaKeysOf(course.quotas, child)
  const quotaKey = own?.state === 'offered' ? '' : await openPlace(db, schoolId, courseId, quotaKeys, now)
  const waiting = othersWaiting(course, own)
  const decision = decideStaffPlace({ admission: course.admission, now, opensAt: ranked ? now.toISOString() : course.opensAt, isOpen: quotaKey !== null, waiting, overLine, reason })
  if (decision.kind === 'refused') return decision
  const place = { placeId: moment.newId(), courseId, childId: child.childId, staffId: moment.staffId, reason, quotaKey: quotaKey ?? '', quotaKeys, added: decision.added, now }
  return { kind: 'placed', placeId: await addStaffPlace(db, schoolId, place), added: decision.added, course }
}

/** Who is passed: nobody by a child that has been offered its place, for those behind it wait for the next one. */
function othersWaiting({ waiting }: Course, own: HeldPlace | null): number {
  if (own?.state === 'offered') return 0
  return own?.state === 'waiting' ? waiting - 1 : waiting
}

/** Tells every family that waits for a course that the school placed children by hand, how many and why, and nobody's name. */
export async function tellLine({ db, schoolId, now, newId }: Moment, course: Pick<Course, 'courseId' | 'title'>, placed: { count: number; added: boolean; reason: string }) {
  const waiting = await waitingChildren(db, schoolId, course.courseId)
  const details = { course: course.title, count: String(placed.count), reason: placed.reason, ...(placed.added ? { added: 'yes' } : {}) }
  await tellGuardiansOf(db, schoolId, waiting, { kind: 'line_moved', details, now, newId })
}
