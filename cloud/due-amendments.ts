import type { ServiceChoice } from './contract/application'
import type { Database } from './db/database'
import { amendmentOf } from './rules/amendment'
import { fillAgreement, type AgreementFacts, type AgreementText } from './rules/agreement-text'
import { guardianTexts } from './rules/chain'
import { termWords } from './rules/date-words'
import { shanghaiDate } from './rules/dates'
import { agreementFacts } from './rules/plan-words'
import type { StoredApplication } from './store/application'
import { planVersions, type PublishedPlan, type StoredPlan } from './store/plan'
import { findSchool } from './store/school'
import { signedTextsOf, type SignedText } from './store/signed-text'

/** A text that a later version of the plan asks a seated family to sign: what changed, or a text that is new as a whole. */
export interface DueAmendment {
  key: string
  text: AgreementText
  planId: string
  /** The text whose clauses it changes, and the record that its signature links to; null for a text that is new. */
  amends: string | null
  previousSha256: string | null
}

interface Pupil {
  childId: string
  name: string
  className: string
  grade: number
}

interface Filling {
  /** Fills the places of a version's texts for one application. */
  facts(plan: StoredPlan, application: StoredApplication, signing: { guardianName: string; date: string }): AgreementFacts
}

/**
 * What waits to be signed because the plan in force says something else than what was signed. Only for children whose
 * own texts are all in force: whoever is still on the way signs the texts of the version applied under first. Nothing
 * here ever ends a seat: what was signed stays in force until what changed is signed too.
 */
export async function dueAmendments(
  db: Database,
  schoolId: string,
  published: PublishedPlan,
  asked: { application: StoredApplication; child: Pupil; guardianName: string; today: string }[],
): Promise<Map<string, DueAmendment[]>> {
  const later = asked.filter(({ application: { status, form, planId } }) => status === 'approved' && form !== null && planId !== published.planId)
  if (later.length === 0) return new Map()
  const texts = await signedTextsOf(db, schoolId, later.map(({ application }) => application.applicationId))
  const plans = await plansById(db, schoolId, published, [...later.map(({ application }) => application.planId), ...texts.map(({ planId }) => planId)])
  const school = await findSchool(db, schoolId)
  const { term } = published
  const due = later.map(({ application, child, guardianName, today }) => {
    const filling: Filling = {
      facts: ({ plan }, { form }, signing) =>
        agreementFacts({
          plan,
          schoolName: school.name,
          termText: termWords(term),
          ...signing,
          child,
          choices: (form?.services ?? []) as ServiceChoice[],
          departure: form?.departure ?? 'collected',
        }),
    }
    const own = texts.filter(({ applicationId }) => applicationId === application.applicationId)
    return [application.applicationId, dueOf({ application, own, plans, published, filling, guardianName, today })] as const
  })
  return new Map(due)
}

async function plansById(db: Database, schoolId: string, published: StoredPlan, planIds: string[]): Promise<Map<string, StoredPlan>> {
  const others = await planVersions(db, schoolId, planIds.filter((planId) => planId !== published.planId))
  return new Map([[published.planId, published], ...others])
}

function dueOf(of: {
  application: StoredApplication
  own: SignedText[]
  plans: Map<string, StoredPlan>
  published: StoredPlan
  filling: Filling
  guardianName: string
  today: string
}): DueAmendment[] {
  const { application, own, plans, published, filling, guardianName, today } = of
  const isInForce = (key: string) => own.some(({ agreementKey, planId, status }) => agreementKey === key && planId === application.planId && status === 'effective')
  if (!guardianTexts((plans.get(application.planId) as StoredPlan).plan).every(({ key }) => isInForce(key))) return []
  return guardianTexts(published.plan).flatMap((template): DueAmendment[] => {
    const signed = own.filter(({ agreementKey }) => agreementKey === template.key)
    const [first, latest] = [signed[0], signed.at(-1)]
    if (!first || !latest) {
      const text = fillAgreement(template, published.version, filling.facts(published, application, { guardianName, date: today }))
      return [{ key: template.key, text, planId: published.planId, amends: null, previousSha256: null }]
    }
    // One that the school has not countersigned yet is waited for: the next is compared with it once it is in force.
    if (latest.status !== 'effective' || latest.planId === published.planId) return []
    const base = plans.get(latest.planId) as StoredPlan
    const before = guardianTexts(base.plan).find(({ key }) => key === template.key)
    if (!before) return []
    // The same facts on both sides, those of the first signing, so that only what the plan changed can differ.
    const signing = { guardianName: first.guardianName, date: shanghaiDate(new Date(first.signedAt)) }
    const text = amendmentOf(
      fillAgreement(before, base.version, filling.facts(base, application, signing)),
      fillAgreement(template, published.version, filling.facts(published, application, signing)),
      stillInForce(signed),
    )
    return text ? [{ key: template.key, text, planId: published.planId, amends: latest.agreementId, previousSha256: latest.recordSha256 }] : []
  })
}

/** The clauses of the first text that no later one has touched. */
function stillInForce([first, ...amendments]: SignedText[]): SignedText['clauses'] {
  const touched = new Set(amendments.flatMap(({ clauses }) => clauses.map(({ title }) => title)))
  return (first?.clauses ?? []).filter(({ title }) => !touched.has(title))
}
