import type { FeeRule } from 'cloud/contract/plan-money'
import { actualRate } from 'cloud/rules/cost-share'
import { datesBetween } from 'cloud/rules/dates'
import { feeLine } from 'cloud/rules/fee-line'
import type { MoneyState } from 'cloud/rules/money-day'
import { reliefOf } from 'cloud/rules/statement'
import { countedDays, settledPrice, settlementOf, settlesHow, sharedRate, unitsTogether, type SettledDay, type SettlementFacts } from 'cloud/rules/settlement'
import { inManyCases, times, type CaseRandom } from './seeded-cases'

const fee = (changes: Partial<FeeRule> = {}): FeeRule => ({
  ...{ grades: null, provider: null, daysPerWeek: null, season: null, status: 'charged', unit: 'lesson', amountFen: 300, amountIs: 'atMost', relativeTo: null, unitMinutes: 40 },
  ...{ shortUnit: null, maxUnitsPerDay: 3, caps: [], cycle: 'month', authority: '文件', issuedOn: '2026-06-01', validUntil: null, payee: 'school' },
  ...changes,
})
const dates = datesBetween('2026-09-01', '2026-12-31')
const days = (states: MoneyState[], rule = fee()): SettledDay[] => states.map((state, index) => ({ date: dates[index] as string, minutes: 120, lessons: 3, rule, state }))
const facts = (changes: Partial<SettlementFacts> = {}): SettlementFacts => ({ serviceName: '午间托管', chargedFen: 0, days: [], relief: null, settles: { credited: false }, unrecordedAs: 'absent', shared: null, citation: null, ...changes })
const states = (attended: number, leave: number, unrecorded = 0): MoneyState[] => [...times(attended, () => 'attended' as const), ...times(leave, () => 'leave' as const), ...times(unrecorded, () => 'unrecorded' as const)]
const relief = (percent: number) => ({ reliefId: 'r', group: '困难', percent, basis: null })
const decided = (changes: Partial<SettlementFacts>) => {
  const decision = settlementOf(facts(changes))
  if (decision.kind === 'unstated') throw new Error('unstated')
  return decision
}

test('R-033 and R-034: 720 元 were prepaid, 228 课时 at 2.50 元 are 570 元, and 150 元 come back (S3)', () => {
  const shared = sharedRate({ termCostFen: 13_000_000, grantFen: 1_000_000 }, { count: 48_000, per: 1 })
  expect(shared).toEqual({ fen: 250, lessons: 1 })
  const decision = decided({ chargedFen: 72_000, days: days(states(76, 4)), shared })
  expect(decision).toMatchObject({ kind: 'refund', owedFen: 57_000, line: { amountFen: -15_000, rule: 'R-034' } })
  expect(decision.line.steps.map(({ says }) => says)).toEqual(['账单、减免和退费合计', '实到 228 课时 × 2.50 元', '570.00 元 − 720.00 元'])
})

test('R-033: the actual rate is never above the stated most, nor below nothing where the grant covers everything', () => {
  expect(settledPrice(fee(), sharedRate({ termCostFen: 20_000_000, grantFen: 0 }, { count: 48_000, per: 1 }))).toEqual({ fen: 300, lessons: 1 })
  expect(decided({ chargedFen: 72_000, days: days(states(80, 0)), shared: sharedRate({ termCostFen: 5, grantFen: 100 }, { count: 240, per: 1 }) })).toMatchObject({ kind: 'refund', owedFen: 0 })
})

test('R-033: without cost and grant a fee that is only a most cannot be settled (S3)', () => {
  expect(settlementOf(facts({ chargedFen: 72_000, days: days(states(3, 0)) }))).toEqual({ kind: 'unstated' })
  expect(sharedRate({ termCostFen: 100, grantFen: 0 }, { count: 0, per: 1 })).toBeNull()
})

test('R-034: a plan that does not settle leaves every statement as it is (S19), one that says so settles', () => {
  expect(settlesHow({ refunds: [], accounts: { settlement: null } as never }, 'midday')).toBeNull()
  expect(settlesHow({ refunds: [], accounts: { settlement: true } as never }, 'midday')).toEqual({ credited: false })
  expect(decided({ chargedFen: 14_400, days: days(states(1, 70)), settles: null })).toMatchObject({ kind: 'even', owedFen: 14_400, line: { amountFen: 0 } })
})

test('R-034: what is missing is paid, and the line says how many days nobody recorded and how they count', () => {
  const rule = fee({ amountIs: 'fixed' })
  const all = days(states(10, 2, 3), rule)
  const attended = decided({ chargedFen: 9_900, days: all, unrecordedAs: 'attended' })
  expect(attended).toMatchObject({ kind: 'topUp', owedFen: 11_700, line: { amountFen: 1_800 } })
  expect(attended.line.steps.map(({ says }) => says)).toContain('其中 3 天没有点名记录，学校统一按到场计入')
  expect(decided({ chargedFen: 9_900, days: all })).toMatchObject({ kind: 'refund', owedFen: 9_000 })
})

test('R-034: what the plan carries over is set against the next bill', () => {
  expect(decided({ chargedFen: 9_900, days: days(states(10, 1), fee({ amountIs: 'fixed' })), settles: { credited: true } }).kind).toBe('credit')
})

test('R-035: relief is taken off what the days cost after the cap', () => {
  const rule = fee({ amountIs: 'fixed', caps: [{ per: 'term', amountFen: 35_000 }] })
  const decision = decided({ chargedFen: 17_500, days: days(states(80, 0), rule), relief: relief(50) })
  expect(decision).toMatchObject({ kind: 'even', owedFen: 17_500 })
})

test('units of two kinds cannot share one cost', () => {
  expect(unitsTogether([days(['attended']), days(['attended'], fee({ unit: 'hour' }))])).toBeNull()
  expect(unitsTogether([days(['attended', 'attended']), days(['attended'])])).toEqual({ count: 9, per: 1 })
})

const anyState = (random: CaseRandom) => random.pick(['attended', 'attended', 'attended', 'leave', 'missing', 'unrecorded', 'toCome'] as const)

function anyCase(random: CaseRandom) {
  const isHourly = random.below(2) === 0
  const rule = fee({
    unit: isHourly ? 'hour' : random.pick(['lesson', 'session', 'day', 'month'] as const),
    amountFen: random.below(900),
    amountIs: random.pick(['fixed', 'atMost'] as const),
    unitMinutes: isHourly ? 60 : null,
    maxUnitsPerDay: random.pick([null, 1, 2]),
    caps: random.below(3) === 0 ? [{ per: random.pick(['day', 'month', 'term'] as const), amountFen: random.below(40_000) }] : [],
  })
  const minutes = 30 + random.below(150)
  const all: SettledDay[] = dates.slice(0, random.below(dates.length)).map((date) => ({ date, minutes, lessons: 1 + random.below(3), rule, state: anyState(random) }))
  const unrecordedAs = random.pick(['attended', 'absent'] as const)
  const granted = random.below(3) === 0 ? relief(random.pick([10, 33.33, 50, 100])) : null
  const stated = feeLine(all)
  if (stated.kind === 'unstated') throw new Error('unstated')
  const chargedFen = stated.fen - (granted === null ? 0 : reliefOf(stated.fen, granted))
  const units = unitsTogether([countedDays(all, unrecordedAs), days(['attended'], rule)])
  const shared = units && sharedRate({ termCostFen: random.below(9_000_000), grantFen: random.below(3_000_000) }, { count: units.count * (1 + random.below(400)) + random.below(7), per: units.per })
  return { rule, all, unrecordedAs, granted, stated, chargedFen, shared }
}

test('R-034: in thousands of terms prepaid = actual + refund − top-up, nobody owes less than nothing or more than the cap, and steps come to the line', () => {
  inManyCases((random) => {
    const { rule, all, unrecordedAs, granted, stated, chargedFen, shared } = anyCase(random)
    const back = random.below(chargedFen + 1)
    for (const prepaid of [chargedFen, chargedFen - back]) {
      const decision = settlementOf(facts({ chargedFen: prepaid, days: all, relief: granted, unrecordedAs, shared }))
      if (decision.kind === 'unstated') {
        expect([rule.amountIs, shared]).toEqual(['atMost', null])
        continue
      }
      const { owedFen, line } = decision
      const [refund, topUp] = [Math.max(0, -line.amountFen), Math.max(0, line.amountFen)]
      expect(prepaid).toBe(owedFen + refund - topUp)
      expect(owedFen).toBeGreaterThanOrEqual(0)
      for (const { per, amountFen } of rule.caps) if (per === 'term') expect(owedFen).toBeLessThanOrEqual(amountFen as number)
      expect(owedFen).toBeLessThanOrEqual(stated.fen)
      expect(line.steps.at(-1)?.fen).toBe(line.amountFen)
      expect(Number.isSafeInteger(owedFen)).toBe(true)
      expect(decision.kind).toBe(line.amountFen < 0 ? 'refund' : line.amountFen > 0 ? 'topUp' : 'even')
    }
  }, 4000)
})

test('R-033: families together bear the shortfall to half a fen a child, however the lessons fall', () => {
  inManyCases((random) => {
    const children = times(1 + random.below(40), () => days(times(1 + random.below(80), () => 'attended' as const)))
    const units = unitsTogether(children)
    if (units === null) throw new Error('one kind')
    const cost = { termCostFen: random.below(units.count * 300), grantFen: 0 }
    const shared = sharedRate(cost, units)
    const owed = children.reduce((all, each) => all + decided({ chargedFen: 0, days: each, shared }).owedFen, 0)
    expect(Math.abs(owed - cost.termCostFen)).toBeLessThanOrEqual(children.length / 2)
    expect(shared && shared.fen / shared.lessons).toBeCloseTo((actualRate({ costFen: cost.termCostFen, grantFen: 0, pupilLessons: units.count, mostFen: null })?.fen ?? 0) / units.count)
  }, 1000)
})

test('R-034: a child who left is settled with its exit’s refund taken into account: an exit that gave back all unused days leaves nothing to settle', () => {
  inManyCases((random) => {
    const rule = fee({ amountIs: 'fixed', unit: 'lesson', maxUnitsPerDay: null })
    const [used, unused] = [1 + random.below(40), random.below(40)]
    const stated = days(states(used + unused, 0), rule)
    const line = feeLine(stated)
    if (line.kind === 'unstated') throw new Error('unstated')
    // What the exit's preview gives back by unused sessions, each of which costs the same.
    const exit = Math.floor((2 * line.fen * unused + (used + unused)) / (2 * (used + unused)))
    expect(decided({ chargedFen: line.fen - exit, days: stated.slice(0, used) }).kind).toBe('even')
  }, 1000)
})
