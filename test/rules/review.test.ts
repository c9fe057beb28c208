import type { ChainStep } from 'cloud/contract/plan-document'
import { chainOf } from 'cloud/rules/chain'
import { beforeReview, checkReview, previousReview, reviewerOf, statusAfter } from 'cloud/rules/review'
import { s19 } from './given-plan'
import { inManyCases, shuffled } from './seeded-cases'

const s3: ChainStep[] = ['guardian_application', 'class_review', 'school_review', 'committee_review', 'agreement', 'notice', 'active']
const s16: ChainStep[] = ['guardian_application', 'class_review', 'agreement', 'school_review', 'active']

const refusedWith = (code: string) => ({ kind: 'refused', code })
const allowed = { kind: 'allowed' }

describe('a reviewer', () => {
  it('passes an application without having to explain', () => {
    for (const admission of ['universal', 'conditional', null] as const) expect(checkReview({ decision: 'pass', reason: '', admission })).toEqual(allowed)
  })

  it('gives a reason, which the family reads, for every return and every refusal (FR-028)', () => {
    for (const decision of ['return', 'refuse'] as const) {
      expect(checkReview({ decision, reason: '', admission: null })).toEqual(refusedWith('reason_needed'))
      expect(checkReview({ decision, reason: '请核对星期', admission: null })).toEqual(allowed)
    }
  })

  it('R-002: refuses no willing child where the plan takes everybody, whatever the reason (S11)', () => {
    for (const reason of ['', '名额已满']) expect(checkReview({ decision: 'refuse', reason, admission: 'universal' })).toEqual(refusedWith('universal_no_refusal'))
  })

  it('may still send an application back for correction there (R-002, S11)', () => {
    expect(checkReview({ decision: 'return', reason: '请补签名', admission: 'universal' })).toEqual(allowed)
  })

  it('is the class teacher for the class, the office for the school and for the committee’s minutes', () => {
    expect(reviewerOf).toEqual({ class_review: 'classTeacher', school_review: 'schoolAdmin', committee_review: 'schoolAdmin' })
  })
})

describe('what becomes of an application', () => {
  it('passed by the class it waits for the school; passed by the school it is approved (S19)', () => {
    expect(statusAfter(chainOf(s19), 'class_review', 'pass')).toBe('in_review')
    expect(statusAfter(chainOf(s19), 'school_review', 'pass')).toBe('approved')
  })

  it('passed by the school it still waits for the committee where the plan has one (S3)', () => {
    expect(statusAfter(s3, 'school_review', 'pass')).toBe('in_review')
  })

  it('passed by the class it still waits for the school although the agreement comes between (S16)', () => {
    expect(statusAfter(s16, 'class_review', 'pass')).toBe('in_review')
  })

  it('returned is returned and refused is refused, at every step', () => {
    for (const step of ['class_review', 'school_review'] as const) {
      expect(statusAfter(chainOf(s19), step, 'return')).toBe('returned')
      expect(statusAfter(chainOf(s19), step, 'refuse')).toBe('refused')
    }
  })
})

describe('what must have happened before a review', () => {
  it('R-003: before the school looks, the class has passed; where the agreement comes between, it is signed (S16, S19)', () => {
    expect(beforeReview(chainOf(s19), 'class_review')).toEqual({ review: null, notice: false, agreement: false })
    expect(beforeReview(chainOf(s19), 'school_review')).toEqual({ review: 'class_review', notice: false, agreement: false })
    expect(beforeReview(s16, 'school_review')).toEqual({ review: 'class_review', notice: false, agreement: true })
  })
})

describe('the review before', () => {
  it('the class looks first, the school only after the class (R-003, S19)', () => {
    expect(previousReview(chainOf(s19), 'class_review')).toBeNull()
    expect(previousReview(chainOf(s19), 'school_review')).toBe('class_review')
  })

  it('is the school’s where a plan lets the school look first', () => {
    expect(previousReview(['guardian_application', 'school_review', 'class_review', 'active'], 'class_review')).toBe('school_review')
  })

  it('is the nearest one where a plan has three', () => {
    expect(previousReview(['guardian_application', 'class_review', 'committee_review', 'school_review', 'active'], 'school_review')).toBe('committee_review')
  })

  it('in any order of reviews exactly one is first, exactly one approves, and they form one line (R-003)', () => {
    inManyCases((random) => {
      const chain: ChainStep[] = ['guardian_application', ...shuffled(random, ['class_review', 'school_review', 'notice', 'agreement'] as const), 'active']
      const steps = (['class_review', 'school_review'] as const).toSorted((a, b) => chain.indexOf(a) - chain.indexOf(b))
      expect(steps.map((step) => previousReview(chain, step))).toEqual([null, steps[0]])
      expect(steps.map((step) => statusAfter(chain, step, 'pass'))).toEqual(['in_review', 'approved'])
    })
  })
})
