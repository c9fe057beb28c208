import type { SurveySchedule } from '../contract/plan-texts'
import { addDays } from './dates'
import { wholeMonths } from './periods'

/**
 * The dates on which a survey is due in a term: some weeks after its start (S16: four), at the end of each of its
 * whole months (S18), at its end (S6), or on the day before it begins. Empty where the plan does not state when, or
 * after how many weeks, or where they would end after the term.
 */
export function surveyDates(schedule: Pick<SurveySchedule, 'when' | 'weeks'>, term: { startsOn: string; endsOn: string }): string[] {
  switch (schedule.when) {
    case 'beforeTerm':
      return [addDays(term.startsOn, -1)]
    case 'afterStart':
      return schedule.weeks === null ? [] : [addDays(term.startsOn, 7 * schedule.weeks)].filter((date) => date <= term.endsOn)
    case 'monthly':
      return wholeMonths(term).map(({ to }) => to)
    case 'termEnd':
      return [term.endsOn]
    case null:
      return []
  }
}
