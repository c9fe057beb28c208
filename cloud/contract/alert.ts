import * as z from 'zod/mini'
import { rollAddress } from './attendance'
import { relation } from './family'
import { operation } from './operation'
import { clockTime, date, freeText, id, instant, nothing, offset, pageEnd, text } from './values'

/** A child is expected and not there, or there and not collected. */
export const alertKind = z.enum(['missing', 'uncollected'])
export type AlertKind = z.infer<typeof alertKind>

export const alertState = z.enum(['open', 'acknowledged', 'resolved'])
export type AlertState = z.infer<typeof alertState>

export const resolvedAs = z.enum(['found', 'onLeave', 'collected', 'explained'])
export type ResolvedAs = z.infer<typeof resolvedAs>

export const alertStep = z.enum(['raised', 'told', 'acknowledged', 'escalated', 'answered', 'note', 'resolved'])
export type AlertStep = z.infer<typeof alertStep>

/** What a guardian says from the phone: the child is with me, it or I am on the way, I do not know. */
export const alertAnswer = z.enum(['withMe', 'onTheWay', 'dontKnow'])
export type AlertAnswer = z.infer<typeof alertAnswer>

/** One alert as everybody who may see it reads it. */
const alertFacts = {
  alertId: id,
  kind: alertKind,
  state: alertState,
  heldOn: date,
  childId: id,
  childName: z.string(),
  /** The session as it was when it was raised. */
  title: z.string(),
  startsAt: z.nullable(clockTime),
  venue: z.nullable(z.string()),
  raisedAt: instant,
  acknowledgedAt: z.nullable(instant),
  /** Who of the school looks after it; null until somebody has said so. */
  acknowledgedBy: z.nullable(z.string()),
  answer: z.nullable(alertAnswer),
  answeredAt: z.nullable(instant),
  resolvedAt: z.nullable(instant),
  resolvedAs: z.nullable(resolvedAs),
}

export const alertSummary = z.object({
  ...alertFacts,
  className: z.string(),
  /** How often it was told again because nobody had taken it on. */
  escalations: z.int(),
})
export type AlertSummary = z.infer<typeof alertSummary>

/**
 * A day's alerts, the open ones first; without a day today's, with what is open from before (FR-058, FR-061). The office
 * sees all, a teacher those of their own rolls and class. Each read is logged.
 */
export const listAlerts = operation({
  name: 'listAlerts',
  kind: 'read',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({ heldOn: z.optional(date), offset }),
  output: z.object({ today: date, alerts: z.array(alertSummary), ...pageEnd }),
  refusals: [],
})

/** One alert with its log, and whom to call. Each read is logged, for it shows phones. */
export const readAlert = operation({
  name: 'readAlert',
  kind: 'read',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({ alertId: id }),
  output: z.object({
    alert: alertSummary,
    /** Oldest first. `by` is empty where time did it. */
    steps: z.array(z.object({ step: alertStep, at: instant, by: z.string(), note: z.string() })),
    /** `phone` is empty where the guardian gave none. */
    guardians: z.array(z.object({ name: z.string(), relation, phone: z.string() })),
    /** The roll on which the child can be marked as seen; null where it is on none any more. */
    roll: z.nullable(z.object(rollAddress)),
  }),
  refusals: ['alert_unknown'],
})

/** 我来处理: from then on it is not told again. Said by a second one, it stays with the first and is noted. */
export const acknowledgeAlert = operation({
  name: 'acknowledgeAlert',
  kind: 'write',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({ alertId: id }),
  output: z.object({ alertId: id }),
  refusals: ['alert_unknown', 'alert_closed'],
})

/** A line for the log: who was called, what they said (FR-061). Also after it was closed. */
export const noteAlert = operation({
  name: 'noteAlert',
  kind: 'write',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({ alertId: id, note: text(200) }),
  output: z.object({ alertId: id }),
  refusals: ['alert_unknown'],
})

/**
 * Closes an alert whose reason is known, with that reason. A missing child is put on leave for that service and day on the
 * school's word, so that expected = present + leave + missing holds; one that was found is marked on its roll.
 */
export const closeAlert = operation({
  name: 'closeAlert',
  kind: 'write',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({ alertId: id, note: text(200) }),
  output: z.object({ alertId: id }),
  refusals: ['alert_unknown', 'alert_closed'],
})

/** Today's alerts about one's own children, the open ones first. */
export const listMyAlerts = operation({
  name: 'listMyAlerts',
  kind: 'read',
  roles: ['guardian'],
  input: nothing,
  output: z.object({
    alerts: z.array(z.object(alertFacts)),
    /** Whom the plan names for families to call; null where it names nobody. */
    contact: z.nullable(z.object({ name: z.string(), phone: z.nullable(z.string()) })),
  }),
  refusals: [],
})

/** A guardian's word on where the child is. The school is told at once; it closes the alert, never the answer itself. */
export const answerAlert = operation({
  name: 'answerAlert',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ alertId: id, answer: alertAnswer, note: freeText(100) }),
  output: z.object({ alertId: id }),
  refusals: ['alert_unknown', 'alert_closed'],
})
