import type { DepartureHow, MarkState, RollCounts, Standing } from '../contract/attendance'

/**
 * Where a child stands on a roll. Whoever is seen is here, whatever was said before; an absence is explained by
 * a leave, or by its having been fetched before; without one the child is missing. Null for `mark` where nobody has looked yet.
 */
export function standingOf(mark: MarkState | null, excused: boolean): Standing {
  if (mark === 'present' || mark === 'late') return mark
  if (excused) return 'leave'
  return mark === 'absent' ? 'missing' : 'unmarked'
}

/**
 * Whether a child that is not here has been handed to its family already: it left the service before it was marked absent,
 * or before a session that nobody has marked it on began. Both as instants; a return to class explains no absence.
 */
export const wentBefore = (left: { how: DepartureHow; at: Date } | null, seenAway: Date | null): boolean => left !== null && left.how !== 'returned' && seenAway !== null && left.at <= seenAway

/** expected = present + leave + missing. Who has not been marked counts as missing until then. */
export function countsOf(standings: readonly Standing[]): RollCounts {
  const count = (...kinds: Standing[]) => standings.filter((each) => kinds.includes(each)).length
  return { expected: standings.length, present: count('present', 'late'), leave: count('leave'), missing: count('missing', 'unmarked'), unmarked: count('unmarked') }
}

/** Those whom a roll answers for: a cancelled session expects nobody, but whoever came all the same is somebody's to look after (FR-085). */
export const expectedOn = <C extends { standing: Standing }>(children: readonly C[], cancelled: boolean): C[] =>
  children.filter(({ standing }) => !cancelled || standing === 'present' || standing === 'late')

/** Whether the handover may close: nobody missing and nobody unmarked. */
export const mayClose = ({ missing }: Pick<RollCounts, 'missing'>): boolean => missing === 0
