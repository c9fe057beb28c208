import { moveChild as operation } from '../../contract/course-move'
import { done, refuse, write } from '../../handling'
import { namesSomebody } from '../../rules/staff-move'
import { movedUp, settleOffers } from '../../settle-offers'
import { placeByHand, tellLine } from '../../staff-moves'
import { lockChild } from '../../store/child'
import { freePlace } from '../../store/course'
import { tellGuardiansOf } from '../../store/message'
import { placeableChildren, recordMove } from '../../store/move'
import { findPlace, lockCourses } from '../../store/place'
import { currentTerm } from '../../store/school'

export const moveChild = write(operation, async ({ db, schoolId, actor, now, random }, { placeId, toCourseId, reason, overLine }) => {
  const seen = await findPlace(db, schoolId, placeId)
  const term = await currentTerm(db, schoolId)
  if (!seen || seen.termId !== term?.termId) return refuse('place_unknown')
  const child = (await placeableChildren(db, schoolId, seen.termId, [seen.childId])).get(seen.childId)
  if (!child) return refuse('place_unknown')
  if (namesSomebody(reason, [child.name])) return refuse('move_reason_names_child')
  if (toCourseId === seen.courseId) return refuse('course_taken_already')
  await lockChild(db, schoolId, child.childId)
  await lockCourses(db, schoolId, [seen.courseId, toCourseId])
  // Read again under the locks: the family may have given it back.
  const from = await findPlace(db, schoolId, placeId)
  if (!from || from.state === 'released') return refuse('place_released')

  const staffId = actor.staffId as string
  const moment = { db, schoolId, now, newId: random.uuid, staffId }
  const placed = await placeByHand(moment, { courseId: toCourseId, child, reason, overLine, leaves: placeId })
  if (placed.kind === 'refused') return refuse(placed.code)
  if (placed.course.termId !== from.termId) return refuse('course_unknown')
  const offered = await freePlace(db, schoolId, { placeId, endedAs: 'removed', reason, now })
  const moveId = random.uuid()
  await recordMove(db, schoolId, { moveId, kind: 'moved', courseId: from.courseId, toCourseId, childId: child.childId, staffId, reason, overLine, now })
  await tellGuardiansOf(db, schoolId, [child.childId], { kind: 'place_moved', details: { course: from.title, toCourse: placed.course.title, reason }, now, newId: random.uuid })
  if (overLine) await tellLine(moment, placed.course, { count: 1, added: placed.added, reason })
  const settled = await settleOffers(moment, offered)
  const change = { target: `place/${placed.placeId}`, from: placeId, fromCourseId: from.courseId, toCourseId, childId: child.childId, added: placed.added, overLine, moveId, movedUp: movedUp(settled) }
  return done({ placeId: placed.placeId }, change)
})
