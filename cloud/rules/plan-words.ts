import type { ServiceChoice } from '../contract/application'
import type { FeeRule, SchoolPlan, ServiceOffering } from '../contract/plan'
import { hoursOf } from './timetable'

const dayNames = ['', '一', '二', '三', '四', '五', '六', '日']

/** 周一至周五 for a run of three or more days, 周二、周四 otherwise. */
export function weekdaysText(weekdays: readonly number[]): string {
  const days = [...new Set(weekdays)].sort((a, b) => a - b)
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return ''
  const isRun = days.length > 2 && last - first === days.length - 1
  return isRun ? `周${dayNames[first]}至周${dayNames[last]}` : days.map((day) => `周${dayNames[day]}`).join('、')
}

const units = { hour: '小时', lesson: '课时', term: '学期', month: '月' } as const
const cycles = { term: '按学期收取一次', month: '按月收取' } as const

/** Fen as yuan in words: 200 is 2 元, 350 is 3.5 元. */
export const yuanText = (fen: number) => `${fen / 100} 元`

/** What a service costs, in words; 标准未出台 where no amount is stated (FR-006, R-027). */
export function feeText(fee: FeeRule): string {
  if (fee.basis === 'free') return '免费'
  if (fee.basis === null || fee.amountFen === null) return '收费标准未出台'
  const cycle = fee.cycle === null ? '收费周期未公布' : cycles[fee.cycle]
  const cap = fee.capFen === null ? '' : `，最高 ${yuanText(fee.capFen)}`
  return `每${units[fee.basis]} ${yuanText(fee.amountFen)}${cap}，${cycle}`
}

/** One chosen service in words: 晚托（周二至周五 16:20–17:20）. */
export function choiceText(service: Pick<ServiceOffering, 'name' | 'slots'>, choice: Pick<ServiceChoice, 'weekdays'>, grade: number): string {
  const hours = hoursOf(service, grade)
  return `${service.name}（${weekdaysText(choice.weekdays)}${hours ? ` ${hours.startsAt}–${hours.endsAt}` : ''}）`
}

/** What an agreement's places are filled with (requirements 7, 协议书). Empty text is shown as 未公布. */
export function agreementFacts(facts: {
  plan: SchoolPlan
  schoolName: string
  termText: string
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
    services: chosen.map(({ service, choice }) => choiceText(service, choice, child.grade)).join('；'),
    content: [...new Set(chosen.flatMap(({ service }) => service.content))].join('、'),
    place: places.join('；'),
    fee: chosen.map(({ service }) => `${service.name}：${feeText(service.fee)}`).join('；'),
    lunch: chosen.some(({ choice }) => choice.lunch) ? (plan.lunch?.payment ?? '') : '不用餐',
    refund: plan.refund ?? '',
    departure: facts.departure === 'collected' ? '由家长或家长登记的接送人接走' : '放学后自行离校',
    insurance: plan.insurance === null ? '' : { required: '须由家长为孩子投保', encouraged: '鼓励家长为孩子投保', school: '由学校投保' }[plan.insurance],
    complaintPhone: plan.complaintPhone ?? '',
  }
}
