import type { SchoolPlan } from './contract/plan-document'
import type { Database } from './db/database'
import { planVersions, type PublishedPlan } from './store/plan'
import { enrolledUnder } from './store/refund'

interface Asked {
  db: Database
  schoolId: string
}

/** The plan version under which a child last joined a service, whose terms it is settled by (FR-009); the published one for who has no seat left. */
export async function joinedPlans({ db, schoolId }: Asked, { plan, term }: PublishedPlan, childIds: readonly string[]): Promise<(childId: string, serviceKey: string) => SchoolPlan> {
  const enrolled = await enrolledUnder(db, schoolId, term.termId, childIds)
  const versions = await planVersions(db, schoolId, enrolled.map((each) => each.planId))
  const joined = new Map(enrolled.map(({ childId, serviceKey, planId }) => [`${childId} ${serviceKey}`, versions.get(planId)?.plan ?? plan]))
  return (childId, serviceKey) => joined.get(`${childId} ${serviceKey}`) ?? plan
}
