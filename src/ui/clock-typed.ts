/** A time of day as people type it — 16:20, 16：20, 9.05, 1620 — as `16:20`; null where it is none. */
export function clockTyped(typed: string): string | null {
  const [, hour, minute] = /^(\d{1,2})\s*[:：.点]?\s*(\d{2})分?$/.exec(typed.trim()) ?? []
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}`
}
