import type { RollSummary } from '../contract/attendance'
import { instantOn } from './dates'

export type DueRoll = Pick<RollSummary, 'startsAt' | 'endsAt' | 'cancelled'>

/** When a roll should have been saved; null where it is not held, or the plan gives no clock time to count from (FR-057). */
export const dueAt = (date: string, { startsAt, cancelled }: DueRoll, rollDueMinutes: number): Date | null =>
  cancelled || startsAt === null ? null : new Date(instantOn(date, startsAt).getTime() + rollDueMinutes * 60_000)

/**
 * The rolls that fell due after `from` and up to `now` and are still going on: a reminder after the children have gone
 * home helps nobody.
 */
export const fallenDue = <R extends DueRoll>(date: string, rolls: readonly R[], rollDueMinutes: number, from: Date, now: Date): R[] =>
  rolls.filter((roll) => {
    const due = dueAt(date, roll, rollDueMinutes)
    return due !== null && due > from && due <= now && (roll.endsAt === null || instantOn(date, roll.endsAt) > now)
  })

/** When to look again: as the next roll falls due, and after `most` minutes at the latest, for the day may change. */
export function lookAgainAt(date: string, rolls: readonly DueRoll[], rollDueMinutes: number, now: Date, most: number): Date {
  const next = rolls.flatMap((roll) => dueAt(date, roll, rollDueMinutes)?.getTime() ?? []).filter((due) => due > now.getTime())
  return new Date(Math.min(now.getTime() + most * 60_000, ...next))
}
