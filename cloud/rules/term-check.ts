import type { RefusalCode } from '../contract/refusals'
import type { Calendar } from './calendar'
import { addDays } from './dates'

export type TermRefusal = Extract<
  RefusalCode,
  | 'term_not_over'
  | 'terms_overlap'
  | 'term_end_past'
  | 'term_dates_reversed'
  | 'calendar_too_long'
  | 'calendar_day_twice'
  | 'holiday_outside_term'
  | 'make_up_day_outside_term'
  | 'make_up_day_is_holiday'
  | 'opening_dates_reversed'
  | 'opening_inside_term'
  | 'openings_overlap'
>

interface Span {
  startsOn: string
  endsOn: string
}

/** Why a term's calendar cannot stand as it is; null where it can. */
export function calendarFault({ holidays, makeUpDays, openings, ...term }: Calendar): TermRefusal | null {
  if (term.startsOn >= term.endsOn) return 'term_dates_reversed'
  if (openings.some(({ startsOn, endsOn }) => startsOn > endsOn)) return 'opening_dates_reversed'
  if ([term, ...openings].some(isTooLong)) return 'calendar_too_long'
  if (openings.some((opening) => overlap(opening, term))) return 'opening_inside_term'
  if (openings.some((one, index) => openings.slice(index + 1).some((other) => overlap(one, other)))) return 'openings_overlap'
  if (hasTwice(holidays) || hasTwice(makeUpDays)) return 'calendar_day_twice'
  if (makeUpDays.some(({ date }) => holidays.some((holiday) => holiday.date === date))) return 'make_up_day_is_holiday'
  if (makeUpDays.some(({ date }) => !within(date, term))) return 'make_up_day_outside_term'
  return holidays.every(({ date }) => [term, ...openings].some((span) => within(date, span))) ? null : 'holiday_outside_term'
}

/**
 * Why the current term cannot be changed so, or a new one begun; null where it can. A term may follow only when the one
 * before it has ended, so that nobody's enrolment is cut short or carried over unseen (R-054, FR-027).
 */
export function termFault(term: Span, { current, isNew, today }: { current: Span | null; isNew: boolean; today: string }): TermRefusal | null {
  if (isNew && current && current.endsOn >= today) return 'term_not_over'
  if (isNew && current && term.startsOn <= current.endsOn) return 'terms_overlap'
  // Of a term that is over, the days may still be put right.
  const endStays = !isNew && term.endsOn === current?.endsOn
  return term.endsOn < today && !endStays ? 'term_end_past' : null
}

const within = (date: string, { startsOn, endsOn }: Span) => date >= startsOn && date <= endsOn
const overlap = (a: Span, b: Span) => a.startsOn <= b.endsOn && b.startsOn <= a.endsOn
// A mistyped year is the usual reason, and every day of a span is walked through later.
const isTooLong = ({ startsOn, endsOn }: Span) => endsOn > addDays(startsOn, 366)
const hasTwice = (days: readonly { date: string }[]) => new Set(days.map(({ date }) => date)).size < days.length
