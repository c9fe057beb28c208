import { removeCollector as operation } from '../../contract/family'
import { done, refuse, write } from '../../handling'
import { lockChild, ownChild } from '../../store/child'
import { isFrozen } from '../../store/custody'
import { collectorsOf, removeCollector as endCollector } from '../../store/guardian'
import { tellOthersOf } from '../../store/message'

export const removeCollector = write(operation, async ({ db, schoolId, actor, now, random }, { childId, collectorId }) => {
  if (!(await ownChild(db, schoolId, actor.guardianId, childId))) return refuse('child_not_yours')
  await lockChild(db, schoolId, childId)
  if (await isFrozen(db, schoolId, childId)) return refuse('collectors_frozen')
  const removed = (await collectorsOf(db, schoolId, [childId])).find((each) => each.collectorId === collectorId)
  if (!removed || !(await endCollector(db, schoolId, childId, collectorId, now))) return refuse('collector_unknown')
  const details = { by: actor.guardianName, removed: removed.name }
  await tellOthersOf(db, schoolId, childId, actor.guardianId, { kind: 'collectors_changed', details, now, newId: () => random.uuid() })
  return done({}, { target: `child/${childId}`, collectorRemoved: collectorId })
})
