import type { SchoolPlan } from './contract/plan-document'
import type { Database } from './db/database'
import { chainOf, progressUnder } from './rules/chain'
import { openStep } from './rules/open-step'
import { listOrder, maskName } from './rules/public-list'
import { isLastReviewBefore } from './rules/review'
import { standingsOf } from './store/application'
import { unlisted, type Listable, type ListEntry } from './store/notice'
import { plansOfTerm } from './store/plan'

/**
 * The applications whose open step is the list, wherever their own plan version has it: after the reviews, after
 * the signatures (S3), or before a review. `today` is a date in Asia/Shanghai.
 */
export async function awaitingNotice(db: Database, schoolId: string, termId: string, today: string): Promise<Listable[]> {
  const plans = (await plansOfTerm(db, schoolId, termId)).filter(({ plan }) => chainOf(plan).includes('notice'))
  const listable = await unlisted(db, schoolId, termId, plans.map(({ planId, plan }) => ({ planId, approvedOnly: isLastReviewBefore(chainOf(plan), 'notice') })))
  const standings = await standingsOf(db, schoolId, listable)
  return listable.filter(({ applicationId }) => {
    const standing = standings.get(applicationId)
    return standing !== undefined && openStep(progressUnder(standing.plan.plan, standing.facts, today))?.step === 'notice'
  })
}

/** A public list's entries from the applications that it is the turn of: masked, and in an order that tells nothing of anyone. */
export function listEntries(plan: SchoolPlan, listable: Listable[]): (ListEntry & { applicationId: string; revision: number; childId: string })[] {
  const nameOf = (key: string) => plan.services.find((service) => service.key === key)?.name ?? key
  return listOrder(listable).map(({ applicationId, revision, childId, name, className, grade, serviceKeys }, index) => ({
    applicationId,
    revision,
    childId,
    position: index + 1,
    maskedName: maskName(name),
    className,
    grade,
    services: serviceKeys.map(nameOf),
  }))
}
