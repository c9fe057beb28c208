import * as z from 'zod/mini'
import { operation } from './operation'
import { date, fen, freeText, grade, id, instant, offset, pageEnd, sha256, text } from './values'

/** How money came or went: 对公转账, 现金, 学校缴费平台 or 其他. The app itself collects nothing. */
export const paymentHow = z.enum(['transfer', 'cash', 'platform', 'other'])
export type PaymentHow = z.infer<typeof paymentHow>

/** A child with what is open and what is in hand, in fen: at most one of the two is above zero. */
export const payer = z.object({ childId: id, name: z.string(), className: z.string(), rosterNo: z.int(), openFen: fen, inHandFen: fen })
export type Payer = z.infer<typeof payer>

/** One payment or payout as finance recorded it, or the opposite that takes one back. */
export const paymentView = z.object({
  entryId: id,
  childId: id,
  name: z.string(),
  className: z.string(),
  rosterNo: z.int(),
  kind: z.enum(['payment', 'payout']),
  amountFen: fen,
  /** The day on which it was received or paid out; of one that takes another back, that other's day. */
  onDate: date,
  how: z.nullable(paymentHow),
  receiptNo: z.nullable(z.string()),
  /** It takes another back; then `reason` says why. */
  takesBack: z.boolean(),
  reason: z.nullable(z.string()),
  /** It was taken back itself. */
  reversed: z.boolean(),
  madeAt: instant,
  madeBy: z.string(),
})
export type PaymentView = z.infer<typeof paymentView>

const moved = {
  childId: id,
  /** More than nothing, at most 100,000 yuan. */
  amountFen: z.int().check(z.gte(1), z.lte(10_000_000)),
  onDate: date,
  how: paymentHow,
  /** The school's own number of a receipt or transfer; empty where there is none. */
  receiptNo: freeText(40),
}

/** Records what the school's own office received for a child (FR-076): no more than is open. It changes no seat and presses nobody. */
export const recordPayment = operation({
  name: 'recordPayment',
  kind: 'write',
  roles: ['financeOfficer'],
  input: z.object(moved),
  output: z.object({ entryId: id, openFen: fen }),
  refusals: ['term_missing', 'child_unknown', 'payment_day', 'payment_beyond_open', 'payment_same', 'receipt_taken'],
})

/** Records what the school's own office paid out to a family: no more than is in hand. */
export const recordPayout = operation({
  name: 'recordPayout',
  kind: 'write',
  roles: ['financeOfficer'],
  input: z.object(moved),
  output: z.object({ entryId: id, inHandFen: fen }),
  refusals: ['term_missing', 'child_unknown', 'payment_day', 'payout_beyond_hand', 'payment_same', 'receipt_taken'],
})

/** Takes back a payment or payout that was recorded by mistake, by its opposite, once. */
export const reversePayment = operation({
  name: 'reversePayment',
  kind: 'write',
  roles: ['financeOfficer'],
  input: z.object({ entryId: id, reason: text(100) }),
  output: z.object({ entryId: id }),
  refusals: ['term_missing', 'payment_unknown', 'payment_reversed'],
})

/** Payments and payouts of some days, the latest first, with what they come to: taken back ones are not in the sums. Each read is logged. */
export const listPayments = operation({
  name: 'listPayments',
  kind: 'read',
  roles: ['financeOfficer', 'schoolAdmin'],
  /** Null for the term so far. */
  input: z.object({ fromOn: z.nullable(date), toOn: z.nullable(date), offset }),
  output: z.object({ today: date, receivedFen: z.int(), paidOutFen: z.int(), payments: z.array(paymentView), ...pageEnd }),
  refusals: ['term_missing'],
})

/** Children with an account whose name, class or roster number has each of the words. Each read is logged. */
export const listPayers = operation({
  name: 'listPayers',
  kind: 'read',
  roles: ['financeOfficer', 'schoolAdmin'],
  input: z.object({ search: freeText(20), offset }),
  output: z.object({ payers: z.array(payer), ...pageEnd }),
  refusals: ['term_missing'],
})

/** One child with its payments and payouts. The read is logged. */
export const readPayer = operation({
  name: 'readPayer',
  kind: 'read',
  roles: ['financeOfficer', 'schoolAdmin'],
  input: z.object({ childId: id }),
  output: z.object({ today: date, payer, payments: z.array(paymentView), /** The office reads; finance records. */ mayRecord: z.boolean() }),
  refusals: ['term_missing', 'child_unknown'],
})

/** An Excel file as base64. */
const file = z.string().check(z.minLength(4), z.maxLength(84_000), z.regex(/^[A-Za-z0-9+/]+=*$/))

/** The children of the school or of one grade who have an account, as an Excel file with columns to fill in. The read is logged. */
export const readPaymentSheet = operation({
  name: 'readPaymentSheet',
  kind: 'read',
  roles: ['financeOfficer', 'schoolAdmin'],
  input: z.object({ grade: z.nullable(grade), openOnly: z.boolean() }),
  output: z.object({ fileName: z.string(), rows: z.int(), file: z.string() }),
  refusals: ['term_missing', 'payment_sheet_empty', 'payment_sheet_large'],
})

/** A row that is not recorded: its number in Excel, whom it names there, and why, with what to do. */
export const importProblem = z.object({ row: z.int(), who: z.string(), says: z.string() })
export type ImportProblem = z.infer<typeof importProblem>

const imported = { file, /** For rows that do not say how. */ how: paymentHow }

/** What an Excel file would record, row by row; nothing is written but that its children were read. */
export const previewPaymentImport = operation({
  name: 'previewPaymentImport',
  kind: 'read',
  roles: ['financeOfficer'],
  input: z.object(imported),
  output: z.object({
    /** What was seen: to be sent with the import, so that nothing else is recorded. */
    seenSha256: sha256,
    ready: z.int(),
    readyFen: fen,
    /** Rows of payments that are recorded already: they are left out. */
    already: z.int(),
    /** Rows with nothing filled in. */
    blank: z.int(),
    classes: z.array(z.object({ className: z.string(), rows: z.int(), fen })),
    /** The first 150. */
    problems: z.array(importProblem),
    problemCount: z.int(),
  }),
  refusals: ['term_missing', 'import_unreadable', 'import_titles', 'import_too_long'],
})

/** Records the good rows of a file whose preview was seen, all in one go. The same file again records nothing. */
export const importPayments = operation({
  name: 'importPayments',
  kind: 'write',
  roles: ['financeOfficer'],
  input: z.object({ ...imported, seenSha256: sha256 }),
  output: z.object({ recorded: z.int(), recordedFen: fen }),
  refusals: ['term_missing', 'import_unreadable', 'import_titles', 'import_too_long', 'import_changed', 'import_nothing'],
})
