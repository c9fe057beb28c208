import type { InsuranceDecision, InsuranceRecord } from './contract/insurance'
import type { SchoolPlan } from './contract/plan-document'
import type { Database } from './db/database'
import { hasEnded } from './rules/chain'
import { insuranceStanding, startDay } from './rules/insurance'
import { applicationsOfChildren, standingsOf } from './store/application'
import { insuranceOf } from './store/insurance'
import { publishedPlan } from './store/plan'

export interface ChildInsurance {
  plan: SchoolPlan
  termId: string
  /** The application whose seat it decides over; null where the child has none. */
  applicationId: string | null
  decision: InsuranceDecision
  /** The day on which the cover must hold. */
  neededOn: string
  record: InsuranceRecord | null
}

/**
 * A child's insurance under the plan that asks for it: the version that its application was made under, else the one in
 * force (FR-009, R-051). Null where nothing is published. `today` is a date in Asia/Shanghai.
 */
export async function childInsurance(db: Database, schoolId: string, childId: string, today: string): Promise<ChildInsurance | null> {
  const published = await publishedPlan(db, schoolId)
  if (!published) return null
  const { termId, startsOn } = published.term
  const live = (await applicationsOfChildren(db, schoolId, termId, [childId])).filter(({ kind, status }) => kind === 'join' && !hasEnded(status))
  const [application] = live
  const standing = application && (await standingsOf(db, schoolId, live)).get(application.applicationId)
  const { plan } = standing?.plan ?? published
  const record = await insuranceOf(db, schoolId, childId)
  const facts = { validTo: record?.validTo ?? null, termStartsOn: startsOn, enrolled: standing?.facts.insurance?.enrolled ?? false }
  const decision = insuranceStanding(plan, facts, today)
  return { plan, termId, applicationId: application?.applicationId ?? null, decision, neededOn: startDay(startsOn, today), record }
}
