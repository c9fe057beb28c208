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

/** Some children, each beside the roll on which it is looked for. */
export const namedRows = ({ heldOn, rolls }: Pick<SchoolDay, 'heldOn' | 'rolls'>, children: SchoolDay['missing']) =>
  children.map((child) => {
    const address = { heldOn, serviceKey: child.serviceKey, rollKey: child.rollKey }
    const roll = rolls.find((each) => isSameRoll(each, address))
    return { ...child, address, where: roll ? [roll.time, rollTitle(roll)].filter(Boolean).join(' ') : '' }
  })

/** How many are missing beyond those that are named. */
export const unnamed = ({ totals, missing }: Pick<SchoolDay, 'totals' | 'missing'>) => Math.max(0, totals.missing - totals.unmarked - missing.length)

/** 9 个孩子 = 已离开 6 + 请假 1 + 没到 0 + 没点名 1 + 没记离开 1: every child once, by its last stay. */
export const homeWords = ({ home: { children, left, here, leave, missing, unmarked } }: Pick<SchoolDay, 'home'>) => `${children} 个孩子 = 已离开 ${left} + 请假 ${leave} + 没到 ${missing} + 没点名 ${unmarked} + 没记离开 ${here}`

/** Whether there is anybody of whom it can be asked: somebody was seen. */
export const wasSeen = ({ home }: Pick<SchoolDay, 'home'>) => home.left + home.here > 0

/** Whether nobody is left to ask for. */
export const isEverybodyHome = ({ home: { here, missing, unmarked } }: Pick<SchoolDay, 'home'>) => here + missing + unmarked === 0
