import { settleAlerts } from './alerts'
import type { RollSession } from './child-sessions'
import type { Database } from './db/database'
import type { Actor } from './handling'
import { shanghaiDate } from './rules/dates'
import { isCovered, type LeaveFact } from './rules/leave'
import { standingOf } from './rules/roll'
import { rollsOfChildren } from './school-day'
import { childOfClasses, childOfSchool, ownChild, type Child } from './store/child'
import { classTeacherOf, marksOfChild } from './store/leave'
import { keptAwaySince } from './store/kept-away'
import type { PublishedPlan } from './store/plan'
import { lockRolls } from './store/roll-lock'

export interface Asked {
  db: Database
  schoolId: string
  actor: Actor
  now: Date
}

/** As whom somebody acts for a child: its own guardian first, for a teacher may have a child here too. */
export interface LeaveActor {
  as: 'guardian' | 'staff'
  child: Child
  /** The office keeps this guardian from the child: a leave would let it vanish and nobody would look for it. */
  keptAway: boolean
}

/**
 * The child, where the caller may see to its leave (FR-056): its guardian, its class teacher, who keeps a roll it is on
 * today or on the day asked for where that is still to come, or the office. Null for everybody else.
 */
export async function leaveActor({ db, schoolId, actor, now }: Asked, published: PublishedPlan, childId: string, onDay: string | null): Promise<LeaveActor | null> {
  const own = actor.guardianId && (await ownChild(db, schoolId, actor.guardianId, childId))
  if (own) return { as: 'guardian', child: own, keptAway: (await keptAwaySince(db, schoolId, actor.guardianId, [childId])).size > 0 }
  if (!actor.staffId) return null
  const known = actor.roles.has('schoolAdmin') ? await childOfSchool(db, schoolId, childId) : await childOfClasses(db, schoolId, actor.classIds, childId)
  if (known) return { as: 'staff', child: known, keptAway: false }
  const { staffId } = actor
  const today = shanghaiDate(now)
  for (const date of new Set([today, onDay !== null && onDay > today ? onDay : today])) {
    const rolls = await rollsOfChildren({ db, schoolId }, published, date, [childId])
    if (rolls.some(({ staffIds }) => staffIds.includes(staffId))) {
      const child = await childOfSchool(db, schoolId, childId)
      return child && { as: 'staff', child, keptAway: false }
    }
  }
  return null
}

/** The class teacher, from whose lesson the child comes, and who keeps the first of these sessions' rolls; without who has just done it. */
export async function staffToTell({ db, schoolId, actor }: Asked, published: PublishedPlan, childId: string, first: RollSession): Promise<string[]> {
  const rolls = await rollsOfChildren({ db, schoolId }, published, first.date, [childId])
  const keepers = rolls.find(({ serviceKey, rollKey }) => serviceKey === first.serviceKey && rollKey === first.rollKey)?.staffIds ?? []
  const teacher = await classTeacherOf(db, schoolId, childId)
  return [...new Set([...(teacher ? [teacher] : []), ...keepers])].filter((staffId) => staffId !== actor.staffId)
}

/** Those of some sessions whose day has come: only of them a roll can be open, or an alert. */
export const dueSessions = (sessions: readonly RollSession[], now: Date) => sessions.filter(({ date }) => date <= shanghaiDate(now))

/** Locks the rolls of the sessions whose day has come. The caller holds the child's lock. */
export const lockDueRolls = ({ db, schoolId, now }: Asked, sessions: readonly RollSession[]) =>
  lockRolls(db, schoolId, dueSessions(sessions, now).map(({ date, serviceKey, rollKey }) => ({ heldOn: date, serviceKey, rollKey })))

/**
 * Settles the alerts of sessions whose leave has just changed: one that is explained now closes, and a child that was
 * marked absent is missing again. The caller holds the child's lock and those of the rolls.
 */
export async function settleAfterLeave({ db, schoolId, actor, now, newId }: Asked & { newId: () => string }, childId: string, sessions: readonly RollSession[], leaves: readonly LeaveFact[], minutesBefore: number) {
  const due = dueSessions(sessions, now)
  if (due.length === 0) return
  const dates = due.map(({ date }) => date).sort()
  const marks = await marksOfChild(db, schoolId, childId, dates[0] as string, dates.at(-1) as string)
  for (const session of due) {
    const { date: heldOn, serviceKey, sitting } = session
    const mark = marks.find((each) => each.heldOn === heldOn && each.serviceKey === serviceKey && each.sitting === sitting)?.state ?? null
    await settleAlerts({ db, schoolId, now, newId }, { heldOn, serviceKey, staffId: actor.staffId }, [{ childId, sitting, standing: standingOf(mark, isCovered(leaves, session, minutesBefore)) }])
  }
}
