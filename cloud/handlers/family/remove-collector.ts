import { removeCollector as operation } from '../../contract/family'
import { done, refuse, write } from '../../handling'
import { ownChild } from '../../store/child'
import { removeCollector as endCollector } from '../../store/guardian'

export const removeCollector = write(operation, async ({ db, schoolId, actor, now }, { childId, collectorId }) => {
  if (!(await ownChild(db, schoolId, actor.guardianId, childId))) return refuse('child_not_yours')
  if (!(await endCollector(db, schoolId, childId, collectorId, now))) return refuse('collector_unknown')
  return done({}, { target: `child/${childId}`, collectorRemoved: collectorId })
})
