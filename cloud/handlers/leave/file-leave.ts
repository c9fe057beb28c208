import { fileLeave as operation } from '../../contract/leave'
import { leaveActor, lockDueRolls, settleAfterLeave, staffToTell } from '../../child-leave'
import { sessionsOfChild, type RollSession } from '../../child-sessions'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { daySettings } from '../../rules/day-settings'
import { checkLeave, checkSpan } from '../../rules/leave'
import { leaveSpanWords, sessionWords } from '../../rules/leave-words'
import { lockChild } from '../../store/child'
import { addLeave, leavesOfChild } from '../../store/leave'
import { tellGuardiansOf, tellStaff } from '../../store/message'
import { publishedPlan } from '../../store/plan'

export const fileLeave = write(operation, async (context, { childId, fromOn, toOn, serviceKey, reason }) => {
  const { db, schoolId, actor, now, random } = context
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const by = await leaveActor(context, published, childId, fromOn)
  if (!by) return refuse('leave_not_yours')
  if (by.keptAway) return refuse('leave_frozen')
  const byStaff = by.as === 'staff'
  const wrong = checkSpan({ fromOn, toOn }, shanghaiDate(now), byStaff)
  if (wrong) return refuse(wrong)

  await lockChild(db, schoolId, childId)
  const { term, plan } = published
  const minutes = daySettings(plan).leaveMinutesBefore
  const asked = { fromOn, toOn, serviceKey, filedAt: now, byStaff, withdrawnAt: null }
  const sessions = (await sessionsOfChild(context, published, by.child, fromOn, toOn)).filter(({ cancelled }) => !cancelled)
  if (sessions.length === 0) return refuse('leave_no_session')
  const leaves = await leavesOfChild(db, schoolId, term.termId, childId, fromOn, toOn)
  const checked = checkLeave(asked, sessions, leaves, minutes)
  if (checked.kind === 'refused') return refuse(checked.code)

  const { covered, late } = checked
  const leaveId = random.uuid()
  const who = byStaff ? { guardianId: null, staffId: actor.staffId } : { guardianId: actor.guardianId, staffId: null }
  await lockDueRolls(context, covered)
  await addLeave(db, schoolId, { leaveId, termId: term.termId, childId, fromOn, toOn, serviceKey, reason, ...who, now })
  await settleAfterLeave({ ...context, newId: random.uuid }, childId, covered, [...leaves, asked], minutes)

  const details = { when: leaveSpanWords({ fromOn, toOn }, covered), reason, ...(byStaff ? { byStaff: 'yes' } : {}), ...(late.length > 0 ? { late: sessionWords(late) } : {}) }
  const message = { kind: 'leave_filed' as const, now, newId: random.uuid, event: `leave/${leaveId}` }
  await tellGuardiansOf(db, schoolId, [childId], { ...message, details })
  await tellStaff(db, schoolId, await staffToTell(context, published, childId, covered[0] as RollSession), childId, { ...message, details: { ...details, className: by.child.className } })
  const reply = { leaveId, covered: covered.length, late: late.map(({ date, title, time }) => ({ date, title, time })) }
  return done(reply, { target: `leave/${leaveId}`, childId, fromOn, toOn, serviceKey, by: by.as, covered: covered.length, late: late.length })
})
