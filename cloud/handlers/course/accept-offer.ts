import { acceptOffer as operation } from '../../contract/course-place'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { decideOffer } from '../../rules/waiting-line'
import { movedUp, overlappedBy, settleOffers, takePlace } from '../../settle-offers'
import { lockChild } from '../../store/child'
import { ownPlace } from '../../store/course'
import { enrolmentsOf } from '../../store/enrolment'
import { findPlace, lockCourses } from '../../store/place'

export const acceptOffer = write(operation, async ({ db, schoolId, actor, now, random }, { placeId }) => {
  const own = await ownPlace(db, schoolId, actor.guardianId, placeId)
  if (!own) return refuse('place_unknown')
  const moment = { db, schoolId, now, newId: random.uuid }
  await lockChild(db, schoolId, own.childId)
  const seen = await findPlace(db, schoolId, placeId)
  if (!seen || seen.state === 'released') return refuse('place_released')
  await lockCourses(db, schoolId, [seen.courseId, ...(await overlappedBy(moment, seen)).map(({ courseId }) => courseId)])
  // Read again under the locks: the offer may have lapsed, or the other guardian may have answered it.
  const place = await findPlace(db, schoolId, placeId)
  if (!place || place.state === 'released') return refuse('place_released')
  if (place.state !== 'offered' || place.offerUntil === null) return refuse('offer_not_open')
  if (now >= new Date(place.offerUntil)) return refuse('offer_lapsed')
  const overlapped = await overlappedBy(moment, place)
  const enrolments = await enrolmentsOf(db, schoolId, place.termId, [place.childId])
  const decision = decideOffer({ now, today: shanghaiDate(now), enrolments, course: place, overlapped })
  if (decision.kind === 'lapse') return refuse(decision.why === 'notActive' ? 'course_not_active' : 'course_change_closed')
  const { freed, gaveBack } = await takePlace(moment, place, overlapped)
  const settled = await settleOffers(moment, freed)
  const gave = overlapped.map((each) => each.placeId)
  return done({ placeId, gaveBack }, { target: `place/${placeId}`, courseId: place.courseId, childId: place.childId, state: 'joined', gaveBack: gave, movedUp: movedUp(settled) })
})
