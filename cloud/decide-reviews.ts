import { activateReady } from './activate'
import type { MessageKind } from './contract/message'
import { refuse, type Context } from './handling'
import { chainOf, progressUnder } from './rules/chain'
import { openStep } from './rules/open-step'
import { shanghaiDate } from './rules/dates'
import { checkReview, statusAfter, type ReviewStep } from './rules/review'
import { stepName } from './rules/step-names'
import { endAgreements } from './store/agreement'
import { setApplicationStatus, standingsOf, type Standing } from './store/application'
import { tellGuardiansOf } from './store/message'
import { addReview, type ReviewItem, type Reviewer } from './store/review'

interface Decided {
  step: ReviewStep
  items: ReviewItem[]
  decision: 'pass' | 'return' | 'refuse'
  reason: string
  reviewer: Reviewer
}

const messages = { pass: 'application_passed', return: 'application_returned', refuse: 'application_refused' } as const satisfies Record<string, MessageKind>

/**
 * Decides applications at a step, all or none, whoever reviews: it must be the step's turn, the decision is kept, the
 * families are told in their plan's words, and whose last step this was is enrolled. `items` are locked already.
 */
export async function decideReviews({ db, schoolId, now, random }: Pick<Context, 'db' | 'schoolId' | 'now' | 'random'>, { step, items, decision, reason, reviewer }: Decided) {
  const standings = await standingsOf(db, schoolId, items)
  const told: { childId: string; stepName: string }[] = []
  for (const item of items) {
    const { applicationId, revision, childId } = item
    const standing = standings.get(applicationId)
    if (!standing || !isInStep(item, step, standing, shanghaiDate(now))) return refuse('application_not_in_step')
    const { plan } = standing.plan
    const checked = checkReview({ decision, reason, admission: plan.audience.admission })
    if (checked.kind === 'refused') return refuse(checked.code)
    await addReview(db, schoolId, { reviewId: random.uuid(), applicationId, revision, step, decision, reason, reviewer, now })
    await setApplicationStatus(db, schoolId, [applicationId], statusAfter(chainOf(plan), step, decision))
    told.push({ childId, stepName: stepName(plan, step) })
  }
  const ids = items.map(({ applicationId }) => applicationId)
  if (decision === 'refuse') await endAgreements(db, schoolId, ids)
  for (const name of new Set(told.map((each) => each.stepName))) {
    const children = told.filter((each) => each.stepName === name).map(({ childId }) => childId)
    await tellGuardiansOf(db, schoolId, children, { kind: messages[decision], details: { step, stepName: name, reason }, now, newId: random.uuid })
  }
  // Where the plan signs first, this review may have been the last step before the seat (S16).
  const activated = decision === 'pass' ? await activateReady({ db, schoolId, now, newId: random.uuid }, items) : []
  return { applicationIds: ids, activated }
}

/** Whether it is this step's turn: no earlier step of the application's own chain is open, and it was not decided yet. */
function isInStep({ status, form }: ReviewItem, step: ReviewStep, { plan, facts }: Standing, today: string): boolean {
  const live = form !== null && (status === 'submitted' || status === 'in_review')
  const open = openStep(progressUnder(plan.plan, facts, today))
  return live && open?.step === step && open.state === 'current'
}
