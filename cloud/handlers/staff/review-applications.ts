import { reviewApplications as operation } from '../../contract/staff'
import type { MessageKind } from '../../contract/message'
import { done, refuse, write, type Actor } from '../../handling'
import { checkReview, previousReview, reviewerOf, statusAfter, type ReviewStep } from '../../rules/review'
import { setApplicationStatus } from '../../store/application'
import { tellGuardiansOf } from '../../store/message'
import { planVersion } from '../../store/plan'
import { addReview, lockApplications, type ReviewItem } from '../../store/review'

const messages = { pass: 'application_passed', return: 'application_returned', refuse: 'application_refused' } as const satisfies Record<string, MessageKind>

export const reviewApplications = write(operation, async ({ db, schoolId, actor, now, random }, { step, applicationIds, decision, reason }) => {
  if (!actor.roles.has(reviewerOf[step])) return refuse('step_not_yours')
  const ids = [...new Set(applicationIds)]
  const items = await lockApplications(db, schoolId, ids)
  if (items.length < ids.length || !items.every((item) => isMine(actor, step, item))) return refuse('application_unknown')
  for (const item of items) {
    const { plan } = await planVersion(db, schoolId, item.planId)
    if (!isInStep(item, step, previousReview(plan.chain, step))) return refuse('application_not_in_step')
    const checked = checkReview({ decision, reason, admission: plan.audience.admission })
    if (checked.kind === 'refused') return refuse(checked.code)
    const { applicationId, revision } = item
    await addReview(db, schoolId, { reviewId: random.uuid(), applicationId, revision, step, decision, reason, reviewerId: actor.staffId, now })
    await setApplicationStatus(db, schoolId, [applicationId], statusAfter(plan.chain, step, decision))
  }
  const children = items.map(({ childId }) => childId)
  await tellGuardiansOf(db, schoolId, children, { kind: messages[decision], details: { step, reason }, now, newId: random.uuid })
  return done({ decided: items.length }, { target: `review/${step}`, decision, applicationIds: items.map(({ applicationId }) => applicationId) })
})

const isMine = (actor: Actor, step: ReviewStep, item: ReviewItem) => step !== 'class_review' || actor.classIds.includes(item.classId)

function isInStep(item: ReviewItem, step: ReviewStep, before: string | null): boolean {
  const open = item.status === 'submitted' || item.status === 'in_review'
  return open && item.form !== null && !item.decidedSteps.includes(step) && (before === null || item.decidedSteps.includes(before))
}
