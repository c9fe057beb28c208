import { readChildAccount as operation } from '../../contract/statement'
import { accountView } from '../../account-view'
import { read, refuse } from '../../handling'
import { childOfSchool } from '../../store/child'
import { logAccess } from '../../store/desk'
import { publishedPlan } from '../../store/plan'

export const readChildAccount = read(operation, async (context, { childId }) => {
  const { db, schoolId, actor, now } = context
  const child = await childOfSchool(db, schoolId, childId)
  if (!child) return refuse('child_unknown')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [childId], now })
  return accountView(context, published, child)
})
