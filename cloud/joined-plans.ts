import type { SchoolPlan } from './contract/plan-document'
import type { Database } from './db/database'
import { planVersion, type PublishedPlan } from './store/plan'
import { enrolledUnder } from './store/refund'

interface Asked {
  db: Database
  schoolId: string
}

/** The plan version under which a child last joined a service, whose terms it is settled by (FR-009); the published one for who has no seat left. */
export async function joinedPlans({ db, schoolId }: Asked, { plan, term }: PublishedPlan, childIds: readonly string[]): Promise<(childId: string, serviceKey: string) => SchoolPlan> {
  const enrolled = await enrolledUnder(db, schoolId, term.termId, childIds)
  const versions = new Map<string, SchoolPlan>()
  for (const planId of new Set(enrolled.map((each) => each.planId))) versions.set(planId, (await planVersion(db, schoolId, planId)).plan)
  const joined = new Map(enrolled.map(({ childId, serviceKey, planId }) => [`${childId} ${serviceKey}`, versions.get(planId) ?? plan]))
  return (childId, serviceKey) => joined.get(`${childId} ${serviceKey}`) ?? plan
}
