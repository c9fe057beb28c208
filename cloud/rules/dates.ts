import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

// China has kept one zone without summer time since 1991, so a fixed offset is exact for every school day.
const shanghaiOffsetHours = 8

/** The calendar date in Asia/Shanghai at an instant, `YYYY-MM-DD`. */
export const shanghaiDate = (instant: Date): string => dayjs(instant).utcOffset(shanghaiOffsetHours).format('YYYY-MM-DD')

/** The instant at which a date begins in Asia/Shanghai. Counted in plain numbers: a term's money asks for it at every session of every child. */
export const startOfDay = (date: string): Date => new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)), -shanghaiOffsetHours))

/** The instant at which a date is over in Asia/Shanghai. */
export const endOfDay = (date: string): Date => startOfDay(addDays(date, 1))

/** ISO weekday of a date: Monday 1 to Sunday 7. */
export const weekdayOf = (date: string): number => new Date(date).getUTCDay() || 7

export const addDays = (date: string, days: number): string => dayjs.utc(date).add(days, 'day').format('YYYY-MM-DD')

const dayLength = 24 * 60 * 60 * 1000

/** Every date from the first to the last, both included. Counted in plain numbers, for a term is walked often. */
export function datesBetween(first: string, last: string): string[] {
  const dates: string[] = []
  for (let at = Date.parse(first); at <= Date.parse(last); at += dayLength) dates.push(new Date(at).toISOString().slice(0, 10))
  return dates
}

/** The Monday of the week that a date lies in. */
export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date))

/** The last day of a month, `YYYY-MM`. */
export const lastDayOfMonth = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10)

/** Which week of the term a date lies in, counted from 1; null outside the term. */
export function weekOfTerm(term: { startsOn: string; endsOn: string }, date: string): number | null {
  if (date < mondayOf(term.startsOn) || date > term.endsOn) return null
  return dayjs.utc(date).diff(dayjs.utc(mondayOf(term.startsOn)), 'week') + 1
}

/** The instant of a clock time `HH:MM` on a date in Asia/Shanghai; `24:00` is the day's end. */
export const instantOn = (date: string, clock: string): Date => new Date(startOfDay(date).getTime() + (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * 60_000)
