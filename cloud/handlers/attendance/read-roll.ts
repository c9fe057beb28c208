import { readRoll as operation } from '../../contract/attendance'
import { read, refuse } from '../../handling'
import { mayTake, recordsOf, sheetOf, standingChildren } from '../../roll-view'
import { rollOn } from '../../school-day'
import { logAccess } from '../../store/desk'
import { publishedPlan } from '../../store/plan'

export const readRoll = read(operation, async ({ db, schoolId, actor, now }, address) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const roll = await rollOn({ db, schoolId }, published, address)
  if (!roll) return refuse('roll_unknown')
  if (!mayTake(actor, roll)) return refuse('roll_not_yours')
  const records = await recordsOf({ db, schoolId }, published.plan, address.heldOn, [roll], false)
  const sheet = await sheetOf({ db, schoolId, now, staffId: actor.staffId as string }, records, roll, standingChildren(records, roll))
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: roll.children.map(({ childId }) => childId), now })
  return sheet
})
