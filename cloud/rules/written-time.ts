import { addDays, instantOn } from './dates'

/** How far back a day's log and incidents may be entered afterwards, in days. */
export const enteredWithinDays = 30

export type WrittenTime = 'fine' | 'toCome' | 'tooOld'

/** Whether something that happened on a date at a clock time may be written down now (FR-096, FR-097): not before it happens, and within 30 days. */
export function writtenTime(heldOn: string, at: string, now: Date, today: string): WrittenTime {
  if (heldOn > today || instantOn(heldOn, at) > now) return 'toCome'
  return heldOn < addDays(today, -enteredWithinDays) ? 'tooOld' : 'fine'
}
