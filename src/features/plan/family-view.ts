import type { SchoolPlan } from 'cloud/contract/plan-document'
import type { RefundRule } from 'cloud/contract/plan-money'
import { feeStatus } from 'cloud/rules/fee'
import { insuranceText, refundRuleText, yuanText } from 'cloud/rules/plan-words'
import { obligationWords, waiverModeWords } from '@/wording/plan'
import { lines, statedFacts, type PlanFact } from './plan-view'

const yesNo = (stated: boolean | null, yes: string, no: string) => (stated === null ? null : stated ? yes : no)

/** R-038: lunch stands apart from every service and its fee. Null where no service comes with lunch. */
export function lunchOf({ lunch, services }: SchoolPlan): PlanFact[] | null {
  if (!lunch && !services.some((service) => service.withLunch)) return null
  const perDay = lunch?.pricePerDayFen ?? null
  const due = lunch?.dueWorkday ?? null
  return [
    { name: '供餐单位', says: lunch?.provider ?? null },
    { name: '餐费', says: lunch?.price ?? (perDay === null ? null : `每天 ${yuanText(perDay)}`) },
    { name: '交费方式', says: lunch?.payment ?? (due === null ? null : `每月前 ${due} 个工作日交`) },
    ...statedFacts([{ name: '供餐条件', says: lunch?.condition ?? null }]),
  ]
}

/** Null where nothing is charged, so that nothing can be waived. */
export function waiversOf(plan: SchoolPlan): PlanFact[] | null {
  if (feeStatus(plan) === 'free') return null
  return plan.waivers.map(({ group, obligation, mode, percent, basis }) => ({
    name: group,
    says: `${obligation ? obligationWords[obligation] : ''}${mode ? waiverModeWords[mode] : '减免'}${percent === null || mode === 'free' ? '' : ` ${percent}%`}（认定依据：${basis ?? '未公布'}）`,
  }))
}

/** Leaving, joining and money back, each rule a line (FR-065 to FR-067; R-036, R-037). */
export function exitOf({ exit, refunds, services }: SchoolPlan): PlanFact[] {
  return [
    { name: '退出方式', says: yesNo(exit.written, '提交书面申请', '不需要书面申请') },
    { name: '学校是否审批', says: yesNo(exit.approval, '须经学校同意', '不需要审批') },
    { name: '学期中途能否加入', says: yesNo(exit.midTermJoin, '可以', '不可以') },
    { name: '学期中途能否退出', says: yesNo(exit.midTermExit, '可以', '不可以') },
    ...statedFacts([
      { name: '几天内答复', says: exit.decideWithinDays === null ? null : `${exit.decideWithinDays} 天内` },
      { name: '到期没有答复', says: yesNo(exit.silenceApproves, '视为同意', '不视为同意，可以催办') },
      { name: '退出后能否再加入', says: yesNo(exit.rejoin, '可以', '不可以') },
    ]),
    { name: '退费办法', says: lines(refunds.map((rule) => refundLine(services, rule))) },
  ]
}

const stepUnits = { day: ' 天', week: ' 周', halfMonth: ' 个半月', month: ' 个月', percentOfTerm: '%（按学期时间）' } as const
const since = { termStart: '开学后 ', joined: '加入后 ', paid: '缴费后 ' } as const

function refundLine(services: SchoolPlan['services'], rule: RefundRule): string {
  const names = services.filter(({ key }) => rule.services?.includes(key)).map(({ name }) => name)
  const steps = rule.text ? [] : rule.steps.map(({ within, unit, percent }) => `${rule.from ? since[rule.from] : ''}${within}${stepUnits[unit]}以内退 ${percent}%`)
  return `${names.length > 0 ? `${names.join('、')}：` : ''}${[refundRuleText(rule), ...steps].join('，')}`
}

export const safetyOf = (plan: SchoolPlan): PlanFact[] => [
  { name: '安全措施', says: lines(plan.safety) },
  { name: '保险', says: insuranceText(plan) || null },
  ...statedFacts([{ name: '学生信息', says: plan.pupilRecords }]),
]

export const contactOf = ({ contact, complaintPhone }: SchoolPlan): PlanFact[] => [
  { name: '联系人', says: contact?.name ?? null },
  { name: '联系电话', says: contact?.phone ?? null },
  { name: '投诉电话', says: complaintPhone },
]
