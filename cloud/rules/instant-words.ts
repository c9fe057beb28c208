import { dayWords } from './date-words'

/** An instant in Shanghai, which has no summer time → 9月8日 15:30. */
export function instantWords(instant: Date): string {
  const there = new Date(instant.getTime() + 8 * 3_600_000).toISOString()
  return `${dayWords(there.slice(0, 10))} ${there.slice(11, 16)}`
}

/** An instant's clock in Shanghai → 17:24. */
export const clockWords = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
