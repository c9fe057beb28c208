import { appointCommittee as operation } from '../../contract/committee'
import { done, refuse, write } from '../../handling'
import { addMember, boundGuardian, removeMember } from '../../store/committee'
import { tellGuardian } from '../../store/message'

export const appointCommittee = write(operation, async ({ db, schoolId, actor, now, random }, { guardianId, member }) => {
  // Who has no child here any more can only leave.
  if (member && !(await boundGuardian(db, schoolId, guardianId))) return refuse('guardian_unknown')
  const changed = member ? await addMember(db, schoolId, { guardianId, staffId: actor.staffId as string, now }) : await removeMember(db, schoolId, guardianId)
  if (changed) await tellGuardian(db, schoolId, guardianId, { kind: member ? 'committee_appointed' : 'committee_ended', details: {}, now, newId: random.uuid })
  return done({ member }, { target: `committee/${guardianId}`, member, changed })
})
