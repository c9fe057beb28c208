import { unbindChild as operation } from '../../contract/family'
import { done, refuse, write } from '../../handling'
import { ownChild } from '../../store/child'
import { unbindGuardian } from '../../store/guardian'

export const unbindChild = write(operation, async ({ db, schoolId, actor }, { childId }) => {
  if (!(await ownChild(db, schoolId, actor.guardianId, childId))) return refuse('child_not_yours')
  await unbindGuardian(db, schoolId, childId, actor.guardianId as string)
  return done({}, { target: `child/${childId}`, unbound: actor.guardianId })
})
