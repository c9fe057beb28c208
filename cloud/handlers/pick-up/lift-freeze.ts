import { liftFreeze as operation } from '../../contract/pick-up'
import { done, refuse, write } from '../../handling'
import { childOfSchool, lockChild } from '../../store/child'
import { endFreeze } from '../../store/custody'

export const liftFreeze = write(operation, async ({ db, schoolId, actor, now }, { childId, freezeId }) => {
  if (!(await childOfSchool(db, schoolId, childId))) return refuse('child_unknown')
  await lockChild(db, schoolId, childId)
  if (!(await endFreeze(db, schoolId, childId, { freezeId, staffId: actor.staffId as string, now }))) return refuse('freeze_unknown')
  return done({}, { target: `child/${childId}`, freezeLifted: freezeId })
})
