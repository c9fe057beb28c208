import { endAssignment as operation } from '../../contract/volunteer'
import { done, refuse, write } from '../../handling'
import { endDuty } from '../../store/volunteer'

export const endAssignment = write(operation, async ({ db, schoolId, actor, now }, { assignmentId }) => {
  const volunteerId = await endDuty(db, schoolId, assignmentId, actor.staffId as string, now)
  return volunteerId === null ? refuse('assignment_unknown') : done({}, { target: `volunteer/${volunteerId}`, assignmentId, ended: true })
})
