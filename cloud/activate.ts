import type { Database } from './db/database'
import { chainOf, chainProgress, openStep } from './rules/chain'
import { shanghaiDate } from './rules/dates'
import { findApplication, standingsOf } from './store/application'
import { appendAudit } from './store/audit'
import { addEnrolments, listedWithoutEnrolment, lockActivation } from './store/enrolment'
import { tellGuardiansOf } from './store/message'
import { currentTerm } from './store/school'

interface Moment {
  db: Database
  schoolId: string
  now: Date
  newId: () => string
}

/** Enrols the child once the whole chain has been walked; answers the child, or null where a step is open. */
export async function activate({ db, schoolId, now, newId }: Moment, applicationId: string): Promise<string | null> {
  const [application, term] = [await findApplication(db, schoolId, applicationId), await currentTerm(db, schoolId)]
  const standing = (await standingsOf(db, schoolId, [application])).get(applicationId)
  const today = shanghaiDate(now)
  // Withdrawn or left is no step of the chain, so the chain alone would not say so.
  if (application.status === 'withdrawn' || application.status === 'ended' || !standing || !term || !application.form || openStep(chainProgress(chainOf(standing.plan.plan), standing.facts, today))) return null
  const startsOn = today > term.startsOn ? today : term.startsOn
  if (startsOn > term.endsOn) return null
  const { childId, form } = application
  await addEnrolments(db, schoolId, { applicationId, termId: term.termId, childId, choices: form.services, startsOn, endsOn: term.endsOn, newId })
  return childId
}

/** Enrols those of many applications whose chain has been walked; answers their children. */
export async function activateReady(moment: Moment, applications: { applicationId: string; planId: string }[]): Promise<string[]> {
  const { db, schoolId, now } = moment
  const children: string[] = []
  for (const [applicationId, { plan, facts }] of await standingsOf(db, schoolId, applications)) {
    if (openStep(chainProgress(chainOf(plan.plan), facts, shanghaiDate(now)))) continue
    const childId = await activate(moment, applicationId)
    if (childId) children.push(childId)
  }
  return children
}

/** Enrols the children whose last step was time itself: a list that closed after both sides had signed (R-003, S3). */
export async function activateByTime(moment: Moment): Promise<void> {
  const { db, schoolId, now, newId } = moment
  await lockActivation(db, schoolId)
  for (const applicationId of await listedWithoutEnrolment(db, schoolId, shanghaiDate(now))) {
    const childId = await activate(moment, applicationId)
    if (!childId) continue
    await tellGuardiansOf(db, schoolId, [childId], { kind: 'agreement_effective', details: {}, now, newId })
    await appendAudit(db, { schoolId, actor: 'time', operation: 'activateByTime', target: `application/${applicationId}`, change: { activated: childId }, requestId: newId(), at: now })
  }
}
