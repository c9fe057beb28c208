import * as z from 'zod/mini'
import { rollKey } from './attendance'
import { operation } from './operation'
import { partnerKind } from './plan-people'
import { date, freeText, id, offset, pageEnd, planKey, text, weekday } from './values'

const vetting = z.enum(['credentials', 'health', 'filed'])

/** What the office writes down of a volunteer or outside expert; the phone is for staff only. */
export const volunteerFields = z.object({
  name: text(30),
  kind: partnerKind,
  skill: freeText(60),
  phone: freeText(20),
  /** The day on which it was seen; null while it was not. */
  credentialsOn: z.nullable(date),
  healthOn: z.nullable(date),
  filedOn: z.nullable(date),
  note: freeText(100),
  active: z.boolean(),
})
export type VolunteerFields = z.infer<typeof volunteerFields>

export const volunteerView = z.object({
  volunteerId: id,
  revision: z.int(),
  ...volunteerFields.shape,
  credentialsBy: z.nullable(z.string()),
  healthBy: z.nullable(z.string()),
  filedBy: z.nullable(z.string()),
  /** What the plan asks for and is not there; empty: assignable. */
  lacks: z.array(vetting),
  /** The plan does not let this kind take part. */
  barred: z.boolean(),
  duties: z.array(z.object({ assignmentId: id, serviceKey: planKey, rollKey, rollName: z.string(), weekday: z.nullable(weekday), heldOn: z.nullable(date) })),
})
export type VolunteerView = z.infer<typeof volunteerView>

/** Volunteers and experts from outside, those who still take part first, with what each lacks and where each helps (FR-054). */
export const listVolunteers = operation({
  name: 'listVolunteers',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ offset }),
  output: z.object({
    volunteers: z.array(volunteerView),
    /** What the plan asks of a volunteer. */
    vetting: z.array(vetting),
    barred: z.array(partnerKind),
    today: date,
    ...pageEnd,
  }),
  refusals: ['plan_not_published'],
})

/** Writes one down or changes one. Whoever thereby can no longer be assigned helps nowhere any more. */
export const saveVolunteer = operation({
  name: 'saveVolunteer',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({
    /** Null for a new one. */
    volunteerId: z.nullable(id),
    revision: z.int().check(z.gte(0), z.lte(1_000_000)),
    volunteer: volunteerFields,
  }),
  output: z.object({ volunteerId: id, revision: z.int(), ended: z.int() }),
  refusals: ['plan_not_published', 'volunteer_unknown', 'volunteer_changed', 'vetting_day_late'],
})

/** Lets a volunteer help on a roll, every such weekday or one day; only with all that the plan asks for. */
export const assignVolunteer = operation({
  name: 'assignVolunteer',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ volunteerId: id, serviceKey: planKey, rollKey, weekday: z.nullable(weekday), heldOn: z.nullable(date) }),
  output: z.object({ assignmentId: id }),
  refusals: ['plan_not_published', 'volunteer_unknown', 'volunteer_inactive', 'volunteer_barred', 'volunteer_unvetted', 'volunteer_assigned', 'duties_full', 'duty_day_needed', 'duty_day_past', 'roll_unknown'],
})

export const endAssignment = operation({
  name: 'endAssignment',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ assignmentId: id }),
  output: z.object({}),
  refusals: ['assignment_unknown'],
})
