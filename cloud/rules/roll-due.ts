import type { RollCounts } from '../contract/attendance'
import { instantOn } from './dates'

/** Until when a roll has to be taken: so many minutes after it began; where the plan gives no clock time, by the end of the day (FR-057). */
export const rollDue = ({ date, startsAt }: { date: string; startsAt: string | null }, minutesAfter: number): Date =>
  startsAt === null ? instantOn(date, '24:00') : new Date(instantOn(date, startsAt).getTime() + minutesAfter * 60_000)

/** Whether somebody has not been looked for although the roll is due; of a session that does not take place nobody is expected. */
export const isOverdue = ({ cancelled, counts, due }: { cancelled: boolean; counts: Pick<RollCounts, 'unmarked'>; due: Date }, now: Date): boolean => !cancelled && counts.unmarked > 0 && now > due
