import type { SchoolPlan } from '../contract/plan-document'

interface TermDates {
  startsOn: string
  endsOn: string
}

export type JoinDecision = 'allowed' | 'barred' | 'unstated' | 'termOver'
export type LeaveDecision = 'allowed' | 'approvalNeeded' | 'barred' | 'unstated' | 'termOver'

/**
 * Whether a child may join on a date (R-026; S11 open). Up to the first day of term anyone may apply; after it the plan
 * has to allow it, and where it says nothing the school decides. Dates in Asia/Shanghai.
 */
export function joinDecision(exit: Pick<SchoolPlan['exit'], 'midTermJoin'>, term: TermDates, date: string): JoinDecision {
  if (date > term.endsOn) return 'termOver'
  if (date <= term.startsOn || exit.midTermJoin === true) return 'allowed'
  return exit.midTermJoin === null ? 'unstated' : 'barred'
}

/**
 * Whether a child may leave with a date as its last day, and whether the school has to agree (R-026; S11 open, S19 with
 * approval). Before the term nobody is held; a plan that describes an approval thereby allows leaving.
 */
export function leaveDecision(exit: Pick<SchoolPlan['exit'], 'midTermExit' | 'approval'>, term: TermDates, date: string): LeaveDecision {
  if (date > term.endsOn) return 'termOver'
  if (date < term.startsOn) return 'allowed'
  if (exit.midTermExit === false) return 'barred'
  if (exit.approval === true) return 'approvalNeeded'
  return exit.midTermExit === true ? 'allowed' : 'unstated'
}

/** The last day of enrolment, agreement and account: the term's end, or the plan's own where that is earlier (R-054; S4, S6, S10, S11). */
export const lastDay = (plan: Pick<SchoolPlan, 'effective'>, term: TermDates): string =>
  plan.effective.to !== null && plan.effective.to < term.endsOn ? plan.effective.to : term.endsOn

/** Whether all of it has expired; nothing renews itself (R-054, FR-027). The last day itself still counts. */
export const hasExpired = (plan: Pick<SchoolPlan, 'effective'>, term: TermDates, today: string): boolean => today > lastDay(plan, term)
