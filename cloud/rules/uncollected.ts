/** A child's stay on a roll that is being released. */
export interface ReleasedStay {
  childId: string
  /** When the child's own stay ends; null where the plan gives no clock time. */
  endsAt: Date | null
  /** Seen on the roll: present or late. */
  here: boolean
  /** Has left, whichever way. */
  left: boolean
}

/**
 * Who should have been collected by now (FR-061, R-053): still here, and more than `minutes` after the end of its stay. Only
 * once the release of the roll has begun, for a school that keeps no record of it would be told of everybody.
 */
export const uncollectedAmong = (stays: readonly ReleasedStay[], { begun, minutes, now }: { begun: boolean; minutes: number; now: Date }): string[] =>
  begun ? stays.filter(({ here, left, endsAt }) => here && !left && endsAt !== null && now.getTime() > endsAt.getTime() + minutes * 60_000).map(({ childId }) => childId) : []
