import { refuse, type Context, type Refused } from './handling'
import { addDays, shanghaiDate } from './rules/dates'
import { isCancelled } from './rules/day-change'
import { sessionsOn, type ChildSession } from './rules/timetable'
import { ownChild, type Child } from './store/child'
import { placesOf } from './store/course'
import { isFrozen } from './store/custody'
import { dayChanges } from './store/day'
import { departuresOn } from './store/departure'
import { enrolmentsOf } from './store/enrolment'
import { groupsOfChildren } from './store/group'
import { publishedPlan, type PublishedPlan } from './store/plan'

/** A day on which a child stays, and when its last stay ends; null where the plan gives no clock time. */
export interface StayDay {
  date: string
  endsAt: string | null
}

const daysAhead = 14

/** The days of the next two weeks on which a child stays at all, today included. */
export async function stayDays({ db, schoolId, now }: Pick<Context, 'db' | 'schoolId' | 'now'>, { term, plan }: PublishedPlan, child: Child): Promise<StayDay[]> {
  const ids = [child.childId]
  const [enrolments, groups] = [await enrolmentsOf(db, schoolId, term.termId, ids), await groupsOfChildren(db, schoolId, term.termId, ids)]
  const courses = (await placesOf(db, schoolId, term.termId, ids)).filter(({ state }) => state === 'joined')
  const today = shanghaiDate(now)
  const changes = await dayChanges(db, schoolId, today, addDays(today, daysAhead - 1))
  const dates = Array.from({ length: daysAhead }, (_, index) => addDays(today, index))
  return dates.flatMap((date) => {
    const sessions = sessionsOn({ date, term, plan, ...child, groups, enrolments, courses, changes: changes.filter(({ heldOn }) => heldOn === date) }).filter((session) => session.sitting !== null && !isCancelled(session))
    return sessions.length > 0 ? [{ date, endsAt: lastEnd(sessions) }] : []
  })
}

const lastEnd = (sessions: readonly ChildSession[]): string | null => {
  const ends = sessions.map(({ endsAt }) => endsAt)
  return ends.includes(null) ? null : (ends.sort().at(-1) ?? null)
}

/** Whether a guardian may change the wish of a day, or the usual one; with the days that may have one. */
export async function wishOpenTo(context: Context, childId: string, heldOn: string | null): Promise<{ days: StayDay[] } | Refused<'child_not_yours' | 'plan_not_published' | 'collectors_frozen' | 'wish_left_already'>> {
  const { db, schoolId, actor, now } = context
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  if (await isFrozen(db, schoolId, childId)) return refuse('collectors_frozen')
  const today = shanghaiDate(now)
  const left = heldOn === today && (await departuresOn(db, schoolId, today, null, [childId])).some(({ how }) => how !== 'returned')
  return left ? refuse('wish_left_already') : { days: await stayDays(context, published, child) }
}
