import { readPlaces as operation } from '../../contract/course-place'
import { read, refuse } from '../../handling'
import { overlaps } from '../../rules/course-choice'
import { lineHistory, mayGiveBack } from '../../rules/waiting-line'
import { childrenOf } from '../../store/child'
import { placesOf } from '../../store/course'
import { endedPlaces, linesOf } from '../../store/place'
import { publishedPlan } from '../../store/plan'

const endedFor = 30 * 24 * 3600 * 1000

export const readPlaces = read(operation, async ({ db, schoolId, actor, now }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  const children = actor.guardianId ? await childrenOf(db, schoolId, actor.guardianId) : []
  const ids = children.map(({ childId }) => childId)
  const held = await placesOf(db, schoolId, termId, ids)
  const lines = await linesOf(db, schoolId, held.map(({ placeId }) => placeId))
  const places = held.flatMap((place) => {
    const line = lines.get(place.placeId)
    const child = children.find(({ childId }) => childId === place.childId)
    if (!line || !child) return []
    const given = held.filter((other) => other.childId === place.childId && other.placeId !== place.placeId && other.state !== 'waiting' && overlaps(other, place))
    return {
      ...place,
      childName: child.name,
      course: place,
      requestedAt: line.requestedAt,
      movements: line.linePosition === null ? [] : lineHistory({ requestedAt: line.requestedAt, position: line.linePosition, aheadLeftAt: line.aheadLeftAt }),
      wouldGiveBack: place.state === 'joined' ? [] : given.map(({ title }) => title),
      reason: line.reason,
      canRelease: mayGiveBack(place, now),
    }
  })
  return { places, ended: await endedPlaces(db, schoolId, termId, ids, new Date(now.getTime() - endedFor)) }
})
