import type { RefusalCode } from '../contract/refusals'
import type { ChainStep } from '../contract/plan-document'

export type ReviewStep = Extract<ChainStep, 'class_review' | 'school_review' | 'committee_review'>

const reviewSteps: readonly ChainStep[] = ['class_review', 'school_review', 'committee_review'] satisfies ReviewStep[]
const isReview = (step: ChainStep) => reviewSteps.includes(step)

/** Whether a chain has any review at all; S7 and S14 have none. */
export const hasReview = (chain: readonly ChainStep[]) => chain.some(isReview)

/** Whether a chain has reviews and all of them come before a step. */
export const isLastReviewBefore = (chain: readonly ChainStep[], step: ChainStep) => hasReview(chain) && !hasReview(chain.slice(chain.indexOf(step)))

export type ReviewDecision = { kind: 'allowed' } | { kind: 'refused'; code: Extract<RefusalCode, 'reason_needed' | 'universal_no_refusal'> }

/**
 * Whether a reviewer may decide so: a return or a refusal needs a reason that the family reads (FR-028), and under
 * universal admission no willing child is refused (R-002, S11; FR-032).
 */
export function checkReview(review: { decision: 'pass' | 'return' | 'refuse'; reason: string; admission: 'universal' | 'conditional' | null }): ReviewDecision {
  if (review.decision === 'pass') return { kind: 'allowed' }
  if (review.decision === 'refuse' && review.admission === 'universal') return { kind: 'refused', code: 'universal_no_refusal' }
  return review.reason === '' ? { kind: 'refused', code: 'reason_needed' } : { kind: 'allowed' }
}

/**
 * What becomes of an application by a decision at a step: returned and refused end this submission; the last review
 * of the chain approves it.
 */
export function statusAfter(chain: readonly ChainStep[], step: ReviewStep, decision: 'pass' | 'return' | 'refuse'): 'in_review' | 'approved' | 'returned' | 'refused' {
  if (decision !== 'pass') return decision === 'return' ? 'returned' : 'refused'
  const later = chain.slice(chain.indexOf(step) + 1)
  return hasReview(later) ? 'in_review' : 'approved'
}

/** The review that must have passed before this one, as the plan orders them; null for the chain's first review. */
export function previousReview(chain: readonly ChainStep[], step: ReviewStep): ChainStep | null {
  const earlier = chain.slice(0, chain.indexOf(step)).filter(isReview)
  return earlier.at(-1) ?? null
}

/**
 * What must have been done before a review's turn comes: the review before it, the list closed, the texts
 * signed by both sides (S16 signs before the school looks). The same as `chainProgress` says of one application, as
 * conditions that a queue of thousands can be asked by.
 */
export function beforeReview(chain: readonly ChainStep[], step: ReviewStep): { review: ChainStep | null; notice: boolean; agreement: boolean } {
  const earlier = chain.slice(0, chain.indexOf(step))
  return { review: previousReview(chain, step), notice: earlier.includes('notice'), agreement: earlier.includes('agreement') }
}

/**
 * Who of the staff decides a step: class teachers the class review, the office the school review. What the parent
 * committee decides, the office only records, where no member can (FR-030).
 */
export const reviewerOf = { class_review: 'classTeacher', school_review: 'schoolAdmin', committee_review: 'schoolAdmin' } as const
