import { percentOfFen, roundedQuotient, shareOut } from 'cloud/rules/rounding'
import { inManyCases, times } from './seeded-cases'

describe('rounding to the fen', () => {
  it('goes half up, once', () => {
    expect([roundedQuotient(2 * 130 * 100, 60), roundedQuotient(5, 2), roundedQuotient(7, 3), roundedQuotient(0, 9)]).toEqual([433, 3, 2, 0])
    expect([percentOfFen(14_400, 50), percentOfFen(333, 33.33), percentOfFen(1, 50)]).toEqual([7200, 111, 1])
  })

  it('is never further than half a fen from the exact amount', () => {
    inManyCases((random) => {
      const [dividend, divisor] = [random.below(10_000_000), 1 + random.below(5000)]
      const rounded = roundedQuotient(dividend, divisor)
      expect(2 * Math.abs(rounded * divisor - dividend)).toBeLessThanOrEqual(divisor)
    })
  })
})

describe('sharing out a pool', () => {
  it('gives out every fen, and to each no more than a fen beside the exact share', () => {
    inManyCases((random) => {
      const pool = random.below(5_000_000)
      const weights = times(1 + random.below(30), () => random.below(400) / 4)
      const sum = weights.reduce((total, weight) => total + weight, 0)
      const shares = shareOut(pool, weights)
      expect(shares.reduce((total, share) => total + share, 0)).toBe(sum === 0 ? 0 : pool)
      shares.forEach((share, index) => expect(Math.abs(share - (sum === 0 ? 0 : (pool * (weights[index] as number)) / sum))).toBeLessThan(1))
    })
  })

  it('gives nothing to a weight of nothing or less', () => {
    expect(shareOut(100, [1, 0, -3, 1])).toEqual([50, 0, 0, 50])
    expect(shareOut(100, [0, 0])).toEqual([0, 0])
  })
})
