import { chainProgress, progressUnder } from 'cloud/rules/chain'
import { openStep } from 'cloud/rules/open-step'
import { asksFamily, insuranceDecision, insuranceStanding, startDay } from 'cloud/rules/insurance'
import { s19 } from './given-plan'

const modes = ['required', 'encouraged', 'school', null] as const

describe('R-051 insurance', () => {
  it('R-051: without a policy a child is blocked in S3, reminded in S9, and free elsewhere', () => {
    expect(modes.map((mode) => insuranceDecision({ mode }, false))).toEqual(['blocked', 'remind', 'allowed', 'allowed'])
    expect(modes.map((mode) => insuranceDecision({ mode }, false, 'block'))).toEqual(['blocked', 'remind', 'allowed', 'allowed'])
  })

  it('R-051: a plan may soften its duty to a reminder, or switch it off', () => {
    expect(modes.map((mode) => insuranceDecision({ mode }, false, 'warn'))).toEqual(['remind', 'remind', 'allowed', 'allowed'])
    expect(modes.map((mode) => insuranceDecision({ mode }, false, 'off'))).toEqual(['allowed', 'allowed', 'allowed', 'allowed'])
  })

  it('R-051: with a policy nobody is held up', () => {
    for (const mode of modes) for (const level of ['off', 'warn', 'block', undefined] as const) expect(insuranceDecision({ mode }, true, level)).toBe('allowed')
  })

  it('asks a family for its insurance only where the plan has something to ask', () => {
    expect(modes.map((mode) => asksFamily({ mode }))).toEqual([true, true, false, false])
  })

  const plan = { ...s19, chain: ['guardian_application' as const, 'active' as const], insurance: { mode: 'required' as const, schoolHolds: [], text: null }, rules: {} }
  const facts = (validTo: string | null, enrolled = false) => ({ validTo, termStartsOn: '2026-08-31', enrolled })

  it('the cover must reach the day of starting, which is never before the term', () => {
    expect(startDay('2026-08-31', '2026-08-20')).toBe('2026-08-31')
    expect(startDay('2026-08-31', '2026-09-08')).toBe('2026-09-08')
    expect(insuranceStanding(plan, facts('2026-08-30'), '2026-08-20')).toBe('blocked')
    expect(insuranceStanding(plan, facts('2026-08-31'), '2026-08-20')).toBe('allowed')
    expect(insuranceStanding(plan, facts('2026-08-31'), '2026-09-01')).toBe('blocked')
  })

  it('a seat once given is never held back again: what ran out is a reminder', () => {
    expect(insuranceStanding(plan, facts('2026-09-30', true), '2026-10-01')).toBe('remind')
    expect(insuranceStanding(plan, facts(null, true), '2026-10-01')).toBe('remind')
  })

  it('the seat is the open step, and the family’s to open, as long as it is held; nothing before it changes', () => {
    const walked = { submittedAt: '2026-09-01T09:00:00+08:00', submittedBy: '陈海燕', reviews: [], notice: null, agreements: { needed: 0, signed: 0, countersigned: 0, lastAt: null } }
    expect(openStep(progressUnder(plan, { ...walked, insurance: facts(null) }, '2026-09-08'))).toMatchObject({ step: 'active', state: 'current', actor: 'family' })
    expect(openStep(progressUnder(plan, { ...walked, insurance: facts('2027-08-31') }, '2026-09-08'))).toBeNull()
    const unsent = { ...walked, submittedAt: null }
    expect(progressUnder(plan, { ...unsent, insurance: facts(null) }, '2026-09-08')).toEqual(chainProgress(plan.chain, unsent, '2026-09-08', plan.chainWords))
  })
})
