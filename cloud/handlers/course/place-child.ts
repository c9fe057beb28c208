import { placeChild as operation } from '../../contract/course-move'
import { refusals } from '../../contract/refusals'
import { done, refuse, write } from '../../handling'
import { namesSomebody } from '../../rules/staff-move'
import { placeByHand, tellLine } from '../../staff-moves'
import { lockChildren } from '../../store/child'
import { findCourse } from '../../store/course'
import { tellGuardiansOf } from '../../store/message'
import { placeableChildren, recordMove } from '../../store/move'
import { lockCourses } from '../../store/place'
import { currentTerm } from '../../store/school'

export const placeChild = write(operation, async ({ db, schoolId, actor, now, random }, { courseId, childIds, reason, overLine }) => {
  const ids = [...new Set(childIds)]
  const seen = await findCourse(db, schoolId, courseId)
  const term = await currentTerm(db, schoolId)
  if (!seen || seen.status === 'draft' || seen.termId !== term?.termId) return refuse('course_unknown')
  if (reason === '' && (seen.admission !== 'assigned' || overLine)) return refuse('move_reason_needed')
  const children = await placeableChildren(db, schoolId, seen.termId, ids)
  if (namesSomebody(reason, [...children.values()].map(({ name }) => name))) return refuse('move_reason_names_child')
  await lockChildren(db, schoolId, [...children.keys()])
  await lockCourses(db, schoolId, [courseId])
  const course = await findCourse(db, schoolId, courseId)
  if (course?.status !== 'published') return refuse('course_cancelled')

  const staffId = actor.staffId as string
  const moment = { db, schoolId, now, newId: random.uuid, staffId }
  const results = []
  for (const childId of ids) {
    const child = children.get(childId)
    const placed = child ? await placeByHand(moment, { courseId, child, reason, overLine, leaves: null }) : ({ kind: 'refused', code: 'pupil_unknown' } as const)
    results.push({ childId, childName: child?.name ?? '', placed })
  }
  const given = results.flatMap(({ childId, placed }) => (placed.kind === 'placed' ? [{ childId, moveId: random.uuid(), ...placed }] : []))
  for (const { childId, moveId } of given) await recordMove(db, schoolId, { moveId, kind: 'placed', courseId, childId, staffId, reason, overLine, now })
  await tellGuardiansOf(db, schoolId, given.map(({ childId }) => childId), { kind: 'place_assigned', details: { course: course.title, reason }, now, newId: random.uuid })
  const added = given.filter((each) => each.added).length
  if (overLine && given.length > 0) await tellLine(moment, course, { count: given.length, added: added > 0, reason })
  const shown = results.map(({ childId, childName, placed }) =>
    placed.kind === 'placed' ? { childId, childName, placeId: placed.placeId, refusal: null, message: '' } : { childId, childName, placeId: null, refusal: childCode(placed.code), message: refusals[childCode(placed.code)] },
  )
  const change = { target: `course/${courseId}`, placed: given.map(({ childId, placeId, moveId }) => ({ childId, placeId, moveId })), added, overLine }
  return done({ children: shown, capacity: course.capacity + added }, change)
})

/** What concerns the whole course was refused before the first child. */
function childCode<Code extends string>(code: Code) {
  if (code === 'course_unknown' || code === 'course_cancelled' || code === 'move_reason_needed') throw new Error(`${code} is no answer for one child`)
  return code as Exclude<Code, 'course_unknown' | 'course_cancelled' | 'move_reason_needed'>
}
