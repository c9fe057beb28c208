import type { SurveySchedule } from '../contract/plan-texts'
import { addDays, instantOn, shanghaiDate } from './dates'
import { surveyDates } from './survey-dates'

type Schedule = Pick<SurveySchedule, 'key' | 'name' | 'kind' | 'when' | 'weeks'>
type Term = { startsOn: string; endsOn: string }

export interface DueSurvey {
  scheduleKey: string
  name: string
  kind: SurveySchedule['kind']
  dueOn: string
}

/** What the plan's schedule asks for in a term and nobody has made yet, by date. */
export const dueSurveys = (schedules: readonly Schedule[], term: Term, made: readonly { scheduleKey: string; dueOn: string }[]): DueSurvey[] =>
  schedules
    .flatMap((schedule) => surveyDates(schedule, term).map((dueOn) => ({ scheduleKey: schedule.key, name: schedule.name, kind: schedule.kind, dueOn })))
    .filter(({ scheduleKey, dueOn }) => !made.some((each) => each.scheduleKey === scheduleKey && each.dueOn === dueOn))
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn) || one.scheduleKey.localeCompare(other.scheduleKey))

const [opensAt, closesAt] = ['08:00', '20:00']
const openDays = 7

/**
 * When a survey of the schedule opens and closes: on the date it is due for a week; before term, for the twelve days up to
 * the eve; at the term's end, in its last week. Times of day in Asia/Shanghai.
 */
export function scheduledTimes(when: SurveySchedule['when'], dueOn: string): { opensAt: Date; closesAt: Date } {
  if (when === 'beforeTerm') return { opensAt: instantOn(addDays(dueOn, -12), opensAt), closesAt: instantOn(dueOn, closesAt) }
  if (when === 'termEnd') return { opensAt: instantOn(addDays(dueOn, -openDays), opensAt), closesAt: instantOn(dueOn, closesAt) }
  return { opensAt: instantOn(dueOn, opensAt), closesAt: instantOn(addDays(dueOn, openDays), opensAt) }
}

/** Times to begin a draft with: the schedule's where they are still to come, else a week from tomorrow morning. */
export function draftTimes(now: Date, scheduled: { opensAt: Date; closesAt: Date } | null): { opensAt: Date; closesAt: Date } {
  const tomorrow = addDays(shanghaiDate(now), 1)
  const soon = { opensAt: instantOn(tomorrow, opensAt), closesAt: instantOn(addDays(tomorrow, openDays), closesAt) }
  if (scheduled === null) return soon
  if (scheduled.opensAt > now) return scheduled
  return { opensAt: soon.opensAt, closesAt: scheduled.closesAt > soon.opensAt ? scheduled.closesAt : soon.closesAt }
}
