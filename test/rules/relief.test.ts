import { checkRelief, payableAfterRelief, reliefPercent } from 'cloud/rules/relief'
import { inManyCases } from './seeded-cases'

const registeredPoor = { mode: 'free', percent: null, obligation: 'must' } as const
const hardship = { mode: 'reduced', percent: null, obligation: 'may' } as const

describe('R-035 relief after the cap', () => {
  it('R-035: a listed household’s 144 become 0, an approved half 72 (S19)', () => {
    expect(payableAfterRelief(14_400, reliefPercent(registeredPoor, null) ?? NaN)).toBe(0)
    expect(payableAfterRelief(14_400, reliefPercent(hardship, 50) ?? NaN)).toBe(7200)
  })

  it('R-035: a reduction that the plan fixes needs no approval; one left to the school waits for it', () => {
    expect(reliefPercent({ mode: 'reduced', percent: 30 }, 50)).toBe(30)
    expect(reliefPercent(hardship, null)).toBeNull()
  })

  it('R-035: nobody pays more than the charge or less than nothing, and more relief never costs more', () => {
    inManyCases((random) => {
      const [charge, percent] = [random.below(50_000), random.below(100)]
      const payable = payableAfterRelief(charge, percent)
      expect(payable).toBeGreaterThanOrEqual(payableAfterRelief(charge, percent + 1))
      expect(payable).toBeLessThanOrEqual(charge)
      expect(payableAfterRelief(charge, 0)).toBe(charge)
      expect(payableAfterRelief(charge, 100)).toBe(0)
    })
  })
})

describe('R-062 may and must', () => {
  it('R-062: a listed child of a mandatory waiver cannot be refused, whatever the reason (S19, S5)', () => {
    for (const reason of ['', '名额已满']) expect(checkRelief(registeredPoor, { listed: true, decision: 'deny', reason })).toBe('mustGrant')
    expect(checkRelief(registeredPoor, { listed: true, decision: 'grant', reason: '' })).toBe('allowed')
  })

  it('R-062: a denial without a reason is blocked, and so is a discretionary grant (S19 hardship)', () => {
    for (const decision of ['deny', 'grant'] as const) {
      expect(checkRelief(hardship, { listed: false, decision, reason: ' ' })).toBe('reasonNeeded')
      expect(checkRelief(hardship, { listed: false, decision, reason: '已核对材料' })).toBe('allowed')
    }
    expect(checkRelief(registeredPoor, { listed: false, decision: 'deny', reason: '' })).toBe('reasonNeeded')
  })
})
