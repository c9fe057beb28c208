import { sessionsOfChild } from './child-sessions'
import { refuse, type Context, type Refused } from './handling'
import { addDays, shanghaiDate } from './rules/dates'
import type { ChildSession } from './rules/timetable'
import { ownChild, type Child } from './store/child'
import { isFrozen } from './store/custody'
import { departuresOn } from './store/departure'
import { publishedPlan, type PublishedPlan } from './store/plan'

/** A day on which a child stays, and when its last stay ends; null where the plan gives no clock time. */
export interface StayDay {
  date: string
  endsAt: string | null
}

const daysAhead = 14

/** The days of the next two weeks on which a child stays at all, today included. */
export async function stayDays({ db, schoolId, now }: Pick<Context, 'db' | 'schoolId' | 'now'>, published: PublishedPlan, child: Child): Promise<StayDay[]> {
  const today = shanghaiDate(now)
  const held = (await sessionsOfChild({ db, schoolId }, published, child, today, addDays(today, daysAhead - 1))).filter(({ cancelled }) => !cancelled)
  return [...new Set(held.map(({ date }) => date))].map((date) => ({ date, endsAt: lastEnd(held.filter((session) => session.date === date)) }))
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
