import { reviewAsCommittee as operation } from '../../contract/committee'
import { decideReviews } from '../../decide-reviews'
import { done, isRefused, refuse, write } from '../../handling'
import { ownAmong } from '../../store/committee'
import { lockApplications } from '../../store/review'

const step = 'committee_review'

export const reviewAsCommittee = write(operation, async (context, { applicationIds, decision, reason }) => {
  const { db, schoolId, actor } = context
  const guardianId = actor.guardianId as string
  const ids = [...new Set(applicationIds)]
  const items = await lockApplications(db, schoolId, ids)
  if (items.length < ids.length) return refuse('application_unknown')
  if ((await ownAmong(db, schoolId, guardianId, items.map(({ childId }) => childId))).length > 0) return refuse('committee_own_child')
  const decided = await decideReviews(context, { step, items, decision, reason, reviewer: { guardianId } })
  if (isRefused(decided)) return decided
  return done({ decided: items.length }, { target: `review/${step}`, decision, ...decided })
})
