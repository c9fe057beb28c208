import { changeCapacity as operation } from '../../contract/course-move'
import { done, refuse, write } from '../../handling'
import { reservedPlaces } from '../../rules/course-quotas'
import { movedUp, settleOffers } from '../../settle-offers'
import { fillCourse, findCourse, lockCourse } from '../../store/course'
import { recordMove, setCapacity } from '../../store/move'

export const changeCapacity = write(operation, async ({ db, schoolId, actor, now, random }, { courseId, capacity, reason }) => {
  const before = await lockCourse(db, schoolId, courseId)
  if (!before) return refuse('course_unknown')
  if (before.status === 'closed') return refuse('course_cancelled')
  if (capacity < before.taken) return refuse('capacity_below_taken')
  if (capacity < before.capacity && capacity < reservedPlaces(before.quotas, now)) return refuse('capacity_below_quotas')
  await setCapacity(db, schoolId, courseId, capacity)
  const moveId = random.uuid()
  await recordMove(db, schoolId, { moveId, kind: 'resized', courseId, staffId: actor.staffId as string, reason, capacity, now })
  const settled = await settleOffers({ db, schoolId, now, newId: random.uuid }, await fillCourse(db, schoolId, courseId, now))
  const after = (await findCourse(db, schoolId, courseId)) ?? before
  const change = { target: `course/${courseId}`, before: before.capacity, capacity, moveId, movedUp: movedUp(settled) }
  return done({ capacity, taken: after.taken, waiting: after.waiting }, change)
})
