import { readDismissal as operation } from '../../contract/pick-up'
import { dismissalOf, keptRoll } from '../../dismissal'
import { isRefused, read, refuse } from '../../handling'
import { logAccess } from '../../store/desk'
import { publishedPlan } from '../../store/plan'

export const readDismissal = read(operation, async (context, address) => {
  const { db, schoolId, actor, now } = context
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const roll = await keptRoll(context, published, address)
  if (isRefused(roll)) return roll
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: roll.children.map(({ childId }) => childId), now })
  return dismissalOf(context, published, roll, address.heldOn)
})
