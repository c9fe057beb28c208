import type { Standing } from '../contract/attendance'

/** One stay of a child on a day that is held, or to which it came all the same. */
export interface DayStay {
  childId: string
  /** `HH:MM`; null where the plan gives no clock time. */
  endsAt: string | null
  standing: Standing
  /** Whether it is written down that the child left the service. */
  left: boolean
}

export interface DayHome {
  children: number
  left: number
  here: number
  leave: number
  missing: number
  unmarked: number
}

type Whereabouts = Exclude<keyof DayHome, 'children'>

/** Where a child is after a stay, as far as anybody wrote it down. */
export function whereabouts({ left, standing }: Pick<DayStay, 'left' | 'standing'>): Whereabouts {
  if (left) return 'left'
  return standing === 'present' || standing === 'late' ? 'here' : standing
}

/** Of two stays of a child the one that says where it is now: a leave says it only where there is nothing else. */
const outweighs = (a: DayStay, b: DayStay) => (a.standing === 'leave') === (b.standing === 'leave') ? (a.endsAt ?? '99') >= (b.endsAt ?? '99') : b.standing === 'leave'

/** The stay of each child that says where it is at the end of the day. `stays` in order of time. */
export function lastStays<S extends DayStay>(stays: readonly S[]): S[] {
  const last = new Map<string, S>()
  for (const stay of stays) {
    const known = last.get(stay.childId)
    if (!known || outweighs(stay, known)) last.set(stay.childId, stay)
  }
  return [...last.values()]
}

/** Whether everybody is accounted for: every child once, children = left + here + leave + missing + unmarked (FR-059, R-052). */
export function homeOf(last: readonly DayStay[]): DayHome {
  const count = (where: Whereabouts) => last.filter((stay) => whereabouts(stay) === where).length
  return { children: last.length, left: count('left'), here: count('here'), leave: count('leave'), missing: count('missing'), unmarked: count('unmarked') }
}
