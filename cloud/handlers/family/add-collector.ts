import { addCollector as operation } from '../../contract/family'
import { done, refuse, write } from '../../handling'
import { lockChild, ownChild } from '../../store/child'
import { isFrozen } from '../../store/custody'
import { addCollector as insertCollector, collectorsOf } from '../../store/guardian'
import { tellOthersOf } from '../../store/message'

const mostCollectors = 8

export const addCollector = write(operation, async ({ db, schoolId, actor, now, random }, { childId, ...collector }) => {
  if (!(await ownChild(db, schoolId, actor.guardianId, childId))) return refuse('child_not_yours')
  await lockChild(db, schoolId, childId)
  if (await isFrozen(db, schoolId, childId)) return refuse('collectors_frozen')
  if ((await collectorsOf(db, schoolId, [childId])).length >= mostCollectors) return refuse('collectors_full')
  const collectorId = random.uuid()
  await insertCollector(db, schoolId, { ...collector, collectorId, childId, addedBy: actor.guardianId as string, now })
  const details = { by: actor.guardianName, added: collector.name }
  await tellOthersOf(db, schoolId, childId, actor.guardianId, { kind: 'collectors_changed', details, now, newId: () => random.uuid() })
  return done({ collectorId }, { target: `child/${childId}`, collectorAdded: collectorId })
})
