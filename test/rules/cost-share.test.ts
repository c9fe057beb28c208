import { actualRate, costAt, settle, shortfall } from 'cloud/rules/cost-share'
import { inManyCases } from './seeded-cases'

const s3 = { costFen: 13_000_000, grantFen: 1_000_000, pupilLessons: 48_000, mostFen: 300 }
const rateOf = (facts: typeof s3 | (Omit<typeof s3, 'mostFen'> & { mostFen: null })) => {
  const rate = actualRate(facts)
  if (!rate) throw new Error('there are lessons to share among')
  return rate
}

describe('R-033 the actual rate', () => {
  it('R-033: (130,000 − 10,000) over 48,000 pupil-lessons is 2.50 (S3)', () => {
    expect(costAt(rateOf(s3), 1)).toBe(250)
  })

  it('R-033: is never above the stated 3 yuan, whatever it cost (S3)', () => {
    expect(costAt(rateOf({ ...s3, costFen: 90_000_000 }), 10)).toBe(3000)
    expect(costAt(rateOf({ ...s3, costFen: 90_000_000, mostFen: null }), 10)).toBe(18_542)
  })

  it('R-033: is nothing where the grant covers all, and unknown before the first lesson', () => {
    expect(costAt(rateOf({ ...s3, grantFen: 14_000_000 }), 228)).toBe(0)
    expect(actualRate({ ...s3, pupilLessons: 0 })).toBeNull()
  })

  it('R-033: all pupil-lessons together pay the shortfall to the fen, unless the most is reached', () => {
    inManyCases((random) => {
      const facts = { costFen: random.below(20_000_000), grantFen: random.below(5_000_000), pupilLessons: 1 + random.below(60_000), mostFen: 300 }
      const paid = costAt(rateOf(facts), facts.pupilLessons)
      expect(paid).toBe(Math.min(300 * facts.pupilLessons, shortfall(facts.costFen, facts.grantFen)))
    })
  })
})

describe('R-034 settlement', () => {
  it('R-034: 240 lessons prepaid at 3 are 720; 228 at 2.50 are 570; 150 come back (S3)', () => {
    expect(settle(240 * 300, costAt(rateOf(s3), 228))).toEqual({ kind: 'refund', fen: 15_000 })
  })

  it('R-034: what is missing is to be paid, and what is even stays', () => {
    expect(settle(50_000, 57_000)).toEqual({ kind: 'topUp', fen: 7000 })
    expect(settle(57_000, 57_000)).toEqual({ kind: 'even' })
  })

  it('R-034: after it everyone has paid exactly the actual cost', () => {
    inManyCases((random) => {
      const [prepaid, actual] = [random.below(100_000), random.below(100_000)]
      const settled = settle(prepaid, actual)
      expect(prepaid + (settled.kind === 'topUp' ? settled.fen : settled.kind === 'refund' ? -settled.fen : 0)).toBe(actual)
    })
  })
})

describe('R-056 the shortfall', () => {
  it('R-056: cost 100 and grant 40 leave 60 to the guardians; a larger grant leaves nothing', () => {
    expect(shortfall(10_000, 4000)).toBe(6000)
    expect(shortfall(10_000, 12_000)).toBe(0)
  })
})
