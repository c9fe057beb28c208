import { closeIncident as operation } from '../../contract/incident'
import { done, refuse, write } from '../../handling'
import { lockIncident, markClosed } from '../../store/incident'

export const closeIncident = write(operation, async ({ db, schoolId, actor, now }, { incidentId }) => {
  const staffId = actor.staffId as string
  const incident = await lockIncident(db, schoolId, { isOffice: actor.roles.has('schoolAdmin'), staffId, classIds: actor.classIds }, incidentId)
  if (!incident) return refuse('incident_unknown')
  if (incident.isClosed) return refuse('incident_closed')
  await markClosed(db, schoolId, incident.incidentId, staffId, now)
  return done({ closedAt: now.toISOString() }, { target: `incident/${incident.incidentId}`, closed: true })
})
