import type { EntryKind } from 'cloud/contract/money'
import { accountTotals, type EntryAmount, familySums } from 'cloud/rules/account-totals'
import { accountChecks, barredSpending, differing, disclosureObstacles, fewestShown, publicSums, schoolYearOf, separateAccountStanding, spendingByCategory, yuanShares } from 'cloud/rules/account-disclosure'
import type { LedgerEntry } from 'cloud/rules/accounts'
import { inManyCases, shuffled, times, type CaseRandom } from './seeded-cases'

const spent = (category: string, yuan: number): LedgerEntry => ({ direction: 'spending', category, amountFen: yuan * 100 })
const kinds: EntryKind[] = ['charge', 'relief', 'refund', 'credit', 'topUp', 'carried', 'payment', 'payout']
const signOf = (kind: EntryKind, random: CaseRandom) => (['charge', 'topUp', 'payout'].includes(kind) ? 1 : kind === 'carried' ? random.pick([1, -1]) : -1)

/** One child's entries of any kind, some of them taken back. */
const someEntries = (random: CaseRandom): EntryAmount[] =>
  times(random.below(12), () => random.pick(kinds)).flatMap((kind) => {
    const entry = { kind, amountFen: signOf(kind, random) * random.below(40_000) }
    return random.below(5) === 0 ? [entry, { kind, amountFen: -entry.amountFen }] : [entry]
  })

describe('R-041 families’ accounts and the school’s', () => {
  it('R-041: what is charged, added and carried, less what came back and what was received, is the balance, in thousands of ledgers', () => {
    inManyCases((random) => {
      const sums = familySums(someEntries(random))
      expect(sums.chargedFen + sums.topUpFen + sums.carriedFen - sums.refundedFen - sums.receivedFen).toBe(sums.balanceFen)
    }, 3000)
  })

  it('R-041: a family reads the same figures in its own account', () => {
    inManyCases((random) => {
      const entries = someEntries(random)
      const [own, sums] = [accountTotals(entries), familySums(entries)]
      expect(own).toEqual({ chargedFen: sums.chargedFen + sums.topUpFen + sums.carriedFen, reliefFen: sums.reliefFen, refundedFen: sums.refundedFen, receivedFen: sums.receivedFen, balanceFen: sums.balanceFen })
    }, 1000)
  })

  it('R-041: every child by itself and then added is the school’s total to the fen; one fen more on one entry is noticed', () => {
    inManyCases((random) => {
      const children = times(1 + random.below(20), () => someEntries(random))
      const school = shuffled(random, children.flat())
      expect(differing(accountChecks(children.map(familySums), familySums(school)))).toEqual([])
      if (school.length === 0) return
      const at = random.below(school.length)
      const tampered = school.map((entry, index) => (index === at ? { ...entry, amountFen: entry.amountFen + 1 } : entry))
      expect(differing(accountChecks(children.map(familySums), familySums(tampered))).map(({ of }) => of)).toContain('balance')
    }, 1000)
  })

  it('a figure of nothing is 0, never minus 0', () => {
    for (const value of Object.values(familySums([]))) expect(Object.is(value, -0)).toBe(false)
  })
})

describe('what anyone may read', () => {
  const child = (reliefFen: number, balanceFen: number) => ({ ...familySums([]), chargedFen: 14_400 - reliefFen, reliefFen, balanceFen })
  const total = (children: ReturnType<typeof child>[]) =>
    children.reduce((all, each) => ({ ...all, chargedFen: all.chargedFen + each.chargedFen, reliefFen: all.reliefFen + each.reliefFen, balanceFen: all.balanceFen + each.balanceFen }), familySums([]))
  const shown = (children: ReturnType<typeof child>[]) => publicSums(children, total(children))

  it('where one to four children have relief, neither their number nor its amount is shown, and what was charged holds it already', () => {
    for (const few of [1, 2, 3, fewestShown - 1]) {
      const children = [...times(few, () => child(7200, 0)), ...times(30, () => child(0, 0))]
      expect(shown(children)).toMatchObject({ reliefFen: null, relievedChildren: null, chargedFen: 34 * 14_400 - 7200 * few - (4 - few) * 14_400 })
    }
    expect(shown([...times(fewestShown, () => child(7200, 0)), ...times(30, () => child(0, 0))])).toMatchObject({ reliefFen: 36_000, relievedChildren: 5 })
    expect(shown(times(30, () => child(0, 0)))).toMatchObject({ reliefFen: 0, relievedChildren: 0 })
  })

  it('that two families have not paid is not shown: only the balance of all', () => {
    const children = [...times(2, () => child(0, 14_400)), ...times(10, () => child(0, -500))]
    expect(shown(children)).toMatchObject({ balanceFen: 23_800, openFen: null, inHandFen: null })
    expect(shown([...children, ...times(5, () => child(0, 14_400))])).toMatchObject({ openFen: 7 * 14_400, inHandFen: 5000 })
  })

  it('what is shown of open and in hand is the balance; no figure tells how many, where they are few', () => {
    inManyCases((random) => {
      const children = times(random.below(40), () => child(random.below(3) === 0 ? 7200 : 0, random.below(3) === 0 ? random.below(900) - 450 : 0))
      const { openFen, inHandFen, balanceFen, relievedChildren } = shown(children)
      if (openFen !== null && inHandFen !== null) expect(openFen - inHandFen).toBe(balanceFen)
      if (relievedChildren !== null) expect(relievedChildren === 0 || relievedChildren >= fewestShown).toBe(true)
    }, 1000)
  })
})

describe('一元钱花在哪里', () => {
  it('one yuan is shared out to the fen', () => {
    expect(yuanShares([{ amountFen: 4_000_000 }, { amountFen: 600_000 }])).toEqual([87, 13])
    expect(yuanShares([{ amountFen: 1 }, { amountFen: 1 }, { amountFen: 1 }])).toEqual([34, 33, 33])
    expect(yuanShares([])).toEqual([])
  })

  it('the parts add up to one yuan whatever was spent', () => {
    inManyCases((random) => {
      const shares = yuanShares(times(1 + random.below(12), () => ({ amountFen: 1 + random.below(2_000_000_000) })))
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100)
    }, 2000)
  })

  it('stands in the plan’s order; what was taken back whole is not there', () => {
    const entries = [spent('耗材', 10), spent('接待', 3), spent('教师劳务费', 40), spent('电费', 5), spent('电费', -5)]
    expect(spendingByCategory({ spending: ['教师劳务费', '电费', '耗材'] }, entries)).toEqual([
      { category: '教师劳务费', amountFen: 4000 },
      { category: '耗材', amountFen: 1000 },
      { category: '接待', amountFen: 300 },
    ])
  })
})

describe('what is in the way of publishing', () => {
  const ready = { accounts: { spending: ['教师劳务费'], separateAccount: null }, openingStated: true, entries: [spent('教师劳务费', 40)], hasFamilies: true, checks: [], misplaced: 0 }

  it('nothing, where all is said and allowed', () => {
    expect(disclosureObstacles(ready)).toEqual([])
  })

  it('R-041: spending outside the plan’s list is named; once taken back it is none', () => {
    expect(disclosureObstacles({ ...ready, entries: [spent('接待', 3)] })[0]).toContain('接待')
    expect(barredSpending(ready.accounts, [spent('接待', 3), spent('接待', -3)])).toEqual([])
  })

  it('an opening balance that nobody stated, an empty term, a difference of one fen, an entry on another child’s statement', () => {
    expect(disclosureObstacles({ ...ready, openingStated: false })).toHaveLength(1)
    expect(disclosureObstacles({ ...ready, entries: [], hasFamilies: false })).toHaveLength(1)
    expect(disclosureObstacles({ ...ready, checks: [{ of: 'balance', familiesFen: 1, schoolFen: 2 }] })).toHaveLength(1)
    expect(disclosureObstacles({ ...ready, misplaced: 1 })).toHaveLength(1)
  })
})

describe('R-057 what families paid before the separate account was open', () => {
  const received = [{ onDate: '2026-09-03', amountFen: 14_400 }, { onDate: '2026-09-10', amountFen: 100 }, { onDate: '2026-09-01', amountFen: 0 }]
  const s3 = { separateAccount: true }

  it('R-057: is added up and warned of; a payment that was taken back is none (S3, S17)', () => {
    expect(separateAccountStanding(s3, '2026-09-04', received)).toMatchObject({ missing: true, receivedBeforeFen: 14_400, firstReceivedOn: '2026-09-03' })
    expect(separateAccountStanding(s3, '2026-09-03', received)).toMatchObject({ missing: false, receivedBeforeFen: 0 })
    expect(separateAccountStanding(s3, null, [])).toMatchObject({ missing: true, receivedBeforeFen: 0, firstReceivedOn: null })
    expect(separateAccountStanding({ separateAccount: null }, null, received)).toMatchObject({ missing: false })
  })
})

test('a term’s school year runs from August to August, whichever of its terms it is', () => {
  expect(schoolYearOf('2026-08-31')).toEqual({ from: '2026-08-01', to: '2027-08-31' })
  expect(schoolYearOf('2027-02-22')).toEqual({ from: '2026-08-01', to: '2027-08-31' })
})
