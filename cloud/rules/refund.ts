import type { RefundRule } from '../contract/plan-money'
import { addDays } from './dates'
import { addMonths, daysBetween, periodsOf } from './periods'
import { percentOfFen, roundedQuotient } from './rounding'

/** The first refund rule for an occasion and a service; null where the plan has none and finance decides. */
export const refundRuleFor = (refunds: readonly RefundRule[], trigger: RefundRule['trigger'], serviceKey: string): RefundRule | null =>
  refunds.find((rule) => rule.trigger === trigger && (rule.services === null || rule.services.includes(serviceKey))) ?? null

export interface RefundFacts {
  paidFen: number
  /** Dates that the payment was for, in order, one for each session. */
  scheduled: readonly string[]
  /** Those of them that were not or will not be used: missed, after the last day, or cancelled. */
  unused: readonly string[]
  /** Days a week on which this child is scheduled. */
  daysPerWeek: number
  /** What is owed after all, in fen: the charge for the days attended, or the share of the actual cost. Null: not known yet. */
  owedFen: number | null
  /** The last day of service used, from which percentages by date are read. */
  leftOn: string
  termStart: string
  termEnd: string
  joinedOn: string
  paidOn: string
}

/**
 * Refund and credit (against the next bill) are due as calculated. Undecided: the plan does not state the method, or not
 * wholly, so that the finance office decides; `fen` is then the default that it may start from.
 */
export type RefundDecision = { kind: 'refund' | 'credit' | 'undecided'; fen: number } | { kind: 'nothing' }

/**
 * What comes back, in fen, rounded half up once, never more than was paid (R-036, R-037; S5). The default, where a plan
 * states none, is unused sessions pro rata: paid × unused ÷ scheduled. An absence shorter than the plan's threshold gives
 * nothing back, and only absences that reach it count.
 */
export function refundOf(rule: RefundRule | null, facts: RefundFacts): RefundDecision {
  const gone = new Set(facts.unused)
  const unused = facts.scheduled.filter((date) => gone.has(date))
  const counted = rule?.threshold ? longAbsences(rule.threshold, unused, facts) : unused
  if (rule?.method === 'none' || (rule?.threshold && counted.length === 0)) return { kind: 'nothing' }
  const fen = rule?.method ? (isUntouched(rule.method, facts, counted) ? facts.paidFen : byMethod(rule, rule.method, facts, counted)) : null
  if (fen === null) return { kind: 'undecided', fen: shareOf(facts.paidFen, counted.length, facts.scheduled.length) }
  if (fen === 0) return { kind: 'nothing' }
  return { kind: rule?.method === 'carryOver' ? 'credit' : 'refund', fen }
}

/** What was paid for and never begun comes back whole: a fixed number of days, or a share by date, is for who has begun. */
const isUntouched = (method: RefundRule['method'], { scheduled }: RefundFacts, unused: readonly string[]): boolean =>
  (method === 'byDay' || method === 'percentByDate') && scheduled.length > 0 && unused.length === scheduled.length

function byMethod(rule: RefundRule, method: Exclude<RefundRule['method'], null>, facts: RefundFacts, unused: readonly string[]): number | null {
  const { paidFen, scheduled, owedFen } = facts
  switch (method) {
    case 'unusedSessions':
    case 'carryOver':
      return shareOf(paidFen, unused.length, scheduled.length)
    case 'byDay':
      return shareOf(paidFen, new Set(unused).size, rule.fixedDays ?? new Set(scheduled).size)
    case 'byStep':
      return byStep(rule, facts, unused)
    case 'percentByDate':
      return percentByDate(rule, facts)
    case 'byAttendance':
    case 'actualCost':
      return owedFen === null ? null : Math.max(0, paidFen - owedFen)
    case 'none':
      return 0
  }
}

const shareOf = (paidFen: number, unused: number, of: number): number => (of === 0 ? 0 : roundedQuotient(paidFen * Math.min(unused, of), of))

/** Whole steps of which no day was used come back; a step that has begun is charged or refunded whole, as the plan says. */
function byStep({ step, startedStep }: RefundRule, { paidFen, scheduled }: RefundFacts, unused: readonly string[]): number | null {
  if (step === null || startedStep === null) return null
  const steps = periodsOf(step, scheduled)
  const gone = new Set(unused)
  const isUnused = (date: string) => gone.has(date)
  const returned = steps.filter(({ from, to }) => {
    const days = scheduled.filter((date) => date >= from && date <= to)
    return startedStep === 'charged' ? days.every(isUnused) : days.some(isUnused)
  })
  return shareOf(paidFen, returned.length, steps.length)
}

/** The first step that the last day still lies within. The day counted from is not counted itself (Civil Code 201, 202). */
function percentByDate({ from, steps }: RefundRule, facts: RefundFacts): number | null {
  if (from === null) return null
  const start = { termStart: facts.termStart, joined: facts.joinedOn, paid: facts.paidOn }[from]
  const reached = steps.find((step) => facts.leftOn <= endOf(step, start, facts))
  return percentOfFen(facts.paidFen, reached?.percent ?? 0)
}

function endOf({ within, unit }: RefundRule['steps'][number], start: string, { termStart, termEnd }: RefundFacts): string {
  switch (unit) {
    case 'day':
      return addDays(start, within)
    case 'week':
      return addDays(start, 7 * within)
    case 'halfMonth':
      return addDays(addMonths(start, Math.floor(within / 2)), within % 2 === 0 ? 0 : 15)
    case 'month':
      return addMonths(start, within)
    case 'percentOfTerm':
      return addDays(start, Math.floor((daysBetween(termStart, termEnd) * within) / 100))
  }
}

/** The unused sessions of unbroken absences that are long enough for the plan's threshold (R-036, S5: one scheduled week). */
export const longAbsences = (threshold: NonNullable<RefundRule['threshold']>, unused: readonly string[], { scheduled, daysPerWeek }: Pick<RefundFacts, 'scheduled' | 'daysPerWeek'>): string[] =>
  unbroken(scheduled, unused).filter((absence) => lengthOf(absence, threshold.of, daysPerWeek) >= threshold.count).flat()

function unbroken(scheduled: readonly string[], unused: readonly string[]): string[][] {
  const absences: string[][] = []
  let current: string[] = []
  for (const date of scheduled) {
    if (unused.includes(date)) {
      if (current.length === 0) absences.push(current)
      current.push(date)
    } else current = []
  }
  return absences
}

function lengthOf(absence: readonly string[], unit: NonNullable<RefundRule['threshold']>['of'], daysPerWeek: number): number {
  const days = new Set(absence).size
  switch (unit) {
    case 'session':
      return absence.length
    case 'serviceDay':
      return days
    case 'scheduledWeek':
      return Math.floor(days / Math.max(1, daysPerWeek))
    case 'calendarDay':
      return daysBetween(absence[0] as string, absence.at(-1) as string) + 1
  }
}
