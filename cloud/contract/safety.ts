import * as z from 'zod/mini'
import { operation } from './operation'
import { clockTime, date, freeText, id, instant, offset, pageEnd, text } from './values'

export const safetyKind = z.enum(['patrol', 'gate', 'venue'])
export type SafetyKind = z.infer<typeof safetyKind>

export const safetyEntry = z.object({
  logId: id,
  kind: safetyKind,
  heldOn: date,
  at: clockTime,
  place: z.string(),
  ok: z.boolean(),
  findings: z.string(),
  visitorName: z.string(),
  purpose: z.string(),
  staffName: z.string(),
  /** What was done about the findings; null while nothing was. */
  putRight: z.nullable(z.object({ text: z.string(), by: z.string(), at: instant })),
})
export type SafetyEntry = z.infer<typeof safetyEntry>

/** How many different people patrolled on a service day. */
export const patrolDay = z.object({ heldOn: date, patrollers: z.int(), missing: z.int() })
export type PatrolDay = z.infer<typeof patrolDay>

/** One patrol, one visitor at the gate, or one look at a venue (FR-097). A visitor's name and purpose stay with the staff. */
export const logSafety = operation({
  name: 'logSafety',
  kind: 'write',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({
    kind: safetyKind,
    heldOn: date,
    at: clockTime,
    place: text(40),
    ok: z.boolean(),
    findings: freeText(200),
    visitorName: freeText(30),
    purpose: freeText(40),
  }),
  output: z.object({ logId: id }),
  refusals: ['safety_not_yet', 'safety_too_old', 'safety_findings_needed', 'safety_visitor_needed'],
})

/**
 * The safety log, what is still to be put right first; a teacher's own entries, all for the office. Beside it the last
 * service days with how many patrollers each had, where the plan states how many there must be (R-023, S18).
 */
export const listSafety = operation({
  name: 'listSafety',
  kind: 'read',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({ heldOn: z.optional(date), kind: z.optional(safetyKind), offset }),
  output: z.object({
    today: date,
    entries: z.array(safetyEntry),
    open: z.int(),
    /** Null where the plan states no number, and for teachers. */
    patrollersPerDay: z.nullable(z.int()),
    /** Newest first. */
    patrols: z.array(patrolDay),
    ...pageEnd,
  }),
  refusals: [],
})

/** What was done about a finding; by whoever found it, or the office. */
export const settleFinding = operation({
  name: 'settleFinding',
  kind: 'write',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({ logId: id, text: text(200) }),
  output: z.object({ putRightAt: instant }),
  refusals: ['safety_unknown', 'safety_settled'],
})
