import { releaseCourse as operation } from '../../contract/course'
import { done, refuse, write } from '../../handling'
import { freePlace, lockCourse, ownPlace } from '../../store/course'
import { tellGuardiansOf } from '../../store/message'

export const releaseCourse = write(operation, async ({ db, schoolId, actor, now, random }, { placeId }) => {
  const seen = await ownPlace(db, schoolId, actor.guardianId, placeId)
  if (!seen) return refuse('place_unknown')
  const course = await lockCourse(db, schoolId, seen.courseId)
  // Read again under the lock: the place may have moved up, or the other guardian may have released it.
  const place = await ownPlace(db, schoolId, actor.guardianId, placeId)
  if (!course || !place || place.state === 'released') return refuse('place_released')
  const { courseId } = place
  const [moved] = await freePlace(db, schoolId, { placeId, endedAs: 'released', now })
  if (moved) await tellGuardiansOf(db, schoolId, [moved.childId], { kind: 'place_joined', details: { course: course.title }, now, newId: random.uuid })
  return done({ placeId }, { target: `place/${placeId}`, courseId, before: place.state, state: 'released', movedUp: moved?.placeId ?? null })
})
