import { addDays, weekdayOf } from './dates'

/** What lunch costs, in fen, apart from the service's bill (R-038; S3, S19 at actual cost); null where no price is stated. */
export const lunchCost = (lunch: { pricePerDayFen: number | null }, days: number): number | null => (lunch.pricePerDayFen === null ? null : lunch.pricePerDayFen * days)

/**
 * The day by which a month's lunch is to be paid: its nth workday, Monday to Friday without public holidays (R-038, S3:
 * the fifth). `month` is `YYYY-MM`. Null where the plan states no number, or the month has fewer workdays.
 */
export function lunchDueOn(lunch: { dueWorkday: number | null }, month: string, holidays: readonly { date: string }[]): string | null {
  if (lunch.dueWorkday === null) return null
  const isWorkday = (date: string) => weekdayOf(date) <= 5 && !holidays.some((holiday) => holiday.date === date)
  let workdays = 0
  for (let date = `${month}-01`; date.startsWith(month); date = addDays(date, 1)) {
    if (isWorkday(date)) workdays += 1
    if (isWorkday(date) && workdays === lunch.dueWorkday) return date
  }
  return null
}
