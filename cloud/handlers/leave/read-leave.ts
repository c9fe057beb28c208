import { readLeave as operation, type LeaveSessionView } from '../../contract/leave'
import { leaveActor } from '../../child-leave'
import { sessionsOfChild, type RollSession } from '../../child-sessions'
import { read, refuse } from '../../handling'
import { lastDayOf } from '../../rules/calendar'
import { addDays, shanghaiDate } from '../../rules/dates'
import { daySettings } from '../../rules/day-settings'
import { covers, freedBy, hasBegun, leaveUntil } from '../../rules/leave'
import { logAccess } from '../../store/desk'
import { lastLeaves, leavesOfChild, type StoredLeave } from '../../store/leave'
import { publishedPlan } from '../../store/plan'

const daysAhead = 21
const mostLeaves = 20

export const readLeave = read(operation, async (context, { childId }) => {
  const { db, schoolId, actor, now } = context
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const by = await leaveActor(context, published, childId, null)
  if (!by) return refuse('leave_not_yours')
  if (by.keptAway) return refuse('leave_frozen')
  const { term, plan } = published
  const { child } = by
  const today = shanghaiDate(now)
  const minutes = daySettings(plan).leaveMinutesBefore
  const last = await lastLeaves(db, schoolId, term.termId, childId, mostLeaves)
  // As far as the longest open leave reaches, so that each says rightly whether it can still be taken back.
  const reach = last.reduce((latest, { toOn }) => (toOn > latest ? toOn : latest), addDays(today, daysAhead))
  const sessions = await sessionsOfChild(context, published, child, today, reach)
  const leaves = await leavesOfChild(db, schoolId, term.termId, childId, today, reach)
  if (by.as === 'staff') await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [childId], now })
  return {
    child: { childId, name: child.name, grade: child.grade, className: child.className },
    as: by.as,
    today,
    asOf: now.toISOString(),
    minutesBefore: plan.attendance?.leaveMinutesBefore ?? null,
    planText: plan.attendance?.text ?? null,
    lastDay: lastDayOf(term),
    sessions: sessions.filter(({ date }) => date < addDays(today, daysAhead)).map((session) => sessionView(session, leaves, minutes, now)),
    leaves: last.map((leave) => ({ ...leaveView(leave, plan.services), mayWithdraw: leave.withdrawnAt === null && freedBy(leave, sessions, leaves.filter(({ leaveId }) => leaveId !== leave.leaveId), minutes, now).length > 0 })),
  }
})

const sessionView = (session: RollSession, leaves: readonly StoredLeave[], minutes: number, now: Date): LeaveSessionView => ({
  date: session.date,
  serviceKey: session.serviceKey,
  serviceName: session.serviceName,
  title: session.title,
  startsAt: session.startsAt,
  time: session.time,
  cancelled: session.cancelled,
  fileUntil: leaveUntil(session, minutes).toISOString(),
  begun: hasBegun(session, now),
  leaveId: leaves.find((leave) => covers(leave, session, minutes))?.leaveId ?? null,
})

const leaveView = ({ leaveId, fromOn, toOn, serviceKey, reason, filedAt, filedBy, byStaff, withdrawnAt }: StoredLeave, services: readonly { key: string; name: string }[]) => ({
  leaveId,
  fromOn,
  toOn,
  serviceName: serviceKey && (services.find(({ key }) => key === serviceKey)?.name ?? serviceKey),
  reason,
  filedAt: filedAt.toISOString(),
  filedBy,
  byStaff,
  withdrawnAt: withdrawnAt?.toISOString() ?? null,
})
