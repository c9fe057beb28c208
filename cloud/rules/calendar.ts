import type { Term } from '../contract/plan'
import type { ServiceOffering } from '../contract/plan-document'
import { datesBetween, weekdayOf } from './dates'

export type Calendar = Pick<Term, 'startsOn' | 'endsOn' | 'holidays' | 'makeUpDays' | 'openings'>

const isHoliday = ({ holidays }: Calendar, date: string) => holidays.some((holiday) => holiday.date === date)

/**
 * Whose timetable a date follows, as an ISO weekday: the date's own, or on a make-up day the weekday that it makes up
 * for. Null on a public holiday, outside the term, and on a make-up day of which the school has not said.
 */
export function schoolWeekday(calendar: Calendar, date: string): number | null {
  if (date < calendar.startsOn || date > calendar.endsOn) return null
  const madeUp = calendar.makeUpDays.find((day) => day.date === date)
  if (madeUp) return madeUp.follows
  return isHoliday(calendar, date) ? null : weekdayOf(date)
}

/** The holiday opening that a date lies in, its public holidays left out; null where the campus is closed. */
export const openingOn = (calendar: Calendar, date: string) =>
  isHoliday(calendar, date) ? null : (calendar.openings.find(({ startsOn, endsOn }) => date >= startsOn && date <= endsOn) ?? null)

/**
 * As which weekday a service runs on a date; null where it does not. A holiday service runs in the weeks
 * of holiday opening only, every other service on the term's school days only.
 */
export function runsAs(calendar: Calendar, service: Pick<ServiceOffering, 'kind' | 'weekdays'>, date: string): number | null {
  const weekday = service.kind === 'holiday' ? (openingOn(calendar, date) ? weekdayOf(date) : null) : schoolWeekday(calendar, date)
  return weekday !== null && service.weekdays?.includes(weekday) ? weekday : null
}

/** The last day on which a term has anything: its own, or that of a later week of opening. */
export const lastDayOf = ({ endsOn, openings }: Pick<Calendar, 'endsOn' | 'openings'>): string => [endsOn, ...openings.map((opening) => opening.endsOn)].sort().at(-1) as string

export interface ServiceDate {
  date: string
  /** The weekday whose timetable the date follows. */
  weekday: number
}

/**
 * Every date on which a service runs in a term, in order. Everything that counts or lists
 * sessions asks here. Empty where the plan does not state the weekdays.
 */
export function serviceDates(calendar: Calendar, service: Pick<ServiceOffering, 'kind' | 'weekdays'>): ServiceDate[] {
  if (service.weekdays === null) return []
  const spans = service.kind === 'holiday' ? calendar.openings : [calendar]
  // Openings may be entered in any order, and one may lie within another.
  const dates = new Set(spans.flatMap(({ startsOn, endsOn }) => datesBetween(startsOn, endsOn)))
  return [...dates].sort().flatMap((date) => {
    const weekday = runsAs(calendar, service, date)
    return weekday === null ? [] : [{ date, weekday }]
  })
}

/** The services that no date can be derived for, because the plan does not state their weekdays. */
export const undatedServices = <S extends Pick<ServiceOffering, 'weekdays' | 'kind'>>(services: readonly S[]): S[] => services.filter(({ weekdays, kind }) => weekdays === null && kind !== 'holiday')
