import { activateReady } from '../../activate'
import { reviseApplication as operation } from '../../contract/application'
import { keepSignature } from '../../form-signature'
import { done, refuse, write } from '../../handling'
import { asksStudent, checkForm, isJoinable, signatureProblem } from '../../rules/application-form'
import { isEditable } from '../../rules/chain'
import { endAgreements } from '../../store/agreement'
import { applicationsOfChildren, lockOwnApplication, reviewsOf, saveRevision } from '../../store/application'
import { findChild } from '../../store/child'
import { publishedPlan } from '../../store/plan'

export const reviseApplication = write(operation, async (context, { applicationId, planId, form, signature }) => {
  const { db, schoolId, actor, now, random } = context
  const application = await lockOwnApplication(db, schoolId, actor.guardianId, applicationId)
  if (!application) return refuse('application_unknown')
  if (!isEditable(application.status, await reviewsOf(db, schoolId, applicationId))) return refuse('application_not_editable')
  const published = await publishedPlan(db, schoolId)
  if (published?.planId !== planId) return refuse('plan_superseded')
  const { plan, term } = published
  // One of an earlier term stays what it was under that term's plan; this term asks anew.
  const [live] = await applicationsOfChildren(db, schoolId, term.termId, [application.childId])
  if (live?.applicationId !== applicationId) return refuse('application_not_editable')
  if (!isJoinable(plan)) return refuse('service_not_offered_here')
  const child = await findChild(db, schoolId, application.childId)
  const decision = checkForm(plan, child.grade, form)
  if (decision.kind === 'refused') return refuse(decision.code)
  const unsigned = signatureProblem(plan, signature)
  if (unsigned) return refuse(unsigned)
  const revision = application.revision + 1
  await saveRevision(db, schoolId, { applicationId, planId, form, guardianId: actor.guardianId as string, now })
  // Where the plan signs before a review, what was signed was for the earlier form: it is signed anew.
  await endAgreements(db, schoolId, [applicationId])
  const signatureSha256 = asksStudent(plan) && signature ? await keepSignature(context, { applicationId, revision, form, signature }) : null
  // Made under a plan with reviews, sent again under one without any: nothing else is left to do.
  const activated = await activateReady({ db, schoolId, now, newId: random.uuid }, [{ applicationId, planId }])
  return done({ applicationId }, { target: `application/${applicationId}`, planId, before: application.status, status: activated.length > 0 ? 'approved' : 'submitted', revision, signatureSha256 })
})
