import type { Session } from '../contract/course'
import type { DayChangeKind } from '../contract/day-change'

/** One change of a day by the office; null means that it does not narrow (FR-085). */
export interface DayChange {
  kind: DayChangeKind
  serviceKey: string | null
  rollKey: string | null
  room: string | null
  startsAt: string | null
  endsAt: string | null
  reason: string
}

type Changeable = Pick<Session, 'serviceKey' | 'startsAt' | 'endsAt' | 'time' | 'venue' | 'changes'> & { rollKey: string }

/** Those of a day's changes that concern a session, in the order in which they were made. */
export const changesOf = (changes: readonly DayChange[], { serviceKey, rollKey }: Pick<Changeable, 'serviceKey' | 'rollKey'>): DayChange[] =>
  changes.filter((change) => (change.serviceKey === null || change.serviceKey === serviceKey) && (change.rollKey === null || change.rollKey === rollKey))

/** A session as it takes place after these changes; of two that say the same thing otherwise the later one holds. */
export function changed<S extends Changeable>(session: S, changes: readonly DayChange[]): S {
  return changes.reduce<S>((held, { kind, room, startsAt, endsAt, reason }) => {
    const noted = { ...held, changes: [...held.changes, { kind, reason }] }
    if (kind === 'room') return { ...noted, venue: room }
    return kind === 'time' && startsAt !== null && endsAt !== null ? { ...noted, startsAt, endsAt, time: `${startsAt}–${endsAt}` } : noted
  }, session)
}

/** Whether it does not take place after all. */
export const isCancelled = ({ changes }: Pick<Session, 'changes'>): boolean => changes.some(({ kind }) => kind === 'cancelled')
