import type { MoneyLine } from '../contract/money'
import type { SchoolPlan } from '../contract/plan-document'
import type { FeeRule } from '../contract/plan-money'
import { actualRate, settle, type Rate } from './cost-share'
import { feeLine, statedPrice, type FeePart, type PricedDay } from './fee-line'
import { chargeLine } from './fee-words'
import type { MoneyState } from './money-day'
import { unitWords, yuanText } from './plan-words'
import { refundRuleFor } from './refund'
import { reliefOf, type GrantedRelief } from './statement'

/** How days on which nobody took the roll count, decided once for the whole school. */
export type UnrecordedAs = 'attended' | 'absent'

/** A day that is charged, and how it went. */
export type SettledDay = PricedDay & { state: MoneyState }

/** What the school enters for a service whose fee is only a most, in fen. */
export interface ServiceCost {
  serviceKey: string
  termCostFen: number
  grantFen: number
}

/** Whether a service is settled at the end of the term, and whether what comes back is set against the next bill; null where the plan does not settle. */
export function settlesHow(plan: Pick<SchoolPlan, 'refunds' | 'accounts'>, serviceKey: string): { credited: boolean } | null {
  const rule = refundRuleFor(plan.refunds, 'settlement', serviceKey)
  if (rule?.method === 'none' || (rule === null && plan.accounts.settlement !== true)) return null
  return { credited: rule?.method === 'carryOver' }
}

/** The days that are paid for: those attended, and those that nobody recorded where they count as attended. */
export const countedDays = <Day extends { state: MoneyState }>(days: readonly Day[], unrecordedAs: UnrecordedAs): Day[] =>
  days.filter(({ state }) => state === 'attended' || (unrecordedAs === 'attended' && isUnrecorded(state)))

/** The last day's roll may still be to come when the term is settled: it counts as what was not recorded does. */
export const isUnrecorded = (state: MoneyState): boolean => state === 'unrecorded' || state === 'toCome'

/** Units of a service: `count` of `1/per` units, so that parts of an hour stay exact. */
export interface Units {
  count: number
  per: number
}

/** The units that some children's counted days come to together, of fees that are only a most; null where they are not of one kind. */
export function unitsTogether(children: readonly (readonly PricedDay[])[]): Units | null {
  const parts = children.flatMap((days) => {
    const line = feeLine(days)
    return line.kind === 'charged' ? line.parts.filter(({ rule }) => rule.amountIs === 'atMost') : []
  })
  const kinds = new Set(parts.map(({ rule, units }) => `${rule.unit} ${units.per}`))
  if (kinds.size > 1) return null
  return { count: parts.reduce((all, { units }) => all + units.count, 0), per: parts[0]?.units.per ?? 1 }
}

/** The shortfall of a service shared among its units, before any fee's most; null while there is not one unit. */
export function sharedRate({ termCostFen, grantFen }: Omit<ServiceCost, 'serviceKey'>, { count, per }: Units): Rate | null {
  const rate = actualRate({ costFen: termCostFen * per, grantFen: grantFen * per, pupilLessons: count, mostFen: null })
  return rate && reduced(rate)
}

/** The price of a unit by which a fee is settled: the stated one; of a fee that is only a most the shared rate, never above it. */
export function settledPrice(rule: FeeRule, shared: Rate | null): Rate | null {
  const stated = statedPrice(rule)
  if (rule.amountIs !== 'atMost' || stated === null) return stated
  if (shared === null) return null
  return shared.fen > stated.fen * shared.lessons ? stated : shared
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
function reduced({ fen, lessons }: Rate): Rate {
  const by = divisor(fen, lessons)
  return { fen: fen / by, lessons: lessons / by }
}

export interface SettlementFacts {
  serviceName: string
  /** What the service's entries come to: charges, relief, refunds and credits, in fen. */
  chargedFen: number
  days: readonly SettledDay[]
  relief: GrantedRelief | null
  /** Null where the plan does not settle the service. */
  settles: { credited: boolean } | null
  unrecordedAs: UnrecordedAs
  shared: Rate | null
  /** The plan's own words for it. */
  citation: string | null
}

export interface SettlementDecision {
  kind: 'refund' | 'credit' | 'topUp' | 'even'
  /** What the child's days cost after cap and relief, in fen. */
  owedFen: number
  /** Its amount is what goes on the account: below zero comes back, above is to be paid. */
  line: MoneyLine
}

/**
 * 多还少补 of one service of one child (R-033, R-034; S3): 720 元 was charged, 228 课时 × 2.50 元 are 570 元, 150 元 come back.
 * Owed is what the attended days cost at the actual rate or the stated fee, after cap and relief. Plans that do not settle
 * change nothing. Unstated: a fee that is only a most has no rate, because cost and grant were not entered.
 */
export function settlementOf(facts: SettlementFacts): SettlementDecision | { kind: 'unstated' } {
  const { chargedFen, settles } = facts
  if (settles === null) return unchanged(facts)
  const counted = countedDays(facts.days, facts.unrecordedAs)
  const cost = feeLine(counted, '', (rule) => settledPrice(rule, facts.shared))
  if (cost.kind === 'unstated') return cost
  const owedFen = cost.fen - (facts.relief === null ? 0 : reliefOf(cost.fen, facts.relief))
  const decided = settle(chargedFen, owedFen)
  const kind = decided.kind === 'refund' && settles.credited ? 'credit' : decided.kind
  return { kind, owedFen, line: settlementLine(facts, cost.parts, owedFen) }
}

const lineOf = ({ serviceName, citation }: SettlementFacts, amountFen: number, steps: MoneyLine['steps'], why: string): MoneyLine => ({ name: `${serviceName} 学期结算`, amountFen, steps, rule: 'R-034', why, citation })

const unchanged = (facts: SettlementFacts): SettlementDecision => ({
  kind: 'even',
  owedFen: facts.chargedFen,
  line: lineOf(facts, 0, [{ says: '账单、减免和退费合计', fen: facts.chargedFen }], '方案没有规定期末按出勤结算，账单不变。'),
})

function settlementLine(facts: SettlementFacts, parts: readonly FeePart[], owedFen: number): MoneyLine {
  const { chargedFen, relief, days, unrecordedAs } = facts
  const unrecorded = days.filter(({ state }) => isUnrecorded(state)).length
  const grossFen = parts.reduce((all, { fen }) => all + fen, 0)
  const steps = [
    { says: '账单、减免和退费合计', fen: chargedFen },
    ...(parts.length === 0 ? [{ says: '没有到场的日子', fen: 0 }] : parts.flatMap((part) => costSteps(part, facts.shared))),
    ...(unrecorded === 0 ? [] : [{ says: `其中 ${unrecorded} 天没有点名记录，学校统一按${unrecordedAs === 'attended' ? '到场计入' : '没有到场，不收费'}`, fen: null }]),
    ...(relief === null ? [] : [{ says: `减免 ${relief.percent}% 以后：${yuan(grossFen)} × ${100 - relief.percent}%`, fen: owedFen }]),
    { says: `${yuan(owedFen)} − ${yuan(chargedFen)}`, fen: owedFen - chargedFen },
  ]
  return lineOf(facts, owedFen - chargedFen, steps, '学期结束按实际到场结算：多交的退，少交的补。请假和没来的日子不收费。')
}

/** 228 课时 × 2.50 元, or the fee's own arithmetic where its price is the stated one. */
function costSteps(part: FeePart, shared: Rate | null): MoneyLine['steps'] {
  const { rule, units, grossFen, fen } = part
  if (rule.amountIs !== 'atMost') return chargeLine('', part).steps
  const price = settledPrice(rule, shared) as Rate
  const unit = rule.unit === null ? '' : unitWords[rule.unit]
  const amount = units.count % units.per === 0 ? `${units.count / units.per} ${unit}` : `${units.count} 分钟 ÷ ${units.per} 分钟`
  const exact = price.fen % price.lessons === 0 ? `${yuan(price.fen / price.lessons)}` : `（${yuanText(price.fen)} ÷ ${price.lessons} ${unit}）`
  return [{ says: `实到 ${amount} × ${exact}`, fen: grossFen }, ...(fen === grossFen ? [] : [{ says: '收到上限为止', fen }])]
}

/** Always with two decimals: rates are read beside each other. */
const yuan = (fen: number) => `${(fen / 100).toFixed(2)} 元`
