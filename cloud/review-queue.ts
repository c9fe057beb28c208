import type { Context } from './handling'
import { shanghaiDate } from './rules/dates'
import { chainOf, guardianTexts } from './rules/chain'
import { beforeReview, type ReviewStep } from './rules/review'
import { plansOfTerm } from './store/plan'
import { reviewQueue, type ReviewItem } from './store/review'
import { currentTerm } from './store/school'

/** Whose queue it is: some classes' (null for all), without a committee member's own children, or what is left to the office. */
export interface QueueOf {
  classIds?: readonly string[] | null
  notOf?: string
  leftToOffice?: boolean
}

/**
 * One page of what waits for a review now. Applications keep the plan version they were made under (FR-009), so each
 * version's own chain tells when its turn comes.
 */
export async function waitingForReview(
  { db, schoolId, now }: Pick<Context, 'db' | 'schoolId' | 'now'>,
  step: ReviewStep,
  { classIds = null, notOf, leftToOffice }: QueueOf,
  page: { offset: number; most: number },
): Promise<{ items: ReviewItem[]; total: number }> {
  const term = await currentTerm(db, schoolId)
  if (!term) return { items: [], total: 0 }
  const plans = await plansOfTerm(db, schoolId, term.termId)
  const turns = plans
    .filter(({ plan }) => chainOf(plan).includes(step))
    .map(({ planId, plan }) => {
      const { agreement, ...before } = beforeReview(chainOf(plan), step)
      return { planId, ...before, agreements: agreement ? guardianTexts(plan).length : 0 }
    })
  return reviewQueue(db, schoolId, { termId: term.termId, step, classIds, notOf, leftToOffice, turns, today: shanghaiDate(now) }, page.offset, page.most)
}
