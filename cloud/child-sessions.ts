import type { Database } from './db/database'
import { lastDayOf } from './rules/calendar'
import { isCancelled } from './rules/day-change'
import { datesBetween } from './rules/dates'
import { sessionsOn, type ChildSession } from './rules/timetable'
import type { Child } from './store/child'
import { placesOf } from './store/course'
import { dayChanges } from './store/day'
import { enrolmentsOf } from './store/enrolment'
import { groupsOfChildren } from './store/group'
import type { PublishedPlan } from './store/plan'

/** A session with a roll of its own, on which a child is expected or excused. */
export interface RollSession extends ChildSession {
  sitting: string
  cancelled: boolean
}

/** One child's sessions from the first to the last date, both included; only those of which a roll is taken. */
export async function sessionsOfChild({ db, schoolId }: { db: Database; schoolId: string }, { term, plan }: PublishedPlan, child: Child, first: string, last: string): Promise<RollSession[]> {
  // Outside the term there is nothing.
  const [from, to] = [first < term.startsOn ? term.startsOn : first, last > lastDayOf(term) ? lastDayOf(term) : last]
  if (to < from) return []
  const enrolments = await enrolmentsOf(db, schoolId, term.termId, [child.childId])
  if (enrolments.length === 0) return []
  const groups = await groupsOfChildren(db, schoolId, term.termId, [child.childId])
  const courses = (await placesOf(db, schoolId, term.termId, [child.childId])).filter(({ state }) => state === 'joined')
  const changes = await dayChanges(db, schoolId, from, to)
  return datesBetween(from, to)
    .flatMap((date) => sessionsOn({ date, term, plan, ...child, groups, enrolments, courses, changes: changes.filter(({ heldOn }) => heldOn === date) }))
    .flatMap((session) => (session.sitting === null ? [] : { ...session, sitting: session.sitting, cancelled: isCancelled(session) }))
}
