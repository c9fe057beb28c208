import { listRolls as operation } from '../../contract/attendance'
import { read, refuse } from '../../handling'
import { mayTake, recordsOf, standingChildren, summaryOf } from '../../roll-view'
import { shanghaiDate } from '../../rules/dates'
import { schoolDay, undatedOn } from '../../school-day'
import { publishedPlan } from '../../store/plan'

export const listRolls = read(operation, async ({ db, schoolId, actor, now }, input) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const today = shanghaiDate(now)
  const heldOn = input.heldOn ?? today
  const rolls = (await schoolDay({ db, schoolId }, published, heldOn)).filter((roll) => mayTake(actor, roll))
  const records = await recordsOf({ db, schoolId }, published.plan, heldOn, rolls, actor.roles.has('schoolAdmin'))
  const undated = await undatedOn({ db, schoolId }, published, heldOn)
  return { staffId: actor.staffId as string, today, heldOn, asOf: now.toISOString(), rolls: rolls.map((roll) => summaryOf(records, roll, standingChildren(records, roll))), undated }
})
