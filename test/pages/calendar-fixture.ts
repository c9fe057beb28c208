import type { readCalendar } from 'cloud/contract/calendar'
import type { OutputOf } from 'cloud/contract/operation'
import { idOf } from './staff-fixture'

type Calendar = OutputOf<typeof readCalendar>

export const termId = idOf(900)

/** A term of sixteen weeks in autumn 2025 that has taken over no public day yet. */
export const autumnTerm: NonNullable<Calendar['term']> = {
  termId,
  name: '2025年秋季学期',
  startsOn: '2025-09-01',
  endsOn: '2025-12-31',
  holidays: [],
  makeUpDays: [],
  openings: [],
}

export const calendarWith = (changes: Partial<Calendar> = {}): Calendar => ({
  today: '2025-09-08',
  term: autumnTerm,
  years: [
    {
      year: 2025,
      source: '关于某年部分节假日安排的通知',
      complete: true,
      holidays: [{ name: '国庆节', from: '2025-10-01', to: '2025-10-08' }],
      makeUpDays: [
        { name: '国庆节调休', date: '2025-09-28' },
        { name: '国庆节调休', date: '2025-10-11' },
      ],
    },
  ],
  services: [
    { key: 'afternoon', name: '晚托', kind: 'afternoon', weekdays: [2, 5] },
    { key: 'late', name: '延时', kind: 'late', weekdays: null },
  ],
  ...changes,
})
