import { releaseCourse as operation } from '../../contract/course'
import { done, refuse, write } from '../../handling'
import { mayGiveBack } from '../../rules/waiting-line'
import { movedUp, settleOffers } from '../../settle-offers'
import { freePlace, ownPlace } from '../../store/course'
import { findPlace, lockCourses } from '../../store/place'

export const releaseCourse = write(operation, async ({ db, schoolId, actor, now, random }, { placeId }) => {
  const seen = await ownPlace(db, schoolId, actor.guardianId, placeId)
  if (!seen) return refuse('place_unknown')
  await lockCourses(db, schoolId, [seen.courseId])
  // Read again under the lock: the place may have moved up, or the other guardian may have released it.
  const place = await findPlace(db, schoolId, placeId)
  if (!place || place.state === 'released') return refuse('place_released')
  const { courseId, state } = place
  if (!mayGiveBack({ state, changeUntil: place.changeUntil }, now)) return refuse('course_change_closed')
  const offered = await freePlace(db, schoolId, { placeId, endedAs: 'released', now })
  const settled = await settleOffers({ db, schoolId, now, newId: random.uuid }, offered)
  return done({ placeId }, { target: `place/${placeId}`, courseId, before: state, state: 'released', movedUp: movedUp(settled) })
})
