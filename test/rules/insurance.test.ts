import { insuranceDecision } from 'cloud/rules/insurance'

describe('R-051 insurance', () => {
  it('R-051: without a policy a child is blocked in S3, reminded in S9, and free elsewhere', () => {
    expect((['required', 'encouraged', 'school', null] as const).map((mode) => insuranceDecision({ mode }, false))).toEqual(['blocked', 'remind', 'allowed', 'allowed'])
  })

  it('R-051: with a policy nobody is held up', () => {
    for (const mode of ['required', 'encouraged', 'school', null] as const) expect(insuranceDecision({ mode }, true)).toBe('allowed')
  })
})
