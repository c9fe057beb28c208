import * as z from 'zod/mini'
import { ruleIds } from './plan-document'
import { date, id, instant, planKey } from './values'

/** Fen that may be below zero: what a line takes away, or what an account has in hand. */
export const signedFen = z.int()

/** One amount and how it came about, to be read by a family (FR-069). */
export const moneyLine = z.object({
  /** What it is for, such as 晚托 9月1日至12月31日. */
  name: z.string(),
  amountFen: signedFen,
  /** The arithmetic, step by step: 18 周 × 4 天 × 1 小时 × 2 元, and what it comes to; null where a step is words only. */
  steps: z.array(z.object({ says: z.string(), fen: z.nullable(signedFen) })),
  rule: z.enum(ruleIds),
  /** The rule in plain words. */
  why: z.string(),
  /** The paper that it rests on; null where the plan states none. */
  citation: z.nullable(z.string()),
})
export type MoneyLine = z.infer<typeof moneyLine>

/**
 * What can stand in a child's account. charge 收费, relief 减免, refund 退费, credit 抵下次费用, topUp 补交, carried 上学期结转,
 * payment 已交 and payout 已退 as finance recorded them.
 */
export const entryKind = z.enum(['charge', 'relief', 'refund', 'credit', 'topUp', 'carried', 'payment', 'payout'])
export type EntryKind = z.infer<typeof entryKind>

/** One entry of a child's account. Above zero the family owes it, below zero the school. */
export const accountLine = z.object({
  entryId: id,
  kind: entryKind,
  serviceKey: z.nullable(planKey),
  statementId: z.nullable(id),
  amountFen: signedFen,
  line: moneyLine,
  onDate: date,
  madeAt: instant,
  /** The entry that it takes back, and whether it was taken back itself. */
  reverses: z.nullable(id),
  reversed: z.boolean(),
})
export type AccountLine = z.infer<typeof accountLine>

/** What an account comes to, in fen. */
export const accountTotals = z.object({
  /** Charges, less relief. */
  chargedFen: signedFen,
  reliefFen: z.int(),
  /** Refunds and credits, as a positive number. */
  refundedFen: z.int(),
  /** Paid by the family, less what was paid out to it. */
  receivedFen: signedFen,
  /** Above zero the family owes it, below zero the school. */
  balanceFen: signedFen,
})
export type AccountTotals = z.infer<typeof accountTotals>
