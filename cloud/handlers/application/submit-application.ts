import { activateReady } from '../../activate'
import { submitApplication as operation } from '../../contract/application'
import { keepSignature } from '../../form-signature'
import { done, refuse, write } from '../../handling'
import { checkForm, asksStudent, joinProblem, signatureProblem } from '../../rules/application-form'
import { hasEnded, progressUnder } from '../../rules/chain'
import { openStep } from '../../rules/open-step'
import { shanghaiDate } from '../../rules/dates'
import { addApplication, applicationsOfChildren, hasLeft, lockApplicationsOfChild, standingsOf, takeOverRequest } from '../../store/application'
import { lockChild, ownChild } from '../../store/child'
import { tellGuardiansOf } from '../../store/message'
import { publishedPlan } from '../../store/plan'

export const submitApplication = write(operation, async (context, { childId, planId, form, signature }) => {
  const { db, schoolId, actor, now, random } = context
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (published?.planId !== planId) return refuse('plan_superseded')
  const { plan, term } = published
  const today = shanghaiDate(now)
  const closed = joinProblem(plan, term, today)
  if (closed) return refuse(closed)
  if (plan.exit.rejoin === false && (await hasLeft(db, schoolId, term.termId, childId))) return refuse('rejoin_not_allowed')
  const decision = checkForm(plan, child.grade, form)
  if (decision.kind === 'refused') return refuse(decision.code)

  // Insurance recorded at the same moment must see this application, or be seen by it.
  await lockChild(db, schoolId, childId)
  await lockApplicationsOfChild(db, schoolId, childId)
  const [last] = await applicationsOfChildren(db, schoolId, term.termId, [childId])
  const requested = last?.status === 'requested' ? last : null
  if (last && !requested && !hasEnded(last.status)) return refuse('application_exists')
  if (!requested && asksStudent(plan)) return refuse('student_request_needed')
  const unsigned = signatureProblem(plan, signature)
  if (unsigned) return refuse(unsigned)

  const applicationId = requested?.applicationId ?? random.uuid()
  const application = { schoolId, applicationId, planId, guardianId: actor.guardianId as string, now, form }
  if (requested) await takeOverRequest(db, application)
  else if (!(await addApplication(db, { ...application, termId: term.termId, childId }))) return refuse('application_exists')
  const signatureSha256 = asksStudent(plan) && signature ? await keepSignature(context, { applicationId, revision: requested?.revision ?? 1, form, signature }) : null

  // Where the plan asks for no more than this, the child has its seat at once (S7, S14).
  const activated = await activateReady({ db, schoolId, now, newId: random.uuid }, [{ applicationId, planId }])
  if (activated.length === 0) {
    const standing = (await standingsOf(db, schoolId, [{ applicationId, planId }])).get(applicationId)
    const next = standing && openStep(progressUnder(plan, standing.facts, today))
    await tellGuardiansOf(db, schoolId, [childId], { kind: 'application_received', details: next ? { next: next.name } : {}, now, newId: random.uuid })
  }
  return done({ applicationId }, { target: `application/${applicationId}`, childId, planId, status: activated.length > 0 ? 'approved' : 'submitted', signatureSha256 })
})
