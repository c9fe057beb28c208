import { addCollector as operation } from '../../contract/family'
import { done, refuse, write } from '../../handling'
import { lockChild, ownChild } from '../../store/child'
import { addCollector as insertCollector, collectorsOf } from '../../store/guardian'

const mostCollectors = 8

export const addCollector = write(operation, async ({ db, schoolId, actor, now, random }, { childId, ...collector }) => {
  if (!(await ownChild(db, schoolId, actor.guardianId, childId))) return refuse('child_not_yours')
  await lockChild(db, schoolId, childId)
  if ((await collectorsOf(db, schoolId, [childId])).length >= mostCollectors) return refuse('collectors_full')
  const collectorId = random.uuid()
  await insertCollector(db, schoolId, { ...collector, collectorId, childId, addedBy: actor.guardianId as string, now })
  return done({ collectorId }, { target: `child/${childId}`, collectorAdded: collectorId })
})
