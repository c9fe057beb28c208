import type { Output } from 'cloud/contract/operations'
import { isSameRoll } from './mark-queue'
import { rollTitle } from './roll-view'

export type SchoolDay = Output<'readSchoolDay'>
type DayRoll = SchoolDay['rolls'][number]

/** A day's rolls by what they need: overdue ones first, then those where somebody is missing, the rest that is open, and what is done. */
export function sorted({ rolls }: Pick<SchoolDay, 'rolls'>): { overdue: DayRoll[]; missing: DayRoll[]; open: DayRoll[]; done: DayRoll[] } {
  const isDone = ({ closedAt, cancelled, counts }: DayRoll) => closedAt !== null || (cancelled && counts.missing === 0) || counts.expected === 0
  const isMissing = ({ savedAt, counts }: DayRoll) => savedAt !== null && counts.missing > counts.unmarked
  const left = rolls.filter((roll) => !isDone(roll))
  const overdue = left.filter((roll) => roll.overdue)
  const missing = left.filter((roll) => !roll.overdue && isMissing(roll))
  return { overdue, missing, open: left.filter((roll) => !roll.overdue && !isMissing(roll)), done: rolls.filter(isDone) }
}

/** Who is missing, each beside the roll that misses it. */
export const missingRows = ({ heldOn, missing, rolls }: Pick<SchoolDay, 'heldOn' | 'missing' | 'rolls'>) =>
  missing.map((child) => {
    const address = { heldOn, serviceKey: child.serviceKey, rollKey: child.rollKey }
    const roll = rolls.find((each) => isSameRoll(each, address))
    return { ...child, address, where: roll ? [roll.time, rollTitle(roll)].filter(Boolean).join(' ') : '' }
  })

/** How many are missing beyond those that are named. */
export const unnamed = ({ totals, missing }: Pick<SchoolDay, 'totals' | 'missing'>) => Math.max(0, totals.missing - totals.unmarked - missing.length)
