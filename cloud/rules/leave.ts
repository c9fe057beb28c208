import { datesBetween, instantOn } from './dates'

/** What a leave says, as much as a rule needs of it. */
export interface LeaveFact {
  fromOn: string
  toOn: string
  /** Null for every service of those days. */
  serviceKey: string | null
  filedAt: Date
  /** True where staff entered it on the guardian's word: it counts whenever it came. */
  byStaff: boolean
  withdrawnAt: Date | null
}

/** What a leave must say of itself before it is one. */
export type LeaveSpan = Pick<LeaveFact, 'fromOn' | 'toOn'>

export interface LeaveSession {
  date: string
  serviceKey: string
  /** `HH:MM`; null where the plan gives no clock time. */
  startsAt: string | null
}

/**
 * Until when a guardian files leave for a session, or takes it back: so many minutes before it begins (FR-056). Where the
 * plan gives no clock time, until the day is over.
 */
export const leaveUntil = ({ date, startsAt }: Pick<LeaveSession, 'date' | 'startsAt'>, minutesBefore: number): Date =>
  startsAt === null ? instantOn(date, '24:00') : new Date(instantOn(date, startsAt).getTime() - minutesBefore * 60_000)

/** Whether a leave counts for a session: it names it, came in time or through staff, and was not taken back before it began. */
export function covers(leave: LeaveFact, session: LeaveSession, minutesBefore: number): boolean {
  if (!names(leave, session)) return false
  if (!leave.byStaff && leave.filedAt > leaveUntil(session, minutesBefore)) return false
  return leave.withdrawnAt === null || leave.withdrawnAt > leaveUntil(session, 0)
}

const names = ({ fromOn, toOn, serviceKey }: LeaveFact, session: LeaveSession) => session.date >= fromOn && session.date <= toOn && (serviceKey === null || serviceKey === session.serviceKey)

/** Whether any of a child's leaves counts for a session. */
export const isCovered = (leaves: readonly LeaveFact[], session: LeaveSession, minutesBefore: number): boolean => leaves.some((leave) => covers(leave, session, minutesBefore))

/** Whether a session has begun, by the clock; one without a clock time, once its day is over. */
export const hasBegun = (session: Pick<LeaveSession, 'date' | 'startsAt'>, now: Date): boolean => now > leaveUntil(session, 0)

/** A span longer than this is no leave but an exit. */
const mostDays = 60

/** Whether the dates of a leave can be meant (FR-056). A guardian's begins today at the earliest; staff may write down what was. */
export function checkSpan({ fromOn, toOn }: LeaveSpan, today: string, byStaff: boolean): 'leave_dates_reversed' | 'leave_too_long' | 'leave_past' | null {
  if (toOn < fromOn) return 'leave_dates_reversed'
  // Counted only where the dates lie near: a year of four digits more or less must not be walked day by day.
  if (Number(toOn.slice(0, 4)) - Number(fromOn.slice(0, 4)) > 1 || datesBetween(fromOn, toOn).length > mostDays) return 'leave_too_long'
  return !byStaff && fromOn < today ? 'leave_past' : null
}

export type CheckedLeave<S> = { kind: 'covers'; covered: S[]; late: S[] } | { kind: 'refused'; code: 'leave_no_session' | 'leave_filed_already' | 'leave_too_late' }

/**
 * What a leave that is filed now changes (FR-056): the sessions that it excuses beside those that are excused already, and
 * those for which it came too late. Refused where it would change nothing. `sessions` take place, none is cancelled.
 */
export function checkLeave<S extends LeaveSession>(asked: LeaveFact, sessions: readonly S[], leaves: readonly LeaveFact[], minutesBefore: number): CheckedLeave<S> {
  const meant = sessions.filter((session) => names(asked, session))
  if (meant.length === 0) return { kind: 'refused', code: 'leave_no_session' }
  const expected = meant.filter((session) => !isCovered(leaves, session, minutesBefore))
  if (expected.length === 0) return { kind: 'refused', code: 'leave_filed_already' }
  const covered = expected.filter((session) => covers(asked, session, minutesBefore))
  if (covered.length === 0) return { kind: 'refused', code: 'leave_too_late' }
  return { kind: 'covers', covered, late: expected.filter((session) => !covered.includes(session)) }
}

/** The sessions at which a child is expected again if a leave is taken back now: those it covers that have not begun, and that no other leave covers. */
export const freedBy = <S extends LeaveSession>(leave: LeaveFact, sessions: readonly S[], others: readonly LeaveFact[], minutesBefore: number, now: Date): S[] =>
  sessions.filter((session) => covers(leave, session, minutesBefore) && !covers({ ...leave, withdrawnAt: now }, session, minutesBefore) && !isCovered(others, session, minutesBefore))
