import { listCommitteeReviews as operation } from '../../contract/committee'
import type { SchoolPlan } from '../../contract/plan-document'
import { pageSize } from '../../contract/values'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { waitingForReview } from '../../review-queue'
import { maskName } from '../../rules/public-list'
import { stepName } from '../../rules/step-names'
import { planVersion, publishedPlan } from '../../store/plan'

const step = 'committee_review'

export const listCommitteeReviews = read(operation, async (context, { offset }) => {
  const { db, schoolId, actor } = context
  const { items, total } = await waitingForReview(context, step, { notOf: actor.guardianId as string }, { offset, most: pageSize })
  const names = new Map<string, string>()
  for (const planId of new Set(items.map((item) => item.planId))) {
    for (const { key, name } of (await planVersion(db, schoolId, planId)).plan.services) names.set(`${planId} ${key}`, name)
  }
  const chainWords: SchoolPlan['chainWords'] = (await publishedPlan(db, schoolId))?.plan.chainWords ?? {}
  return {
    stepName: stepName({ chainWords }, step),
    explain: chainWords[step]?.explain ?? null,
    items: items.map(({ applicationId, childName, grade, className, form, planId }) => ({
      applicationId,
      maskedName: maskName(childName),
      grade,
      className,
      services: (form?.services ?? []).map(({ serviceKey }) => names.get(`${planId} ${serviceKey}`) ?? serviceKey),
    })),
    ...pageOf(offset, items.length, total),
  }
})
