import { reviseApplication as operation } from '../../contract/application'
import { done, refuse, write } from '../../handling'
import { checkForm } from '../../rules/application-form'
import { isEditable } from '../../rules/chain'
import { endAgreements } from '../../store/agreement'
import { lockOwnApplication, reviewsOf, saveRevision } from '../../store/application'
import { findChild } from '../../store/child'
import { publishedPlan } from '../../store/plan'

export const reviseApplication = write(operation, async ({ db, schoolId, actor, now }, { applicationId, planId, form }) => {
  const application = await lockOwnApplication(db, schoolId, actor.guardianId, applicationId)
  if (!application) return refuse('application_unknown')
  if (!isEditable(application.status, await reviewsOf(db, schoolId, applicationId))) return refuse('application_not_editable')
  const published = await publishedPlan(db, schoolId)
  if (published?.planId !== planId) return refuse('plan_superseded')
  const child = await findChild(db, schoolId, application.childId)
  const decision = checkForm(published.plan, child.grade, form)
  if (decision.kind === 'refused') return refuse(decision.code)
  await saveRevision(db, schoolId, { applicationId, planId, form, guardianId: actor.guardianId as string, now })
  // Where the plan signs before a review, what was signed was for the earlier form: it is signed anew.
  await endAgreements(db, schoolId, [applicationId])
  return done({ applicationId }, { target: `application/${applicationId}`, planId, before: application.status, status: 'submitted', revision: application.revision + 1 })
})
