import * as z from 'zod/mini'
import { signedFen } from './money'
import { operation } from './operation'
import { date, fen, id, instant, nothing, offset, planKey, sha256 } from './values'

/** How days on which nobody took the roll count; decided once for the whole school. */
export const unrecordedAs = z.enum(['attended', 'absent'])

/** What a school enters for a service whose fee is only a most, in fen. */
const serviceCost = z.object({ serviceKey: planKey, termCostFen: fen, grantFen: fen })

/** A price of a unit as a quotient: `fen` for so many `lessons`, so that nothing is rounded before the end of a line. */
export const rate = z.object({ fen: z.int(), lessons: z.int() })

/** By what a whole school was settled; kept with the settlement and never changed. */
export const settlementTerms = z.object({
  unrecordedAs,
  services: z.array(z.extend(serviceCost, { /** Of `1/per` units. */ units: z.object({ count: z.int(), per: z.int() }), rate: z.nullable(rate) })),
})
export type SettlementTerms = z.infer<typeof settlementTerms>

/** The order in which a term is closed: 结算, 收支公示, 归档, 到期 (FR-105). */
export const closingStep = z.enum(['settle', 'disclose', 'archive', 'expire'])
export type ClosingStep = z.infer<typeof closingStep>

const dayCounts = z.object({ attended: z.int(), leave: z.int(), missing: z.int(), unrecorded: z.int() })

/** What a service's settlement needs and comes to. */
export const settlementService = z.object({
  serviceKey: planKey,
  name: z.string(),
  /** False where the plan does not settle: its statements stay as they are. */
  settles: z.boolean(),
  /** Its fee is only a most: cost and grant are needed. */
  needsCost: z.boolean(),
  /** The stated most of a unit in fen, and its unit in words; null where not known. */
  mostFen: z.nullable(fen),
  unit: z.nullable(z.string()),
  children: z.int(),
  days: dayCounts,
  /** Units that all children attended, without and with the days that nobody recorded; whole units, rounded down. */
  unitsAttended: z.int(),
  unitsWithUnrecorded: z.int(),
  /** What its statements, reliefs, refunds and credits come to. */
  chargedFen: signedFen,
})

/**
 * What a settlement needs, what is in the way, and how far the term's closing is (FR-073, FR-078, FR-105). Totals of the
 * school only: no child is named.
 */
export const readSettlement = operation({
  name: 'readSettlement',
  kind: 'read',
  roles: ['financeOfficer', 'schoolAdmin'],
  input: nothing,
  output: z.object({
    today: date,
    term: z.object({ termId: id, name: z.string(), startsOn: date, endsOn: date, lastServiceDay: z.nullable(date) }),
    services: z.array(settlementService),
    /** Why it cannot be started, each in words with what to do; empty where it can. */
    obstacles: z.array(z.object({ kind: z.enum(['termRunning', 'refunds', 'waivers', 'statements', 'units']), says: z.string() })),
    settlement: z.nullable(
      z.object({
        terms: settlementTerms,
        startedAt: instant,
        finishedAt: z.nullable(instant),
        /** Children settled, and still to be settled. */
        settled: z.int(),
        left: z.int(),
        /** What came back to families and what they still pay, both as positive numbers. */
        refundFen: fen,
        topUpFen: fen,
      }),
    ),
    steps: z.array(z.object({ step: closingStep, doneAt: z.nullable(instant), /** Why it cannot be done yet, with what to do. */ obstacle: z.nullable(z.string()) })),
    /** Of the archived export. */
    fingerprint: z.nullable(sha256),
  }),
  refusals: ['plan_not_published'],
})

/**
 * Starts settling the term: from now on nothing is stated, relieved or given back any more. Cost and grant are needed for
 * every service whose fee is only a most, and a decision on unrecorded days where there are any.
 */
export const startSettlement = operation({
  name: 'startSettlement',
  kind: 'write',
  roles: ['financeOfficer'],
  input: z.object({ costs: z.array(serviceCost).check(z.maxLength(40)), unrecordedAs: z.nullable(unrecordedAs) }),
  output: z.object({ left: z.int() }),
  refusals: ['plan_not_published', 'term_settled', 'settlement_blocked', 'settlement_cost_needed', 'settlement_cost_unneeded', 'settlement_unrecorded_needed'],
})

/** Settles up to 200 children; says how many are left, so that the page calls again. Two clerks at once settle each child once. */
export const settleNext = operation({
  name: 'settleNext',
  kind: 'write',
  roles: ['financeOfficer'],
  input: nothing,
  output: z.object({ settled: z.int(), left: z.int() }),
  refusals: ['plan_not_published', 'settlement_not_started'],
})

/** Ends the settlement once every child is settled. */
export const finishSettlement = operation({
  name: 'finishSettlement',
  kind: 'write',
  roles: ['financeOfficer'],
  input: nothing,
  output: z.object({ finishedAt: instant }),
  refusals: ['plan_not_published', 'settlement_not_started', 'settlement_unfinished'],
})

/**
 * One step of closing after the settlement, in order (FR-105): disclose needs a 收支公示 published since, archive keeps the
 * fingerprint of the term's export, expire ends what was agreed for the term. A step done already is answered as it was.
 */
export const closeTerm = operation({
  name: 'closeTerm',
  kind: 'write',
  roles: ['financeOfficer', 'schoolAdmin'],
  input: z.object({ closing: z.enum(['disclose', 'archive', 'expire']) }),
  output: z.object({ step: closingStep, doneAt: instant }),
  refusals: ['plan_not_published', 'closing_out_of_order', 'accounts_not_published'],
})

/** The files of a term's export. */
export const exportFile = z.enum(['school', 'rates', 'sessions', 'attendance', 'statements', 'reliefs', 'refunds', 'payments', 'settled'])
export type ExportFile = z.infer<typeof exportFile>

/** One part of one CSV file of the term, without a name: children by a pseudonym that is theirs for this term only (FR-098). */
export const exportTerm = operation({
  name: 'exportTerm',
  kind: 'read',
  roles: ['financeOfficer'],
  input: z.object({ exportFile, offset }),
  output: z.object({ csv: z.string(), nextOffset: z.nullable(z.int()), total: z.int() }),
  refusals: ['plan_not_published'],
})
