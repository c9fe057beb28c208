import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { addDays, mondayOf } from './dates'

dayjs.extend(utc)

export interface Period {
  /** First and last day, both included. */
  from: string
  to: string
}
export type PeriodLength = 'day' | 'week' | 'halfMonth' | 'month' | 'halfTerm' | 'term' | 'year'

/** Days of one period have the same key. A term and a year are the whole of whatever days are given. */
export function periodKey(length: Exclude<PeriodLength, 'halfTerm'>, date: string): string {
  switch (length) {
    case 'day':
      return date
    case 'week':
      return mondayOf(date)
    case 'halfMonth':
      return `${date.slice(0, 7)} ${date.slice(8) <= '15' ? 1 : 2}`
    case 'month':
      return date.slice(0, 7)
    case 'term':
    case 'year':
      return ''
  }
}

/**
 * The periods that service days lie in, in order, each from its first to its last service day. A period without a
 * service day is none: nothing is due in a week of holidays.
 */
export function periodsOf(length: PeriodLength, serviceDays: readonly string[]): Period[] {
  const days = [...new Set(serviceDays)].sort()
  const half = Math.ceil(days.length / 2)
  const periods = new Map<string, Period>()
  days.forEach((date, index) => {
    const key = length === 'halfTerm' ? String(index < half) : periodKey(length, date)
    periods.set(key, { from: periods.get(key)?.from ?? date, to: date })
  })
  return [...periods.values()]
}

/**
 * The whole months of a term, counted from its first day; the days left over at its end are no month. Calendar months
 * would make a month of the one August day of a term that begins on the 31st.
 */
export function wholeMonths(term: { startsOn: string; endsOn: string }): Period[] {
  const months: Period[] = []
  const start = (index: number) => addMonths(term.startsOn, index)
  for (let index = 0; addDays(start(index + 1), -1) <= term.endsOn; index += 1) months.push({ from: start(index), to: addDays(start(index + 1), -1) })
  return months
}

/** The same day some months later, or that month's last day where it is shorter. */
export const addMonths = (date: string, months: number): string => dayjs.utc(date).add(months, 'month').format('YYYY-MM-DD')

/** Days from one date to another; a date is zero days from itself. */
export const daysBetween = (from: string, to: string): number => dayjs.utc(to).diff(dayjs.utc(from), 'day')
