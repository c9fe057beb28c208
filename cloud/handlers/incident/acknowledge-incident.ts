import { acknowledgeIncident as operation } from '../../contract/incident'
import { done, refuse, write } from '../../handling'
import { markSeen } from '../../store/incident'

export const acknowledgeIncident = write(operation, async ({ db, schoolId, actor, now }, { incidentId }) => {
  const seenAt = await markSeen(db, schoolId, actor.guardianId as string, incidentId, now)
  return seenAt === null ? refuse('incident_unknown') : done({ seenAt: seenAt.toISOString() }, { target: `incident/${incidentId}`, seen: true })
})
