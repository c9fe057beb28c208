import { endCourse, lockClosing } from '../../close-course'
import { closeCourse as operation } from '../../contract/course-move'
import { done, refuse, write } from '../../handling'
import { namesSomebody } from '../../rules/staff-move'
import { findCourse } from '../../store/course'
import { recordMove } from '../../store/move'

export const closeCourse = write(operation, async ({ db, schoolId, actor, now, random }, { courseId, reason }) => {
  const seen = await findCourse(db, schoolId, courseId)
  if (!seen || seen.status === 'draft') return refuse('course_unknown')
  const staffId = actor.staffId as string
  const moment = { db, schoolId, now, newId: random.uuid, staffId }
  const closing = await lockClosing(moment, seen, reason)
  const course = await findCourse(db, schoolId, courseId)
  if (course?.status !== 'published') return refuse('course_cancelled')
  if (namesSomebody(reason, [...closing.children.values()].map(({ name }) => name))) return refuse('move_reason_names_child')
  const { ended, movedOn } = await endCourse(moment, closing)
  const moveId = random.uuid()
  await recordMove(db, schoolId, { moveId, kind: 'closed', courseId, staffId, reason, now })
  const change = { target: `course/${courseId}`, status: 'closed', moveId, ended: ended.map(({ placeId }) => placeId), movedOn: [...movedOn].map(([childId, to]) => ({ childId, courseId: to.courseId })) }
  return done({ ended: ended.length, movedOn: movedOn.size }, change)
})
