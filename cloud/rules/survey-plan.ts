import type { SurveySchedule } from '../contract/plan-texts'
import { addDays, instantOn } from './dates'
import { surveyDates } from './survey-dates'

/** One survey that a plan's schedule asks for, with when it is open. */
export interface PlannedSurvey {
  schedule: SurveySchedule
  dueOn: string
  opensAt: Date
  closesAt: Date
}

const [opensClock, closesClock] = ['08:00', '20:00']
const [daysOpen, daysBeforeTerm, daysBeforeEnd] = [7, 13, 7]

/** When a survey that is due on a date is open: a week from that day on; one for before the term ends on that day, one for its end in time for the term. */
function openTimes({ when }: SurveySchedule, dueOn: string): Pick<PlannedSurvey, 'opensAt' | 'closesAt'> {
  if (when === 'beforeTerm') return { opensAt: instantOn(addDays(dueOn, 1 - daysBeforeTerm), opensClock), closesAt: instantOn(dueOn, closesClock) }
  const firstDay = when === 'termEnd' ? addDays(dueOn, -daysBeforeEnd) : dueOn
  return { opensAt: instantOn(firstDay, opensClock), closesAt: instantOn(addDays(firstDay, daysOpen), opensClock) }
}

/** The surveys that a plan's schedule asks for in a term, in order of time. None where the plan does not state when. */
export const plannedSurveys = (schedules: readonly SurveySchedule[], term: { startsOn: string; endsOn: string }): PlannedSurvey[] =>
  schedules.flatMap((schedule) => surveyDates(schedule, term).map((dueOn) => ({ schedule, dueOn, ...openTimes(schedule, dueOn) }))).sort((one, other) => one.opensAt.getTime() - other.opensAt.getTime())

const ahead = 7 * 86_400_000

/** Those to be made now: soon to open, and with a day at least left to answer; what was missed is not made up for. */
export const dueSoon = (planned: readonly PlannedSurvey[], now: Date): PlannedSurvey[] =>
  planned.filter(({ opensAt, closesAt }) => opensAt.getTime() - now.getTime() <= ahead && closesAt.getTime() - now.getTime() >= 86_400_000)
