import type { SchoolPlan } from './contract/plan-document'
import type { Database } from './db/database'
import { chainOf, chainProgress, openStep } from './rules/chain'
import { listOrder, maskName } from './rules/public-list'
import { standingsOf } from './store/application'
import { approvedUnlisted, type Approved, type ListEntry } from './store/notice'

/**
 * The approved applications whose turn it is to be listed: where the plan signs first (R-003, S3), only those that
 * both sides have signed. `today` is a date in Asia/Shanghai.
 */
export async function awaitingNotice(db: Database, schoolId: string, termId: string, today: string): Promise<Approved[]> {
  const approved = await approvedUnlisted(db, schoolId, termId)
  const standings = await standingsOf(db, schoolId, approved)
  return approved.filter(({ applicationId }) => {
    const standing = standings.get(applicationId)
    return standing !== undefined && openStep(chainProgress(chainOf(standing.plan.plan), standing.facts, today))?.step === 'notice'
  })
}

/** A public list's entries from the approved applications: masked, and in an order that tells nothing of anyone. */
export function listEntries(plan: SchoolPlan, approved: Approved[]): (ListEntry & { applicationId: string; childId: string })[] {
  const nameOf = (key: string) => plan.services.find((service) => service.key === key)?.name ?? key
  return listOrder(approved).map(({ applicationId, childId, name, className, grade, serviceKeys }, index) => ({
    applicationId,
    childId,
    position: index + 1,
    maskedName: maskName(name),
    className,
    grade,
    services: serviceKeys.map(nameOf),
  }))
}
