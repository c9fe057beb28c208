import type { HolidayYear } from '../contract/calendar'
import type { Calendar } from './calendar'
import { addDays } from './dates'

export interface NamedDay {
  date: string
  name: string
}

export interface PublicDays {
  holidays: NamedDay[]
  makeUpDays: NamedDay[]
  /** Years of the term whose State Council notice is not known: what they hold may not be all. */
  incompleteYears: number[]
}

type Spans = Pick<Calendar, 'startsOn' | 'endsOn' | 'openings'>

/** The public holidays and make-up days of a term; holidays of its weeks of holiday opening too. */
export function publicDays(years: readonly HolidayYear[], spans: Spans): PublicDays {
  const holidays = years.flatMap((year) => year.holidays.flatMap(({ name, from, to }) => daysOf(from, to).map((date) => ({ date, name }))))
  const makeUpDays = years.flatMap((year) => year.makeUpDays.map(({ date, name }) => ({ date, name })))
  return {
    holidays: holidays.filter(({ date }) => isWithin(date, [spans, ...spans.openings])).sort(byDate),
    makeUpDays: makeUpDays.filter(({ date }) => isWithin(date, [spans])).sort(byDate),
    incompleteYears: yearsOf(spans).filter((asked) => !years.some(({ year, complete }) => year === asked && complete)),
  }
}

const byDate = (a: NamedDay, b: NamedDay) => (a.date < b.date ? -1 : Number(a.date > b.date))

function daysOf(from: string, to: string): string[] {
  const days: string[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) days.push(date)
  return days
}

function yearsOf({ startsOn, endsOn, openings }: Spans): number[] {
  const years = [{ startsOn, endsOn }, ...openings].flatMap((span) => [Number(span.startsOn.slice(0, 4)), Number(span.endsOn.slice(0, 4))])
  return [...new Set(years)].sort()
}

export interface CalendarDifference extends NamedDay {
  /** What the school's calendar lacks, or has beyond the public one. */
  kind: 'holidayMissing' | 'holidayAdded' | 'makeUpDayMissing' | 'makeUpDayAdded'
}

/** Where a school's calendar differs from the public days of its term, by date. Adding is the school's right; it is told all the same. */
export function calendarDifferences(calendar: Pick<Calendar, 'holidays' | 'makeUpDays'>, proposed: PublicDays): CalendarDifference[] {
  const without = (days: readonly NamedDay[], others: readonly NamedDay[], kind: CalendarDifference['kind']) =>
    days.filter(({ date }) => !others.some((other) => other.date === date)).map(({ date, name }) => ({ date, name, kind }))
  return [
    ...without(proposed.holidays, calendar.holidays, 'holidayMissing'),
    ...without(calendar.holidays, proposed.holidays, 'holidayAdded'),
    ...without(proposed.makeUpDays, calendar.makeUpDays, 'makeUpDayMissing'),
    ...without(calendar.makeUpDays, proposed.makeUpDays, 'makeUpDayAdded'),
  ].sort(byDate)
}

/**
 * The calendar with the public days taken over. A school's own days and what it has said of a make-up day stay, unless
 * the public arrangement makes a work day of a holiday or the other way round, or they lie outside the term by now.
 */
export function withPublicDays(calendar: Calendar, proposed: PublicDays): Pick<Calendar, 'holidays' | 'makeUpDays'> {
  const spans = [calendar, ...calendar.openings]
  const stays = (date: string, against: readonly NamedDay[]) => isWithin(date, spans) && !against.some((day) => day.date === date)
  const own = calendar.holidays.filter(({ date }) => stays(date, [...proposed.holidays, ...proposed.makeUpDays]))
  const ownMakeUp = calendar.makeUpDays.filter(({ date }) => isWithin(date, [calendar]) && stays(date, [...proposed.holidays, ...proposed.makeUpDays]))
  const saidOf = (date: string) => calendar.makeUpDays.find((day) => day.date === date)?.follows ?? null
  return {
    holidays: [...own, ...proposed.holidays].sort(byDate),
    makeUpDays: [...ownMakeUp, ...proposed.makeUpDays.map((day) => ({ ...day, follows: saidOf(day.date) }))].sort(byDate),
  }
}

const isWithin = (date: string, spans: readonly Pick<Calendar, 'startsOn' | 'endsOn'>[]) => spans.some(({ startsOn, endsOn }) => date >= startsOn && date <= endsOn)
