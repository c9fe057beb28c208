import type { MarkState } from '../contract/attendance'
import type { DayRecord, DayState } from '../contract/day-record'
import { instantOn, shanghaiDate } from './dates'
import { isCancelled } from './day-change'
import { covers, type LeaveFact } from './leave'
import { standingOf, wentBefore } from './roll'
import type { ChildSession } from './timetable'

export interface MarkFact {
  heldOn: string
  serviceKey: string
  sitting: string
  state: MarkState
  arrivedAt: string | null
  /** When it was made. */
  madeAt: Date
}

export interface HandoverFact {
  heldOn: string
  serviceKey: string
  rollKey: string
  closedAt: string
}

export type DepartureFact = NonNullable<DayRecord['departure']> & { heldOn: string; serviceKey: string }

/** What was written down of one child over some days. */
export interface ChildDayFacts {
  marks: readonly MarkFact[]
  leaves: readonly LeaveFact[]
  handovers: readonly HandoverFact[]
  departures: readonly DepartureFact[]
}

export type DaySession = Pick<ChildSession, 'date' | 'serviceKey' | 'startsAt' | 'endsAt' | 'rollKey' | 'sitting' | 'changes'>

export interface DayClock {
  now: Date
  leaveMinutesBefore: number
}

/**
 * A day's sessions with how each went for the child (FR-062). What lies within a stay and has no roll of its own has no
 * record: it went as the stay did. How a child left a service stands with the last of the service's sessions.
 */
export function recordedOn<S extends DaySession>(sessions: readonly S[], facts: ChildDayFacts, clock: DayClock): (S & { record: DayRecord | null })[] {
  return sessions.map((session) => ({ ...session, record: session.sitting === null ? null : recordOf(session, sessions, facts, clock) }))
}

function recordOf(session: DaySession, sessions: readonly DaySession[], { marks, leaves, handovers, departures }: ChildDayFacts, { now, leaveMinutesBefore }: DayClock): DayRecord {
  const { date, serviceKey, rollKey } = session
  const mark = markOf(session, sessions, marks)
  const onLeave = leaves.some((leave) => covers(leave, session, leaveMinutesBefore))
  const left = departures.find((each) => each.heldOn === date && each.serviceKey === serviceKey)
  const seenAway = mark?.madeAt ?? (session.startsAt === null ? null : instantOn(date, session.startsAt))
  const isFetched = wentBefore(left ? { how: left.how, at: new Date(left.at) } : null, seenAway)
  const state = stateOf(session, mark, onLeave || isFetched, now)
  const isHere = state === 'present' || state === 'late'
  const handover = handovers.find((each) => each.heldOn === date && each.serviceKey === serviceKey && each.rollKey === rollKey)
  const departure = isLastOf(session, sessions) ? left : undefined
  return {
    state,
    arrivedAt: isHere ? (mark?.arrivedAt ?? null) : null,
    handedOverAt: isHere ? (handover?.closedAt ?? null) : null,
    departure: departure ? { how: departure.how, toName: departure.toName, at: departure.at } : null,
  }
}

/**
 * The mark of a session. Where a child has changed course since, its old marks are kept under a course that its days no
 * longer have; they stand for the session that took that one's place.
 */
function markOf({ date, serviceKey, sitting }: DaySession, sessions: readonly DaySession[], marks: readonly MarkFact[]): MarkFact | undefined {
  const ofDay = marks.filter((mark) => mark.heldOn === date && mark.serviceKey === serviceKey)
  const own = ofDay.find((mark) => mark.sitting === sitting)
  const isFirst = sessions.find((each) => each.serviceKey === serviceKey && each.sitting !== null)?.sitting === sitting
  return own ?? (isFirst ? ofDay.find((mark) => !sessions.some((each) => each.serviceKey === serviceKey && each.sitting === mark.sitting)) : undefined)
}

function stateOf(session: DaySession, mark: MarkFact | undefined, onLeave: boolean, now: Date): DayState {
  if (isCancelled(session)) return 'cancelled'
  const standing = standingOf(mark?.state ?? null, onLeave)
  if (standing !== 'unmarked') return standing
  return isOver(session, now) ? 'unrecorded' : 'notYet'
}

const isOver = ({ date, endsAt }: DaySession, now: Date) => (endsAt === null ? date < shanghaiDate(now) : instantOn(date, endsAt) <= now)

const isLastOf = ({ serviceKey, sitting }: DaySession, sessions: readonly DaySession[]) =>
  sessions.filter((each) => each.serviceKey === serviceKey && each.sitting !== null && !isCancelled(each)).at(-1)?.sitting === sitting

export interface MonthCounts {
  attended: number
  late: number
  leave: number
  missing: number
  cancelled: number
}

/** What a month comes to, counted in sessions; those to come and those nobody wrote down count as nothing. */
export function countsOfMonth(records: readonly (DayRecord | null)[]): MonthCounts {
  const count = (...states: DayState[]) => records.filter((record) => record !== null && states.includes(record.state)).length
  return { attended: count('present', 'late'), late: count('late'), leave: count('leave'), missing: count('missing'), cancelled: count('cancelled') }
}
