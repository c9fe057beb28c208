import { readAccount as operation } from '../../contract/statement'
import { accountView } from '../../account-view'
import { read, refuse } from '../../handling'
import { ownChild } from '../../store/child'
import { publishedPlan } from '../../store/plan'

export const readAccount = read(operation, async (context, { childId }) => {
  const { db, schoolId, actor } = context
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  return published ? accountView(context, published, child) : refuse('plan_not_published')
})
