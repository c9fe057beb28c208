import type { SurveySchedule } from '../contract/plan-texts'
import { addDays, instantOn, shanghaiDate } from './dates'
import { surveyDates } from './survey-dates'

type Schedule = Pick<SurveySchedule, 'key' | 'when' | 'weeks'>
type Term = { startsOn: string; endsOn: string }

/** A date on which one of the plan's surveys is due. */
export interface DueSurvey<Kept extends Schedule = SurveySchedule> {
  schedule: Kept
  dueOn: string
}

/** What the plan's schedule asks for in a term and nobody has made yet, by date. None where the plan does not state when. */
export const dueSurveys = <Kept extends Schedule>(schedules: readonly Kept[], term: Term, made: readonly { scheduleKey: string; dueOn: string }[]): DueSurvey<Kept>[] =>
  schedules
    .flatMap((schedule) => surveyDates(schedule, term).map((dueOn) => ({ schedule, dueOn })))
    .filter(({ schedule, dueOn }) => !made.some((each) => each.scheduleKey === schedule.key && each.dueOn === dueOn))
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn) || one.schedule.key.localeCompare(other.schedule.key))

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

const [madeAhead, leastLeft] = [7 * 86_400_000, 86_400_000]

/** Whether time makes a survey of the schedule now: a week before it opens, and while a day at least is left to answer; what was missed is not made up for. */
export const isMadeAt = (now: Date, times: { opensAt: Date; closesAt: Date }): boolean => times.opensAt.getTime() - now.getTime() <= madeAhead && times.closesAt.getTime() - now.getTime() >= leastLeft

/** Times to begin a draft with: the schedule's where they are still to come, else a week from tomorrow morning. */
export function draftTimes(now: Date, scheduled: { opensAt: Date; closesAt: Date } | null): { opensAt: Date; closesAt: Date } {
  const tomorrow = addDays(shanghaiDate(now), 1)
  const soon = { opensAt: instantOn(tomorrow, opensAt), closesAt: instantOn(addDays(tomorrow, openDays), closesAt) }
  if (scheduled === null) return soon
  if (scheduled.opensAt > now) return scheduled
  return { opensAt: soon.opensAt, closesAt: scheduled.closesAt > soon.opensAt ? scheduled.closesAt : soon.closesAt }
}
