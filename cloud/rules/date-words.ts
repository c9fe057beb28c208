/** `2026-09-10` → 9月10日. */
export const dayWords = (date: string) => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

/** `2026-09-10` → 2026年9月10日. */
export const fullDateWords = (date: string) => `${date.slice(0, 4)}年${dayWords(date)}`
