import type { Output } from 'cloud/contract/operations'
import type { SchoolPlan, ServiceOffering } from 'cloud/contract/plan-document'
import { feeText, weekdaysText } from 'cloud/rules/plan-words'
import { slotsOf, weekOfGrade } from 'cloud/rules/timetable'
import type { Step } from '@/ui/steps'
import { stepExplanations, stepNames } from '@/wording/chain'
import { dateOf, fullDateWords, weekdayName } from '@/wording/dates'
import { feeIssued, obligationWords, waiverModeWords } from '@/wording/plan'

export type PublishedPlan = Output<'readPlan'>

/** A line of a card: what it is called, and what the plan says; null is 未公布. */
export interface PlanFact {
  name: string
  says: string | null
}

export interface ServiceView {
  key: string
  name: string
  fee: string
  feeIssued: boolean
  facts: PlanFact[]
  slots: { time: string; activity: string }[]
}

/** The services of one grade, each with its own times (FR-003, R-008). */
export function servicesOf(plan: SchoolPlan, grade: number): ServiceView[] {
  return offeredTo(plan, grade).map((service) => ({
    key: service.key,
    name: service.name,
    fee: feeText(service.fee),
    feeIssued: feeIssued(service.fee),
    facts: [
      { name: '星期', says: weekdaysText(service.weekdays) },
      { name: '内容', says: service.content.join('、') || null },
      { name: '方式', says: service.manner },
      { name: '地点', says: service.place },
      ...feeFacts(service),
    ],
    slots: slotsOf(service, grade).map(({ startsAt, endsAt, activity }) => ({ time: `${startsAt}–${endsAt}`, activity })),
  }))
}

function feeFacts({ fee, billableMinutes }: ServiceOffering): PlanFact[] {
  const basis = { name: '收费依据', says: fee.authority && `${fee.authority}${fee.issuedOn ? `（${fullDateWords(fee.issuedOn)}）` : '（日期未公布）'}` }
  if (fee.basis === 'free') return [basis]
  const billed = { name: '每次计费时长', says: billableMinutes === null ? null : `${billableMinutes}分钟` }
  return [basis, ...(fee.basis === 'hour' ? [billed] : []), { name: '收款单位', says: fee.payee }]
}

/** The week of one grade as a picture: one block a service and day, from its first minute to its last. */
export function weekOf(plan: SchoolPlan, grade: number) {
  const blocks = weekOfGrade(plan, grade)
  const lastDay = Math.max(5, ...blocks.map(({ weekday }) => weekday))
  const toneOf = (serviceKey: string) => plan.services.findIndex(({ key }) => key === serviceKey) % 4
  return {
    days: [1, 2, 3, 4, 5, 6, 7].slice(0, lastDay).map((weekday) => ({ key: weekday, label: weekdayName(weekday) })),
    blocks: blocks.map(({ weekday, serviceKey, name, startsAt, endsAt }) => ({ day: weekday, tone: toneOf(serviceKey), title: name, startsAt, endsAt })),
  }
}

const offeredTo = (plan: SchoolPlan, grade: number) => plan.services.filter((service) => slotsOf(service, grade).length > 0)

export const stepsOf = (plan: SchoolPlan): Step[] =>
  plan.chain.map((step) => ({
    key: step,
    title: stepNames[step],
    state: 'later',
    lines: [step === 'notice' && plan.noticeDays !== null ? `${stepExplanations.notice}公示${plan.noticeDays}天。` : stepExplanations[step]],
  }))

/** R-038: lunch stands apart from every service and its fee. Null where no service comes with lunch. */
export function lunchOf({ lunch, services }: SchoolPlan): PlanFact[] | null {
  if (!lunch && !services.some((service) => service.withLunch)) return null
  return [
    { name: '供餐单位', says: lunch?.provider ?? null },
    { name: '餐费', says: lunch?.price ?? null },
    { name: '交费方式', says: lunch?.payment ?? null },
    { name: '供餐条件', says: lunch?.condition ?? null },
  ]
}

export const waiversOf = ({ waivers }: SchoolPlan): PlanFact[] =>
  waivers.map(({ group, obligation, mode, basis }) => ({
    name: group,
    says: `${obligationWords[obligation]}${waiverModeWords[mode]}（认定依据：${basis ?? '未公布'}）`,
  }))

export function exitOf({ exit, refund }: SchoolPlan): PlanFact[] {
  return [
    { name: '退出方式', says: yesNo(exit.written, '提交书面申请', '不需要书面申请') },
    { name: '学校是否审批', says: yesNo(exit.approval, '须经学校同意', '不需要审批') },
    { name: '学期中途能否加入', says: yesNo(exit.midTermJoin, '可以', '不可以') },
    { name: '退费办法', says: refund },
  ]
}

export function staffingOf({ staffing, leaders, partners, pupilRecords }: SchoolPlan): PlanFact[] {
  return [
    { name: '教师配备', says: ratio(staffing.pupilsPerTeacher, '名学生', staffing.extraTeacherAbove) },
    { name: '管理人员配备', says: ratio(staffing.classesPerManager, '个班', staffing.extraManagerAbove) },
    { name: '教师是否自愿', says: yesNo(staffing.voluntary, '教师自愿参加', '由学校安排') },
    { name: '教师补助', says: staffing.payText },
    { name: '校外机构', says: partners },
    { name: '学生信息', says: pupilRecords },
    { name: '领导小组', says: leaders },
  ]
}

/** R-020, R-021: one for every so many, and one more where the rest is above a limit. */
const ratio = (number: number | null, unit: string, above: number | null) =>
  number === null ? null : `每${number}${unit}配1人${above === null ? '' : `，余下超过${above}${unit}再配1人`}`

const yesNo = (stated: boolean | null, yes: string, no: string) => (stated === null ? null : stated ? yes : no)

export const versionFacts = ({ version, publishedAt, documentSha256 }: PublishedPlan): PlanFact[] => [
  { name: '版本', says: `第${version}版` },
  { name: '公布日期', says: fullDateWords(dateOf(publishedAt)) },
  { name: '文件校验码（前8位）', says: documentSha256.slice(0, 8) },
]
