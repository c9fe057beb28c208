import type { DayState } from '../contract/day-record'

/** How one service of one day stands for money. To come: nothing is known yet; unrecorded: over, and nobody took the roll. */
export type MoneyState = 'attended' | 'leave' | 'missing' | 'unrecorded' | 'toCome' | 'cancelled'

const states: Record<DayState, MoneyState> = { present: 'attended', late: 'attended', leave: 'leave', missing: 'missing', unrecorded: 'unrecorded', notYet: 'toCome', cancelled: 'cancelled' }
const weightiest: readonly MoneyState[] = ['attended', 'toCome', 'unrecorded', 'missing', 'leave', 'cancelled']

/**
 * A day of a service may have several sessions with a roll each: it was attended where one was, it is cancelled only where
 * all are. Null where the day has none.
 */
export function moneyState(ofSessions: readonly DayState[]): MoneyState | null {
  const known = ofSessions.map((state) => states[state])
  return weightiest.find((state) => known.includes(state)) ?? null
}
