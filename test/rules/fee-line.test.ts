import * as z from 'zod/mini'
import { feeRule, type FeeRule } from 'cloud/contract/plan-money'
import { addDays, weekdayOf } from 'cloud/rules/dates'
import { feeLine as lineOf, statementPeriods, type FeeLine, type ServedDay } from 'cloud/rules/fee-line'
import { inManyCases, someOf, times, type CaseRandom } from './seeded-cases'

/** All days at one fee. */
const feeLine = (rule: FeeRule, days: readonly ServedDay[], from?: string) => lineOf(days.map((day) => ({ ...day, rule })), from)

const rule = (fee: z.input<typeof feeRule>): FeeRule => z.parse(feeRule, { status: 'charged', ...fee })
/** Weeks of service from Monday, 31 August 2026. */
const served = (weeks: number, weekdays: number[], day: Partial<ServedDay>): ServedDay[] =>
  times(weeks * 7, (index) => addDays('2026-08-31', index)).filter((date) => weekdays.includes(weekdayOf(date))).map((date) => ({ date, minutes: null, lessons: null, ...day }))
const oneDay = (day: Partial<ServedDay>) => served(1, [1], day)
const charged = (line: FeeLine) => (line.kind === 'charged' ? line.fen : line.kind)

const s19 = rule({ unit: 'hour', amountFen: 200, cycle: 'term' })
const s3 = rule({ unit: 'lesson', amountFen: 300, amountIs: 'atMost', maxUnitsPerDay: 3, cycle: 'month' })
const s5 = rule({ unit: 'lesson', amountFen: 400, caps: [{ amountFen: 35_000, per: 'term' }] })
const s10 = rule({ unit: 'lesson', amountFen: 250, maxUnitsPerDay: 2 })

describe('R-029 hourly fees', () => {
  it('R-029: grade 3 afternoon, 18 weeks of 4 days of 1 hour at 2 yuan: 144 yuan (S19)', () => {
    expect(feeLine(s19, served(18, [2, 3, 4, 5], { minutes: 60 }))).toMatchObject({ kind: 'charged', grossFen: 14_400, fen: 14_400 })
  })

  it('R-029: midday of 130 minutes is 4.33 yuan a day, of 120 minutes 4.00 (S19)', () => {
    expect(charged(feeLine(s19, oneDay({ minutes: 130 })))).toBe(433)
    expect(charged(feeLine(s19, oneDay({ minutes: 120 })))).toBe(400)
  })

  it('R-029: rounds once at the end of the line: 90 such days are 390 yuan, not 389.70', () => {
    expect(charged(feeLine(s19, served(18, [1, 2, 3, 4, 5], { minutes: 130 })))).toBe(39_000)
  })

  it('R-029: without the minutes that count nothing can be said (S19)', () => {
    expect(feeLine(s19, [...oneDay({ minutes: 60 }), ...oneDay({ minutes: null })])).toEqual({ kind: 'unstated' })
    expect(feeLine(rule({ unit: 'hour', amountFen: null }), oneDay({ minutes: 60 }))).toEqual({ kind: 'unstated' })
  })

  it('R-029: parts of an hour are charged by the minute, as a whole, or not at all, as the plan says', () => {
    const fen = (shortUnit: 'proRata' | 'full' | 'none') => charged(feeLine(rule({ unit: 'hour', amountFen: 200, shortUnit }), oneDay({ minutes: 130 })))
    expect([fen('proRata'), fen('full'), fen('none')]).toEqual([433, 600, 400])
  })
})

describe('R-030 and R-031 fees by the lesson', () => {
  it('R-030: three lessons at 3 yuan are 9 a day, and a fourth costs nothing more (S3)', () => {
    expect(charged(feeLine(s3, oneDay({ lessons: 3 })))).toBe(900)
    expect(charged(feeLine(s3, oneDay({ lessons: 4 })))).toBe(900)
  })

  it('R-031: three lessons are billed as two (S10)', () => {
    expect(charged(feeLine(s10, oneDay({ lessons: 3 })))).toBe(500)
    expect(charged(feeLine(s10, oneDay({ lessons: 1 })))).toBe(250)
  })

  it('R-031: a most of units holds for hours too', () => {
    expect(charged(feeLine({ ...s19, maxUnitsPerDay: 2 }, oneDay({ minutes: 130 })))).toBe(400)
  })

  it('R-030: lessons that are not counted follow from the minutes, where a lesson has a length', () => {
    expect(charged(feeLine(rule({ unit: 'lesson', amountFen: 300, unitMinutes: 40 }), oneDay({ minutes: 100 })))).toBe(750)
    expect(feeLine(s3, oneDay({ minutes: 120 }))).toEqual({ kind: 'unstated' })
  })
})

describe('fees by longer units', () => {
  it('are charged once for each week, half month, month or term that has a day in it', () => {
    const days = served(18, [2, 4], {})
    const fen = (unit: 'session' | 'day' | 'week' | 'halfMonth' | 'month' | 'term') => charged(feeLine(rule({ unit, amountFen: 100 }), days))
    expect([fen('session'), fen('day'), fen('week'), fen('halfMonth'), fen('month'), fen('term')]).toEqual([3600, 3600, 1800, 800, 400, 100])
  })
})

describe('R-032 caps', () => {
  it('R-032: calculated 380, charged 350 (S5)', () => {
    expect(feeLine(s5, served(19, [1, 2, 3, 4, 5], { lessons: 1 }))).toMatchObject({ kind: 'charged', grossFen: 38_000, fen: 35_000 })
  })

  it('R-032: a cap without an amount caps nothing', () => {
    expect(charged(feeLine({ ...s5, caps: [{ amountFen: null, per: 'term' }] }, served(19, [1, 2, 3, 4, 5], { lessons: 1 })))).toBe(38_000)
  })

  it('R-032: billed by the month, the term’s cap is used up month by month', () => {
    const days = served(19, [1, 2, 3, 4, 5], { lessons: 1 })
    const months = statementPeriods({ cycle: 'month' }, days.map(({ date }) => date)) ?? []
    const fen = months.map(({ from, to }) => charged(feeLine(s5, days.filter(({ date }) => date <= to), from)))
    expect(fen).toEqual([400, 8800, 8800, 8400, 8600, 0])
  })

  it('R-032: no cap is ever exceeded, nothing is charged above the calculation, and one more day never costs less', () => {
    inManyCases((random) => {
      const caps = someOf(random, ['day', 'week', 'month', 'term'] as const).map((per) => ({ per, amountFen: random.below(20_000) }))
      const fee = rule({ unit: 'hour', amountFen: random.below(600), caps })
      const days = anyDays(random)
      const line = feeLine(fee, days)
      if (line.kind !== 'charged') throw new Error('a price by the hour with minutes is known')
      expect(line.fen).toBeLessThanOrEqual(line.grossFen)
      expect(line.fen).toBeGreaterThanOrEqual(Number(charged(feeLine(fee, days.slice(0, -1)))))
      const term = caps.find(({ per }) => per === 'term')
      if (term) expect(line.fen).toBeLessThanOrEqual(term.amountFen)
      for (const { date } of days) {
        const most = caps.find(({ per }) => per === 'day')?.amountFen ?? Infinity
        expect(Number(charged(feeLine(fee, days.filter((day) => day.date === date))))).toBeLessThanOrEqual(most)
      }
    }, 100)
  })

  it('R-032: parts of a term add up to the term to the fen', () => {
    inManyCases((random) => {
      const fee = rule({ unit: 'hour', amountFen: 1 + random.below(600), caps: [{ per: 'term', amountFen: random.below(30_000) }] })
      const days = anyDays(random)
      const parts = statementPeriods({ cycle: 'month' }, days.map(({ date }) => date)) ?? []
      const sum = parts.reduce((total, { from, to }) => total + Number(charged(feeLine(fee, days.filter(({ date }) => date <= to), from))), 0)
      expect(sum).toBe(charged(feeLine(fee, days)))
    }, 100)
  })
})

const anyDays = (random: CaseRandom): ServedDay[] => someOf(random, served(18, [1, 2, 3, 4, 5], {})).map(({ date }) => ({ date, minutes: 10 + random.below(140), lessons: null }))

describe('R-039 statements', () => {
  const days = served(17, [1, 2, 3, 4, 5], {}).map(({ date }) => date).filter((date) => date >= '2026-09-01')

  it('R-039: a four-month term has four statements in S3 and one in S19', () => {
    expect(statementPeriods(s3, days.filter((date) => date < '2027-01-01'))).toHaveLength(4)
    expect(statementPeriods(s19, days)).toEqual([{ from: '2026-09-01', to: days.at(-1) }])
  })

  it('R-039: without a stated cycle there is no statement to count', () => {
    expect(statementPeriods({ cycle: null }, days)).toBeNull()
  })
})
