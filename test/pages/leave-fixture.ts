import type { LeaveSessionView, LeaveView, readLeave } from 'cloud/contract/leave'
import type { OutputOf } from 'cloud/contract/operation'
import { childId } from './application-fixture'
import { idOf } from './staff-fixture'

export type LeaveSheet = OutputOf<typeof readLeave>

export const leaveSession = (date: string, changes: Partial<LeaveSessionView> = {}): LeaveSessionView => ({
  date,
  serviceKey: 'afternoon',
  serviceName: '晚托',
  title: '晚托',
  startsAt: '16:20',
  time: '16:20–17:20',
  cancelled: false,
  fileUntil: `${date}T08:20:00.000Z`,
  begun: false,
  leaveId: null,
  ...changes,
})

export const middaySession = (date: string, changes: Partial<LeaveSessionView> = {}) =>
  leaveSession(date, { serviceKey: 'midday', serviceName: '午托', title: '午托', startsAt: '11:20', time: '11:20–13:30', fileUntil: `${date}T03:20:00.000Z`, ...changes })

export const leaveId = idOf(91)

export const givenLeave = (changes: Partial<LeaveView> = {}): LeaveView => ({
  ...{ leaveId, fromOn: '2025-10-14', toOn: '2025-10-14', serviceName: null, reason: '生病', filedAt: '2025-10-13T12:00:00Z', filedBy: '陈海燕', byStaff: false, withdrawnAt: null, mayWithdraw: true },
  ...changes,
})

/** 林小满 on Tuesday the 14th of October at eight: midday and afternoon today and on the days after. */
export const givenLeaveSheet = (changes: Partial<LeaveSheet> = {}): LeaveSheet => ({
  child: { childId, name: '林小满', grade: 3, className: '三年级2班' },
  as: 'guardian',
  today: '2025-10-14',
  asOf: '2025-10-14T00:00:00.000Z',
  minutesBefore: null,
  planText: null,
  lastDay: '2026-01-09',
  sessions: ['2025-10-14', '2025-10-15', '2025-10-16', '2025-10-17'].flatMap((date) => [middaySession(date), leaveSession(date)]),
  leaves: [],
  ...changes,
})
