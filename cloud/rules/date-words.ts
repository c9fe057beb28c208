/** `2026-09-10` → 9月10日. */
export const dayWords = (date: string) => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

/** `2026-09-10` → 2026年9月10日. */
export const fullDateWords = (date: string) => `${date.slice(0, 4)}年${dayWords(date)}`

/** A term as signed texts name it: 2026年秋季学期（2026年8月31日至2027年1月1日）. */
export const termWords = ({ name, startsOn, endsOn }: { name: string; startsOn: string; endsOn: string }) => `${name}（${fullDateWords(startsOn)}至${fullDateWords(endsOn)}）`

/** An instant → 9月8日 周二 15:30 in Shanghai, which has no summer time. */
export function instantWords(instant: string): string {
  const there = new Date(Date.parse(instant) + 8 * 3_600_000)
  const clock = there.toISOString()
  return `${dayWords(clock)} 周${'日一二三四五六'[there.getUTCDay()]} ${clock.slice(11, 16)}`
}
