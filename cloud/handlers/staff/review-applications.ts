import { activateReady } from '../../activate'
import { reviewApplications as operation } from '../../contract/staff'
import type { MessageKind } from '../../contract/message'
import { done, refuse, write, type Actor } from '../../handling'
import { chainOf, chainProgress, openStep } from '../../rules/chain'
import { shanghaiDate } from '../../rules/dates'
import { checkReview, reviewerOf, statusAfter, type ReviewStep } from '../../rules/review'
import { endAgreements } from '../../store/agreement'
import { setApplicationStatus, standingsOf, type Standing } from '../../store/application'
import { tellGuardiansOf } from '../../store/message'
import { addReview, lockApplications, type ReviewItem } from '../../store/review'

const messages = { pass: 'application_passed', return: 'application_returned', refuse: 'application_refused' } as const satisfies Record<string, MessageKind>

export const reviewApplications = write(operation, async ({ db, schoolId, actor, now, random }, { step, applicationIds, decision, reason }) => {
  if (!actor.roles.has(reviewerOf[step])) return refuse('step_not_yours')
  const ids = [...new Set(applicationIds)]
  const items = await lockApplications(db, schoolId, ids)
  if (items.length < ids.length || !items.every((item) => isMine(actor, step, item))) return refuse('application_unknown')
  const standings = await standingsOf(db, schoolId, items)
  for (const item of items) {
    const { applicationId, revision } = item
    const standing = standings.get(applicationId)
    if (!standing || !isInStep(item, step, standing, shanghaiDate(now))) return refuse('application_not_in_step')
    const { plan } = standing.plan
    const checked = checkReview({ decision, reason, admission: plan.audience.admission })
    if (checked.kind === 'refused') return refuse(checked.code)
    await addReview(db, schoolId, { reviewId: random.uuid(), applicationId, revision, step, decision, reason, reviewerId: actor.staffId, now })
    await setApplicationStatus(db, schoolId, [applicationId], statusAfter(chainOf(plan), step, decision))
  }
  if (decision === 'refuse') await endAgreements(db, schoolId, ids)
  // Where the plan signs first, this review may have been the last step before the seat (S16).
  const activated = decision === 'pass' ? await activateReady({ db, schoolId, now, newId: random.uuid }, items) : []
  const tell = (kind: MessageKind, children: string[], details: Record<string, string>) => tellGuardiansOf(db, schoolId, children, { kind, details, now, newId: random.uuid })
  await tell(messages[decision], items.map(({ childId }) => childId), { step, reason })
  await tell('agreement_effective', activated, {})
  return done({ decided: items.length }, { target: `review/${step}`, decision, applicationIds: items.map(({ applicationId }) => applicationId), activated })
})

const isMine = (actor: Actor, step: ReviewStep, item: ReviewItem) => step !== 'class_review' || actor.classIds.includes(item.classId)

/** Whether it is this step's turn: no earlier step of the application's own chain is open, and it was not decided yet. */
function isInStep({ status, form }: ReviewItem, step: ReviewStep, { plan, facts }: Standing, today: string): boolean {
  const live = form !== null && (status === 'submitted' || status === 'in_review')
  const open = openStep(chainProgress(chainOf(plan.plan), facts, today))
  return live && open?.step === step && open.state === 'current'
}
