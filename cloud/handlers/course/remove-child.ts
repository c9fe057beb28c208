import { removeChild as operation } from '../../contract/course-move'
import { done, refuse, write } from '../../handling'
import { namesSomebody } from '../../rules/staff-move'
import { movedUp, settleOffers } from '../../settle-offers'
import { freePlace } from '../../store/course'
import { tellGuardiansOf } from '../../store/message'
import { placeableChildren, recordMove } from '../../store/move'
import { findPlace, lockCourses } from '../../store/place'

export const removeChild = write(operation, async ({ db, schoolId, actor, now, random }, { placeId, reason }) => {
  const seen = await findPlace(db, schoolId, placeId)
  if (!seen) return refuse('place_unknown')
  const child = (await placeableChildren(db, schoolId, seen.termId, [seen.childId])).get(seen.childId)
  if (child && namesSomebody(reason, [child.name])) return refuse('move_reason_names_child')
  await lockCourses(db, schoolId, [seen.courseId])
  const place = await findPlace(db, schoolId, placeId)
  if (!place || place.state === 'released') return refuse('place_released')
  const { courseId, childId, title, state } = place
  const offered = await freePlace(db, schoolId, { placeId, endedAs: 'removed', reason, now })
  const moveId = random.uuid()
  await recordMove(db, schoolId, { moveId, kind: 'removed', courseId, childId, staffId: actor.staffId as string, reason, now })
  const details = { course: title, reason, ...(state === 'waiting' ? { waited: 'yes' } : {}) }
  await tellGuardiansOf(db, schoolId, [childId], { kind: 'place_removed', details, now, newId: random.uuid })
  const settled = await settleOffers({ db, schoolId, now, newId: random.uuid }, offered)
  return done({ placeId }, { target: `place/${placeId}`, courseId, childId, before: state, moveId, movedUp: movedUp(settled) })
})
