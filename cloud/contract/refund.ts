import * as z from 'zod/mini'
import { moneyLine } from './money'
import { operation } from './operation'
import { refundDue, refundTrigger } from './statement'
import { date, fen, freeText, id, instant, offset, pageEnd, planKey } from './values'

const whose = { childId: id, childName: z.string(), className: z.string() }

/** What is due back and waits for finance, or for the day of an exit (FR-072). */
export const waitingRefund = z.object({
  ...whose,
  ...refundDue.shape,
  /** The statement's days that it is for. */
  dates: z.array(date),
  exitId: z.nullable(id),
  /** The most that finance may give where the plan leaves it open: what is left of the statement. */
  mostFen: fen,
  /** An exit's own refund is put on the account by itself when the exit is carried out, where the plan says how much. */
  comesByItself: z.boolean(),
})
export type WaitingRefund = z.infer<typeof waitingRefund>

export const decidedRefund = z.object({
  ...whose,
  refundId: id,
  serviceKey: planKey,
  trigger: refundTrigger,
  dates: z.array(date),
  fen,
  decidedAs: z.enum(['byRule', 'byFinance']),
  credited: z.boolean(),
  line: moneyLine,
  reason: z.string(),
  decidedAt: instant,
})

/** Refunds of the term: what waits, in order of class and name, or what was decided, the newest first. Each read is logged. */
export const listRefunds = operation({
  name: 'listRefunds',
  kind: 'read',
  roles: ['financeOfficer', 'schoolAdmin'],
  input: z.object({ show: z.enum(['waiting', 'decided']), trigger: z.nullable(refundTrigger), offset }),
  output: z.object({ today: date, settled: z.boolean(), mayDecide: z.boolean(), waiting: z.array(waitingRefund), decided: z.array(decidedRefund), waitingFen: fen, ...pageEnd }),
  refusals: ['plan_not_published'],
})

/**
 * Finance confirms a refund as the plan has it, or decides one that the plan leaves open, with a reason; nothing, 0, is a
 * decision too (FR-072, R-037). `expectedFen` is what finance has read: where that changed, it is refused.
 */
export const decideRefund = operation({
  name: 'decideRefund',
  kind: 'write',
  roles: ['financeOfficer'],
  input: z.object({ childId: id, statementId: id, trigger: refundTrigger, exitId: z.nullable(id), expectedFen: fen, fen, reason: freeText(200) }),
  output: z.object({ fen }),
  refusals: ['child_unknown', 'plan_not_published', 'refund_not_due', 'refund_changed', 'refund_amount', 'refund_reason_needed', 'term_settled'],
})
