import { dayWords, fullDateWords } from 'cloud/rules/date-words'

// The API writes dates into agreements with the same words.
export { dayWords, fullDateWords }

export const weekdayWords = { 1: '周一', 2: '周二', 3: '周三', 4: '周四', 5: '周五', 6: '周六', 7: '周日' } as const satisfies Record<number, string>

type Weekday = keyof typeof weekdayWords

/** `2` → 周二. ISO weekdays, Monday 1. */
export const weekdayName = (weekday: number) => weekdayWords[weekday as Weekday] ?? ''

/** Calendar date `2025-09-08` → ISO weekday, Monday 1. */
export const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

/** `2025-09-08` → 9月8日 周一. */
export const dateWords = (date: string) => `${dayWords(date)} ${weekdayName(weekdayOf(date))}`

/** An instant → its calendar date in Shanghai, which has no summer time. */
export const dateOf = (instant: string) => inShanghai(instant).slice(0, 10)

/** An instant → 15:30. */
export const clockWords = (instant: string) => inShanghai(instant).slice(11, 16)

/** An instant → 9月8日 15:30. */
export const instantWords = (instant: string) => `${dayWords(dateOf(instant))} ${clockWords(instant)}`

const inShanghai = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
