import { chainOf, guardianTexts, hasEnded, progressUnder } from './rules/chain'
import { openStep } from './rules/open-step'
import { shanghaiDate } from './rules/dates'
import { insuranceDecision, startDay } from './rules/insurance'
import { lockApplication, setApplicationStatus, standingsOf } from './store/application'
import { appendAudit } from './store/audit'
import { addEnrolments, listedWithoutEnrolment, lockActivation } from './store/enrolment'
import { tellGuardiansOf } from './store/message'
import { plansOfTerm } from './store/plan'
import { currentTerm } from './store/school'
import { holdTermOf } from './store/term'
import type { Moment } from './moment'

/**
 * Enrols the child once the whole chain has been walked and it is insured where it must be, whoever took
 * the last step, and tells its family; answers the child, or null where a step is open or the child is enrolled already.
 */
export async function activate({ db, schoolId, now, newId }: Moment, applicationId: string): Promise<string | null> {
  const application = await lockApplication(db, schoolId, applicationId)
  const standing = (await standingsOf(db, schoolId, [application])).get(applicationId)
  const today = shanghaiDate(now)
  // Withdrawn or left is no step of the chain, so the chain alone would not say so.
  if (hasEnded(application.status) || !standing || !application.form) return null
  const { plan } = standing.plan
  if (openStep(progressUnder(plan, standing.facts, today))) return null
  const term = await holdTermOf(db, schoolId, applicationId)
  if (!term) return null
  const startsOn = startDay(term.startsOn, today)
  if (startsOn > term.endsOn) return null
  const { childId, form } = application
  const isNew = await addEnrolments(db, schoolId, { applicationId, termId: term.termId, childId, choices: form.services, startsOn, endsOn: term.endsOn, newId })
  if (isNew === 0) return null
  // A chain without reviews has nobody else to approve (S7, S14).
  if (application.status !== 'approved') await setApplicationStatus(db, schoolId, [applicationId], 'approved')
  const kind = chainOf(plan).includes('agreement') ? 'agreement_effective' : 'enrolled'
  await tellGuardiansOf(db, schoolId, [childId], { kind, details: {}, now, newId })
  return childId
}

/** Enrols those of many applications whose chain has been walked; answers their children. */
export async function activateReady(moment: Moment, applications: { applicationId: string; planId: string }[]): Promise<string[]> {
  const { db, schoolId, now } = moment
  const children: string[] = []
  for (const [applicationId, { plan, facts }] of await standingsOf(db, schoolId, applications)) {
    if (openStep(progressUnder(plan.plan, facts, shanghaiDate(now)))) continue
    const childId = await activate(moment, applicationId)
    if (childId) children.push(childId)
  }
  return children
}

/** Enrols the children whose last step was time itself: a list that closed when all else had been done (R-003, S3). */
export async function activateByTime(moment: Moment): Promise<void> {
  const { db, schoolId, now, newId } = moment
  const term = await currentTerm(db, schoolId)
  if (!term) return
  await lockActivation(db, schoolId)
  const plans = await plansOfTerm(db, schoolId, term.termId)
  // Only where the list is the last step before the seat: elsewhere somebody acts after it.
  const ending = plans
    .filter(({ plan }) => chainOf(plan).at(-2) === 'notice')
    .map(({ planId, plan }) => ({
      planId,
      agreements: chainOf(plan).includes('agreement') ? guardianTexts(plan).length : 0,
      // Else those who wait for insurance would fill every round.
      insured: insuranceDecision(plan.insurance, false, plan.rules['R-051']) === 'blocked',
    }))
  for (const applicationId of await listedWithoutEnrolment(db, schoolId, ending, shanghaiDate(now))) {
    const childId = await activate(moment, applicationId)
    if (!childId) continue
    await appendAudit(db, { schoolId, actor: 'time', operation: 'activateByTime', target: `application/${applicationId}`, change: { activated: childId }, requestId: newId(), at: now })
  }
}
