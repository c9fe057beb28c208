import { declineService as operation } from '../../contract/application'
import { done, refuse, write } from '../../handling'
import { addApplication } from '../../store/application'
import { ownChild } from '../../store/child'
import { publishedPlan } from '../../store/plan'

export const declineService = write(operation, async ({ db, schoolId, actor, now, random }, { childId, planId, reason, departurePlan }) => {
  if (!(await ownChild(db, schoolId, actor.guardianId, childId))) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (published?.planId !== planId) return refuse('plan_superseded')
  const applicationId = random.uuid()
  const application = { schoolId, applicationId, termId: published.term.termId, childId, planId, guardianId: actor.guardianId as string, now }
  const added = await addApplication(db, { ...application, declineReason: reason, departurePlan })
  if (!added) return refuse('application_exists')
  return done({ applicationId }, { target: `application/${applicationId}`, childId, planId, status: 'declined' })
})
