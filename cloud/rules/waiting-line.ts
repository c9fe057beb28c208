import type { PlaceState } from '../contract/course'
import type { EnrolmentFact } from './timetable'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
// China has kept one zone without summer time since 1991.
const shanghaiOffset = 8 * hour

/**
 * Until when an offered place is held: the course's minutes from now on; made between 21:00 and 07:00 in Shanghai, to
 * 09:00 at least, for a family asleep must not lose its place. The database fills by the same (`offer_ends_at`).
 */
export function offerEndsAt(now: Date, offerMinutes: number): Date {
  const end = now.getTime() + offerMinutes * minute
  const today = Math.floor((now.getTime() + shanghaiOffset) / day) * day - shanghaiOffset
  const clock = now.getTime() - today
  if (clock >= 21 * hour) return new Date(Math.max(end, today + day + 9 * hour))
  return new Date(clock < 7 * hour ? Math.max(end, today + 9 * hour) : end)
}

/** Whether a family may give a place back by itself: a joined one until `changeUntil`, a wait or an offer always. */
export const mayGiveBack = ({ state, changeUntil }: { state: PlaceState; changeUntil: string | null }, now: Date): boolean =>
  state !== 'joined' || changeUntil === null || now < new Date(changeUntil)

/** Whether a child takes part in a course's service on its weekday, today or later. */
export const attends = (enrolments: readonly EnrolmentFact[], course: { serviceKey: string; weekday: number }, today: string): boolean =>
  enrolments.some(({ serviceKey, weekdays, startsOn, endsOn }) => serviceKey === course.serviceKey && weekdays.includes(course.weekday) && endsOn >= today && endsOn >= startsOn)

export interface OfferFacts {
  now: Date
  today: string
  enrolments: readonly EnrolmentFact[]
  course: { serviceKey: string; weekday: number }
  /** What the child has, is offered or waits for at the same hour. */
  overlapped: readonly { state: PlaceState; changeUntil: string | null }[]
}

export type OfferDecision = { kind: 'take' } | { kind: 'lapse'; why: 'notActive' | 'changeClosed' }

/**
 * What becomes of an offer that is to be taken now. The child must still take part on that day, and what would be given
 * back for it must still be the family's to give back.
 */
export function decideOffer({ now, today, enrolments, course, overlapped }: OfferFacts): OfferDecision {
  if (!attends(enrolments, course, today)) return { kind: 'lapse', why: 'notActive' }
  return overlapped.every((place) => mayGiveBack(place, now)) ? { kind: 'take' } : { kind: 'lapse', why: 'changeClosed' }
}

export interface Movement {
  at: string
  position: number
}

const mostMovements = 30

/**
 * Where a child stood in line from when on, oldest first (FR-031): counted back from where it stands, or stood when it
 * left the line, by those ahead of it who left after it came. Nobody is named. At most the last thirty movements.
 */
export function lineHistory({ requestedAt, position, aheadLeftAt }: { requestedAt: string; position: number; aheadLeftAt: readonly string[] }): Movement[] {
  const left = [...aheadLeftAt].sort((a, b) => Date.parse(a) - Date.parse(b))
  const movements: Movement[] = [{ at: requestedAt, position: position + left.length }]
  left.forEach((at, index) => {
    const moved = { at, position: position + left.length - index - 1 }
    // Those who left at one instant moved the line once.
    if (movements.length > 1 && Date.parse(movements.at(-1)?.at ?? '') === Date.parse(at)) movements.pop()
    movements.push(moved)
  })
  return movements.slice(-mostMovements)
}
