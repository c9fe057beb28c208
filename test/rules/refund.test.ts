import * as z from 'zod/mini'
import { refundRule, type RefundRule } from 'cloud/contract/plan-money'
import { addDays, weekdayOf } from 'cloud/rules/dates'
import { refundOf, refundRuleFor, type RefundFacts } from 'cloud/rules/refund'
import { inManyCases, someOf, times, type CaseRandom } from './seeded-cases'

const rule = (given: Omit<z.input<typeof refundRule>, 'trigger'> & Partial<z.input<typeof refundRule>> = {}): RefundRule => z.parse(refundRule, { trigger: 'exit', ...given })
/** Ninety service days: Monday to Friday of 18 weeks. */
const scheduled = times(18 * 7, (day) => addDays('2026-08-31', day)).filter((date) => weekdayOf(date) <= 5)
const facts = (given: Partial<RefundFacts> = {}): RefundFacts => ({
  paidFen: 35_000,
  scheduled,
  unused: [],
  daysPerWeek: 5,
  owedFen: null,
  leftOn: '2026-10-30',
  termStart: '2026-08-31',
  termEnd: '2027-01-01',
  joinedOn: '2026-09-07',
  paidOn: '2026-09-10',
  ...given,
})
const after = (date: string) => scheduled.filter((day) => day > date)
const s5 = rule({ trigger: 'absence', threshold: { count: 1, of: 'scheduledWeek' } })

describe('R-036 refund for absence', () => {
  it('R-036: ten of ninety days missed in a row: 350 × 10 ÷ 90 = 38.89, for finance to confirm (S5)', () => {
    expect(refundOf(s5, facts({ unused: scheduled.slice(10, 20) }))).toEqual({ kind: 'undecided', fen: 3889 })
    expect(refundOf({ ...s5, method: 'unusedSessions' }, facts({ unused: scheduled.slice(10, 20) }))).toEqual({ kind: 'refund', fen: 3889 })
  })

  it('R-036: one scheduled week is five days in a row for this child, a weekend between them or not (S5)', () => {
    expect(refundOf(s5, facts({ unused: scheduled.slice(12, 16) }))).toEqual({ kind: 'nothing' })
    expect(refundOf(s5, facts({ unused: scheduled.slice(12, 17) }))).toEqual({ kind: 'undecided', fen: 1944 })
  })

  it('R-036: a child of four days a week has its week after four', () => {
    const fourDays = scheduled.filter((date) => weekdayOf(date) >= 2)
    expect(refundOf({ ...s5, method: 'unusedSessions' }, facts({ scheduled: fourDays, unused: fourDays.slice(4, 8), daysPerWeek: 4 }))).toEqual({ kind: 'refund', fen: 1944 })
  })

  it('R-036: single days beside the long absence are not counted', () => {
    const unused = [...scheduled.slice(10, 15), scheduled[30] as string, scheduled[50] as string]
    expect(refundOf({ ...s5, method: 'unusedSessions' }, facts({ unused }))).toEqual({ kind: 'refund', fen: 1944 })
  })

  it('R-036: other plans count service days, sessions or days of the calendar', () => {
    const fridayToMonday = scheduled.slice(4, 6)
    const due = (count: number, of: 'serviceDay' | 'session' | 'calendarDay') => refundOf(rule({ method: 'unusedSessions', threshold: { count, of } }), facts({ unused: fridayToMonday })).kind
    expect([due(2, 'serviceDay'), due(3, 'serviceDay'), due(2, 'session'), due(4, 'calendarDay'), due(5, 'calendarDay')]).toEqual(['refund', 'nothing', 'refund', 'refund', 'nothing'])
  })
})

describe('R-037 refund on exit', () => {
  it('R-037: a plan without a rule leaves it to finance, with unused sessions pro rata to start from (S19)', () => {
    expect(refundOf(null, facts({ unused: scheduled.slice(45) }))).toEqual({ kind: 'undecided', fen: 17_500 })
    expect(refundOf(rule(), facts({ unused: scheduled.slice(45) }))).toEqual({ kind: 'undecided', fen: 17_500 })
  })

  it('R-037: the first rule for the occasion and the service counts', () => {
    const refunds = [rule({ services: ['midday'], method: 'none' }), rule({ method: 'unusedSessions' }), rule({ trigger: 'absence' })]
    expect(refundRuleFor(refunds, 'exit', 'midday')).toBe(refunds[0])
    expect(refundRuleFor(refunds, 'exit', 'afternoon')).toBe(refunds[1])
    expect(refundRuleFor(refunds, 'settlement', 'midday')).toBeNull()
  })

  it('R-037: by day over a fixed hundred days: 360 and 20 days left are 72', () => {
    expect(refundOf(rule({ method: 'byDay', fixedDays: 100 }), facts({ paidFen: 36_000, unused: scheduled.slice(70) }))).toEqual({ kind: 'refund', fen: 7200 })
    expect(refundOf(rule({ method: 'byDay', fixedDays: 10 }), facts({ unused: scheduled.slice(70) }))).toEqual({ kind: 'refund', fen: 35_000 })
    expect(refundOf(rule({ method: 'byDay' }), facts({ unused: scheduled.slice(80) }))).toEqual({ kind: 'refund', fen: 3889 })
  })

  it('R-037: by whole half-months, one that has begun is charged or comes back, as the plan says', () => {
    const month = facts({ paidFen: 20_000, scheduled: scheduled.filter((date) => date.startsWith('2026-09')), unused: after('2026-09-10').filter((date) => date.startsWith('2026-09')) })
    const byHalf = (startedStep: 'charged' | 'refunded' | null) => refundOf(rule({ method: 'byStep', step: 'halfMonth', startedStep }), month)
    expect(byHalf('charged')).toEqual({ kind: 'refund', fen: 10_000 })
    expect(byHalf('refunded')).toEqual({ kind: 'refund', fen: 20_000 })
    expect(byHalf(null)).toEqual({ kind: 'undecided', fen: 12_727 })
  })

  it('R-037: half within three months of the term’s start, then nothing', () => {
    const steps = [{ within: 3, unit: 'month' as const, percent: 50 }]
    const leaving = (leftOn: string) => refundOf(rule({ method: 'percentByDate', from: 'termStart', steps }), facts({ paidFen: 30_000, leftOn }))
    expect(leaving('2026-11-30')).toEqual({ kind: 'refund', fen: 15_000 })
    expect(leaving('2026-12-01')).toEqual({ kind: 'nothing' })
  })

  it('R-037: percentages by date count from the start that the plan names, in the unit that it names', () => {
    const last = (within: number, unit: RefundRule['steps'][number]['unit'], from: 'termStart' | 'joined' | 'paid') => {
      const dates = times(120, (day) => addDays('2026-08-31', day))
      return dates.filter((leftOn) => refundOf(rule({ method: 'percentByDate', from, steps: [{ within, unit, percent: 100 }] }), facts({ leftOn })).kind === 'refund').at(-1)
    }
    expect([last(7, 'day', 'termStart'), last(7, 'day', 'joined'), last(7, 'day', 'paid')]).toEqual(['2026-09-07', '2026-09-14', '2026-09-17'])
    expect([last(2, 'week', 'joined'), last(1, 'halfMonth', 'joined'), last(2, 'halfMonth', 'joined'), last(3, 'halfMonth', 'joined')]).toEqual(['2026-09-21', '2026-09-22', '2026-10-07', '2026-10-22'])
    expect(last(50, 'percentOfTerm', 'termStart')).toBe('2026-10-31')
  })

  it('R-037: by attendance, what the attended days cost is kept: 80 lessons of 6 paid, 30 used, 300 back', () => {
    expect(refundOf(rule({ method: 'byAttendance' }), facts({ paidFen: 48_000, owedFen: 18_000 }))).toEqual({ kind: 'refund', fen: 30_000 })
    expect(refundOf(rule({ method: 'actualCost' }), facts({ paidFen: 48_000, owedFen: 50_000 }))).toEqual({ kind: 'nothing' })
    expect(refundOf(rule({ method: 'byAttendance' }), facts({ unused: scheduled.slice(45) }))).toEqual({ kind: 'undecided', fen: 17_500 })
  })

  it('R-037: carried to the next bill: 40 lessons of 2.95 are 118, ten unused are 29.50', () => {
    expect(refundOf(rule({ method: 'carryOver' }), facts({ paidFen: 11_800, scheduled: scheduled.slice(0, 40), unused: scheduled.slice(30, 40) }))).toEqual({ kind: 'credit', fen: 2950 })
  })

  it('R-037: a plan that gives nothing back gives nothing back', () => {
    expect(refundOf(rule({ method: 'none' }), facts({ unused: scheduled }))).toEqual({ kind: 'nothing' })
  })

  it('R-037: never more than was paid comes back, whatever the method, and all of it where nothing was used', () => {
    inManyCases((random) => {
      const unused = random.below(3) === 0 ? scheduled : someOf(random, scheduled)
      const paidFen = 1 + random.below(50_000)
      const decision = refundOf(anyRule(random), facts({ paidFen, unused, owedFen: random.pick([null, random.below(60_000)]) }))
      const back = decision.kind === 'nothing' ? 0 : decision.fen
      expect(back).toBeGreaterThanOrEqual(0)
      expect(back).toBeLessThanOrEqual(paidFen)
      const all = refundOf(rule({ method: random.pick(['unusedSessions', 'byDay', 'carryOver'] as const) }), facts({ paidFen, unused: scheduled }))
      expect(all).toMatchObject({ fen: paidFen })
    })
  })

  it('R-037: one more unused day never gives less back', () => {
    inManyCases((random) => {
      const method = random.pick(['unusedSessions', 'byDay', 'carryOver', 'byStep'] as const)
      const chosen = rule({ method, step: random.pick(['week', 'halfMonth', 'month'] as const), startedStep: random.pick(['charged', 'refunded'] as const), fixedDays: random.pick([null, 100]) })
      const left = random.below(89)
      const back = (from: number) => {
        const decision = refundOf(chosen, facts({ unused: scheduled.slice(from) }))
        return decision.kind === 'nothing' ? 0 : decision.fen
      }
      expect(back(left)).toBeGreaterThanOrEqual(back(left + 1))
      expect(back(left)).toBeLessThanOrEqual(35_000)
    })
  })
})

const anyRule = (random: CaseRandom) =>
  rule({
    method: random.pick(['unusedSessions', 'byDay', 'byStep', 'percentByDate', 'byAttendance', 'carryOver', 'actualCost', 'none', null] as const),
    fixedDays: random.pick([null, 1, 100]),
    step: random.pick([null, 'week', 'halfMonth', 'month'] as const),
    startedStep: random.pick([null, 'charged', 'refunded'] as const),
    from: random.pick([null, 'termStart', 'joined', 'paid'] as const),
    steps: [{ within: 1 + random.below(100), unit: random.pick(['day', 'week', 'halfMonth', 'month', 'percentOfTerm'] as const), percent: random.below(101) }],
    threshold: random.pick([null, { count: 1 + random.below(8), of: random.pick(['serviceDay', 'scheduledWeek', 'calendarDay', 'session'] as const) }]),
  })
