import * as z from 'zod/mini'
import { rollAddress } from './attendance'
import { operation } from './operation'
import { clockTime, date, freeText, id, instant, offset, pageEnd, text } from './values'

/** Most follow-ups of one incident, so that a page of them stays small. */
export const mostNotes = 10

/** Incidents in one page of a list: each may carry ten follow-ups. */
export const incidentsAPage = 8

const incident = {
  incidentId: id,
  childName: z.string(),
  heldOn: date,
  at: clockTime,
  place: z.string(),
  description: z.string(),
  firstAid: z.string(),
  outcome: z.string(),
  reportedBy: z.string(),
  reportedAt: instant,
  closedAt: z.nullable(instant),
  notes: z.array(z.object({ noteId: id, text: z.string(), by: z.string(), writtenAt: instant })),
}

/** An incident as staff see it. */
export const incidentView = z.object({
  ...incident,
  childId: id,
  className: z.string(),
  /** How many guardians were told; at none somebody has to phone. */
  told: z.int(),
  seen: z.array(z.object({ name: z.string(), seenAt: instant })),
})
export type IncidentView = z.infer<typeof incidentView>

/** The same for the child's own guardian. */
export const ownIncident = z.object({
  ...incident,
  /** When this guardian said that it was read; null until then. */
  seenAt: z.nullable(instant),
})
export type OwnIncident = z.infer<typeof ownIncident>

/**
 * Writes down that a child was hurt or unwell, and tells its guardians at once (FR-096). By whoever takes one of the child's
 * rolls that day, its class teacher or the office.
 */
export const reportIncident = operation({
  name: 'reportIncident',
  kind: 'write',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({
    ...rollAddress,
    childId: id,
    /** Wall-clock time on that day. */
    at: clockTime,
    place: text(40),
    description: text(300),
    firstAid: freeText(200),
    outcome: text(200),
  }),
  output: z.object({
    incidentId: id,
    /** Guardians who were told; none where nobody is bound to the child yet. */
    told: z.int(),
  }),
  refusals: ['plan_not_published', 'roll_unknown', 'incident_child_not_yours', 'incident_not_yet', 'incident_too_old'],
})

/** A follow-up; the family sees it and is told. What was written before stays as it was. */
export const addIncidentNote = operation({
  name: 'addIncidentNote',
  kind: 'write',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({ incidentId: id, text: text(200) }),
  output: z.object({ noteId: id }),
  refusals: ['incident_unknown', 'incident_closed', 'incident_notes_full'],
})

export const closeIncident = operation({
  name: 'closeIncident',
  kind: 'write',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({ incidentId: id }),
  output: z.object({ closedAt: instant }),
  refusals: ['incident_unknown', 'incident_closed'],
})

/** Incidents that this member of staff wrote down or whose child is in a class of theirs; all for the office. Each read is logged. */
export const listIncidents = operation({
  name: 'listIncidents',
  kind: 'read',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({ offset }),
  output: z.object({ incidents: z.array(incidentView), open: z.int(), ...pageEnd }),
  refusals: [],
})

/** The incidents of one's own child, newest first. */
export const readIncidents = operation({
  name: 'readIncidents',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ childId: id, offset }),
  output: z.object({ childName: z.string(), incidents: z.array(ownIncident), ...pageEnd }),
  refusals: ['child_not_yours'],
})

/** The guardian says that it was read; said again it changes nothing. */
export const acknowledgeIncident = operation({
  name: 'acknowledgeIncident',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ incidentId: id }),
  output: z.object({ seenAt: instant }),
  refusals: ['incident_unknown'],
})

