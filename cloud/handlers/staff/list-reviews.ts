import { listReviews as operation } from '../../contract/staff'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { waitingForReview } from '../../review-queue'
import { reviewerOf } from '../../rules/review'
import { logAccess } from '../../store/desk'

export const listReviews = read(operation, async (context, { step, offset }) => {
  const { db, schoolId, actor, now } = context
  if (!actor.roles.has(reviewerOf[step])) return refuse('step_not_yours')
  const { items, total } = await waitingForReview(context, step, { classIds: step === 'class_review' ? actor.classIds : null, leftToOffice: step === 'committee_review' }, { offset, most: pageSize })
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: items.map(({ childId }) => childId), now })
  return { items, ...pageOf(offset, items.length, total) }
})
