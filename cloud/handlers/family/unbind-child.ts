import { unbindChild as operation } from '../../contract/family'
import { done, refuse, write } from '../../handling'
import { ownChild } from '../../store/child'
import { boundGuardian, removeMember } from '../../store/committee'
import { unbindGuardian } from '../../store/guardian'

export const unbindChild = write(operation, async ({ db, schoolId, actor }, { childId }) => {
  if (!(await ownChild(db, schoolId, actor.guardianId, childId))) return refuse('child_not_yours')
  const guardianId = actor.guardianId as string
  await unbindGuardian(db, schoolId, childId, guardianId)
  // Whoever has no child here any more speaks for no family, and does not again by binding another.
  const leftCommittee = !(await boundGuardian(db, schoolId, guardianId)) && (await removeMember(db, schoolId, guardianId))
  return done({}, { target: `child/${childId}`, unbound: guardianId, ...(leftCommittee ? { leftCommittee } : {}) })
})
