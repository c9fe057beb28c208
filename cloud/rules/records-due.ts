import type { RecordDuty } from '../contract/plan-texts'
import { periodsOf, type Period } from './periods'

/**
 * The periods of a term for which a record is owed (R-061; S2, S3, S8, S14, S18): each day, week or month with service
 * in it, from its first to its last service day. What is owed for every lesson is owed on every service day; where the
 * plan does not say how often, nothing is. `serviceDays` are the dates on which the service takes place.
 */
export const periodsDue = (duty: Pick<RecordDuty, 'every'>, serviceDays: readonly string[]): Period[] =>
  duty.every === null ? [] : periodsOf(duty.every === 'lesson' ? 'day' : duty.every, serviceDays)

/**
 * Those of them that are over and blank: no record is for any of their days. A period is over on the day after its last
 * service day, so that today's record is never late. `recordedFor` are the dates that records stand for, not the dates
 * on which they were written.
 */
export const blankPeriods = (duty: Pick<RecordDuty, 'every'>, serviceDays: readonly string[], recordedFor: readonly string[], today: string): Period[] =>
  periodsDue(duty, serviceDays).filter(({ from, to }) => to < today && !recordedFor.some((date) => date >= from && date <= to))

/**
 * The period that a record of a day stands for; null where nothing takes place in it. Where the plan does not say how often,
 * a record stands for its own day, and none is ever blank.
 */
export const periodWith = (duty: Pick<RecordDuty, 'every'>, serviceDays: readonly string[], date: string): Period | null => {
  if (duty.every === null) return serviceDays.includes(date) ? { from: date, to: date } : null
  return periodsDue(duty, serviceDays).find(({ from, to }) => date >= from && date <= to) ?? null
}
