import type { SchoolPlan, ServiceOffering } from 'cloud/contract/plan-document'
import type { FeeRule } from 'cloud/contract/plan-money'
import { billObstacles, feeStatus, type FeeStatus } from 'cloud/rules/fee'
import { feeRuleText, feeScopeText, feesFor, feeText, unitWords, yuanText } from 'cloud/rules/plan-words'
import { gradesOf } from 'cloud/rules/timetable'
import type { BadgeTone } from '@/ui/badge'
import { fullDateWords } from '@/wording/dates'
import { gradesWords } from '@/wording/grades'
import { payeeWords, shortUnitWords } from '@/wording/plan'
import { lines, type PlanFact } from './plan-view'

export interface FeeBadge {
  words: string
  tone: BadgeTone
}

const badges: Record<FeeStatus, FeeBadge> = {
  free: { words: '免费', tone: 'good' },
  partlyFree: { words: '部分免费', tone: 'good' },
  charged: { words: '收费', tone: 'todo' },
  notIssued: { words: '标准未出台', tone: 'calm' },
  unstated: { words: '收费未公布', tone: 'calm' },
}

/** What one grade pays for a service, said first (FR-006). */
export const feeBadgeOf = (service: ServiceOffering, grade: number): FeeBadge => badges[feeStatus({ services: [{ fees: feesFor(service, grade) }] })]

/** Price, basis and payee for one grade, and beside it what other grades pay where that differs (FR-006, FR-068). */
export function feeFactsOf(plan: SchoolPlan, service: ServiceOffering, grade: number, date: string): PlanFact[] {
  const fees = feesFor(service, grade)
  const others = otherGrades(plan, service)
  return [
    { name: '收费', says: lines(fees.map((rule) => feeLineOf(plan, rule))) },
    ...(others ? [{ name: '各年级收费', says: others }] : []),
    ...(fees.some(({ status }) => status === 'charged') ? chargedFacts(service, fees, date) : []),
    ...(service.extras.length > 0 ? [{ name: '服务费以外', says: service.extras.map(extraLine) }] : []),
  ]
}

function feeLineOf({ seasons }: SchoolPlan, rule: FeeRule): string {
  const season = seasons.find(({ key }) => key === rule.season)?.name
  const scope = [season, feeScopeText(rule)].filter(Boolean).join('，')
  return scope ? `${scope}：${feeRuleText(rule)}` : feeRuleText(rule)
}

/** One line for the grades that pay the same; null where all do. */
function otherGrades(plan: SchoolPlan, service: ServiceOffering): string[] | null {
  const same = new Map<string, number[]>()
  const grades = gradesOf(plan).filter((grade) => service.grades === null || service.grades.includes(grade))
  for (const grade of grades) same.set(feeText(service, grade), [...(same.get(feeText(service, grade)) ?? []), grade])
  return same.size > 1 ? [...same].map(([words, of]) => `${gradesWords(of)}：${words}`) : null
}

function chargedFacts({ billableMinutes }: ServiceOffering, fees: FeeRule[], date: string): PlanFact[] {
  const charged = fees.filter(({ status }) => status === 'charged')
  const distinct = (words: (rule: FeeRule) => string | null) => lines([...new Set(charged.flatMap((rule) => words(rule) ?? []))])
  const optional = [
    { name: '不足一个计费单位', says: distinct(({ shortUnit }) => shortUnit && shortUnitWords[shortUnit]) },
    { name: '标准有效期至', says: distinct(({ validUntil }) => validUntil && fullDateWords(validUntil)) },
  ]
  return [
    { name: '收费依据', says: distinct(authorityWords) },
    { name: '收款方', says: distinct(({ payee }) => payee && payeeWords[payee]) },
    ...(charged.some(({ unit }) => unit === 'hour') ? [{ name: '每次计费时长', says: billableMinutes === null ? null : `${billableMinutes} 分钟` }] : []),
    ...optional.filter(({ says }) => says !== null),
    ...(charged.some((rule) => billObstacles(rule, date).length > 0) ? [{ name: '现在能收费吗', says: '不能。标准、依据和日期公布齐以前，学校不能收费。' }] : []),
  ]
}

const authorityWords = ({ authority, issuedOn }: FeeRule) => authority && `${authority}${issuedOn ? `（${fullDateWords(issuedOn)}）` : '（日期未公布）'}`

/** A charge beside the service: whether it has to be taken comes before what it costs. */
export function extraLine({ name, amountFen, per, voluntary, payee, basis }: ServiceOffering['extras'][number]): string {
  const must = voluntary === null ? '是否自愿未公布' : voluntary ? '自愿另收' : '须交'
  const price = amountFen === null ? '金额未公布' : `${yuanText(amountFen)}${per === null ? '' : `/${unitWords[per]}`}`
  return [`${name}（${must}）：${price}`, ...(payee ? [`收款方：${payeeWords[payee]}`] : []), ...(basis ? [`依据：${basis}`] : [])].join('，')
}
