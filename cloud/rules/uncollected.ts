import type { DepartureHow } from '../contract/attendance'
import type { ServiceKind } from '../contract/plan-document'

/** A child's stay on a roll that is being released. */
export interface ReleasedStay {
  childId: string
  /** When the child's own stay ends; null where the plan gives no clock time. */
  endsAt: Date | null
  /** Seen on the roll: present or late. */
  here: boolean
  /** How it has left, and when; null while it has not. */
  left: { how: DepartureHow; at: Date } | null
}

/** After these the child has lessons: nobody comes for it, and a return to class that was not written down is no alarm. */
const beforeLessons: readonly ServiceKind[] = ['midday', 'early']

/** Whether children go home from a service, so that somebody must have come for each (FR-061); where its kind is not stated, they do. */
export const goesHome = ({ kind }: { kind: ServiceKind | null }): boolean => kind === null || !beforeLessons.includes(kind)

const minutes = (count: number) => count * 60_000

/** A child that is fetched to the dentist long before the end begins nothing: half an hour before it, release has begun. */
const releaseMinutes = 30

/** Whether somebody has begun to release a roll: a child went home around its end or after it. */
const hasBegun = (stays: readonly ReleasedStay[]): boolean =>
  stays.some(({ endsAt, left }) => left !== null && left.how !== 'returned' && endsAt !== null && left.at.getTime() >= endsAt.getTime() - minutes(releaseMinutes))

/**
 * Who should have been collected by now (FR-061, R-053): still here, and more than `after` minutes after the end of its
 * stay. Only once the release of the roll has begun, for a school that keeps no record of it would be told of everybody.
 */
export const uncollectedAmong = (stays: readonly ReleasedStay[], { after, now }: { after: number; now: Date }): string[] =>
  hasBegun(stays) ? stays.filter(({ here, left, endsAt }) => here && left === null && endsAt !== null && now.getTime() > endsAt.getTime() + minutes(after)).map(({ childId }) => childId) : []

/** Another stay of a child on the same day, `HH:MM`; `expected` where it takes place and the child is not on leave. */
export interface OtherStay {
  endsAt: string | null
  expected: boolean
}

/** Whether the school still keeps the child after a stay: it goes on to another, whose own end is watched. */
export const goesOn = (endsAt: string | null, others: readonly OtherStay[]): boolean => endsAt !== null && others.some((other) => other.expected && other.endsAt !== null && other.endsAt > endsAt)
