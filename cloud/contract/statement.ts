import * as z from 'zod/mini'
import { accountLine, accountTotals, moneyLine } from './money'
import { operation } from './operation'
import { date, fen, freeText, grade, id, instant, offset, pageEnd, planKey } from './values'

/** 账单: one service for one period, line by line (FR-069, R-039). */
export const statementView = z.object({
  statementId: id,
  serviceKey: planKey,
  serviceName: z.string(),
  periodFrom: date,
  periodTo: date,
  issuedAt: instant,
  lines: z.array(moneyLine),
  /** What is to be paid for it: its lines added up. */
  payableFen: fen,
})
export type StatementView = z.infer<typeof statementView>

export const refundTrigger = z.enum(['absence', 'exit', 'cancelledBySchool'])
export type RefundTrigger = z.infer<typeof refundTrigger>

/** What is due back and not decided yet, by the rule that decides it. */
export const refundDue = z.object({
  serviceKey: planKey,
  serviceName: z.string(),
  statementId: id,
  trigger: refundTrigger,
  fen,
  /** byRule: the plan says how much; byFinance: it does not, and the amount is a share that finance may start from. */
  decidedAs: z.enum(['byRule', 'byFinance']),
  /** Against the next bill instead of in money. */
  credited: z.boolean(),
  line: moneyLine,
})
export type RefundDueView = z.infer<typeof refundDue>

/** One child's account of a term: for its family, and the same for finance. */
export const accountView = z.object({
  child: z.object({ childId: id, name: z.string(), grade, className: z.string() }),
  today: date,
  term: z.object({ termId: id, name: z.string(), startsOn: date, endsOn: date }),
  totals: accountTotals,
  statements: z.array(statementView),
  /** Everything else on the account, in order of time: refunds, credits, settlement, payments, payouts. */
  entries: z.array(accountLine),
  refundsDue: z.array(refundDue),
  /** Services of the child that cost nothing: shown as 0 元, nothing to pay (FR-070). */
  free: z.array(z.object({ serviceKey: planKey, name: z.string() })),
  /** Services for which nothing can be billed yet, and why, in words. */
  unbilled: z.array(z.object({ serviceKey: planKey, name: z.string(), says: z.string() })),
  /** Lunch, apart: not a part of the service's bill, paid to the caterer (R-038, FR-074). Null where the child takes none. */
  lunch: z.nullable(z.object({ provider: z.nullable(z.string()), days: z.int(), pricePerDayFen: z.nullable(fen), costFen: z.nullable(fen), dueOn: z.nullable(date), month: z.string(), payment: z.nullable(z.string()) })),
  /** Where to pay and whom to ask, as the plan has it. */
  payee: z.nullable(z.string()),
  complaintPhone: z.nullable(z.string()),
  noticeVersion: z.nullable(z.int()),
  settled: z.boolean(),
})
export type AccountView = z.infer<typeof accountView>

/** A guardian's own child's account (FR-069, FR-070, FR-074). */
export const readAccount = operation({
  name: 'readAccount',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ childId: id }),
  output: accountView,
  refusals: ['child_not_yours', 'plan_not_published', 'waiver_by_office'],
})

/** The same for finance and the office. Each read is logged. Class teachers have no part in money: it is never used to press anyone (FR-076). */
export const readChildAccount = operation({
  name: 'readChildAccount',
  kind: 'read',
  roles: ['financeOfficer', 'schoolAdmin'],
  input: z.object({ childId: id }),
  output: accountView,
  refusals: ['child_unknown', 'plan_not_published'],
})

/** Children with an account in the term, in order of class and roster number; `search` finds a name or a class. Each read is logged. */
export const listAccounts = operation({
  name: 'listAccounts',
  kind: 'read',
  roles: ['financeOfficer', 'schoolAdmin'],
  input: z.object({ search: freeText(20), show: z.enum(['all', 'owing', 'inHand']), offset }),
  output: z.object({
    totals: accountTotals,
    accounts: z.array(z.object({ childId: id, name: z.string(), className: z.string(), rosterNo: z.int(), totals: accountTotals })),
    ...pageEnd,
  }),
  refusals: [],
})

/** What can be stated now: every service's periods, how many children have their statement, and what is in the way. */
export const listBillable = operation({
  name: 'listBillable',
  kind: 'read',
  roles: ['financeOfficer', 'schoolAdmin'],
  input: z.object({}),
  output: z.object({
    today: date,
    noticeVersion: z.nullable(z.int()),
    services: z.array(
      z.object({
        serviceKey: planKey,
        name: z.string(),
        /** In words, each with what to do; empty where nothing is in the way. */
        obstacles: z.array(z.string()),
        periods: z.array(z.object({ periodFrom: date, periodTo: date, issued: z.int(), payableFen: fen, /** Enrolled children with a day in the period and no statement. */ left: z.int() })),
      }),
    ),
  }),
  refusals: ['plan_not_published'],
})

/** Issues one service's statements for one period, for up to 100 children a call; says how many are left, so that the page calls again. */
export const issueStatements = operation({
  name: 'issueStatements',
  kind: 'write',
  roles: ['financeOfficer'],
  input: z.object({ serviceKey: planKey, periodFrom: date }),
  output: z.object({ issued: z.int(), left: z.int() }),
  refusals: ['plan_not_published', 'fee_notice_missing', 'bill_blocked', 'bill_free', 'period_unknown', 'period_out_of_order', 'term_settled'],
})
