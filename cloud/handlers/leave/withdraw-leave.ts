import { withdrawLeave as operation } from '../../contract/leave'
import { leaveActor, lockDueRolls, settleAfterLeave, staffToTell } from '../../child-leave'
import { sessionsOfChild, type RollSession } from '../../child-sessions'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { daySettings } from '../../rules/day-settings'
import { freedBy } from '../../rules/leave'
import { leaveSpanWords } from '../../rules/leave-words'
import { lockChild } from '../../store/child'
import { findLeave, leavesOfChild, setLeaveWithdrawn } from '../../store/leave'
import { tellGuardiansOf, tellStaff } from '../../store/message'
import { publishedPlan } from '../../store/plan'

export const withdrawLeave = write(operation, async (context, { leaveId }) => {
  const { db, schoolId, now, random } = context
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const seen = await findLeave(db, schoolId, leaveId)
  const by = seen && (await leaveActor(context, published, seen.childId, seen.fromOn))
  if (!by) return refuse('leave_unknown')
  if (by.keptAway) return refuse('leave_frozen')
  const { childId, fromOn, toOn } = seen
  await lockChild(db, schoolId, childId)
  const today = shanghaiDate(now)
  const first = fromOn > today ? fromOn : today
  // Read again under the lock: the other guardian may have been faster.
  const leaves = await leavesOfChild(db, schoolId, published.term.termId, childId, fromOn, toOn)
  const leave = leaves.find((each) => each.leaveId === leaveId)
  if (!leave) return refuse('leave_begun')
  if (leave.withdrawnAt !== null) return refuse('leave_withdrawn')

  const minutes = daySettings(published.plan).leaveMinutesBefore
  const sessions = (await sessionsOfChild(context, published, by.child, first, toOn)).filter(({ cancelled }) => !cancelled)
  const others = leaves.filter((each) => each !== leave)
  const freed = freedBy(leave, sessions, others, minutes, now)
  if (freed.length === 0) return refuse('leave_begun')
  await lockDueRolls(context, freed)
  await setLeaveWithdrawn(db, schoolId, leaveId, now)
  await settleAfterLeave({ ...context, newId: random.uuid }, childId, freed, [...others, { ...leave, withdrawnAt: now }], minutes)

  const details = { when: leaveSpanWords({ fromOn: freed[0]?.date ?? fromOn, toOn }, freed), ...(by.as === 'staff' ? { byStaff: 'yes' } : {}) }
  const message = { kind: 'leave_withdrawn' as const, now, newId: random.uuid, event: `leave-withdrawn/${leaveId}` }
  await tellGuardiansOf(db, schoolId, [childId], { ...message, details })
  await tellStaff(db, schoolId, await staffToTell(context, published, childId, freed[0] as RollSession), childId, { ...message, details: { ...details, className: by.child.className } })
  return done({ leaveId, freed: freed.length }, { target: `leave/${leaveId}`, childId, by: by.as, freed: freed.length })
})
