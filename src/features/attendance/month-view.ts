import type { Output } from 'cloud/contract/operations'
import type { DayRecord } from 'cloud/contract/day-record'
import { dateWords } from '@/wording/dates'

export type Month = Output<'readAttendance'>
type MonthDay = Month['days'][number]

/** A month before or after, `YYYY-MM`. */
export function monthBeside(month: string, step: 1 | -1): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + step
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** `2026-09` → 2026年9月. */
export const monthWords = (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`

/** The months beside that still belong to the term; null where there is none. */
export const monthsBeside = ({ month, term }: Pick<Month, 'month' | 'term'>) => ({
  before: month > term.startsOn.slice(0, 7) ? monthBeside(month, -1) : null,
  after: month < term.endsOn.slice(0, 7) ? monthBeside(month, 1) : null,
})

/** 到了 12 次（迟到 1 次），请假 2 次，取消 1 次. What did not happen is not said. */
export function countWords({ attended, late, leave, missing, cancelled }: Month['counts']): string {
  const parts = [
    attended > 0 ? `到了 ${attended} 次${late > 0 ? `（其中迟到 ${late} 次）` : ''}` : '',
    leave > 0 ? `请假 ${leave} 次` : '',
    missing > 0 ? `没有到 ${missing} 次` : '',
    cancelled > 0 ? `取消 ${cancelled} 次` : '',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('，') : '这个月还没有记录'
}

export interface DayLine {
  key: string
  title: string
  where: string
  record: DayRecord
}

export interface DayLines {
  date: string
  words: string
  isToday: boolean
  lines: DayLine[]
}

/** Days up to today, newest first: what is to come stands in the week. */
export const daysSoFar = ({ days, today }: Pick<Month, 'days' | 'today'>): DayLines[] =>
  days
    .filter(({ date }) => date <= today)
    .map((day) => ({ date: day.date, words: dateWords(day.date), isToday: day.date === today, lines: linesOf(day) }))
    .reverse()

const linesOf = ({ sessions }: MonthDay): DayLine[] =>
  sessions.flatMap(({ serviceKey, time, title, venue, changes, record }) =>
    record === null ? [] : [{ key: `${serviceKey} ${time} ${title}`, title: [time || '时间未公布', title].join(' '), where: record.state === 'cancelled' ? (changes.find(({ kind }) => kind === 'cancelled')?.reason ?? '') : (venue ?? ''), record }],
  )
