export const weekdayWords = { 1: '周一', 2: '周二', 3: '周三', 4: '周四', 5: '周五', 6: '周六', 7: '周日' } as const satisfies Record<number, string>

type Weekday = keyof typeof weekdayWords

/** `2` → 周二. ISO weekdays, Monday 1. */
export const weekdayName = (weekday: number) => weekdayWords[weekday as Weekday] ?? ''

/** `[1,2,3,4,5]` → 周一至周五; `[2,4]` → 周二、周四. */
export function weekdaysWords(weekdays: readonly number[]) {
  const sorted = [...weekdays].sort()
  const [first, last] = [sorted[0], sorted[sorted.length - 1]]
  if (first === undefined || last === undefined) return ''
  const unbroken = sorted.length > 2 && last - first === sorted.length - 1
  return unbroken ? `${weekdayName(first)}至${weekdayName(last)}` : sorted.map(weekdayName).join('、')
}

/** Calendar date `2025-09-08` → ISO weekday, Monday 1. */
export const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

/** `2025-09-08` → 9月8日 周一. */
export const dateWords = (date: string) => `${dayWords(date)} ${weekdayName(weekdayOf(date))}`

/** `2025-09-08` → 9月8日. */
export const dayWords = (date: string) => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

/** `2025-09-08` → 2025年9月8日. */
export const fullDateWords = (date: string) => `${date.slice(0, 4)}年${dayWords(date)}`

/** An instant → its calendar date in Shanghai, which has no summer time. */
export const dateOf = (instant: string) => inShanghai(instant).slice(0, 10)

/** An instant → 9月8日 15:30. */
export const instantWords = (instant: string) => `${dayWords(dateOf(instant))} ${inShanghai(instant).slice(11, 16)}`

const inShanghai = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
