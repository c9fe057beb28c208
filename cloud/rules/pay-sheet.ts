import type { FundUse, PayLine, PaySheetContent, StaffWork } from '../contract/pay'
import type { SchoolPlan } from '../contract/plan-document'
import { guardPay, hourlyPay, lessonFund, lessonPay, payAfterLapses, unitPayroll, type LessonFund } from './pay'
import { yuanText } from './plan-words'
import { roundedQuotient, shareOut } from './rounding'

type Scheme = NonNullable<SchoolPlan['pay']>
type Step = PayLine['steps'][number]

export interface PaidPerson {
  staffId: string
  name: string
  /** In order of time. */
  months: ({ month: string } & StaffWork)[]
}

export interface PayFacts {
  period: PaySheetContent['period']
  feesFen: number
  spending: readonly { category: string; amountFen: number; use: FundUse | null }[]
  poolFen: number | null
  staff: readonly PaidPerson[]
}

export type ComputedSheet = { kind: 'missing'; missing: string[] } | { kind: 'sheet'; sheet: PaySheetContent }

const formulaNames = { lessonShare: '按课时分摊', hourly: '按小时', units: '按工作量单位', subsidy: '补助' } as const
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0)
const monthWords = (month: string) => `${Number(month.slice(5))}月`

/** What a period's spending is in the formula (R-042). What nobody has said the use of counts as nothing, and is missing. */
export function fundOf({ feesFen, spending }: Pick<PayFacts, 'feesFen' | 'spending'>): LessonFund {
  const of = (use: FundUse) => sumOf(spending.filter((each) => each.use === use).map(({ amountFen }) => amountFen))
  return { feesFen, managementSubsidyFen: of('managementSubsidy'), outsideStaffFen: of('outsideStaff'), consumablesFen: of('consumables') }
}

/** The pay sheet of a period by the plan's own formula, or what is still missing for it, each named (R-042 to R-044; S5, S6, S19). */
export function paySheet(pay: Scheme, facts: PayFacts): ComputedSheet {
  const missing = missingFor(pay, facts)
  if (missing.length > 0 || pay.formula === null) return { kind: 'missing', missing }
  const earned = earnedBy(pay, facts)
  const lines = facts.staff.map((person, index) => lineOf(pay, person, earned[index] ?? []))
  const undecided = lines.flatMap((line) => ('undecided' in line ? line.undecided : []))
  if (undecided.length > 0) return { kind: 'missing', missing: undecided }
  const paid = lines as PayLine[]
  return { kind: 'sheet', sheet: { period: facts.period, formula: formulaNames[pay.formula], fund: fundSteps(pay, facts), lines: paid, totalFen: sumOf(paid.map(({ totalFen }) => totalFen)) } }
}

const schoolLessons = ({ staff }: Pick<PayFacts, 'staff'>) => sumOf(staff.flatMap(({ months }) => months.map(({ lessons }) => lessons)))

function missingFor(pay: Scheme, facts: PayFacts): string[] {
  const { formula } = pay
  if (formula === null) return ['方案没有写劳务费算法']
  if (formula === 'subsidy') return ['方案只写了“补助”，没有写每人怎么算']
  const worked = facts.staff.flatMap(({ months }) => months)
  if (worked.length === 0) return ['这一期还没有填工作量']
  const guarded = worked.some(({ guardDays }) => guardDays > 0) && pay.guardPerDayFen === null ? ['方案没有写安保人员每天多少，不能填安保天数'] : []
  if (formula === 'hourly') return [...guarded, ...(pay.perHourFen === null ? ['方案没有写每小时多少'] : []), ...lostMinutes(pay, facts)]
  if (formula === 'units') return [...guarded, ...missingForUnits(pay, facts)]
  return [...guarded, ...missingForShare(pay, facts)]
}

function missingForShare(pay: Scheme, facts: PayFacts): string[] {
  const unused = facts.spending.filter(({ use }) => use === null).map(({ category }) => `支出“${category}”还没有选归到哪一项`)
  const guards = guardPay(pay, sumOf(facts.staff.flatMap(({ months }) => months.map(({ guardDays }) => guardDays)))) ?? 0
  const { managementSubsidyFen } = fundOf(facts)
  const unpaid = guards > managementSubsidyFen ? [`安保应付 ${yuanText(guards)}，而归到管理补助的支出只有 ${yuanText(managementSubsidyFen)}，请先在学校账目里记这笔支出并归到管理补助`] : []
  return [...unused, ...unpaid, ...(schoolLessons(facts) === 0 ? ['全校还没有填课时'] : [])]
}

function missingForUnits(pay: Scheme, facts: PayFacts): string[] {
  if (facts.period !== 'term') return ['按工作量单位算的，方案写在期末发放，请选整个学期']
  const stopped = unitPayroll(pay, 0, [])
  const names = stopped.kind === 'stopped' ? stopped.names.map((name) => (name.endsWith('占比') ? `方案没有写${name}` : `方案没有写“${name}”记几个单位`)) : []
  const scores = facts.staff.every((person) => scoreOf(person) === null) && (pay.finalPercent ?? 0) > 0 ? ['还没有填期末家长评价的得分'] : []
  return [...(facts.poolFen === null ? ['还没有填这一期奖励总额'] : []), ...names, ...scores]
}

/** Where lessons are lost that are paid by the clock, their length must have been entered. */
function lostMinutes(pay: Scheme, { staff }: Pick<PayFacts, 'staff'>): string[] {
  const losing = new Map(pay.deductions.filter(({ losesLesson }) => losesLesson).map(({ key, name }) => [key, name]))
  return staff.flatMap(({ name, months }) => months.flatMap(({ month, lapses }) => lapses.filter(({ key, count, minutes }) => count > 0 && losing.has(key) && minutes === null).map(({ key }) => `${name}${monthWords(month)}“${losing.get(key)}”扣的那几节还没有填分钟数`)))
}

const scoreOf = ({ months }: PaidPerson) => months.reduce<number | null>((last, { score }) => score ?? last, null)

interface MonthEarned {
  month: string
  fen: number
  steps: Step[]
  lessonsFen: (lapse: StaffWork['lapses'][number]) => number
}

/** What everybody earned in each month before deductions. The months of one person add up to the term to the fen. */
function earnedBy(pay: Scheme, facts: PayFacts): MonthEarned[][] {
  if (pay.formula === 'units') return earnedByUnits(pay, facts)
  const own = pay.formula === 'lessonShare' ? shareOfMonth(pay, facts) : byTheClock(pay)
  return facts.staff.map((person) => {
    let before = 0
    return person.months.map((work) => {
      const lessons = own(before, work)
      before += work.lessons
      const guards = work.guardDays > 0 ? [{ says: `${monthWords(work.month)}安保 ${work.guardDays} 天 × ${yuanText(pay.guardPerDayFen ?? 0)}`, fen: guardPay(pay, work.guardDays) ?? 0 }] : []
      const steps = [...lessons.steps, ...guards]
      return { month: work.month, fen: sumOf(steps.map(({ fen }) => fen ?? 0)), steps, lessonsFen: lessons.lessonsFen }
    })
  })
}

type OfMonth = (lessonsBefore: number, work: PaidPerson['months'][number]) => Pick<MonthEarned, 'steps' | 'lessonsFen'>

function shareOfMonth(pay: Scheme, facts: PayFacts): OfMonth {
  const [fund, all] = [fundOf(facts), schoolLessons(facts)]
  const perLesson = roundedQuotient(lessonFund(fund), Math.max(1, all))
  const most = pay.mostPerLessonFen
  const isCapped = most !== null && perLesson > most
  return (before, { month, lessons }) => {
    const fen = lessonPay(pay, fund, all, before + lessons) - lessonPay(pay, fund, all, before)
    const says = isCapped ? `${monthWords(month)}每课时最多 ${yuanText(most)} × ${lessons} 节` : `${monthWords(month)} ${yuanText(lessonFund(fund))} ÷ ${all} 节 × ${lessons} 节`
    return { steps: lessons > 0 ? [{ says, fen }] : [], lessonsFen: ({ count }) => lessonPay(pay, fund, all, count) }
  }
}

const byTheClock =
  (pay: Scheme): OfMonth =>
  (_, { month, minutes }) => ({
    steps: minutes > 0 ? [{ says: `${monthWords(month)} ${minutes} 分钟 ÷ 60 × ${yuanText(pay.perHourFen ?? 0)}`, fen: hourlyPay(pay, minutes) ?? 0 }] : [],
    lessonsFen: (lapse) => hourlyPay(pay, lapse.minutes ?? 0) ?? 0,
  })

function earnedByUnits(pay: Scheme, { poolFen, staff }: PayFacts): MonthEarned[][] {
  const countsOf = (works: readonly StaffWork[]) => {
    const counts: Record<string, number> = {}
    for (const { key, count } of works.flatMap(({ units }) => units)) counts[key] = (counts[key] ?? 0) + count
    return counts
  }
  const unitsOf = (work: StaffWork) => sumOf(pay.units.map((unit) => (unit.units ?? 0) * (countsOf([work])[unit.key] ?? 0)))
  const payroll = unitPayroll(pay, poolFen ?? 0, staff.map((person) => ({ counts: countsOf(person.months), score: scoreOf(person) })))
  if (payroll.kind === 'stopped') return []
  const all = sumOf(payroll.staff.map(({ units }) => Math.max(0, units)))
  return staff.map((person, index) => {
    const own = payroll.staff[index]
    const shares = shareOut(own?.processFen ?? 0, person.months.map(unitsOf))
    return person.months.map((work, at) => {
      const steps: Step[] = [{ says: `${monthWords(work.month)} ${unitsOf(work)} 个单位，全校 ${all} 个，分过程奖励 ${yuanText(payroll.processFen)}`, fen: shares[at] ?? 0 }]
      if (at === person.months.length - 1) steps.push({ says: scoreOf(person) === null ? '没有终期得分，不分终期奖励' : `终期得分 ${scoreOf(person)} 分，分终期奖励 ${yuanText(payroll.finalFen)}`, fen: own?.finalFen ?? 0 })
      // The final reward is the term's, not the month's: a month's deduction is of the month's own.
      return { month: work.month, fen: shares[at] ?? 0, steps, lessonsFen: () => 0 }
    })
  })
}

function lineOf(pay: Scheme, person: PaidPerson, earned: readonly MonthEarned[]): PayLine | { undecided: string[] } {
  const steps: Step[] = []
  const undecided: string[] = []
  for (const [index, { month, fen, steps: own, lessonsFen }] of earned.entries()) {
    steps.push(...own)
    const entered = (person.months[index] as PaidPerson['months'][number]).lapses.filter(({ count }) => count > 0)
    const lapses = entered.flatMap((lapse) => {
      const deduction = pay.deductions.find(({ key }) => key === lapse.key)
      return deduction ? [{ deduction, count: lapse.count, lessonsFen: deduction.losesLesson ? lessonsFen(lapse) : 0, decidedPercent: lapse.percent }] : []
    })
    if (lapses.length < entered.length) undecided.push(`${person.name}${monthWords(month)}有扣减已不在方案里，请重新填`)
    const after = payAfterLapses(fen, lapses)
    if (after.kind === 'undecided') undecided.push(...after.names.map((name) => `${person.name}${monthWords(month)}“${name}”还没有定扣百分之几`))
    else if (after.fen !== fen) steps.push({ says: `${monthWords(month)}扣减：${lapses.map(({ deduction, count }) => `${deduction.name} ${count} 次`).join('，')}；${yuanText(fen)} 扣后 ${yuanText(after.fen)}`, fen: after.fen - fen })
  }
  if (undecided.length > 0) return { undecided }
  return { staffId: person.staffId, name: person.name, totalFen: sumOf(steps.map(({ fen }) => fen ?? 0)), steps }
}

function fundSteps(pay: Scheme, facts: PayFacts): Step[] {
  if (pay.formula === 'lessonShare') {
    const fund = fundOf(facts)
    const left = lessonFund(fund)
    const all = schoolLessons(facts)
    return [
      { says: '收到的服务费（已交减已退）', fen: fund.feesFen },
      { says: '减：管理补助', fen: -fund.managementSubsidyFen },
      { says: '减：外聘人员', fen: -fund.outsideStaffFen },
      { says: '减：耗材和维护', fen: -fund.consumablesFen },
      { says: '可分的课时费', fen: left },
      { says: `÷ 全校 ${all} 节，每节${pay.mostPerLessonFen === null ? '' : `（最多 ${yuanText(pay.mostPerLessonFen)}）`}`, fen: lessonPay(pay, fund, all, 1) },
    ]
  }
  if (pay.formula === 'hourly') return [{ says: '每小时', fen: pay.perHourFen }]
  const payroll = unitPayroll(pay, facts.poolFen ?? 0, [])
  return [
    { says: '奖励总额', fen: facts.poolFen },
    { says: `过程奖励 ${pay.processPercent}%`, fen: payroll.kind === 'paid' ? payroll.processFen : null },
    { says: `终期奖励 ${pay.finalPercent}%`, fen: payroll.kind === 'paid' ? payroll.finalFen : null },
  ]
}
