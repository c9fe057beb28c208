import * as z from 'zod/mini'
import { feeRule, type FeeRule } from 'cloud/contract/plan-money'
import { billObstacles, disclosureLacks, feeRuleFor, feeStatus, unitPrice, type FeeCase } from 'cloud/rules/fee'
import { inManyCases, someOf, times } from './seeded-cases'

const rule = (fee: z.input<typeof feeRule> = {}): FeeRule => z.parse(feeRule, fee)
const issued: z.input<typeof feeRule> = { status: 'charged', unit: 'hour', amountFen: 200, authority: '教发〔2026〕1 号', issuedOn: '2026-08-01' }
const today = '2026-09-10'
const anyChild: FeeCase = { grade: 3, provider: 'school', daysPerWeek: 5, seasons: [] }

describe('which price concerns a child', () => {
  it('is the first that fits, from top to bottom (S8)', () => {
    const fees = [rule({ grades: [1, 2], status: 'free' }), rule({ grades: [3, 4, 5, 6], status: null }), rule({ status: 'charged' })]
    expect(feeRuleFor({ fees }, { ...anyChild, grade: 2 })).toBe(fees[0])
    expect(feeRuleFor({ fees }, { ...anyChild, grade: 3 })).toBe(fees[1])
    expect(feeRuleFor({ fees }, { ...anyChild, grade: 7 })).toBe(fees[2])
    expect(feeRuleFor({ fees: [] }, anyChild)).toBeNull()
  })

  it('depends on provider, days a week and season where the plan says so', () => {
    const fees = [rule({ provider: 'thirdParty' }), rule({ daysPerWeek: { from: 1, to: 3 } }), rule({ season: 'winter' }), rule()]
    const found = (of: Partial<FeeCase>) => fees.indexOf(feeRuleFor({ fees }, { ...anyChild, ...of }) as FeeRule)
    expect([found({ provider: 'thirdParty' }), found({ daysPerWeek: 3 }), found({ daysPerWeek: 4, seasons: ['winter'] }), found({ daysPerWeek: 4 })]).toEqual([0, 1, 2, 3])
  })

  it('is never one of another grade, and nothing fits only where no rule does', () => {
    inManyCases((random) => {
      const fees = times(random.below(6), () => rule({ grades: random.below(3) === 0 ? null : [1 + random.below(9)] }))
      const grade = 1 + random.below(9)
      const found = feeRuleFor({ fees }, { ...anyChild, grade })
      const fits = fees.filter(({ grades }) => grades === null || grades.includes(grade))
      expect(found).toBe(fits[0] ?? null)
    })
  })
})

describe('the price of a unit', () => {
  it('can be a percentage of another price, and is unknown while that is', () => {
    const base = (amountFen: number | null) => unitPrice(rule({ relativeTo: { name: '城区标准', amountFen, percent: 80 } }))
    expect([base(250), base(333), base(null)]).toEqual([200, 266, null])
    expect(unitPrice(rule({ amountFen: 300 }))).toBe(300)
  })
})

describe('R-027 what stands against a bill', () => {
  it('R-027: a fee that lacks its amount cannot be billed (S10), nor one that is not issued (S11)', () => {
    expect(billObstacles(rule({ ...issued, amountFen: null }), today)).toEqual(['amount'])
    expect(billObstacles(rule({ status: 'notIssued' }), today)).toEqual(['notIssued', 'amount', 'unit', 'authority', 'issuedOn'])
    expect(billObstacles(rule(), today)).toEqual(['status', 'amount', 'unit', 'authority', 'issuedOn'])
    expect(billObstacles(null, today)).toEqual(['status'])
  })

  it('R-027: issued, with amount, authority and date, it can; after it has expired it cannot', () => {
    expect(billObstacles(rule(issued), today)).toEqual([])
    expect(billObstacles(rule({ ...issued, validUntil: '2026-09-10' }), today)).toEqual([])
    expect(billObstacles(rule({ ...issued, validUntil: '2026-09-09' }), today)).toEqual(['expired'])
  })

  it('R-027: a percentage of a price that is not published cannot be billed', () => {
    expect(billObstacles(rule({ ...issued, amountFen: null, relativeTo: { name: '城区标准', percent: 80 } }), today)).toEqual(['amount'])
  })

  it('R-027: whichever facts are missing, exactly these are named', () => {
    const facts = ['status', 'amount', 'unit', 'authority', 'issuedOn'] as const
    const keys = { status: 'status', amount: 'amountFen', unit: 'unit', authority: 'authority', issuedOn: 'issuedOn' } as const
    inManyCases((random) => {
      const missing = someOf(random, facts)
      const fee = { ...issued, ...Object.fromEntries(missing.map((fact) => [keys[fact], null])) }
      expect(billObstacles(rule(fee), today)).toEqual(missing)
    })
  })
})

describe('R-028 a free service', () => {
  it('R-028: no bill can exist, whatever else is stated (S7, S8 grades 1 and 2)', () => {
    expect(billObstacles(rule({ ...issued, status: 'free' }), today)).toEqual(['free'])
    expect(billObstacles(rule({ status: 'free', amountFen: 0 }), today)).toEqual(['free'])
  })
})

describe('what a family is told first about money (FR-006)', () => {
  const service = (...statuses: FeeRule['status'][]) => ({ fees: statuses.map((status) => rule({ status })) })

  it('free, partly free, charged, not issued, or nothing at all', () => {
    expect(feeStatus({ services: [service('free'), service('free')] })).toBe('free')
    expect(feeStatus({ services: [service('free', null)] })).toBe('partlyFree')
    expect(feeStatus({ services: [service('free'), service()] })).toBe('partlyFree')
    expect(feeStatus({ services: [service('charged'), service('notIssued')] })).toBe('charged')
    expect(feeStatus({ services: [service('notIssued'), service()] })).toBe('notIssued')
    expect(feeStatus({ services: [service()] })).toBe('unstated')
    expect(feeStatus({ services: [] })).toBe('unstated')
  })
})

describe('R-040 the public fee notice', () => {
  it('R-040: a blank complaint phone, basis or standard is named before anything is billed (S5)', () => {
    expect(disclosureLacks({ complaintPhone: null }, rule(issued))).toEqual(['complaintPhone'])
    expect(disclosureLacks({ complaintPhone: '000-0000' }, rule({ ...issued, authority: null }))).toEqual(['basis'])
    expect(disclosureLacks({ complaintPhone: null }, null)).toEqual(['standard', 'basis', 'complaintPhone'])
    expect(disclosureLacks({ complaintPhone: '000-0000' }, rule(issued))).toEqual([])
  })

  it('R-040: a free service has no standard to publish', () => {
    expect(disclosureLacks({ complaintPhone: null }, rule({ status: 'free' }))).toEqual([])
  })
})
