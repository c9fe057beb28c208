import type { AgreementDocument } from './contract/agreement'
import type { Database } from './db/database'
import { sha256 } from './digest'
import { dueAmendments, type DueAmendment } from './due-amendments'
import { canonicalText, fillAgreement } from './rules/agreement-text'
import { guardianTexts, hasEnded, progressUnder } from './rules/chain'
import { openStep } from './rules/open-step'
import { termWords } from './rules/date-words'
import { agreementFacts } from './rules/plan-words'
import { agreementsOfApplication, type StoredAgreement } from './store/agreement'
import { applicationsOfChildren, standingsOf, type StoredApplication } from './store/application'
import type { Child } from './store/child'
import { publishedPlan, type StoredPlan } from './store/plan'
import { currentTerm, findSchool } from './store/school'

/** Where a child's application stands with its agreements: what may be signed now, and what has been. */
export interface DueAgreements {
  application: StoredApplication
  plan: StoredPlan
  signable: boolean
  openStep: ReturnType<typeof openStep>
  signed: StoredAgreement[]
  unsigned: (DueAmendment & { textSha256: string })[]
}

/** The texts a child's application asks for. Null where the child has no application that leads to one. */
export async function dueAgreements(db: Database, schoolId: string, child: Child, guardianName: string, today: string): Promise<DueAgreements | null> {
  const term = await currentTerm(db, schoolId)
  const [application] = term ? await applicationsOfChildren(db, schoolId, term.termId, [child.childId]) : []
  if (!term || !application?.form) return null
  const standing = (await standingsOf(db, schoolId, [application])).get(application.applicationId)
  if (!standing) throw new Error('the application has no standing')
  const { plan, facts } = standing
  const signed = await agreementsOfApplication(db, schoolId, application.applicationId)
  const open = openStep(progressUnder(plan.plan, facts, today))
  const fill = agreementFacts({
    plan: plan.plan,
    schoolName: (await findSchool(db, schoolId)).name,
    termText: termWords(term),
    date: today,
    child,
    guardianName,
    choices: application.form.services,
    departure: application.form.departure,
  })
  const own: DueAmendment[] = guardianTexts(plan.plan)
    .filter(({ key }) => !signed.some(({ agreementKey }) => agreementKey === key))
    .map((template) => ({ key: template.key, text: fillAgreement(template, plan.version, fill), planId: plan.planId, amends: null, previousSha256: null }))
  const published = await publishedPlan(db, schoolId)
  const later = published ? ((await dueAmendments(db, schoolId, published, [{ application, child, guardianName, today }])).get(application.applicationId) ?? []) : []
  const unsigned = [...own, ...later].map((due) => ({ ...due, textSha256: sha256(canonicalText(due.text)) }))
  // What a later version changed may be signed at any time; it is asked for only once the texts before it are in force.
  const signable = !hasEnded(application.status) && ((open?.step === 'agreement' && open.state === 'current') || later.length > 0)
  return { application, plan, signable, openStep: open, signed, unsigned }
}

/** An agreement that is signed, as the family sees it. */
export function signedDocument(agreement: StoredAgreement): AgreementDocument {
  const { status, ...rest } = agreement
  return { ...rest, state: status }
}
