import type { SchoolPlan } from '../contract/plan-document'
import { percentOfFen, roundedQuotient, shareOut } from './rounding'

type PayScheme = NonNullable<SchoolPlan['pay']>
export type PayDeduction = PayScheme['deductions'][number]

/** What a term's money for lessons is made of, in fen (R-042, S5). */
export interface LessonFund {
  feesFen: number
  managementSubsidyFen: number
  outsideStaffFen: number
  consumablesFen: number
}

/** What is left for lessons, in fen, never below zero. */
export const lessonFund = (fund: LessonFund): number => Math.max(0, fund.feesFen - fund.managementSubsidyFen - fund.outsideStaffFen - fund.consumablesFen)

/**
 * A teacher's pay for lessons, in fen: the fund shared by all of the school's lessons, at most so much each (R-042, S5).
 * Nothing while the school has taught no lesson.
 */
export function lessonPay(pay: Pick<PayScheme, 'mostPerLessonFen'>, fund: LessonFund, schoolLessons: number, ownLessons: number): number {
  if (schoolLessons <= 0) return 0
  const shared = roundedQuotient(lessonFund(fund) * ownLessons, schoolLessons)
  return pay.mostPerLessonFen === null ? shared : Math.min(shared, pay.mostPerLessonFen * ownLessons)
}

/** Pay by the clock, in fen (R-042, S19); null where the plan states no price for an hour. */
export const hourlyPay = (pay: Pick<PayScheme, 'perHourFen'>, minutes: number): number | null => (pay.perHourFen === null ? null : roundedQuotient(pay.perHourFen * minutes, 60))

/** Pay of guards, in fen (R-042, S5); null where the plan states no price for a day. */
export const guardPay = (pay: Pick<PayScheme, 'guardPerDayFen'>, days: number): number | null => (pay.guardPerDayFen === null ? null : pay.guardPerDayFen * days)

/** How often one kind of lapse happened in a month. */
export interface Lapse {
  deduction: PayDeduction
  count: number
  /** What the lessons concerned would have paid, in fen. */
  lessonsFen: number
  /** The share decided for a lapse that is deducted by its weight; null while nobody has decided. */
  decidedPercent: number | null
}

export type MonthPay = { kind: 'paid'; fen: number } | { kind: 'undecided'; names: string[] }

/**
 * A month's pay after deductions, in fen, never below zero (R-043, S5). Percentages are of the whole month's pay. From a
 * stated count on a larger share is lost, never less than the single lapses would cost. A lapse that is deducted by its
 * weight needs a decided share within the plan's range; until then the pay is undecided, and names what is.
 */
export function payAfterLapses(monthFen: number, lapses: readonly Lapse[]): MonthPay {
  const undecided = lapses.filter((lapse) => lapse.count > 0 && !isDecided(lapse)).map(({ deduction }) => deduction.name)
  if (undecided.length > 0) return { kind: 'undecided', names: undecided }
  const lost = lapses.reduce((sum, lapse) => sum + lossOf(monthFen, lapse), 0)
  return { kind: 'paid', fen: Math.max(0, monthFen - lost) }
}

function isDecided({ deduction: { percentFrom, percentTo }, decidedPercent }: Lapse): boolean {
  if (percentFrom === null && percentTo === null) return true
  return decidedPercent !== null && decidedPercent >= (percentFrom ?? 0) && decidedPercent <= (percentTo ?? 100)
}

function lossOf(monthFen: number, { deduction, count, lessonsFen, decidedPercent }: Lapse): number {
  if (count === 0) return 0
  const { losesLesson, percentEach, atMonthlyCount, percentAtCount, percentFrom, percentTo } = deduction
  const byWeight = percentFrom !== null || percentTo !== null ? (decidedPercent ?? 0) : 0
  const single = (losesLesson ? lessonsFen : 0) + percentOfFen(monthFen, Math.min(100, (percentEach ?? 0) * count + byWeight))
  const many = atMonthlyCount !== null && count >= atMonthlyCount ? percentOfFen(monthFen, percentAtCount ?? 0) : 0
  return Math.max(single, many)
}

/** One teacher's term under a scheme of units: how often each unit was earned, and the score of the guardians' survey. */
export interface UnitWork {
  counts: Readonly<Record<string, number>>
  /** Null: no score, or the final reward is forfeited. */
  score: number | null
}

export type UnitPayroll = { kind: 'stopped'; names: string[] } | { kind: 'paid'; processFen: number; finalFen: number; staff: { units: number; processFen: number; finalFen: number }[] }

/**
 * Shares a pool by units of work and by scores, in fen (R-044, S6: nine to one). Both parts are given out to the fen. A
 * unit whose value the plan does not state stops the whole payroll, and is named, until the school has entered it.
 */
export function unitPayroll(pay: Pick<PayScheme, 'units' | 'processPercent' | 'finalPercent'>, poolFen: number, staff: readonly UnitWork[]): UnitPayroll {
  const names = pay.units.filter(({ units }) => units === null).map(({ name }) => name)
  const { processPercent, finalPercent } = pay
  if (names.length > 0 || processPercent === null || finalPercent === null) {
    return { kind: 'stopped', names: [...names, ...(processPercent === null ? ['过程占比'] : []), ...(finalPercent === null ? ['终期占比'] : [])] }
  }
  const processFen = percentOfFen(poolFen, processPercent)
  const finalFen = Math.min(poolFen - processFen, percentOfFen(poolFen, finalPercent))
  const units = staff.map(({ counts }) => pay.units.reduce((sum, unit) => sum + (unit.units ?? 0) * (counts[unit.key] ?? 0), 0))
  const byUnits = shareOut(processFen, units)
  const byScore = shareOut(finalFen, staff.map(({ score }) => score ?? 0))
  return { kind: 'paid', processFen, finalFen, staff: units.map((own, index) => ({ units: own, processFen: byUnits[index] ?? 0, finalFen: byScore[index] ?? 0 })) }
}
