import { listReviews as operation } from '../../contract/staff'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { previousReview, reviewerOf } from '../../rules/review'
import { logAccess } from '../../store/desk'
import { publishedPlan } from '../../store/plan'
import { reviewQueue } from '../../store/review'

export const listReviews = read(operation, async ({ db, schoolId, actor, now }, { step, offset }) => {
  if (!actor.roles.has(reviewerOf[step])) return refuse('step_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (!published?.plan.chain.includes(step)) return { items: [], nextOffset: null, total: 0 }
  const classIds = step === 'class_review' ? actor.classIds : null
  const filter = { termId: published.term.termId, step, classIds, after: previousReview(published.plan.chain, step) }
  const { items, total } = await reviewQueue(db, schoolId, filter, offset, pageSize)
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: items.map(({ childId }) => childId), now })
  return { items, ...pageOf(offset, items.length, total) }
})
