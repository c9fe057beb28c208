import type { Term } from 'cloud/contract/plan'
import { refusals } from 'cloud/contract/refusals'
import { serviceDates, type Calendar as RuleCalendar } from 'cloud/rules/calendar'
import { addDays, mondayOf } from 'cloud/rules/dates'
import type { CalendarDifference, NamedDay } from 'cloud/rules/public-days'
import { calendarFault, termFault } from 'cloud/rules/term-check'
import { dateTyped } from '@/ui/date-typed'
import { dateWords, dayWords, weekdayName } from '@/wording/dates'
import type { Calendar, TermInput } from './use-calendar'

/** A term as it is being filled in: its ends as they were typed, its days as they will be saved. */
export interface TermDraft extends Pick<Term, 'name' | 'holidays' | 'makeUpDays' | 'openings'> {
  /** Null for a term that is to begin. */
  termId: string | null
  startsOn: string
  endsOn: string
}

export const emptyDraft: TermDraft = { termId: null, name: '', startsOn: '', endsOn: '', holidays: [], makeUpDays: [], openings: [] }

export const draftOf = (term: Term): TermDraft => ({ ...term })

/** What a typed date means, in words; what is wrong with it where it means none. */
export const dateHint = (typed: string) => {
  const date = dateTyped(typed)
  return date ? `${date.slice(0, 4)}年${dateWords(date)}` : null
}

/** No term or opening is longer; a span beyond it is a slip of the year, and is not counted day by day. */
export const isSpan = (from: string, to: string) => from <= to && to <= addDays(from, 366)

/** The draft as a calendar that can be counted; null while its ends are no dates that belong together. */
export function calendarOf({ startsOn, endsOn, holidays, makeUpDays, openings }: TermDraft): RuleCalendar | null {
  const [first, last] = [dateTyped(startsOn), dateTyped(endsOn)]
  return first && last && isSpan(first, last) ? { startsOn: first, endsOn: last, holidays, makeUpDays, openings } : null
}

export function inputOf(draft: TermDraft): TermInput | null {
  const { termId, holidays, makeUpDays, openings } = draft
  const [startsOn, endsOn, termName] = [dateTyped(draft.startsOn), dateTyped(draft.endsOn), draft.name.trim()]
  return startsOn && endsOn && termName ? { termId, termName, startsOn, endsOn, holidays, makeUpDays, openings } : null
}

/** Why the draft cannot be saved yet, in the API's own words; null where it can. */
export function draftFault(draft: TermDraft, { term: current, today }: Pick<Calendar, 'term' | 'today'>): string | null {
  const input = inputOf(draft)
  if (!input) return '请填写学期名称、开始日期和结束日期。'
  const fault = calendarFault(input) ?? termFault(input, { current, isNew: input.termId === null, today })
  return fault && refusals[fault]
}

/** A new term can begin where there is none, or where the current one is over (FR-027). */
export const mayBegin = ({ term, today }: Pick<Calendar, 'term' | 'today'>) => term !== null && term.endsOn < today

export interface Run {
  name: string
  from: string
  to: string
}

/** Days that follow one another under one name, as one row. */
export function runsOf(days: readonly NamedDay[]): Run[] {
  const runs: Run[] = []
  for (const { date, name } of [...days].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = runs[runs.length - 1]
    if (last?.name === name && addDays(last.to, 1) === date) last.to = date
    else runs.push({ name, from: date, to: date })
  }
  return runs
}

export const runWords = ({ from, to }: Run) => (from === to ? dateWords(from) : `${dayWords(from)}至${dayWords(to)}`)

export const daysOfRun = (from: string, to: string): string[] => (from > to ? [] : [from, ...daysOfRun(addDays(from, 1), to)])

const differenceNames: Record<CalendarDifference['kind'], string> = {
  holidayMissing: '校历里没有放假',
  holidayAdded: '国务院安排里没有，本校放假',
  makeUpDayMissing: '校历里没有调休上课',
  makeUpDayAdded: '国务院安排里没有，本校调休上课',
}

/** What differs from the public days, by kind and run: 国庆节 10月1日至10月7日，校历里没有放假. */
export const differenceWords = (differences: readonly CalendarDifference[]) =>
  (Object.keys(differenceNames) as CalendarDifference['kind'][]).flatMap((kind) =>
    runsOf(differences.filter((each) => each.kind === kind)).map((run) => `${run.name} ${runWords(run)}：${differenceNames[kind]}`),
  )

export const followsWords = (follows: number | null) => (follows === null ? '还没有定按周几上课，这天不安排' : `按${weekdayName(follows)}上课`)

export interface ServiceCount {
  key: string
  name: string
  /** Null where the plan does not state the weekdays. */
  days: number | null
  weeks: number
  /** 周二 17 天. */
  byWeekday: string[]
}

/** How many days each service runs in the term, by the weekday that a day follows. */
export function serviceCounts(calendar: RuleCalendar, services: Calendar['services']): ServiceCount[] {
  return services.map((service) => {
    const dates = serviceDates(calendar, service)
    const weeks = new Set(dates.map(({ date }) => mondayOf(date)))
    const byWeekday = (service.weekdays ?? []).map((weekday) => `${weekdayName(weekday)} ${dates.filter((each) => each.weekday === weekday).length} 天`)
    return { key: service.key, name: service.name, days: service.weekdays === null ? null : dates.length, weeks: weeks.size, byWeekday }
  })
}
