import { addIncidentNote as operation, mostNotes } from '../../contract/incident'
import { done, refuse, write } from '../../handling'
import { addNote, lockIncident } from '../../store/incident'
import { tellGuardiansOf } from '../../store/message'

export const addIncidentNote = write(operation, async ({ db, schoolId, actor, now, random }, { incidentId, text }) => {
  const staffId = actor.staffId as string
  const incident = await lockIncident(db, schoolId, { isOffice: actor.roles.has('schoolAdmin'), staffId, classIds: actor.classIds }, incidentId)
  if (!incident) return refuse('incident_unknown')
  if (incident.isClosed) return refuse('incident_closed')
  if (incident.notes >= mostNotes) return refuse('incident_notes_full')
  const noteId = random.uuid()
  await addNote(db, schoolId, { noteId, incidentId: incident.incidentId, text, staffId, now })
  await tellGuardiansOf(db, schoolId, [incident.childId], { kind: 'incident_updated', details: { heldOn: incident.heldOn }, event: `incident_note/${noteId}`, now, newId: random.uuid })
  return done({ noteId }, { target: `incident/${incident.incidentId}`, noteId })
})
