import type { SchoolPlan } from '../contract/plan-document'
import { addDays } from './dates'
import { leaveDecision } from './mid-term'

type ExitTerms = SchoolPlan['exit']

export interface LeavableService {
  serviceKey: string
  endsOn: string
}

/** Enrolments with their services' names, in the plan's own order. */
export const servicesOf = <Enrolled extends { serviceKey: string }>({ services }: Pick<SchoolPlan, 'services'>, enrolments: readonly Enrolled[]): (Enrolled & { name: string })[] =>
  services.flatMap(({ key, name }) => enrolments.filter(({ serviceKey }) => serviceKey === key).map((each) => ({ ...each, name })))

export type ExitCheck = { kind: 'allowed' } | { kind: 'refused'; code: 'exit_not_enrolled' | 'exit_service_unknown' | 'exit_last_day_past' | 'exit_last_day_late' }

/**
 * Whether a family may file this exit (FR-065). Only what is technically impossible is refused: leaving is voluntary,
 * whatever the plan says (FR-066, national pack 22). The last day is attended; it lies within the enrolment, so within
 * the term. Dates in Asia/Shanghai.
 */
export function checkExit({ today, leavable, serviceKeys, lastDay }: { today: string; leavable: readonly LeavableService[]; serviceKeys: readonly string[]; lastDay: string }): ExitCheck {
  const refused = (code: Extract<ExitCheck, { kind: 'refused' }>['code']): ExitCheck => ({ kind: 'refused', code })
  if (leavable.length === 0) return refused('exit_not_enrolled')
  const left = leavable.filter(({ serviceKey }) => serviceKeys.includes(serviceKey))
  if (left.length === 0 || !serviceKeys.every((key) => left.some(({ serviceKey }) => serviceKey === key))) return refused('exit_service_unknown')
  if (lastDay < today) return refused('exit_last_day_past')
  return left.every(({ endsOn }) => lastDay > endsOn) ? refused('exit_last_day_late') : { kind: 'allowed' }
}

export type ExitStart = { kind: 'atOnce' } | { kind: 'waits'; barredByPlan: boolean; answerBy: string | null; silenceApproves: boolean }

/**
 * Whether an exit takes effect at once or waits for the school, and until when (R-026; S19 with approval). A plan that
 * bars leaving in mid-term only sends it to the office. The day of filing is not counted (Civil Code 201).
 */
export function startOfExit(exit: Pick<ExitTerms, 'approval' | 'midTermExit' | 'decideWithinDays' | 'silenceApproves'>, term: { startsOn: string; endsOn: string }, lastDay: string, today: string): ExitStart {
  const decision = leaveDecision(exit, term, lastDay)
  if (decision !== 'barred' && decision !== 'approvalNeeded') return { kind: 'atOnce' }
  const answerBy = exit.decideWithinDays === null ? null : addDays(today, exit.decideWithinDays)
  return { kind: 'waits', barredByPlan: decision === 'barred', answerBy, silenceApproves: exit.silenceApproves === true && answerBy !== null }
}

/** What a school may take for one delay where the plan sets no time for answering. */
const daysOfDelay = 14

/** The latest day to which an exit may be delayed (FR-066): once, by the plan's own time for answering or 14 days. */
export const delayLimit = ({ delayReason, decideWithinDays }: { delayReason: string | null; decideWithinDays: number | null }, today: string): string | null =>
  delayReason === null ? addDays(today, decideWithinDays ?? daysOfDelay) : null

export type DelayCheck = { kind: 'allowed' } | { kind: 'refused'; code: 'exit_delay_reason_needed' | 'exit_delay_date' | 'exit_delayed_already' }

/** Whether an exit may be delayed so (FR-066): with a reason, to a day after today that is not too far, and only once. */
export function checkDelay(exit: Parameters<typeof delayLimit>[0], delay: { reason: string; until: string | null }, today: string): DelayCheck {
  const limit = delayLimit(exit, today)
  if (limit === null) return { kind: 'refused', code: 'exit_delayed_already' }
  if (delay.reason === '') return { kind: 'refused', code: 'exit_delay_reason_needed' }
  return delay.until === null || delay.until <= today || delay.until > limit ? { kind: 'refused', code: 'exit_delay_date' } : { kind: 'allowed' }
}

/**
 * Whether nothing is left to attend, so that places are given back and papers end: from the day after the last day, or
 * at once where the last day lies before the first. On the last day itself the child still has its course and room.
 */
export const isOver = ({ lastDay, startsOn }: { lastDay: string; startsOn: string }, today: string) => today > lastDay || startsOn > lastDay
