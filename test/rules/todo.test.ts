import type { ChainProgress } from 'cloud/contract/application'
import { chainOf, chainProgress, type ChainFacts } from 'cloud/rules/chain'
import { todosOf, type TodoFacts } from 'cloud/rules/todo'
import { s19 } from './given-plan'
import { inManyCases, someOf } from './seeded-cases'

const passed = (['class_review', 'school_review'] as const).map((step) => ({ step, decision: 'pass' as const, by: '周敏', reason: '', decidedAt: '2026-09-02T09:00:00+08:00' }))
const unsigned = { needed: 2, signed: 0, countersigned: 0, lastAt: null }
const progressOf = (facts: Partial<ChainFacts>): ChainProgress[] =>
  chainProgress(chainOf(s19), { submittedAt: '2026-09-01T09:00:00+08:00', submittedBy: '陈海燕', reviews: passed, notice: { publishedAt: '2026-09-02T10:00:00+08:00', closesOn: '2026-09-04' }, agreements: unsigned, ...facts }, '2026-09-08')

const givenFacts = (facts: Partial<TodoFacts> = {}): TodoFacts => ({
  childId: 'zhixia',
  plan: s19,
  letterRead: true,
  status: null,
  progress: [],
  insurance: 'allowed',
  enrolments: [],
  places: [],
  answerOfferOn: null,
  textsToSign: 0,
  coursesCloseOn: '2026-09-30',
  ...facts,
})
const todos = (facts: Partial<TodoFacts>) => todosOf(givenFacts(facts)).map(({ kind }) => kind)

describe('what a family is asked to do', () => {
  it('a new family reads the letter, then applies', () => {
    expect(todos({ letterRead: false })).toEqual(['read_letter', 'apply'])
    expect(todos({ letterRead: true })).toEqual(['apply'])
  })

  it('a family that has applied waits and is asked for nothing', () => {
    expect(todos({ status: 'submitted', letterRead: false, progress: progressOf({ reviews: [] }) })).toEqual([])
    expect(todos({ status: 'in_review', progress: progressOf({ reviews: passed.slice(0, 1) }) })).toEqual([])
  })

  it('what a new version of the plan changed of a signed text is signed, whatever else is done (FR-009)', () => {
    expect(todos({ status: 'approved', textsToSign: 1, coursesCloseOn: null })).toEqual(['sign'])
    expect(todos({ status: 'declined', textsToSign: 1 })).toEqual([])
  })

  it('insurance is asked for once the family has applied, after signing and before courses, and only where the seat waits for it (R-051, S3)', () => {
    const asked = (facts: Partial<TodoFacts>) => todos({ insurance: 'blocked', ...facts })
    expect(asked({ status: 'submitted', progress: progressOf({ reviews: [] }) })).toEqual(['record_insurance'])
    expect(asked({ status: 'approved', progress: progressOf({}) })).toEqual(['sign', 'record_insurance'])
    for (const status of ['requested', 'returned', 'refused', 'withdrawn', 'declined', 'ended', null] as const) expect(asked({ status })).not.toContain('record_insurance')
    for (const insurance of ['remind', 'allowed'] as const) expect(todos({ status: 'submitted', insurance, progress: progressOf({ reviews: [] }) })).toEqual([])
  })

  it('a returned application is mended first', () => {
    expect(todos({ status: 'returned' })).toEqual(['fix_returned'])
  })

  it('the agreement is signed when its turn has come, and not before (R-003, S19)', () => {
    expect(todos({ status: 'approved', progress: progressOf({ notice: null }) })).toEqual([])
    expect(todos({ status: 'approved', progress: progressOf({}) })).toEqual(['sign'])
  })

  it('signed by the family, it is the school’s turn and no longer theirs (R-004)', () => {
    expect(todos({ status: 'approved', progress: progressOf({ agreements: { ...unsigned, signed: 2 } }) })).toEqual([])
  })

  it('a child enrolled for the afternoon may choose courses until the last day', () => {
    const enrolled = givenFacts({ status: 'approved', enrolments: [{ serviceKey: 'afternoon' }], progress: progressOf({ agreements: { ...unsigned, signed: 2, countersigned: 2 } }) })
    expect(todosOf(enrolled)).toEqual([{ kind: 'choose_course', childId: 'zhixia', dueOn: '2026-09-30' }])
    expect(todosOf({ ...enrolled, coursesCloseOn: null })).toEqual([])
    expect(todosOf({ ...enrolled, places: ['书法'] })).toEqual([])
  })

  it('a child enrolled for midday alone has no courses to choose (S19)', () => {
    expect(todos({ status: 'approved', enrolments: [{ serviceKey: 'midday' }] })).toEqual([])
  })

  it('a family that withdrew may apply again', () => {
    expect(todos({ status: 'withdrawn' })).toEqual(['apply'])
  })

  it('a family that declined is left alone, whatever else is true (FR-024)', () => {
    inManyCases((random) => {
      const enrolments = someOf(random, ['midday', 'afternoon']).map((serviceKey) => ({ serviceKey }))
      expect(todos({ status: 'declined', letterRead: random.below(2) === 0, enrolments, progress: random.pick([[], progressOf({})]) })).toEqual([])
    })
  })

  it('nothing is asked twice, everything is about this child, and a day is named only for courses and offers', () => {
    inManyCases((random) => {
      const all = todosOf(
        givenFacts({
          letterRead: random.below(2) === 0,
          status: random.pick([null, 'submitted', 'returned', 'refused', 'withdrawn', 'in_review', 'approved'] as const),
          progress: random.pick([[], progressOf({}), progressOf({ notice: null })]),
          enrolments: someOf(random, ['midday', 'afternoon']).map((serviceKey) => ({ serviceKey })),
          answerOfferOn: random.pick([null, '2026-09-12']),
          coursesCloseOn: random.pick([null, '2026-09-30']),
        }),
      )
      expect(new Set(all.map(({ kind }) => kind)).size).toBe(all.length)
      for (const { kind, childId, dueOn } of all) {
        expect(childId).toBe('zhixia')
        expect(dueOn).toBe(kind === 'choose_course' ? '2026-09-30' : kind === 'answer_offer' ? '2026-09-12' : null)
      }
    })
  })
})
