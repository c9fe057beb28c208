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

/** What a change must say of itself, and when (FR-085): another room its name, another time both ends, no day that is over or beyond the term. */
export function checkDayChange({ kind, room, startsAt, endsAt }: Pick<DayChange, 'kind' | 'room' | 'startsAt' | 'endsAt'>, heldOn: string, { today, lastDay }: { today: string; lastDay: string }) {
  if (heldOn < today || heldOn > lastDay) return 'day_change_past' as const
  if ((kind === 'room' && room === null) || (kind === 'time' && (startsAt === null || endsAt === null))) return 'day_change_incomplete' as const
  return kind === 'time' && (endsAt as string) <= (startsAt as string) ? ('day_change_time_reversed' as const) : null
}

interface ChangedRoll extends Pick<Changeable, 'serviceKey' | 'rollKey'> {
  cancelled: boolean
  title: string
  children: readonly { childId: string }[]
}

/** The rolls that a change concerns, and of those the ones that take place: where nothing does, nobody has to hear of it. */
export function concernedRolls<R extends ChangedRoll>(change: Pick<DayChange, 'serviceKey' | 'rollKey'>, rolls: readonly R[]): { meant: R[]; held: R[] } {
  const meant = rolls.filter((roll) => (change.serviceKey === null || change.serviceKey === roll.serviceKey) && (change.rollKey === null || change.rollKey === roll.rollKey))
  return { meant, held: meant.filter(({ cancelled }) => !cancelled) }
}

/** Each child on some rolls, once, with those of the rolls that it is on. */
export function rollsByChild<R extends ChangedRoll>(rolls: readonly R[]): Map<string, R[]> {
  const found = new Map<string, R[]>()
  for (const roll of rolls) for (const { childId } of roll.children) found.set(childId, [...(found.get(childId) ?? []), roll])
  return found
}
