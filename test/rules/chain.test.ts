import type { ChainStep } from 'cloud/contract/plan-document'
import { chainOf, chainProgress, guardianTexts, isEditable, type ChainFacts, type ReviewFact } from 'cloud/rules/chain'
import { openStep } from 'cloud/rules/open-step'
import { s19 } from './given-plan'
import { inManyCases, shuffled, someOf, type CaseRandom } from './seeded-cases'

const s3: ChainStep[] = ['guardian_application', 'class_review', 'school_review', 'committee_review', 'agreement', 'notice', 'active']
const s16: ChainStep[] = ['guardian_application', 'class_review', 'agreement', 'school_review', 'active']
const s2: ChainStep[] = ['student_request', 'guardian_application', 'class_review', 'school_review', 'active']

const today = '2026-09-08'

const reviewed = (step: ChainStep, review: Partial<ReviewFact> = {}): ReviewFact => ({ step, decision: 'pass', by: '周敏', reason: '', decidedAt: '2026-09-02T09:00:00+08:00', ...review })
const bothPassed = [reviewed('class_review'), reviewed('school_review', { by: '许文静' })]
const openNotice = { publishedAt: '2026-09-07T09:00:00+08:00', closesOn: '2026-09-09' }
const closedNotice = { publishedAt: '2026-09-02T09:00:00+08:00', closesOn: '2026-09-04' }
const unsigned = { needed: 2, signed: 0, countersigned: 0, lastAt: null }
const signed = { needed: 2, signed: 2, countersigned: 2, lastAt: '2026-09-05T15:00:00+08:00' }

const givenFacts = (facts: Partial<ChainFacts> = {}): ChainFacts => ({
  submittedAt: '2026-09-01T09:00:00+08:00',
  submittedBy: '陈海燕',
  reviews: [],
  notice: null,
  agreements: unsigned,
  ...facts,
})

const openOf = (chain: readonly ChainStep[], facts: Partial<ChainFacts>) => openStep(chainProgress(chain, givenFacts(facts), today))
const stateOf = (chain: readonly ChainStep[], facts: Partial<ChainFacts>, step: ChainStep) => chainProgress(chain, givenFacts(facts), today).find((each) => each.step === step)?.state

describe('the order of the chain', () => {
  it('R-003: goes application, class, school, notice, agreement, attendance (S19)', () => {
    expect(openOf(chainOf(s19), {})).toMatchObject({ step: 'class_review', actor: 'classTeacher' })
    expect(openOf(chainOf(s19), { reviews: [reviewed('class_review')] })).toMatchObject({ step: 'school_review', actor: 'school' })
    expect(openOf(chainOf(s19), { reviews: bothPassed })).toMatchObject({ step: 'notice', actor: 'school' })
    expect(openOf(chainOf(s19), { reviews: bothPassed, notice: closedNotice })).toMatchObject({ step: 'agreement', actor: 'family' })
    expect(openOf(chainOf(s19), { reviews: bothPassed, notice: closedNotice, agreements: signed })).toBeNull()
  })

  it('R-003: keeps the agreement closed until the list has been public (S19)', () => {
    expect(stateOf(chainOf(s19), { reviews: bothPassed }, 'agreement')).toBe('later')
    expect(stateOf(chainOf(s19), { reviews: bothPassed, notice: openNotice }, 'agreement')).toBe('later')
  })

  it('R-003: asks for the agreement before the list is public, and after the committee (S3)', () => {
    const reviews = [...bothPassed, reviewed('committee_review')]
    expect(openOf(s3, { reviews: bothPassed })).toMatchObject({ step: 'committee_review', actor: 'committee' })
    expect(openOf(s3, { reviews })).toMatchObject({ step: 'agreement', actor: 'family' })
    expect(openOf(s3, { reviews, agreements: signed })).toMatchObject({ step: 'notice', actor: 'school' })
  })

  it('goes from class review to the agreement without any public list (R-003, S16)', () => {
    const reviews = [reviewed('class_review')]
    expect(openOf(s16, { reviews })).toMatchObject({ step: 'agreement', actor: 'family' })
    expect(openOf(s16, { reviews, agreements: signed })).toMatchObject({ step: 'school_review', actor: 'school' })
    expect(openOf(s16, { reviews: bothPassed, agreements: signed })).toBeNull()
  })

  it('begins with the student where the plan says so (S2)', () => {
    expect(chainProgress(s2, givenFacts(), today).map(({ state }) => state)).toEqual(['done', 'done', 'current', 'later', 'later'])
    expect(chainProgress(s2, givenFacts(), today)[0]).toMatchObject({ actor: 'student', by: '陈海燕' })
  })

  it('does not let a later review stand in for an earlier one', () => {
    expect(openOf(chainOf(s19), { reviews: [reviewed('school_review')] })?.step).toBe('class_review')
    expect(stateOf(chainOf(s19), { reviews: [reviewed('school_review')] }, 'school_review')).toBe('later')
  })
})

describe('a plan that does not state its steps', () => {
  const silent = { ...s19, chain: null }

  it('R-003: is walked in the nation’s order, with signing where there is a text to sign', () => {
    expect(chainOf(silent)).toEqual(['guardian_application', 'class_review', 'school_review', 'agreement', 'active'])
    expect(chainOf({ ...silent, agreements: [] })).toEqual(['guardian_application', 'class_review', 'school_review', 'active'])
  })

  it('R-004: counts no teacher’s text as one for the family (FR-040, S13)', () => {
    const agreements = s19.agreements.map((text) => ({ ...text, signer: 'teacher' as const }))
    expect(guardianTexts({ agreements })).toEqual([])
    expect(chainOf({ ...silent, agreements })).not.toContain('agreement')
    expect(guardianTexts(s19)).toEqual(s19.agreements)
  })

  it('R-003: what a plan does state is never rearranged', () => {
    for (const chain of [s2, s3, s16]) expect(chainOf({ ...s19, chain })).toEqual(chain)
  })
})

describe('a review', () => {
  it('shows who decided, when, and the reason that was given', () => {
    const step = openOf(chainOf(s19), { reviews: [reviewed('class_review', { decision: 'return', reason: '请核对星期' })] })
    expect(step).toMatchObject({ state: 'returned', actor: 'family', by: '周敏', reason: '请核对星期', at: '2026-09-02T09:00:00+08:00' })
  })

  it('that refuses ends the chain there', () => {
    const progress = chainProgress(chainOf(s19), givenFacts({ reviews: [reviewed('class_review', { decision: 'refuse', reason: '不是本校学生' }), reviewed('school_review')] }), today)
    expect(progress.map(({ state }) => state)).toEqual(['done', 'refused', 'later', 'later', 'later', 'later'])
  })
})

describe('the public list', () => {
  it('R-059: stays open to the end of its last day', () => {
    const onDay = (day: string) => chainProgress(chainOf(s19), givenFacts({ reviews: bothPassed, notice: openNotice }), day)[3]
    expect(onDay('2026-09-09')).toMatchObject({ state: 'current', actor: 'time', until: '2026-09-09' })
    expect(onDay('2026-09-10')).toMatchObject({ state: 'done', until: '2026-09-09' })
  })
})

describe('the agreement', () => {
  const agreed = (agreements: Partial<ChainFacts['agreements']>) => ({ reviews: bothPassed, notice: closedNotice, agreements: { ...unsigned, ...agreements } })

  it('R-004: approved but unsigned, the child does not take part; once signed by both it does', () => {
    expect(stateOf(chainOf(s19), agreed({}), 'active')).toBe('later')
    expect(stateOf(chainOf(s19), agreed({ signed: 2, countersigned: 2 }), 'active')).toBe('done')
  })

  it('is the family’s to sign first, then the school’s (R-004)', () => {
    expect(openOf(chainOf(s19), agreed({}))?.actor).toBe('family')
    expect(openOf(chainOf(s19), agreed({ signed: 2 }))?.actor).toBe('school')
  })

  it('is not done while one of its texts is missing (R-004)', () => {
    expect(openOf(chainOf(s19), agreed({ signed: 1, countersigned: 1 }))).toMatchObject({ step: 'agreement', actor: 'family' })
    expect(openOf(chainOf(s19), agreed({ signed: 2, countersigned: 1 }))).toMatchObject({ step: 'agreement', actor: 'school' })
  })

  it('does not hold up a plan without one (R-004)', () => {
    expect(openOf(s2, { reviews: bothPassed })).toBeNull()
  })
})

describe('changing an application', () => {
  it('is possible until the class has looked at it, and again when it came back (FR-025)', () => {
    expect(isEditable('submitted', 0)).toBe(true)
    expect(isEditable('submitted', 1)).toBe(false)
    expect(isEditable('returned', 1)).toBe(true)
    for (const status of ['in_review', 'approved', 'refused', 'withdrawn', 'declined'] as const) expect(isEditable(status, 0)).toBe(false)
  })
})

const middle = ['class_review', 'school_review', 'committee_review', 'notice', 'agreement'] as const
const anyChain = (random: CaseRandom): ChainStep[] => [...(random.below(2) ? (['student_request'] as const) : []), 'guardian_application', ...shuffled(random, someOf(random, middle)), 'active']

type Event = (facts: ChainFacts) => ChainFacts
const passing = (step: ChainStep): Event => (facts) => ({ ...facts, reviews: [...facts.reviews, reviewed(step)] })
const eventsOf = (step: ChainStep): Event[] => {
  if (step === 'notice') return [(facts) => ({ ...facts, notice: openNotice }), (facts) => ({ ...facts, notice: facts.notice && closedNotice })]
  if (step === 'agreement') {
    return [
      (facts) => ({ ...facts, agreements: { ...facts.agreements, signed: facts.agreements.signed + 1 } }),
      (facts) => ({ ...facts, agreements: { ...facts.agreements, signed: 2, countersigned: facts.agreements.countersigned + 1 } }),
      (facts) => ({ ...facts, agreements: { ...facts.agreements, signed: 2, countersigned: 2 } }),
    ]
  }
  return middle.some((each) => each === step) ? [passing(step)] : []
}

function anyFacts(random: CaseRandom): ChainFacts {
  const needed = random.below(3)
  const signedCount = random.below(needed + 1)
  return givenFacts({
    reviews: someOf(random, ['class_review', 'school_review', 'committee_review'] as const).map((step) => reviewed(step, { decision: random.pick(['pass', 'pass', 'return', 'refuse'] as const), reason: '原因' })),
    notice: random.pick([null, openNotice, closedNotice]),
    agreements: { needed, signed: signedCount, countersigned: random.below(signedCount + 1), lastAt: null },
  })
}

const isBorneOut = (step: ChainStep, facts: ChainFacts) => {
  if (step === 'notice') return facts.notice !== null && facts.notice.closesOn < today
  if (step === 'agreement') return facts.agreements.countersigned >= facts.agreements.needed
  if (middle.some((each) => each === step)) return facts.reviews.some((review) => review.step === step && review.decision === 'pass')
  return true
}

describe('whatever the plan’s order and whatever has happened', () => {
  it('what is done comes first, then at most one open step, then only what comes later: no step is skipped (R-003)', () => {
    inManyCases((random) => {
      const marks = chainProgress(anyChain(random), anyFacts(random), today).map(({ state }) => (state === 'done' ? 'd' : state === 'later' ? 'l' : 'o'))
      expect(marks.join('')).toMatch(/^d+(ol*)?$/)
    }, 500)
  })

  it('each step of the plan appears once, in the plan’s order, and none is done without its fact (R-003, R-004)', () => {
    inManyCases((random) => {
      const chain = anyChain(random)
      const facts = anyFacts(random)
      const progress = chainProgress(chain, facts, today)
      expect(progress.map(({ step }) => step)).toEqual(chain)
      for (const { step, state } of progress) if (state === 'done') expect(isBorneOut(step, facts)).toBe(true)
      const open = openStep(progress)
      if (open) expect(isBorneOut(open.step, facts)).toBe(false)
      expect(open === null).toBe(progress.every(({ state }) => state === 'done'))
    }, 500)
  })

  it('whatever happens next, no family is ever thrown back, and all of it together leads to the end', () => {
    inManyCases((random) => {
      const chain = anyChain(random)
      const doneIn = (facts: ChainFacts) => chainProgress(chain, facts, today).filter(({ state }) => state === 'done').length
      // The steps come in any order; what happens within one step keeps its order.
      let facts = givenFacts({ agreements: unsigned })
      let done = doneIn(facts)
      for (const step of shuffled(random, chain)) {
        for (const event of eventsOf(step)) {
          facts = event(facts)
          expect(doneIn(facts)).toBeGreaterThanOrEqual(done)
          done = doneIn(facts)
        }
      }
      expect(done).toBe(chain.length)
    }, 500)
  })

  it('taking the open step opens the very next one', () => {
    inManyCases((random) => {
      const chain = anyChain(random)
      let facts = givenFacts()
      for (const [index, step] of chain.entries()) {
        if (eventsOf(step).length === 0) continue
        expect(openStep(chainProgress(chain, facts, today))?.step).toBe(chain[index])
        for (const event of eventsOf(step)) facts = event(facts)
      }
      expect(openStep(chainProgress(chain, facts, today))).toBeNull()
    })
  })
})
