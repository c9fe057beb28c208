import { setOnOffer as operation } from '../../contract/course-place'
import { done, refuse, write } from '../../handling'
import { ownPlace } from '../../store/course'
import { changeOnOffer, lockCourses } from '../../store/place'

export const setOnOffer = write(operation, async ({ db, schoolId, actor }, { placeId, onOffer }) => {
  const seen = await ownPlace(db, schoolId, actor.guardianId, placeId)
  if (!seen) return refuse('place_unknown')
  // Under the course's lock, so that a place is never offered in one way and answered in the other.
  await lockCourses(db, schoolId, [seen.courseId])
  const place = await ownPlace(db, schoolId, actor.guardianId, placeId)
  if (!place || place.state === 'released') return refuse('place_released')
  if (place.state !== 'waiting') return refuse('place_not_waiting')
  await changeOnOffer(db, schoolId, placeId, onOffer)
  return done({ placeId, onOffer }, { target: `place/${placeId}`, courseId: place.courseId, onOffer })
})
