import * as z from 'zod/mini'
import type { StaffWork } from 'cloud/contract/pay'
import { payScheme } from 'cloud/contract/plan-money'
import { paySheet, type PayFacts } from 'cloud/rules/pay-sheet'
import { inManyCases, times } from './seeded-cases'

const s5 = z.parse(payScheme, {
  formula: 'lessonShare',
  mostPerLessonFen: 6000,
  guardPerDayFen: 3000,
  deductions: [{ key: 'handover', name: '交接不到位', percentEach: 10, atMonthlyCount: 3, percentAtCount: 50 }, { key: 'slack', name: '工作懈怠', percentFrom: 10, percentTo: 100 }, { key: 'missed', name: '缺课', losesLesson: true }],
})
const work = (given: Partial<StaffWork> = {}): StaffWork => ({ lessons: 0, minutes: 0, guardDays: 0, lapses: [], units: [], score: null, ...given })
const person = (name: string, ...months: StaffWork[]) => ({ staffId: name, name, months: months.map((each, index) => ({ month: `2026-${String(9 + index).padStart(2, '0')}`, ...each })) })
const spending: PayFacts['spending'] = [{ category: '安保', amountFen: 270_000, use: 'managementSubsidy' }, { category: '外聘教练', amountFen: 300_000, use: 'outsideStaff' }, { category: '画纸', amountFen: 130_000, use: 'consumables' }, { category: '劳务费', amountFen: 2_500_000, use: 'none' }]
const facts = (staff: PayFacts['staff'], given: Partial<PayFacts> = {}): PayFacts => ({ period: 'term', feesFen: 3_500_000, spending, poolFen: null, staff, ...given })
const sheetOf = (...args: Parameters<typeof paySheet>) => {
  const computed = paySheet(...args)
  if (computed.kind === 'missing') throw new Error(computed.missing.join('；'))
  return computed.sheet
}

describe('R-042 the sheet of a term shared by lessons', () => {
  it('R-042: 28,000 ÷ 700 × 50 = 2,000, opened to its arithmetic, and 90 guard days are 2,700 (S5)', () => {
    const sheet = sheetOf(s5, facts([person('周敏', work({ lessons: 20 }), work({ lessons: 30 })), person('门卫', work({ guardDays: 90 })), person('其他', work({ lessons: 650 }))]))
    expect(sheet.fund.map(({ fen }) => fen)).toEqual([3_500_000, -270_000, -300_000, -130_000, 2_800_000, 4000])
    expect(sheet.lines[0]).toMatchObject({ totalFen: 200_000, steps: [{ says: '9月 28000 元 ÷ 700 节 × 20 节', fen: 80_000 }, { says: '10月 28000 元 ÷ 700 节 × 30 节', fen: 120_000 }] })
    expect(sheet.lines[1]).toMatchObject({ totalFen: 270_000, steps: [{ says: '9月安保 90 天 × 30 元', fen: 270_000 }] })
  })

  it('R-042: a lesson is never paid above 60 (S5)', () => {
    expect(sheetOf(s5, facts([person('周敏', work({ lessons: 50 })), person('其他', work({ lessons: 50 }))])).lines[0]).toMatchObject({ totalFen: 300_000, steps: [{ says: '9月每课时最多 60 元 × 50 节' }] })
  })

  it('R-042: what is missing stops the sheet and is named, and no amount stands beside it', () => {
    const unmapped = facts([person('周敏', work({ lessons: 50 }))], { spending: [{ category: '其他', amountFen: 100, use: null }] })
    expect(paySheet(s5, unmapped)).toEqual({ kind: 'missing', missing: ['支出“其他”还没有选归到哪一项'] })
    expect(paySheet(s5, facts([]))).toMatchObject({ missing: ['这一期还没有填工作量'] })
    expect(paySheet({ ...s5, guardPerDayFen: null }, facts([person('门卫', work({ guardDays: 1 })), person('周', work({ lessons: 1 }))]))).toMatchObject({ missing: [expect.stringContaining('安保')] })
    expect(paySheet({ ...s5, formula: null }, facts([]))).toMatchObject({ missing: ['方案没有写劳务费算法'] })
    expect(paySheet({ ...s5, formula: 'subsidy' }, facts([]))).toMatchObject({ missing: [expect.stringContaining('补助')] })
  })

  it('R-042: the months of a teacher add up to the share of the term to the fen, and all of them to no more than the fund', () => {
    inManyCases((random) => {
      const staff = times(1 + random.below(8), (at) => person(`${at}`, work({ lessons: random.below(30) }), work({ lessons: random.below(30) }), work({ lessons: 1 + random.below(30) })))
      const feesFen = random.below(6_000_000)
      const sheet = sheetOf(s5, facts(staff, { feesFen, spending: [] }))
      const all = staff.flatMap(({ months }) => months).reduce((sum, { lessons }) => sum + lessons, 0)
      for (const [index, { totalFen, steps }] of sheet.lines.entries()) {
        const own = staff[index]!.months.reduce((sum, { lessons }) => sum + lessons, 0)
        expect(totalFen).toBe(steps.reduce((sum, { fen }) => sum + (fen ?? 0), 0))
        expect(totalFen).toBe(Math.min(6000 * own, Math.floor((2 * feesFen * own + all) / (2 * all))))
      }
      expect(sheet.totalFen).toBeLessThanOrEqual(feesFen + staff.length)
    })
  })
})

describe('R-043 deductions on the sheet', () => {
  const month = (lapses: StaffWork['lapses']) => facts([person('周敏', work({ lessons: 25, lapses })), person('其他', work({ lessons: 675 }))])

  it('R-043: a month of 1,000 with two handover breaches pays 800, and says why (S5)', () => {
    const sheet = sheetOf(s5, month([{ key: 'handover', count: 2, percent: null, minutes: null }]))
    expect(sheet.lines[0]).toMatchObject({ totalFen: 80_000, steps: [{ fen: 100_000 }, { says: '9月扣减：交接不到位 2 次；1000 元 扣后 800 元', fen: -20_000 }] })
  })

  it('R-043: a share that nobody has decided stops the sheet and names whom and what (S5)', () => {
    expect(paySheet(s5, month([{ key: 'slack', count: 1, percent: null, minutes: null }]))).toEqual({ kind: 'missing', missing: ['周敏9月“工作懈怠”还没有定扣百分之几'] })
    expect(sheetOf(s5, month([{ key: 'slack', count: 1, percent: 30, minutes: null }])).lines[0]?.totalFen).toBe(70_000)
  })

  it('R-043: a missed lesson costs that lesson; by the clock its minutes must be known (S5)', () => {
    expect(sheetOf(s5, month([{ key: 'missed', count: 1, percent: null, minutes: null }])).lines[0]?.totalFen).toBe(96_000)
    const hourly = { ...s5, formula: 'hourly' as const, perHourFen: 6000 }
    const late = (minutes: number | null) => facts([person('周敏', work({ minutes: 600, lapses: [{ key: 'missed', count: 1, percent: null, minutes }] }))])
    expect(paySheet(hourly, late(null))).toMatchObject({ missing: [expect.stringContaining('分钟')] })
    expect(sheetOf(hourly, late(60)).lines[0]?.totalFen).toBe(54_000)
  })
})

describe('R-044 the sheet by units', () => {
  const s6 = z.parse(payScheme, { formula: 'units', processPercent: 90, finalPercent: 10, units: [{ key: 'proper', name: '规范记录', units: 1 }, { key: 'midday', name: '午间一次', units: null }] })
  const valued = { ...s6, units: s6.units.map((unit) => ({ ...unit, units: 1 })) }
  const staff = [person('周敏', work({ units: [{ key: 'proper', count: 40 }], score: 0 })), person('其他', work({ units: [{ key: 'proper', count: 960 }], score: 100 }))]

  it('R-044: 20,000 is 18,000 and 2,000; 40 of 1,000 units are 720 (S6)', () => {
    const sheet = sheetOf(valued, facts(staff, { poolFen: 2_000_000 }))
    expect(sheet.lines.map(({ totalFen }) => totalFen)).toEqual([72_000, 1_928_000])
    expect(sheet.fund.map(({ fen }) => fen)).toEqual([2_000_000, 1_800_000, 200_000])
  })

  it('R-044: a unit without a value, a pool or scores that nobody entered stop the sheet and are named (S6)', () => {
    expect(paySheet(s6, facts(staff))).toEqual({ kind: 'missing', missing: ['还没有填这一期奖励总额', '方案没有写“午间一次”记几个单位'] })
    expect(paySheet(valued, facts([person('周敏', work({ units: [{ key: 'proper', count: 40 }] }))], { poolFen: 100 }))).toMatchObject({ missing: [expect.stringContaining('得分')] })
  })
})
