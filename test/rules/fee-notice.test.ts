import { billingOf, feeLacks } from 'cloud/rules/fee-lacks'
import { checkNotice, feeNoticeContent, noticesInTurn, waiverText } from 'cloud/rules/fee-notice'
import { creditInHand, periodToState } from 'cloud/rules/statement'
import { readPlanFile } from 'cloud/plan-file'
import fs from 'node:fs'
import path from 'node:path'
import { inManyCases, someOf, times } from './seeded-cases'

const plans = path.join(__dirname, '../../plans')
const schemes = fs.readdirSync(plans).filter((name) => /^s\d+-.*\.yaml$/.test(name)).map((name) => ({ name, plan: readPlanFile(path.join(plans, name)) }))
const term = { name: '2026年秋季学期', startsOn: '2026-08-31', endsOn: '2027-01-01' }

describe('a 收费公示 of each public scheme', () => {
  it.each(schemes)('$name: says a standard or that there is none, and each lack says what to do (R-027, R-040)', ({ plan }) => {
    const content = feeNoticeContent({ schoolName: '海江小学', term, planVersion: 1, plan })
    expect(content.services.map(({ items }) => items.length > 0)).toEqual(plan.services.map(() => true))
    for (const { items } of content.services) for (const item of items) if (item.status === 'free') expect(item.standard).toBe('免费，0 元')
    expect(JSON.stringify(content)).not.toMatch(/undefined|NaN|\[object/)
    for (const { says } of feeLacks(plan, { date: '2026-09-01' })) expect(says).toMatch(/请/)
  })

  it.each(schemes)('$name: can be billed only where no lack blocks it, and never where it is free (R-027, R-028)', ({ plan }) => {
    const lacks = feeLacks(plan, { date: '2026-09-01' })
    for (const { key, fees } of plan.services) {
      const { kind } = billingOf(plan, key, { date: '2026-09-01' })
      const isFree = fees.length > 0 && fees.every(({ status }) => status === 'free')
      expect(kind === 'free').toBe(isFree)
      if (kind === 'blocked') expect(lacks.some(({ serviceKey, blocks }) => serviceKey === key && blocks)).toBe(true)
      if (!lacks.some(({ serviceKey, blocks }) => serviceKey === key && blocks) && !isFree) expect(kind).toBe('billable')
    }
  })

  it('R-057: a separate account that is not open is said, and blocks where the plan takes it so strictly', () => {
    const { plan } = schemes.find(({ name }) => name.startsWith('s19-'))!
    const of = (rules: typeof plan.rules) => feeLacks({ ...plan, rules }, { date: '2026-09-01', accountMissing: true }).filter(({ says }) => says.includes('专账')).map(({ blocks }) => blocks)
    expect([of({}), of({ 'R-057': 'block' }), of({ 'R-057': 'off' })]).toEqual([[false, false], [true, true], []])
  })

  it('R-062: says of relief whether it must be given', () => {
    expect(waiverText({ mode: 'free', percent: null, obligation: 'must' })).toBe('免收，符合的必须减免')
    expect(waiverText({ mode: null, percent: null, obligation: null })).toBe('减免，办法由学校审批')
    expect(waiverText({ mode: 'reduced', percent: 50, obligation: 'may' })).toBe('减收 50%，可以申请，由学校审批')
    expect(waiverText({ mode: 'reduced', percent: null, obligation: 'may' })).toBe('可以申请，减收，比例由学校审批')
  })
})

describe('when a 收费公示 is in force', () => {
  const notice = (version: number, inForceFrom: string, contentSha256 = String(version)) => ({ version, inForceFrom, contentSha256 })
  const days = { today: '2026-09-08', lastDay: '2027-01-01' }
  const check = (notices: ReturnType<typeof notice>[], inForceFrom: string, contentSha256: string) => checkNotice(notices, { inForceFrom, contentSha256 }, days)

  it('is today at the earliest and no day after the term', () => {
    expect([check([], '2026-09-07', 'a'), check([], '2026-09-08', 'a'), check([], '2027-01-01', 'a'), check([], '2027-01-02', 'a')]).toEqual(['past', 'allowed', 'allowed', 'late'])
  })

  it('is never one that changes nothing; taking back one that is still to come changes something', () => {
    expect(check([notice(1, '2026-09-01', 'a')], '2026-09-08', 'a')).toBe('same')
    expect(check([notice(1, '2026-09-01', 'a'), notice(2, '2026-12-01', 'b')], '2026-10-01', 'a')).toBe('allowed')
    expect(check([notice(1, '2026-09-01', 'a'), notice(2, '2026-12-01', 'b')], '2026-12-01', 'b')).toBe('same')
  })

  it('is on every day the newest of those that began by then, and what was replaced before its day is on none', () => {
    inManyCases((random) => {
      const all = times(1 + random.below(6), (index) => notice(index + 1, `2026-09-${String(1 + random.below(28)).padStart(2, '0')}`))
      const inTurn = noticesInTurn(all)
      for (let day = 1; day <= 28; day += 1) {
        const date = `2026-09-${String(day).padStart(2, '0')}`
        expect(inTurn.findLast(({ inForceFrom }) => inForceFrom <= date)).toBe(all.findLast(({ inForceFrom }) => inForceFrom <= date))
      }
      expect(inTurn.map(({ inForceFrom }) => inForceFrom)).toEqual([...new Set(inTurn.map(({ inForceFrom }) => inForceFrom))].sort())
    })
  })
})

describe('what is still to be stated', () => {
  const period = { from: '2026-09-01', to: '2026-09-30' }
  const days = (...dates: number[]) => dates.map((day) => ({ date: `2026-09-${String(day).padStart(2, '0')}` }))
  const stated = (periodFrom: string, ...dates: number[]) => ({ periodFrom, dates: days(...dates).map(({ date }) => date) })

  it('is the whole period for whom nothing was, and nothing for whom all was', () => {
    expect(periodToState(days(1, 8, 15), period, [])).toEqual(period)
    expect(periodToState(days(1, 8, 15), period, [stated('2026-09-01', 1, 8, 15)])).toBeNull()
    expect(periodToState([], period, [])).toBeNull()
  })

  it('is the days after an exit that gave the rest back, for whom joins again', () => {
    expect(periodToState(days(1, 2, 22, 23), period, [stated('2026-09-01', 1, 2)])).toEqual({ from: '2026-09-22', to: '2026-09-30' })
    expect(periodToState(days(22, 23), period, [stated('2026-09-01')])).toEqual({ from: '2026-09-22', to: '2026-09-30' })
  })

  it('never states a day twice, however periods and statements lie', () => {
    inManyCases((random) => {
      const all = days(...times(30, (index) => index + 1))
      const before = someOf(random, all).map(({ date }) => date)
      const open = someOf(random, all)
      const asked = periodToState(open, period, before.length === 0 ? [] : [{ periodFrom: period.from, dates: before }])
      const now = asked === null ? [] : open.filter(({ date }) => date >= asked.from && date <= asked.to)
      expect(now.filter(({ date }) => before.includes(date))).toEqual([])
      expect(periodToState(open, period, [{ periodFrom: period.from, dates: [...before, ...now.map(({ date }) => date)] }])).toBeNull()
    })
  })
})

describe('a credit in hand (R-036 carryOver)', () => {
  it('is what is left of it, never more than the school owes, and nothing once it was carried on', () => {
    const entry = (kind: 'charge' | 'credit' | 'refund' | 'carried' | 'payment', amountFen: number) => ({ kind, amountFen })
    expect(creditInHand([entry('charge', 10_000), entry('payment', -10_000), entry('credit', -3000)])).toBe(3000)
    expect(creditInHand([entry('charge', 10_000), entry('payment', -8000), entry('credit', -3000)])).toBe(1000)
    expect(creditInHand([entry('charge', 10_000), entry('credit', -3000)])).toBe(0)
    expect(creditInHand([entry('credit', -3000), entry('refund', -2000), entry('carried', 3000)])).toBe(0)
    // What came from the term before and was not used up goes on.
    expect(creditInHand([entry('carried', -3000), entry('charge', 1000)])).toBe(2000)
  })
})
