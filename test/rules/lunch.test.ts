import { weekdayOf } from 'cloud/rules/dates'
import { lunchCost, lunchDueOn } from 'cloud/rules/lunch'
import { partnerDecision } from 'cloud/rules/partner'
import { inManyCases } from './seeded-cases'

const nationalDay = ['01', '02', '03', '04', '05', '06', '07'].map((day) => ({ date: `2026-10-${day}` }))

describe('R-038 lunch', () => {
  it('R-038: 20 days at 15 yuan are 300, beside the bill of the service (S3)', () => {
    expect(lunchCost({ pricePerDayFen: 1500 }, 20)).toBe(30_000)
  })

  it('R-038: a lunch at actual cost has no sum to state (S19)', () => {
    expect(lunchCost({ pricePerDayFen: null }, 20)).toBeNull()
  })

  it('R-038: is due by the fifth workday of the month, holidays and weekends not counted (S3)', () => {
    expect(lunchDueOn({ dueWorkday: 5 }, '2026-09', [])).toBe('2026-09-07')
    expect(lunchDueOn({ dueWorkday: 5 }, '2026-10', nationalDay)).toBe('2026-10-14')
    expect(lunchDueOn({ dueWorkday: null }, '2026-10', nationalDay)).toBeNull()
    expect(lunchDueOn({ dueWorkday: 23 }, '2026-10', nationalDay)).toBeNull()
  })

  it('R-038: a contract with an unincorporated board is barred where the plan bars it (S19)', () => {
    const s19 = { welcome: ['caterer' as const], barred: ['unincorporatedBoard' as const] }
    expect(partnerDecision(s19, 'unincorporatedBoard')).toBe('barred')
    expect(partnerDecision(s19, 'caterer')).toBe('welcome')
  })

  it('R-038: is never due on a weekend or outside the month, and a later workday is never due earlier', () => {
    inManyCases((random) => {
      const month = `2026-${String(1 + random.below(12)).padStart(2, '0')}`
      const nth = 1 + random.below(19)
      const [due, next] = [nth, nth + 1].map((dueWorkday) => lunchDueOn({ dueWorkday }, month, []) as string) as [string, string]
      expect(due.startsWith(month)).toBe(true)
      expect(weekdayOf(due)).toBeLessThanOrEqual(5)
      expect(due < next).toBe(true)
    })
  })
})
