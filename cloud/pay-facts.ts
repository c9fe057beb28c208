import type { FundUse, PaySheetContent } from './contract/pay'
import type { Database } from './db/database'
import { sha256 } from './digest'
import { lastDayOfMonth, shanghaiDate } from './rules/dates'
import { paySheet, type ComputedSheet, type PayFacts } from './rules/pay-sheet'
import { payFundOf, schoolStaff, spendingOf, worksOf } from './store/pay'
import { movedBetween } from './store/payment'
import type { PublishedPlan } from './store/plan'

/** The calendar months that a term lies in, `YYYY-MM`. */
export function monthsOf({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string[] {
  const months: string[] = []
  let [year, month] = [Number(startsOn.slice(0, 4)), Number(startsOn.slice(5, 7))]
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`
    if (name > endsOn.slice(0, 7)) return months
    months.push(name)
    if (month === 12) [year, month] = [year + 1, 1]
    else month += 1
  }
}

/** The month to begin with: this one, or the term's nearest. */
export function monthAsked(months: readonly string[], now: Date): string {
  const current = shanghaiDate(now).slice(0, 7)
  return months.includes(current) ? current : (months.at(current < (months[0] as string) ? 0 : -1) as string)
}

export type PayRead = { spending: { category: string; amountFen: number; use: FundUse | null }[]; poolFen: number | null; computed: ComputedSheet }

/** What a period's pay sheet is made from, and the sheet itself where nothing is missing. */
export async function readPay(db: Database, schoolId: string, { plan, term }: PublishedPlan, period: PaySheetContent['period']): Promise<PayRead> {
  const months = period === 'term' ? monthsOf(term) : [period]
  const [from, to] = period === 'term' ? [null, null] : [`${period}-01`, lastDayOfMonth(period)]
  const fund = await payFundOf(db, schoolId, term.termId, period)
  const uses = new Map(fund.uses.map(({ category, use }) => [category, use]))
  const spending = (await spendingOf(db, schoolId, term.termId, from, to)).map((each) => ({ ...each, use: uses.get(each.category) ?? null }))
  const works = await worksOf(db, schoolId, term.termId, months)
  const staff = (await schoolStaff(db, schoolId)).map((person) => ({ ...person, months: works.filter(({ staffId }) => staffId === person.staffId) })).filter((person) => person.months.length > 0)
  const { receivedFen, paidOutFen } = await movedBetween(db, schoolId, { termId: term.termId, fromOn: from, toOn: to })
  const facts: PayFacts = { period, feesFen: receivedFen - paidOutFen, spending, poolFen: fund.poolFen, staff }
  return { spending, poolFen: fund.poolFen, computed: plan.pay === null ? { kind: 'missing', missing: ['方案没有写劳务费算法'] } : paySheet(plan.pay, facts) }
}

/** What a clerk has read and then publishes: any other content has another fingerprint. */
export const sheetFingerprint = (content: PaySheetContent): string => sha256(JSON.stringify(content))
