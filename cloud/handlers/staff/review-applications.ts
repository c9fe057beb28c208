import { reviewApplications as operation } from '../../contract/staff'
import { decideReviews } from '../../decide-reviews'
import { done, isRefused, refuse, write, type Actor } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { reviewerOf, type ReviewStep } from '../../rules/review'
import { leftToOffice } from '../../store/committee'
import { lockApplications, type ReviewItem } from '../../store/review'

export const reviewApplications = write(operation, async (context, { step, applicationIds, decision, reason, minutes }) => {
  const { db, schoolId, actor, now } = context
  if (!actor.roles.has(reviewerOf[step])) return refuse('step_not_yours')
  const ids = [...new Set(applicationIds)]
  const items = await lockApplications(db, schoolId, ids)
  if (items.length < ids.length || !items.every((item) => isMine(actor, step, item))) return refuse('application_unknown')
  if (step === 'committee_review') {
    // The office writes down what the committee decided, only where no member can decide here (FR-030).
    if (decision === 'refuse') return refuse('committee_cannot_refuse')
    if ((await leftToOffice(db, schoolId, items.map(({ childId }) => childId))).length < items.length) return refuse('committee_decides_itself')
    if (!minutes) return refuse('minutes_needed')
    if (minutes.heldOn > shanghaiDate(now)) return refuse('minutes_not_yet')
    // Nobody has decided on a form that was not there yet.
    if (items.some(({ submittedAt }) => minutes.heldOn < shanghaiDate(new Date(submittedAt)))) return refuse('minutes_too_early')
  }
  const reviewer = { staffId: actor.staffId as string, minutes: step === 'committee_review' ? (minutes ?? null) : null }
  const decided = await decideReviews(context, { step, items, decision, reason, reviewer })
  if (isRefused(decided)) return decided
  return done({ decided: items.length }, { target: `review/${step}`, decision, ...decided })
})

const isMine = (actor: Actor, step: ReviewStep, item: ReviewItem) => step !== 'class_review' || actor.classIds.includes(item.classId)
