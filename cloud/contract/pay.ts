import * as z from 'zod/mini'
import { signedFen } from './money'
import { operation } from './operation'
import { payScheme } from './plan-money'
import { date, fen, id, instant, planKey, sha256, text } from './values'

/** A calendar month, `YYYY-MM`. */
export const payMonth = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
/** A month, or the whole term. */
export const payPeriod = z.union([z.literal('term'), payMonth])

const payRoles = ['financeOfficer', 'schoolAdmin'] as const

/** How often one kind of lapse happened in a month; the share where it goes by weight, the minutes where lessons are lost that are paid by the clock. */
export const payLapse = z.object({ key: planKey, count: z.int().check(z.gte(0), z.lte(100)), percent: z.nullable(z.number().check(z.gte(0), z.lte(100))), minutes: z.nullable(z.int().check(z.gte(0), z.lte(10_000))) })
export const payUnitCount = z.object({ key: planKey, count: z.int().check(z.gte(0), z.lte(1000)) })

const workFacts = {
  lessons: z.int().check(z.gte(0), z.lte(500)),
  minutes: z.int().check(z.gte(0), z.lte(30_000)),
  guardDays: z.int().check(z.gte(0), z.lte(31)),
  lapses: z.array(payLapse).check(z.maxLength(30)),
  units: z.array(payUnitCount).check(z.maxLength(30)),
  /** The score of the guardians' survey at the end of the term (R-044); null where there is none, or it is forfeited. */
  score: z.nullable(z.number().check(z.gte(0), z.lte(1000))),
}
export const staffWork = z.object(workFacts)
export type StaffWork = z.infer<typeof staffWork>

const scheme = payScheme

/** A month's work: what was entered, beside what the kept rolls say. Staff only. */
export const readPayWork = operation({
  name: 'readPayWork',
  kind: 'read',
  roles: payRoles,
  input: z.object({ month: z.nullable(payMonth) }),
  output: z.object({
    month: payMonth,
    months: z.array(payMonth),
    /** Null where the plan says nothing about pay. */
    scheme: z.nullable(scheme),
    /** When this month was last entered; sent back with what is saved, so that nobody writes over a colleague. */
    seenAt: z.nullable(instant),
    /** The last survey about teachers closed by the end of the month. */
    scoreSource: z.nullable(z.object({ title: z.string(), closedOn: date })),
    staff: z.array(
      z.object({
        staffId: id,
        name: z.string(),
        /** Lessons and minutes of which this person kept the roll; null minutes where a length is not known. */
        kept: z.object({ lessons: z.int(), minutes: z.nullable(z.int()) }),
        entered: z.nullable(staffWork),
        /** What families' answers come to out of 100, offered beside the score to enter (R-044); null where too few answered. */
        families: z.nullable(z.object({ score: z.number(), valid: z.int() })),
      }),
    ),
  }),
  refusals: ['plan_not_published', 'pay_month_outside'],
})

export const savePayWork = operation({
  name: 'savePayWork',
  kind: 'write',
  roles: payRoles,
  input: z.object({ month: payMonth, seenAt: z.nullable(instant), works: z.array(z.object({ staffId: id, ...workFacts })).check(z.minLength(1), z.maxLength(100)) }),
  output: z.object({ seenAt: instant }),
  refusals: ['plan_not_published', 'pay_not_stated', 'pay_month_outside', 'pay_work_changed', 'pay_key_unknown', 'staff_unknown'],
})

/** What a category of spending is in the formula: chosen by finance, never guessed from its words. */
export const fundUse = z.enum(['managementSubsidy', 'outsideStaff', 'consumables', 'none'])
export type FundUse = z.infer<typeof fundUse>

/** Chooses what the categories of spending are, and how much is shared by units. */
export const savePayFund = operation({
  name: 'savePayFund',
  kind: 'write',
  roles: payRoles,
  input: z.object({ period: payPeriod, uses: z.array(z.object({ category: text(30), use: fundUse })).check(z.maxLength(60)), poolFen: z.nullable(fen) }),
  output: z.object({ period: payPeriod }),
  refusals: ['plan_not_published', 'pay_not_stated', 'pay_month_outside', 'pay_category_unknown'],
})

export const payStep = z.object({ says: z.string(), fen: z.nullable(signedFen) })
export const payLine = z.object({ staffId: id, name: z.string(), totalFen: fen, steps: z.array(payStep) })
export type PayLine = z.infer<typeof payLine>

/** A sheet as it is computed, and published, to the fen. */
export const paySheetContent = z.object({ period: payPeriod, formula: z.string(), fund: z.array(payStep), lines: z.array(payLine), totalFen: fen })
export type PaySheetContent = z.infer<typeof paySheetContent>

/** The pay sheet of a period, by the plan's formula alone. Whatever is missing is named, and no amount stands beside it. */
export const readPaySheet = operation({
  name: 'readPaySheet',
  kind: 'read',
  roles: payRoles,
  input: z.object({ period: payPeriod }),
  output: z.object({
    period: payPeriod,
    months: z.array(payMonth),
    scheme: z.nullable(scheme),
    spending: z.array(z.object({ category: z.string(), amountFen: signedFen, use: z.nullable(fundUse) })),
    poolFen: z.nullable(fen),
    missing: z.array(z.string()),
    sheet: z.nullable(paySheetContent),
    fingerprint: z.nullable(sha256),
    published: z.nullable(z.object({ version: z.int(), publishedAt: instant, sha256, totalFen: fen })),
  }),
  refusals: ['plan_not_published', 'pay_month_outside'],
})

/** Keeps the sheet as it was read, for ever, under the next number. */
export const publishPaySheet = operation({
  name: 'publishPaySheet',
  kind: 'write',
  roles: payRoles,
  input: z.object({ period: payPeriod, fingerprint: sha256 }),
  output: z.object({ version: z.int(), sha256 }),
  refusals: ['plan_not_published', 'pay_not_stated', 'pay_month_outside', 'pay_incomplete', 'pay_sheet_changed', 'pay_sheet_same'],
})

/** The sheet published last, as an Excel file of one row a person. */
export const exportPaySheet = operation({
  name: 'exportPaySheet',
  kind: 'read',
  roles: payRoles,
  input: z.object({ period: payPeriod }),
  output: z.object({ fileName: z.string(), base64: z.string() }),
  refusals: ['pay_sheet_missing', 'plan_not_published'],
})
