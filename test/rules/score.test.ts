import { answerPercents, differsFromPrinted, monthlyScore, ratioValue } from 'cloud/rules/score'
import { inManyCases, times } from './seeded-cases'

describe('R-045 the month’s score', () => {
  it('R-045: 90, 80, 85 and 95 with equal weights are 87.5 (S18)', () => {
    expect(monthlyScore([90, 80, 85, 95])).toBe(87.5)
  })

  it('R-045: a school’s own weights count, and without scores or weights there is none', () => {
    expect(monthlyScore([90, 80], [3, 1])).toBe(87.5)
    expect(monthlyScore([])).toBeNull()
    expect(monthlyScore([90, 80], [0, 0])).toBeNull()
  })

  it('R-045: lies between the lowest and the highest score', () => {
    inManyCases((random) => {
      const scores = times(1 + random.below(6), () => random.below(101))
      const score = monthlyScore(scores, scores.map(() => 1 + random.below(9))) ?? NaN
      expect(score).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9)
      expect(score).toBeLessThanOrEqual(Math.max(...scores) + 1e-9)
    })
  })
})

describe('R-047 what was answered', () => {
  it('R-047: clubs 60 percent very satisfied and 40 satisfied; time and courses 100 percent reasonable (S16)', () => {
    expect(answerPercents({ 非常满意: 312, 满意: 208, 一般: 0, 不满意: 0 })).toEqual({ 非常满意: 60, 满意: 40, 一般: 0, 不满意: 0 })
    expect(answerPercents({ 合理: 520, 不合理: 0 })).toEqual({ 合理: 100, 不合理: 0 })
  })

  it('R-047: without an answer there is no percentage', () => {
    expect(answerPercents({ 合理: 0, 不合理: 0 })).toBeNull()
  })

  it('R-047: the shares of all options add up to a hundred', () => {
    inManyCases((random) => {
      const percents = answerPercents({ a: 1 + random.below(300), b: random.below(300), c: random.below(300) })
      expect(Object.values(percents ?? {}).reduce((sum, percent) => sum + percent, 0)).toBeCloseTo(100)
    })
  })
})

describe('R-048 ratios', () => {
  it('R-048: 4 of 3 schools is 133 percent and legal; 4 of 53 is 7.5 percent, though 9 is printed (S17)', () => {
    const [over, ours] = [ratioValue('percent', 4, 3) ?? NaN, ratioValue('percent', 4, 53) ?? NaN]
    expect([over.toFixed(0), ours.toFixed(1)]).toEqual(['133', '7.5'])
    expect(differsFromPrinted(133, over)).toBe(false)
    expect(differsFromPrinted(9, ours)).toBe(true)
    expect(differsFromPrinted(7.5, ours)).toBe(false)
  })

  it('R-048: 420 pupils who became 519 are 23.6 percent more (S16)', () => {
    expect(ratioValue('growth', 519, 420)?.toFixed(1)).toBe('23.6')
  })

  it('R-048: 25,357 pupils who are 86.9 percent stand for about 29,180 (S18)', () => {
    expect(Math.round((ratioValue('whole', 25_357, 86.9) ?? NaN) / 10) * 10).toBe(29_180)
  })

  it('R-048: 620,000 yuan of 5,169 pupils are about 119.94 each (S17)', () => {
    expect(ratioValue('perUnit', 620_000, 5169)).toBeCloseTo(119.94, 1)
  })

  it('R-048: a figure that is not stated, or nothing to divide by, gives no ratio', () => {
    for (const kind of ['percent', 'growth', 'perUnit', 'whole'] as const) expect([ratioValue(kind, null, 3), ratioValue(kind, 4, null), ratioValue(kind, 4, 0)]).toEqual([null, null, null])
  })

  it('R-048: a whole and its percentage lead back to the part', () => {
    inManyCases((random) => {
      const [part, of] = [random.below(5000), 1 + random.below(5000)]
      const percent = ratioValue('percent', part, of) as number
      expect(percent === 0 ? 0 : ratioValue('whole', part, percent)).toBeCloseTo(part === 0 ? 0 : of)
      expect(ratioValue('growth', part, of)).toBeCloseTo(percent - 100)
    })
  })
})
