import { submitApplication as operation } from '../../contract/application'
import { done, refuse, write } from '../../handling'
import { checkForm } from '../../rules/application-form'
import { addApplication, hasLeft } from '../../store/application'
import { ownChild } from '../../store/child'
import { tellGuardiansOf } from '../../store/message'
import { publishedPlan } from '../../store/plan'

export const submitApplication = write(operation, async ({ db, schoolId, actor, now, random }, { childId, planId, form }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (published?.planId !== planId) return refuse('plan_superseded')
  if (published.plan.exit.rejoin === false && (await hasLeft(db, schoolId, published.term.termId, childId))) return refuse('rejoin_not_allowed')
  const decision = checkForm(published.plan, child.grade, form)
  if (decision.kind === 'refused') return refuse(decision.code)
  const applicationId = random.uuid()
  const { termId } = published.term
  const added = await addApplication(db, { schoolId, applicationId, termId, childId, planId, guardianId: actor.guardianId as string, now, form })
  if (!added) return refuse('application_exists')
  await tellGuardiansOf(db, schoolId, [childId], { kind: 'application_received', details: {}, now, newId: random.uuid })
  return done({ applicationId }, { target: `application/${applicationId}`, childId, planId, status: 'submitted' })
})
