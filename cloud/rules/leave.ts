import { instantOn } from './dates'

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
  if (session.date < leave.fromOn || session.date > leave.toOn) return false
  if (leave.serviceKey !== null && leave.serviceKey !== session.serviceKey) return false
  if (!leave.byStaff && leave.filedAt > leaveUntil(session, minutesBefore)) return false
  return leave.withdrawnAt === null || leave.withdrawnAt > leaveUntil(session, 0)
}
