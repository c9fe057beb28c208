import type { ServiceChoice } from '../contract/application'
import type { FeeRule, FeeUnit, RefundRule } from '../contract/plan-money'
import type { SchoolPlan, ServiceOffering } from '../contract/plan-document'
import { seasonsOn, type DayPlan } from './day-times'
import { hoursOf } from './timetable'

const dayNames = ['', '一', '二', '三', '四', '五', '六', '日']

/** 周一至周五 for a run of three or more days, 周二、周四 otherwise; empty where none is stated. */
export function weekdaysText(weekdays: readonly number[] | null): string {
  const days = [...new Set(weekdays ?? [])].sort((a, b) => a - b)
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return ''
  const isRun = days.length > 2 && last - first === days.length - 1
  return isRun ? `周${dayNames[first]}至周${dayNames[last]}` : days.map((day) => `周${dayNames[day]}`).join('、')
}

export const unitWords: Record<FeeUnit, string> = { hour: '小时', lesson: '课时', session: '次', day: '天', week: '周', halfMonth: '半月', month: '月', term: '学期' }
export const cycleWords = { week: '按周收取', month: '按月收取', halfTerm: '每半学期收取一次', term: '按学期收取一次', year: '每学年收取一次' } as const
const capWords = { day: '每天', week: '每周', month: '每月', term: '每学期', year: '每学年' } as const

/** Fen as yuan in words: 200 is 2 元, 350 is 3.5 元. */
export const yuanText = (fen: number) => `${fen / 100} 元`

/** What one rule charges, in words; 标准未出台 where no standard is issued, 收费标准未公布 where the plan says nothing (FR-006, R-027). */
export function feeRuleText(rule: FeeRule): string {
  if (rule.status === 'free') return '免费'
  if (rule.status === 'notIssued') return '收费标准未出台'
  const price = priceText(rule)
  if (price === null) return rule.status === 'charged' ? ['收费，标准未公布', ...capTexts(rule)].join('，') : '收费标准未公布'
  return [price, ...capTexts(rule), rule.cycle === null ? '收费周期未公布' : cycleWords[rule.cycle]].join('，')
}

/** The price of one unit in words; null where the unit or the price is not stated. */
export function priceText({ unit, amountFen, amountIs, relativeTo, unitMinutes, maxUnitsPerDay }: FeeRule): string | null {
  if (unit === null) return null
  const most = amountIs === 'atMost' ? '不超过 ' : ''
  const minutes = unitMinutes === null ? '' : `（${unitMinutes} 分钟）`
  const perDay = maxUnitsPerDay === null ? '' : `，每天最多收 ${maxUnitsPerDay} ${unitWords[unit]}`
  if (amountFen !== null) return `每${unitWords[unit]}${minutes}${most || ' '}${yuanText(amountFen)}${perDay}`
  if (relativeTo === null) return null
  return `每${unitWords[unit]}${minutes}按${relativeTo.name}的 ${relativeTo.percent}%${relativeTo.amountFen === null ? '（基准价未公布）' : ''}${perDay}`
}

/** What is charged at most, in words. */
export const capTexts = ({ caps }: FeeRule) => caps.map(({ per, amountFen }) => `${capWords[per]}最高${amountFen === null ? '（数额未公布）' : ` ${yuanText(amountFen)}`}`)

/** The fee rules of a service that may concern a grade, in their order. */
export const feesFor = ({ fees }: Pick<ServiceOffering, 'fees'>, grade: number) => fees.filter(({ grades }) => grades === null || grades.includes(grade))

/** For whom one rule among several holds: 校内课程, 第三方课程, 每周 1–3 天. */
export function feeScopeText({ provider, daysPerWeek }: Pick<FeeRule, 'provider' | 'daysPerWeek'>): string {
  const by = provider === null ? [] : [provider === 'school' ? '学校课程' : '第三方课程']
  const days = daysPerWeek === null ? [] : [daysPerWeek.from === daysPerWeek.to ? `每周 ${daysPerWeek.from} 天` : `每周 ${daysPerWeek.from}–${daysPerWeek.to} 天`]
  return [...by, ...days].join('，')
}

/** What a service costs a grade, in words (FR-006). */
export function feeText(service: Pick<ServiceOffering, 'fees'>, grade: number): string {
  const fees = feesFor(service, grade)
  if (fees.length === 0) return '收费标准未公布'
  return fees.map((rule) => [feeScopeText(rule), feeRuleText(rule)].filter(Boolean).join('：')).join('；')
}

type TimedService = Pick<ServiceOffering, 'slots' | 'weekdays'>

/**
 * Weekdays and hours of a service for a grade in words: 周二至周五 16:20–17:20; one after another where the hours differ
 * by weekday. `date` says which season's times are meant. Empty where nothing is stated.
 */
export function timesText(plan: DayPlan, service: TimedService, weekdays: readonly number[], grade: number, date: string): string {
  const seasons = seasonsOn(plan.seasons, date)
  const days = weekdays.length > 0 ? weekdays : [null]
  const daysByHours = new Map<string, number[]>()
  for (const weekday of days) {
    const { words } = hoursOf(plan, service, { grade, weekday, seasons })
    daysByHours.set(words, [...(daysByHours.get(words) ?? []), ...(weekday === null ? [] : [weekday])])
  }
  return [...daysByHours].map(([hours, own]) => [weekdaysText(own), hours].filter(Boolean).join(' ')).join('，')
}

/** One chosen service in words: 晚托（周二至周五 16:20–17:20）. `date` says which season's times are meant. */
export const choiceText = (plan: DayPlan, service: TimedService & Pick<ServiceOffering, 'name'>, choice: Pick<ServiceChoice, 'weekdays'>, grade: number, date: string) =>
  `${service.name}（${timesText(plan, service, choice.weekdays, grade, date) || '时间未公布'}）`

const triggers = { absence: '缺勤', exit: '退出', cancelledBySchool: '学校取消', settlement: '学期结算' } as const
const thresholds = { serviceDay: '个服务日', scheduledWeek: '周（全部服务日）', calendarDay: '天', session: '次' } as const
const methods = {
  unusedSessions: '按未上次数退',
  byDay: '按天退',
  byStep: '按整段退',
  percentByDate: '按时间分档退',
  byAttendance: '按实际出勤收费',
  carryOver: '抵下次费用',
  actualCost: '按实际成本多退少补',
  none: '不退',
} as const

/** One refund rule in words; its own wording where the plan has one. */
export function refundRuleText(rule: RefundRule): string {
  if (rule.text) return rule.text
  const threshold = rule.threshold === null ? '' : `连续满 ${rule.threshold.count} ${thresholds[rule.threshold.of]}`
  const days = rule.method === 'byDay' && rule.fixedDays !== null ? `（全期按 ${rule.fixedDays} 天）` : ''
  return `${triggers[rule.trigger]}${threshold}：${rule.method === null ? '办法未公布' : `${methods[rule.method]}${days}`}`
}

/** How money comes back, in words; empty where the plan says nothing (R-036, R-037). */
export const refundText = ({ refunds }: Pick<SchoolPlan, 'refunds'>) => refunds.map(refundRuleText).join('；')

const insuranceModes = { required: '须由家长为孩子投保', encouraged: '鼓励家长为孩子投保', school: '由学校投保' } as const
/** Who insures the child, in words; empty where the plan says nothing (R-051). */
export const insuranceText = ({ insurance }: Pick<SchoolPlan, 'insurance'>) =>
  [insurance.mode && insuranceModes[insurance.mode], insurance.schoolHolds.length > 0 && `学校投保${insurance.schoolHolds.join('、')}`, insurance.text].filter(Boolean).join('。')

/** What an agreement's places are filled with (requirements 7, 协议书). Empty text is shown as 未公布. */
export function agreementFacts(facts: {
  plan: SchoolPlan
  schoolName: string
  termText: string
  /** Which season's times are meant, `YYYY-MM-DD`. */
  date: string
  child: { name: string; className: string; grade: number }
  guardianName: string
  choices: ServiceChoice[]
  departure: 'collected' | 'independent'
}): Record<string, string> {
  const { plan, child, choices } = facts
  const chosen = choices.flatMap((choice) => {
    const service = plan.services.find(({ key }) => key === choice.serviceKey)
    return service ? [{ service, choice }] : []
  })
  const places = [...new Set(chosen.map(({ service }) => service.place).filter((place) => place !== null))]
  return {
    schoolName: facts.schoolName,
    termText: facts.termText,
    childName: child.name,
    className: child.className,
    guardianName: facts.guardianName,
    services: chosen.map(({ service, choice }) => choiceText(plan, service, choice, child.grade, facts.date)).join('；'),
    content: [...new Set(chosen.flatMap(({ service }) => service.content))].join('、'),
    place: places.join('；'),
    fee: chosen.map(({ service }) => `${service.name}：${feeText(service, child.grade)}`).join('；'),
    lunch: chosen.some(({ choice }) => choice.lunch) ? (plan.lunch?.payment ?? '') : '不用餐',
    refund: refundText(plan),
    departure: facts.departure === 'collected' ? '由家长或家长登记的接送人接走' : '放学后自行离校',
    insurance: insuranceText(plan),
    complaintPhone: plan.complaintPhone ?? '',
  }
}
