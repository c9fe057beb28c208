import * as z from 'zod/mini'
import { operation } from './operation'
import { term } from './plan'
import { serviceKind } from './plan-document'
import { date, id, nothing, planKey, text, weekday } from './values'

/** What the State Council has arranged for one year, the same for every school (plans/calendars). */
export const holidayYear = z.strictObject({
  year: z.int().check(z.gte(2000), z.lte(2999)),
  /** The notice or law it was taken from, with its date. */
  source: text(120),
  /** False where the year's notice is not known yet: then only the days that the law itself fixes are here. */
  complete: z.boolean(),
  holidays: z.array(z.strictObject({ name: text(20), from: date, to: date })),
  makeUpDays: z.array(z.strictObject({ name: text(20), date })),
})
export type HolidayYear = z.infer<typeof holidayYear>

/**
 * The office's calendar: the current term, the public years that a phone makes its proposal from (rules/public-days),
 * and the plan's services whose days are counted. `term` is null before the first one.
 */
export const readCalendar = operation({
  name: 'readCalendar',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: nothing,
  output: z.object({
    today: date,
    term: z.nullable(term),
    years: z.array(holidayYear),
    /** Empty where no plan is published in the current term. */
    services: z.array(z.object({ key: planKey, name: z.string(), kind: z.nullable(serviceKind), weekdays: z.nullable(z.array(weekday)) })),
  }),
  refusals: [],
})

const days = 120

/** Changes the current term, or begins a new one with `termId` null: the first, or the next after the last has ended (FR-027). */
export const saveTerm = operation({
  name: 'saveTerm',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({
    termId: z.nullable(id),
    termName: text(40),
    startsOn: date,
    endsOn: date,
    holidays: term.shape.holidays.check(z.maxLength(days)),
    makeUpDays: term.shape.makeUpDays.check(z.maxLength(days)),
    openings: term.shape.openings.check(z.maxLength(10)),
  }),
  output: z.object({ termId: id }),
  refusals: [
    'term_unknown',
    'term_not_over',
    'terms_overlap',
    'term_end_past',
    'term_dates_reversed',
    'calendar_too_long',
    'calendar_day_twice',
    'holiday_outside_term',
    'make_up_day_outside_term',
    'make_up_day_is_holiday',
    'opening_dates_reversed',
    'opening_inside_term',
    'openings_overlap',
  ],
})
