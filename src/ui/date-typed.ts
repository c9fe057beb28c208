/** A date as people type it — 2026-9-1, 2026.9.1, 2026年9月1日, 20260901 — as `2026-09-01`; null where it is none. */
export function dateTyped(typed: string): string | null {
  const found = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$/.exec(typed.trim())
  if (!found) return null
  const [, year = '', month = '', day = ''] = found
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const read = new Date(`${date}T00:00:00Z`)
  // Of 31 February the calendar would make a day in March.
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date) ? date : null
}
