import type { FeeItem, FeeNoticeContent } from '../contract/fee-notice'
import type { Term } from '../contract/plan'
import type { SchoolPlan, ServiceOffering } from '../contract/plan-document'
import type { FeeRule, WaiverRule } from '../contract/plan-money'
import { gradesText } from './change-list'
import { capTexts, cycleWords, feeScopeText, priceText, refundRuleText, unitWords, yuanText } from './plan-words'

type NoticePlan = Pick<SchoolPlan, 'title' | 'services' | 'courses' | 'seasons' | 'waivers' | 'refunds' | 'lunch' | 'complaintPhone'>

export interface NoticeFacts {
  schoolName: string
  term: Pick<Term, 'name' | 'startsOn' | 'endsOn'>
  planVersion: number
  plan: NoticePlan
}

/** What a 收费公示 says of a plan, in words (R-040, FR-068). What the plan does not state stays null and is shown as 未公布. */
export function feeNoticeContent({ schoolName, term, planVersion, plan }: NoticeFacts): FeeNoticeContent {
  return {
    schoolName,
    termName: term.name,
    startsOn: term.startsOn,
    endsOn: term.endsOn,
    planTitle: plan.title,
    planVersion,
    services: plan.services.map((service) => ({ serviceKey: service.key, name: service.name, counts: countsText(service), items: itemsOf(plan, service), extras: extrasOf(plan, service) })),
    relief: plan.waivers.map((waiver) => ({ group: waiver.group, says: waiverText(waiver), basis: waiver.basis })),
    refunds: plan.refunds.map(refundRuleText),
    lunch: lunchText(plan),
    complaintPhone: plan.complaintPhone,
  }
}

const unstated: FeeItem = { scope: '', status: null, standard: null, caps: [], cycle: null, authority: null, issuedOn: null, validUntil: null, payee: null }

function itemsOf(plan: Pick<SchoolPlan, 'seasons'>, { fees }: Pick<ServiceOffering, 'fees'>): FeeItem[] {
  return fees.length === 0 ? [unstated] : fees.map((rule) => feeItemOf(plan, rule))
}

function feeItemOf(plan: Pick<SchoolPlan, 'seasons'>, rule: FeeRule): FeeItem {
  const scope = scopeText(plan, rule)
  const paper = { authority: rule.authority, issuedOn: rule.issuedOn, validUntil: rule.validUntil }
  if (rule.status === 'free') return { ...unstated, ...paper, scope, status: 'free', standard: '免费，0 元' }
  const standard = priceText(rule)
  return {
    ...paper,
    scope,
    status: rule.status,
    standard: standard && [standard, ...shortUnitText(rule)].join('，'),
    caps: capTexts(rule),
    cycle: rule.cycle && cycleWords[rule.cycle],
    payee: rule.payee && payeeWords[rule.payee],
  }
}

/** Who is paid, in words. */
export const payeeWords: Record<NonNullable<FeeRule['payee']>, string> = { school: '学校财务', authority: '主管部门', provider: '提供服务的机构', parentCommittee: '家委会' }

/** For whom and when one of a service's fees holds: 一、二年级，每周 1–3 天; empty for everyone. */
export function scopeText({ seasons }: Pick<SchoolPlan, 'seasons'>, rule: FeeRule): string {
  const grades = rule.grades === null ? '' : gradesText(rule.grades)
  const season = rule.season === null ? '' : (seasons.find(({ key }) => key === rule.season)?.name ?? rule.season)
  return [grades, feeScopeText(rule), season].filter(Boolean).join('，')
}

function shortUnitText({ shortUnit, unit }: FeeRule): string[] {
  if (shortUnit === null || unit === null) return []
  return [`不足一${unitWords[unit]}的${{ proRata: '按分钟折算', full: `按一${unitWords[unit]}算`, none: '不收' }[shortUnit]}`]
}

/** Lessons and minutes that count for the fee are said apart from the clock (R-009, R-029). */
function countsText({ countedLessons, billableMinutes }: Pick<ServiceOffering, 'countedLessons' | 'billableMinutes'>): string | null {
  const says = [...(countedLessons === null ? [] : [`算 ${countedLessons} 课时`]), ...(billableMinutes === null ? [] : [`计费 ${billableMinutes} 分钟`])]
  return says.length === 0 ? null : `每次${says.join('，')}`
}

type Extra = ServiceOffering['extras'][number]

function extrasOf({ courses }: Pick<SchoolPlan, 'courses'>, service: Pick<ServiceOffering, 'key' | 'extras'>): string[] {
  const ofCourses = courses.filter(({ serviceKey }) => serviceKey === service.key)
  return [...service.extras.map((extra) => extraText(extra, '')), ...ofCourses.flatMap(({ title, extras }) => extras.map((extra) => extraText(extra, `“${title}”`)))]
}

function extraText({ name, amountFen, per, voluntary, payee, basis }: Extra, of: string): string {
  const amount = amountFen === null ? '金额未公布' : `${per === null ? '' : `每${unitWords[per]} `}${yuanText(amountFen)}`
  const must = voluntary === null ? '是否自愿未公布' : voluntary ? '自愿，可以不要' : '方案写为必须交'
  return [`${of}${name}：${amount}`, must, ...(payee === null ? [] : [`收款方：${payeeWords[payee]}`]), ...(basis === null ? [] : [`依据：${basis}`])].join('，')
}

/** Whom a school relieves and how, in words (R-035, R-062). */
export function waiverText({ mode, percent, obligation }: Pick<WaiverRule, 'mode' | 'percent' | 'obligation'>): string {
  const how = mode === 'free' ? '免收' : mode === 'reduced' ? (percent === null ? '减收，比例由学校审批' : `减收 ${percent}%`) : '减免，办法由学校审批'
  if (obligation === null) return how
  if (obligation === 'must') return `${how}，符合的必须减免`
  return how.endsWith('由学校审批') ? `可以申请，${how}` : `${how}，可以申请，由学校审批`
}

/** Lunch is no part of the service's bill (R-038). */
function lunchText({ lunch }: Pick<SchoolPlan, 'lunch'>): string | null {
  if (lunch === null) return null
  const price = [...(lunch.pricePerDayFen === null ? [] : [`每天 ${yuanText(lunch.pricePerDayFen)}`]), ...(lunch.price === null ? [] : [lunch.price])].join('，')
  const said = [`餐费：${price || '未公布'}`, ...(lunch.provider === null ? [] : [`供餐：${lunch.provider}`]), ...(lunch.dueWorkday === null ? [] : [`每月第 ${lunch.dueWorkday} 个工作日前交`]), ...(lunch.payment === null ? [] : [lunch.payment.replace(/。$/, '')])]
  return `午餐另算，不在课后服务费里。${said.join('；')}。`
}

export interface NoticeSpan {
  version: number
  inForceFrom: string
  contentSha256: string
}

/**
 * The notices of a term as they follow each other, each in force until the next begins (R-040). A later version counts from
 * its day on whatever was published before, so that one that was to begin later and was replaced is in force on no day.
 */
export function noticesInTurn<Notice extends Pick<NoticeSpan, 'version' | 'inForceFrom'>>(notices: readonly Notice[]): Notice[] {
  return notices.filter((notice) => !notices.some((other) => other.version > notice.version && other.inForceFrom <= notice.inForceFrom))
}

export type NoticeCheck = 'allowed' | 'past' | 'late' | 'same'

/**
 * Whether a 收费公示 may be in force from a day: today at the earliest, for what was not published cannot have been charged
 * (national pack 19); within the term; and not where it would change nothing from that day on.
 */
export function checkNotice(notices: readonly NoticeSpan[], { inForceFrom, contentSha256 }: Omit<NoticeSpan, 'version'>, { today, lastDay }: { today: string; lastDay: string }): NoticeCheck {
  if (inForceFrom < today) return 'past'
  if (inForceFrom > lastDay) return 'late'
  const inTurn = noticesInTurn(notices)
  const ruling = inTurn.findLast((notice) => notice.inForceFrom <= inForceFrom)
  const replaced = inTurn.some((notice) => notice.inForceFrom > inForceFrom)
  return ruling?.contentSha256 === contentSha256 && !replaced ? 'same' : 'allowed'
}
