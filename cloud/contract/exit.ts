import * as z from 'zod/mini'
import { placeState } from './course'
import { moneyLine } from './money'
import { operation } from './operation'
import { refundDue } from './statement'
import { date, fen, freeText, grade, id, instant, offset, pageEnd, planKey, weekday } from './values'

/** Waiting and delayed are open; a delay always ends, for nobody is held for ever (FR-066). */
const exitStatus = z.enum(['waiting', 'delayed', 'approved', 'withdrawn'])

export const leftService = z.object({ serviceKey: planKey, name: z.string() })
export type LeftService = z.infer<typeof leftService>

/** One 退出申请 and what became of it (S19, S11). */
export const exitView = z.object({
  exitId: id,
  services: z.array(leftService),
  /** The last day on which the child still stays. */
  lastDay: date,
  reason: z.string(),
  collectionNote: z.string(),
  status: exitStatus,
  filedAt: instant,
  filedBy: z.string(),
  /** The plan says that nobody leaves in mid-term; a word to the office, never an obstacle. */
  barredByPlan: z.boolean(),
  /** The last day to answer; null where there is none. */
  answerBy: z.nullable(date),
  /** Whether it is approved by itself after that day. */
  silenceApproves: z.boolean(),
  delayReason: z.nullable(z.string()),
  approvedAs: z.nullable(z.enum(['atOnce', 'bySchool', 'bySilence'])),
  decidedAt: z.nullable(instant),
  /** Places are given back and papers ended: on the day after the last day. */
  carriedOut: z.boolean(),
})
export type ExitView = z.infer<typeof exitView>

/** What of a plan decides how an exit goes; null where the plan does not say. */
const exitRules = z.object({
  approval: z.nullable(z.boolean()),
  midTermExit: z.nullable(z.boolean()),
  decideWithinDays: z.nullable(z.int()),
  silenceApproves: z.nullable(z.boolean()),
  rejoin: z.nullable(z.boolean()),
})

/** What a child can leave, on what terms, and what has been asked already (FR-065). */
export const readExit = operation({
  name: 'readExit',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ childId: id }),
  output: z.object({
    child: z.object({ childId: id, name: z.string(), grade, className: z.string() }),
    today: date,
    term: z.object({ startsOn: date, endsOn: date }),
    services: z.array(
      z.object({
        ...leftService.shape,
        weekdays: z.array(weekday),
        startsOn: date,
        endsOn: date,
        /** The courses of this service in which the child has or waits for a place. */
        courses: z.array(z.object({ title: z.string(), state: placeState })),
      }),
    ),
    exit: exitRules,
    /** The plan's terms in words; null is shown as 未公布. */
    terms: z.array(z.object({ name: z.string(), says: z.nullable(z.string()) })),
    open: z.nullable(exitView),
    history: z.array(exitView),
  }),
  refusals: ['child_not_yours', 'plan_not_published'],
})

/**
 * What an exit would give back, line by line, before it is asked for (FR-067): worked out by the function that will settle it.
 * Nothing of it is kept.
 */
export const previewExit = operation({
  name: 'previewExit',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ childId: id, serviceKeys: z.array(planKey).check(z.minLength(1), z.maxLength(20)), lastDay: date }),
  output: z.object({
    /** Whether anything was charged for these services; without a statement nothing can come back. */
    charged: z.boolean(),
    due: z.array(refundDue),
    /** Of plans that settle at the end of the term instead: what that would come to by today's rule; null where it cannot be known. */
    atSettlement: z.array(z.object({ serviceKey: planKey, serviceName: z.string(), fen: z.nullable(fen), line: moneyLine })),
    /** What the plan says comes back, added up; what finance decides is not in it. */
    byRuleFen: fen,
  }),
  refusals: ['waiver_by_office', 'child_not_yours', 'plan_not_published', 'exit_not_enrolled', 'exit_service_unknown', 'exit_last_day_past', 'exit_last_day_late'],
})

/** Leaves one, several or all services (FR-065): one form, as joining is; a reason is never required (national pack 22). */
export const requestExit = operation({
  name: 'requestExit',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({
    childId: id,
    serviceKeys: z.array(planKey).check(z.minLength(1), z.maxLength(20)),
    lastDay: date,
    reason: freeText(200),
    collectionNote: freeText(100),
  }),
  output: z.object({ exitId: id, status: exitStatus }),
  refusals: ['child_not_yours', 'exit_not_enrolled', 'exit_service_unknown', 'exit_last_day_past', 'exit_last_day_late', 'exit_open'],
})

/** Takes a request back while it waits. */
export const withdrawExit = operation({
  name: 'withdrawExit',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ exitId: id }),
  output: z.object({ exitId: id }),
  refusals: ['exit_unknown', 'exit_decided'],
})

/** The term's exits for the office, the open ones first. Each read is logged. */
export const listExits = operation({
  name: 'listExits',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ offset }),
  output: z.object({
    today: date,
    exits: z.array(
      z.object({
        ...exitView.shape,
        childName: z.string(),
        className: z.string(),
        rosterNo: z.int(),
        /** The latest day to which it may be delayed; null where it may not any more. */
        delayLimit: z.nullable(date),
      }),
    ),
    ...pageEnd,
  }),
  refusals: [],
})

/** Approves exits, one or many at once, or delays them once, with a reason and a day. There is no refusal (FR-066). */
export const decideExit = operation({
  name: 'decideExit',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({
    exitIds: z.array(id).check(z.minLength(1), z.maxLength(100)),
    decision: z.enum(['approve', 'delay']),
    reason: freeText(200),
    /** For a delay: the day by which the school answers at the latest. */
    until: z.nullable(date),
  }),
  output: z.object({ decided: z.int() }),
  refusals: ['exit_unknown', 'exit_decided', 'exit_delay_reason_needed', 'exit_delay_date', 'exit_delayed_already'],
})
