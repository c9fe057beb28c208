/** One roll of a day with who takes it. */
export interface Watch {
  serviceKey: string
  rollKey: string
  startsAt: string | null
  endsAt: string | null
  cancelled: boolean
  staffIds: readonly string[]
}

export interface Named {
  /** The group's, course's or class's own teacher. */
  ownId: string | null
  /** Whom the office named for every such weekday. */
  weekdayId: string | null
  /** Whom the office named for the one day. */
  dayId: string | null
}

/** Who takes a roll: the substitute of the day, else of the weekday, else its own teacher (FR-053; S2, S7). */
export const takerOf = ({ ownId, weekdayId, dayId }: Named): string | null => dayId ?? weekdayId ?? ownId

/** Two stays that share a minute. Where a clock time is not stated, only those of one service are surely at once. */
export function areAtOnce(one: Watch, other: Watch): boolean {
  if (one.startsAt === null || one.endsAt === null || other.startsAt === null || other.endsAt === null) return one.serviceKey === other.serviceKey
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt
}

/** The other rolls that a person has at the time of one; what is cancelled takes nobody's time. */
export const clashesOf = <W extends Watch>(staffId: string, watch: Watch, day: readonly W[]): W[] =>
  watch.cancelled
    ? []
    : day.filter((other) => !other.cancelled && (other.serviceKey !== watch.serviceKey || other.rollKey !== watch.rollKey) && other.staffIds.includes(staffId) && areAtOnce(watch, other))

export interface Handing {
  /** Who gets it, null where it stays with whom it was. */
  given: string | null
  taken: string | null
}

/** Whom a change of the rota concerns: nobody where the same person takes it before and after. */
export const handingOf = (before: Named, after: Named): Handing => {
  const [taken, given] = [takerOf(before), takerOf(after)]
  return taken === given ? { given: null, taken: null } : { given, taken }
}
