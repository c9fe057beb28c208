import { balanceOf, barredCategories, closingObstacles, isAccountMissing, type LedgerEntry } from 'cloud/rules/accounts'
import { inManyCases, shuffled, times } from './seeded-cases'

const income = (category: string, yuan: number): LedgerEntry => ({ direction: 'income', category, amountFen: yuan * 100 })
const spending = (category: string, yuan: number): LedgerEntry => ({ direction: 'spending', category, amountFen: yuan * 100 })
const allowed = { spending: ['教师劳务', '耗材', '水电'] }
const entries = [income('服务费', 40_000), income('财政补助', 10_000), spending('教师劳务', 40_000), spending('耗材', 6000)]

describe('R-041 the term’s account', () => {
  it('R-041: 50,000 in and 46,000 out leave 4,000', () => {
    expect(balanceOf(entries)).toBe(400_000)
    expect(balanceOf(entries, 100_000)).toBe(500_000)
  })

  it('R-041: spending that the plan does not allow is named once; income is no matter of it', () => {
    const more = [...entries, spending('接待', 100), spending('接待', 50)]
    expect(barredCategories(allowed, more)).toEqual(['接待'])
    expect(barredCategories({ spending: [] }, more)).toEqual([])
    expect(barredCategories(allowed, entries)).toEqual([])
  })

  it('R-041: a term is closed only after its account has been published', () => {
    expect(closingObstacles(allowed, { entries, publishedOn: null })).toEqual(['notPublished'])
    expect(closingObstacles(allowed, { entries, publishedOn: '2027-01-10' })).toEqual([])
    expect(closingObstacles(allowed, { entries: [spending('接待', 1)], publishedOn: null })).toEqual(['notPublished', 'barredSpending'])
  })

  it('R-041: the balance does not depend on the order of the entries, and each moves it by its own amount', () => {
    inManyCases((random) => {
      const all = times(random.below(30), () => (random.below(2) === 0 ? income('服务费', random.below(900)) : spending('耗材', random.below(900))))
      expect(balanceOf(shuffled(random, all))).toBe(balanceOf(all))
      expect(balanceOf([...all, spending('耗材', 7)])).toBe(balanceOf(all) - 700)
    })
  })
})

describe('R-057 the separate account', () => {
  it('R-057: collecting before it is open is warned of (S17)', () => {
    const s3 = { separateAccount: true }
    expect(isAccountMissing(s3, null, '2026-09-10')).toBe(true)
    expect(isAccountMissing(s3, '2026-09-11', '2026-09-10')).toBe(true)
    expect(isAccountMissing(s3, '2026-09-10', '2026-09-10')).toBe(false)
    for (const separateAccount of [false, null]) expect(isAccountMissing({ separateAccount }, null, '2026-09-10')).toBe(false)
  })
})
