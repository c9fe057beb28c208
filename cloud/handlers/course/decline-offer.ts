import { declineOffer as operation } from '../../contract/course-place'
import { done, refuse, write } from '../../handling'
import { movedUp, settleOffers } from '../../settle-offers'
import { freePlace, ownPlace } from '../../store/course'
import { lockCourses } from '../../store/place'

export const declineOffer = write(operation, async ({ db, schoolId, actor, now, random }, { placeId }) => {
  const seen = await ownPlace(db, schoolId, actor.guardianId, placeId)
  if (!seen) return refuse('place_unknown')
  await lockCourses(db, schoolId, [seen.courseId])
  const place = await ownPlace(db, schoolId, actor.guardianId, placeId)
  if (!place || place.state === 'released') return refuse('place_released')
  if (place.state !== 'offered') return refuse('offer_not_open')
  const offered = await freePlace(db, schoolId, { placeId, endedAs: 'declined', now })
  const settled = await settleOffers({ db, schoolId, now, newId: random.uuid }, offered)
  return done({ placeId }, { target: `place/${placeId}`, courseId: place.courseId, state: 'declined', movedUp: movedUp(settled) })
})
