import { readAccount as operation } from '../../contract/statement'
import { accountView } from '../../account-view'
import { read, refuse } from '../../handling'
import { ownChild } from '../../store/child'
import { keptAwaySince } from '../../store/kept-away'
import { publishedPlan } from '../../store/plan'

export const readAccount = read(operation, async (context, { childId }) => {
  const { db, schoolId, actor } = context
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  // Relief says how the household fares that the child lives with, and refunds on which days it was away.
  if ((await keptAwaySince(db, schoolId, actor.guardianId, [childId])).size > 0) return refuse('waiver_by_office')
  const published = await publishedPlan(db, schoolId)
  return published ? accountView(context, published, child) : refuse('plan_not_published')
})
