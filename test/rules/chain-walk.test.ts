import type { ChainStep, SchoolPlan } from 'cloud/contract/plan-document'
import { chainProgress, type ChainFacts } from 'cloud/rules/chain'
import { openStep } from 'cloud/rules/open-step'
import { planFaults } from 'cloud/rules/plan-faults'
import { beforeReview, hasReview, isLastReviewBefore, previousReview, statusAfter } from 'cloud/rules/review'
import { s19 } from './given-plan'
import { inManyCases, shuffled, someOf, type CaseRandom } from './seeded-cases'

const middle = ['class_review', 'school_review', 'committee_review', 'notice', 'agreement'] as const
const reviews: readonly ChainStep[] = ['class_review', 'school_review', 'committee_review']
const today = '2026-09-08'
const closed = { publishedAt: '2026-09-02T09:00:00+08:00', closesOn: '2026-09-04' }

/** Any order that the plan's check lets through. */
const anyChain = (random: CaseRandom): ChainStep[] => [...(random.below(2) ? (['student_request'] as const) : []), 'guardian_application', ...shuffled(random, someOf(random, middle)), 'active']
const withChain = (chain: ChainStep[] | null): SchoolPlan => ({ ...s19, chain })
const chainFaultsOf = (chain: ChainStep[]) => planFaults(withChain(chain)).filter(({ path }) => path[0] === 'chain')

const nothingYet: ChainFacts = { request: null, submittedAt: null, submittedBy: '', reviews: [], notice: null, agreements: { needed: 2, signed: 0, countersigned: 0, lastAt: null } }

/** What the facts are once a step's people have acted. */
function taken(facts: ChainFacts, step: ChainStep): ChainFacts {
  if (step === 'student_request') return { ...facts, request: { at: '2026-09-01T08:00:00+08:00', by: '孩子' } }
  if (step === 'guardian_application') return { ...facts, submittedAt: '2026-09-01T09:00:00+08:00', submittedBy: '陈海燕' }
  if (step === 'notice') return { ...facts, notice: closed }
  if (step === 'agreement') return { ...facts, agreements: { needed: 2, signed: 2, countersigned: 2, lastAt: null } }
  if (!reviews.includes(step)) return facts
  return { ...facts, reviews: [...facts.reviews, { step, decision: 'pass', by: '周敏', reason: '', decidedAt: '2026-09-02T09:00:00+08:00' }] }
}

describe('any order of the steps between application and seat', () => {
  it('is a plan that can be published, the list before a review too', () => {
    inManyCases((random) => expect(chainFaultsOf(anyChain(random))).toEqual([]))
  })

  it('walks step by step to the seat: at each moment exactly one step is open, the first that nobody has taken (R-003)', () => {
    inManyCases((random) => {
      const chain = anyChain(random)
      let facts = nothingYet
      for (const step of chain) {
        if (step === 'active') continue
        expect(openStep(chainProgress(chain, facts, today))?.step).toBe(step)
        facts = taken(facts, step)
      }
      expect(openStep(chainProgress(chain, facts, today))).toBeNull()
    }, 500)
  })

  it('opens no step by taking a later one first', () => {
    inManyCases((random) => {
      const chain = anyChain(random)
      const at = random.below(chain.length - 1)
      let facts = nothingYet
      // Everything but one step has been done; that one is still what everybody waits for. A signed form needs no request.
      for (const [index, step] of chain.entries()) if (index !== at) facts = taken(facts, step)
      if (chain[at] === 'student_request') return
      expect(openStep(chainProgress(chain, facts, today))?.step).toBe(chain[at])
    }, 500)
  })

  it('asks before each review for what stands before it, and approves with the last one', () => {
    inManyCases((random) => {
      const chain = anyChain(random)
      const own = chain.filter((step) => reviews.includes(step)) as ('class_review' | 'school_review' | 'committee_review')[]
      expect(hasReview(chain)).toBe(own.length > 0)
      for (const [index, step] of own.entries()) {
        expect(previousReview(chain, step)).toBe(own[index - 1] ?? null)
        expect(beforeReview(chain, step).notice).toBe(chain.includes('notice') && chain.indexOf('notice') < chain.indexOf(step))
        expect(statusAfter(chain, step, 'pass')).toBe(index === own.length - 1 ? 'approved' : 'in_review')
      }
      if (chain.includes('notice')) {
        const last = own.at(-1)
        expect(isLastReviewBefore(chain, 'notice')).toBe(last !== undefined && chain.indexOf(last) < chain.indexOf('notice'))
      }
    }, 500)
  })
})

describe('a child’s own request', () => {
  const s7: ChainStep[] = ['student_request', 'guardian_application', 'active']

  it('waits for the guardian’s signature, however long (R-005)', () => {
    const asked = taken(nothingYet, 'student_request')
    expect(openStep(chainProgress(s7, asked, '2026-12-31'))).toMatchObject({ step: 'guardian_application', actor: 'family', state: 'current' })
    expect(chainProgress(s7, asked, today)[0]).toMatchObject({ state: 'done', actor: 'student', by: '孩子' })
  })

  it('is what everybody waits for first', () => {
    expect(openStep(chainProgress(s7, nothingYet, today))).toMatchObject({ step: 'student_request', actor: 'student' })
  })
})

describe('the words of the steps', () => {
  it('are the plan’s own where it has some, and the common ones elsewhere', () => {
    const progress = chainProgress(['guardian_application', 'class_review', 'active'], nothingYet, today, { class_review: { name: '班级初审', explain: '先由班级看。' } })
    expect(progress.map(({ name }) => name)).toEqual(['家长书面申请', '班级初审', '开始参加'])
    expect(progress.map(({ explain }) => explain)).toEqual([null, '先由班级看。', null])
  })
})
