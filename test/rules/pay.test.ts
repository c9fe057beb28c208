import * as z from 'zod/mini'
import { payScheme } from 'cloud/contract/plan-money'
import { guardPay, hourlyPay, lessonFund, lessonPay, payAfterLapses, unitPayroll, type Lapse, type PayDeduction } from 'cloud/rules/pay'
import { inManyCases, times } from './seeded-cases'

const fund = { feesFen: 3_500_000, managementSubsidyFen: 270_000, outsideStaffFen: 300_000, consumablesFen: 130_000 }
const s5 = z.parse(payScheme, {
  formula: 'lessonShare',
  mostPerLessonFen: 6000,
  guardPerDayFen: 3000,
  deductions: [
    { key: 'late', name: '迟到早退或私自调课', losesLesson: true, atMonthlyCount: 3, percentAtCount: 50 },
    { key: 'handover', name: '交接不到位', percentEach: 10, atMonthlyCount: 3, percentAtCount: 50 },
    { key: 'slack', name: '工作懈怠', percentFrom: 10, percentTo: 100 },
    { key: 'missed', name: '缺课', losesLesson: true },
  ],
})
const [late, handover, slack, missed] = s5.deductions as [PayDeduction, PayDeduction, PayDeduction, PayDeduction]
const lapse = (deduction: PayDeduction, count: number, given: Partial<Lapse> = {}): Lapse => ({ deduction, count, lessonsFen: 0, decidedPercent: null, ...given })

describe('R-042 pay for lessons', () => {
  it('R-042: 35,000 less 2,700, 3,000 and 1,300 are 28,000; over 700 lessons 40 each; 50 lessons 2,000 (S5)', () => {
    expect(lessonFund(fund)).toBe(2_800_000)
    expect(lessonPay(s5, fund, 700, 1)).toBe(4000)
    expect(lessonPay(s5, fund, 700, 50)).toBe(200_000)
  })

  it('R-042: a lesson is never paid above 60 (S5)', () => {
    expect(lessonPay(s5, fund, 100, 50)).toBe(300_000)
    expect(lessonPay({ mostPerLessonFen: null }, fund, 100, 50)).toBe(1_400_000)
    expect(lessonPay(s5, fund, 0, 0)).toBe(0)
  })

  it('R-042: 90 guard days at 30 are 2,700 (S5); an hour is 60 (S19)', () => {
    expect(guardPay(s5, 90)).toBe(270_000)
    expect(guardPay({ guardPerDayFen: null }, 90)).toBeNull()
    expect(hourlyPay({ perHourFen: 6000 }, 90)).toBe(9000)
    expect(hourlyPay({ perHourFen: null }, 90)).toBeNull()
  })

  it('R-042: all teachers together never get more than the fund, but for the rounding of each', () => {
    inManyCases((random) => {
      const lessons = times(1 + random.below(20), () => random.below(80))
      const all = lessons.reduce((sum, own) => sum + own, 0)
      const any = { ...fund, feesFen: random.below(8_000_000) }
      const paid = lessons.reduce((sum, own) => sum + lessonPay(s5, any, all, own), 0)
      expect(paid).toBeLessThanOrEqual(lessonFund(any) + lessons.length)
      expect(paid).toBeLessThanOrEqual(6000 * all)
    })
  })
})

describe('R-043 deductions', () => {
  it('R-043: month pay 1,000 with two handover breaches is 800; with three it is 500 (S5)', () => {
    expect(payAfterLapses(100_000, [lapse(handover, 2)])).toEqual({ kind: 'paid', fen: 80_000 })
    expect(payAfterLapses(100_000, [lapse(handover, 3)])).toEqual({ kind: 'paid', fen: 50_000 })
  })

  it('R-043: a missed or late lesson costs that lesson; late three times half of the month (S5)', () => {
    expect(payAfterLapses(100_000, [lapse(missed, 1, { lessonsFen: 4000 })])).toEqual({ kind: 'paid', fen: 96_000 })
    expect(payAfterLapses(100_000, [lapse(late, 2, { lessonsFen: 8000 })])).toEqual({ kind: 'paid', fen: 92_000 })
    expect(payAfterLapses(100_000, [lapse(late, 3, { lessonsFen: 12_000 })])).toEqual({ kind: 'paid', fen: 50_000 })
    expect(payAfterLapses(100_000, [lapse(late, 15, { lessonsFen: 60_000 })])).toEqual({ kind: 'paid', fen: 40_000 })
  })

  it('R-043: slack work needs a decided share between 10 and 100 percent (S5)', () => {
    expect(payAfterLapses(100_000, [lapse(slack, 1)])).toEqual({ kind: 'undecided', names: ['工作懈怠'] })
    expect(payAfterLapses(100_000, [lapse(slack, 1, { decidedPercent: 5 })])).toEqual({ kind: 'undecided', names: ['工作懈怠'] })
    expect(payAfterLapses(100_000, [lapse(slack, 1, { decidedPercent: 30 })])).toEqual({ kind: 'paid', fen: 70_000 })
    expect(payAfterLapses(100_000, [lapse(slack, 0)])).toEqual({ kind: 'paid', fen: 100_000 })
  })

  it('R-043: pay never falls below nothing, and one more lapse never pays more', () => {
    inManyCases((random) => {
      const deduction = random.pick([late, handover, missed])
      const paid = (count: number) => payAfterLapses(100_000, [lapse(deduction, count, { lessonsFen: 4000 * count }), lapse(slack, 1, { decidedPercent: 60 })])
      const count = random.below(12)
      const [before, after] = [paid(count), paid(count + 1)]
      if (before.kind !== 'paid' || after.kind !== 'paid') throw new Error('every lapse is decided')
      expect(after.fen).toBeGreaterThanOrEqual(0)
      expect(after.fen).toBeLessThanOrEqual(before.fen)
    })
  })
})

const s6 = (incomplete: number | null, midday: number | null) =>
  z.parse(payScheme, {
    formula: 'units',
    processPercent: 90,
    finalPercent: 10,
    units: [
      { key: 'proper', name: '规范记录', units: 1 },
      { key: 'incomplete', name: '记录不全', units: incomplete },
      { key: 'midday', name: '午间一次', units: midday },
      { key: 'late', name: '迟到', units: -1 },
    ],
  })

describe('R-044 pay by units', () => {
  it('R-044: 20,000 is 18,000 and 2,000; 40 of 1,000 units are 720 (S6)', () => {
    const payroll = unitPayroll(s6(0.5, 1), 2_000_000, [{ counts: { proper: 41, late: 1 }, score: 90 }, { counts: { proper: 960 }, score: 110 }])
    expect(payroll).toEqual({
      kind: 'paid',
      processFen: 1_800_000,
      finalFen: 200_000,
      staff: [{ units: 40, processFen: 72_000, finalFen: 90_000 }, { units: 960, processFen: 1_728_000, finalFen: 110_000 }],
    })
  })

  it('R-044: units without a value stop the payroll and are named (S6)', () => {
    expect(unitPayroll(s6(null, null), 2_000_000, [])).toEqual({ kind: 'stopped', names: ['记录不全', '午间一次'] })
    expect(unitPayroll({ ...s6(1, null), finalPercent: null }, 2_000_000, [])).toEqual({ kind: 'stopped', names: ['午间一次', '终期占比'] })
  })

  it('R-044: the pool is given out to the fen, and more units never earn less', () => {
    inManyCases((random) => {
      const staff = times(1 + random.below(15), () => ({ counts: { proper: 1 + random.below(60), incomplete: random.below(5), late: random.below(3) }, score: 60 + random.below(41) }))
      const pool = random.below(3_000_000)
      const payroll = unitPayroll(s6(0.5, 1), pool, staff)
      if (payroll.kind !== 'paid') throw new Error('every unit has a value')
      const total = payroll.staff.reduce((sum, own) => sum + own.finalFen, 0)
      expect(total).toBe(payroll.finalFen)
      expect(payroll.processFen + payroll.finalFen).toBeLessThanOrEqual(pool)
      const byUnits = [...payroll.staff].sort((a, b) => a.units - b.units)
      byUnits.forEach((own, index) => expect(own.processFen + 1).toBeGreaterThanOrEqual(byUnits[index - 1]?.processFen ?? 0))
    })
  })
})
