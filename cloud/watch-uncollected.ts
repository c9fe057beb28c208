import { raiseAlert } from './alerts'
import { releasesOf } from './dismissal'
import { instantOn, shanghaiDate } from './rules/dates'
import { daySettings } from './rules/day-settings'
import { covers } from './rules/leave'
import { goesHome, goesOn, uncollectedAmong } from './rules/uncollected'
import { rollOn, rollsOfChildren, type KeptRoll } from './school-day'
import { appendAudit } from './store/audit'
import { lockChildren } from './store/child'
import { departuresOn, noteUncollected, releaseHasBegun, rollsToWatch } from './store/departure'
import { leavesOn } from './store/leave'
import { publishedPlan, type PublishedPlan } from './store/plan'
import type { Moment } from './moment'

const lookAgainAfterMs = 60_000

interface Found {
  roll: KeptRoll
  childId: string
}

/**
 * Raises an alert for every child that should have been collected by now (FR-061): once a child, service and day, unless
 * its departure was taken back. Safe to repeat; of a day that is over it raises nothing.
 */
export async function watchUncollected(moment: Moment): Promise<void> {
  const { db, schoolId, now } = moment
  const heldOn = shanghaiDate(now)
  // Asked of every school every two seconds, and for most of the day nobody has left: a plan is a long document.
  if (!(await releaseHasBegun(db, schoolId, heldOn))) return
  const published = await publishedPlan(db, schoolId)
  if (!published) return
  const minutes = daySettings(published.plan).uncollectedMinutes
  const serviceKeys = published.plan.services.filter(goesHome).map(({ key }) => key)
  const before = (ms: number) => new Date(now.getTime() - ms)
  const found: Found[] = []
  for (const address of await rollsToWatch(db, schoolId, { heldOn, serviceKeys, endedBefore: before(minutes * 60_000), lookedBefore: before(lookAgainAfterMs), now })) {
    const roll = await rollOn({ db, schoolId }, published, { heldOn, ...address })
    // A session that was cancelled has nobody on it but those that came all the same: they too are to be fetched.
    if (roll) found.push(...(await uncollectedOn(moment, published, roll, heldOn, minutes)).map((childId) => ({ roll, childId })))
  }
  if (found.length === 0) return
  await lockChildren(db, schoolId, found.map(({ childId }) => childId))
  for (const each of found) await raise(moment, heldOn, each)
}

async function uncollectedOn({ db, schoolId, now }: Moment, published: PublishedPlan, roll: KeptRoll, heldOn: string, after: number): Promise<string[]> {
  const releases = await releasesOf({ db, schoolId }, published, roll, heldOn)
  const stays = releases.map(({ child: { childId, endsAt }, standing, departure }) => {
    const left = departure && { how: departure.how, at: new Date(departure.at) }
    return { childId, endsAt: endsAt === null ? null : instantOn(heldOn, endsAt), here: standing === 'present' || standing === 'late', left }
  })
  return stayingOn({ db, schoolId }, published, roll, heldOn, uncollectedAmong(stays, { after, now }))
}

/** Those of some children of a roll that have nothing more today: who goes on to a course or to late care is not waited for here. */
async function stayingOn(asked: Pick<Moment, 'db' | 'schoolId'>, published: PublishedPlan, roll: KeptRoll, heldOn: string, childIds: readonly string[]): Promise<string[]> {
  if (childIds.length === 0) return []
  const leaves = await leavesOn(asked.db, asked.schoolId, heldOn, childIds)
  const others = (await rollsOfChildren(asked, published, heldOn, childIds)).filter(({ serviceKey, rollKey }) => serviceKey !== roll.serviceKey || rollKey !== roll.rollKey)
  const { leaveMinutesBefore } = daySettings(published.plan)
  const stayOf = (childId: string) => (each: KeptRoll) =>
    each.children
      .filter((child) => child.childId === childId)
      .map(({ startsAt, endsAt }) => ({ endsAt, expected: !each.cancelled && !leaves.some((leave) => leave.childId === childId && covers(leave, { date: heldOn, serviceKey: each.serviceKey, startsAt }, leaveMinutesBefore)) }))
  return childIds.filter((childId) => !goesOn(roll.children.find((child) => child.childId === childId)?.endsAt ?? null, others.flatMap(stayOf(childId))))
}

/** Looks once more now that the child is locked: it may have been collected in the meantime. */
async function raise(moment: Moment, heldOn: string, { roll, childId }: Found) {
  const { db, schoolId, now, newId } = moment
  const { serviceKey } = roll
  if ((await departuresOn(db, schoolId, heldOn, serviceKey, [childId])).length > 0) return
  if (!(await noteUncollected(db, schoolId, { heldOn, childId, serviceKey, now }))) return
  const sitting = roll.children.find((child) => child.childId === childId)?.sitting ?? 'care'
  await raiseAlert(moment, 'uncollected', { heldOn, serviceKey, childId, sitting }, null)
  await appendAudit(db, { schoolId, actor: 'time', operation: 'watchUncollected', target: `child/${childId}`, change: { heldOn, serviceKey }, requestId: newId(), at: now })
}
