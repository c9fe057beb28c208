import { readPickUp as operation } from '../../contract/pick-up'
import { shownDeparture } from '../../dismissal'
import { read, refuse } from '../../handling'
import { shanghaiDate, startOfDay } from '../../rules/dates'
import { wishOn } from '../../rules/release'
import { ownChild } from '../../store/child'
import { isFrozen } from '../../store/custody'
import { departuresOn } from '../../store/departure'
import { collectorsOf, guardiansOf } from '../../store/guardian'
import { appliedWays, wishesSince } from '../../store/pick-up'
import { keptAwaySince } from '../../store/kept-away'
import { publishedPlan } from '../../store/plan'
import { stayDays } from '../../wish-day'

export const readPickUp = read(operation, async (context, { childId }) => {
  const { db, schoolId, actor, now } = context
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const today = shanghaiDate(now)
  const wishes = (await wishesSince(db, schoolId, [childId], startOfDay(today))).filter(({ endedAt }) => endedAt === null)
  const applied = (await appliedWays(db, schoolId, published.term.termId, [childId])).get(childId) ?? null
  const { how, leavesAt, note } = wishOn(wishes.filter(({ heldOn }) => heldOn === null), applied, today, now)
  const names = new Map(published.plan.services.map(({ key, name }) => [key, name]))
  const days = await stayDays(context, published, child)
  // Whom the office keeps from the child learns nothing of who fetches it, and when.
  if ((await keptAwaySince(db, schoolId, actor.guardianId, [childId])).size > 0) {
    return { childName: child.name, today, guardians: [], collectors: [], frozen: true, usual: { how: null, leavesAt: null, note: '', from: 'nothing' as const }, days: days.map((day) => ({ ...day, wish: null })), left: [] }
  }
  return {
    childName: child.name,
    today,
    guardians: (await guardiansOf(db, schoolId, [childId])).map(({ name, relation, guardianId }) => ({ name, relation, isMe: guardianId === actor.guardianId })),
    collectors: await collectorsOf(db, schoolId, [childId]),
    frozen: await isFrozen(db, schoolId, childId),
    usual: { how, leavesAt, note, from: wishes.some(({ heldOn }) => heldOn === null) ? ('wish' as const) : applied ? ('application' as const) : ('nothing' as const) },
    days: days.map((day) => ({ ...day, wish: wishes.find(({ heldOn }) => heldOn === day.date) ?? null })),
    left: (await departuresOn(db, schoolId, today, null, [childId])).map((departure) => ({ ...shownDeparture(departure), serviceName: names.get(departure.serviceKey) ?? '' })),
  }
})
