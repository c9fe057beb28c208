import type { Database } from './db/database'
import { lastDayOf } from './rules/calendar'
import { isCancelled } from './rules/day-change'
import { datesBetween } from './rules/dates'
import { sessionsOn, type ChildSession } from './rules/timetable'
import type { Child } from './store/child'
import { placesOf } from './store/course'
import { dayChanges } from './store/day'
import { enrolmentsOf, type Enrolment } from './store/enrolment'
import { groupsOfChildren, type ChildGroup } from './store/group'
import type { PublishedPlan } from './store/plan'

interface Asked {
  db: Database
  schoolId: string
}

export interface ChildTimetable {
  enrolments: Enrolment[]
  groups: ChildGroup[]
  /** In order of time. */
  sessions: ChildSession[]
}

/** One child's sessions from the first to the last date, both included, with what they follow from. */
export async function timetableOf({ db, schoolId }: Asked, { term, plan }: PublishedPlan, child: Child, first: string, last: string): Promise<ChildTimetable> {
  const ids = [child.childId]
  const enrolments = await enrolmentsOf(db, schoolId, term.termId, ids)
  const groups = await groupsOfChildren(db, schoolId, term.termId, ids)
  const courses = (await placesOf(db, schoolId, term.termId, ids)).filter(({ state }) => state === 'joined')
  const changes = await dayChanges(db, schoolId, first, last)
  const sessions = datesBetween(first, last).flatMap((date) => sessionsOn({ date, term, plan, ...child, groups, enrolments, courses, changes: changes.filter(({ heldOn }) => heldOn === date) }))
  return { enrolments, groups, sessions }
}

/** A session with a roll of its own, on which a child is expected or excused. */
export interface RollSession extends ChildSession {
  sitting: string
  cancelled: boolean
}

/** One child's sessions from the first to the last date, both included; only those of which a roll is taken. */
export async function sessionsOfChild(asked: Asked, published: PublishedPlan, child: Child, first: string, last: string): Promise<RollSession[]> {
  const { term } = published
  // Outside the term there is nothing.
  const [from, to] = [first < term.startsOn ? term.startsOn : first, last > lastDayOf(term) ? lastDayOf(term) : last]
  if (to < from) return []
  const { sessions } = await timetableOf(asked, published, child, from, to)
  return sessions.flatMap((session) => (session.sitting === null ? [] : { ...session, sitting: session.sitting, cancelled: isCancelled(session) }))
}
