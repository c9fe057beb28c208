import { lastDayOf, runsAs, type Calendar } from './calendar'
import { datesBetween } from './dates'
import type { DayChange } from './day-change'
import { seasonsOn } from './day-times'
import { sessionsOn, type ChildDay, type ChildSession, type EnrolmentFact, type TimetablePlan } from './timetable'

/** As much of a session as its record and its money need. */
export type TermSession = Pick<ChildSession, 'date' | 'serviceKey' | 'startsAt' | 'endsAt' | 'rollKey' | 'sitting' | 'changes' | 'courseId'>

interface TermDate {
  date: string
  /** Equal for two dates on which a child with the same places has the same sessions. */
  pattern: string
  changes: readonly DayChange[]
}

const none: readonly DayChange[] = []

/** The dates of a term, its weeks of opening too, on which a service is held at all: worked out once for all children. */
export function termDates(term: Calendar, plan: TimetablePlan, changes: ReadonlyMap<string, readonly DayChange[]>): TermDate[] {
  return datesBetween(term.startsOn, lastDayOf(term)).flatMap((date) => {
    const weekdays = plan.services.map((service) => runsAs(term, service, date))
    return weekdays.every((weekday) => weekday === null) ? [] : [{ date, pattern: [...weekdays, ...seasonsOn(plan.seasons, date)].join(' '), changes: changes.get(date) ?? none }]
  })
}

/**
 * A child's sessions on each of these dates, as `sessionsOn` has them: dates of one pattern on which the same enrolments last
 * are worked out once, for a term has only some five of them. Dates without a session are left out.
 */
export function sessionsOfTerm(child: Omit<ChildDay, 'date' | 'changes'>, dates: readonly TermDate[]): { date: string; sessions: TermSession[] }[] {
  const patterns = new Map<string, ChildSession[]>()
  const planned = ({ date, pattern }: TermDate) => {
    const key = child.enrolments.reduce((words, enrolment) => words + (lasts(enrolment, date, child.term) ? '1' : '0'), `${pattern} `)
    const known = patterns.get(key)
    if (known) return known
    const sessions = sessionsOn({ ...child, date, changes: none })
    patterns.set(key, sessions)
    return sessions
  }
  return dates.flatMap((each) => {
    const sessions = each.changes.length === 0 ? planned(each) : sessionsOn({ ...child, date: each.date, changes: each.changes })
    return sessions.length === 0 ? [] : [{ date: each.date, sessions: sessions.map((session) => onDate(session, each.date)) }]
  })
}

const lasts = ({ startsOn, endsOn }: EnrolmentFact, date: string, term: Calendar) => date >= startsOn && (date <= endsOn || endsOn === term.endsOn)

const onDate = ({ serviceKey, startsAt, endsAt, rollKey, sitting, changes, courseId }: ChildSession, date: string): TermSession => ({ date, serviceKey, startsAt, endsAt, rollKey, sitting, changes, courseId })
