import type { MoneyLine } from '../contract/money'
import type { FeeRule } from '../contract/plan-money'
import { dayWords, fullDateWords } from './date-words'
import { mondayOf } from './dates'
import { unitPrice } from './fee'
import type { FeePart } from './fee-line'
import { unitWords, yuanText } from './plan-words'
import { negated, roundedQuotient } from './rounding'

/** The first and the last day of what a line is for: 9月1日至12月31日. */
export const spanWords = (from: string, to: string) => (from === to ? dayWords(from) : `${dayWords(from)}至${dayWords(to)}`)

/** Days as a family counts them: 18 周 × 4 天 where every week has as many, else 71 天. */
export function daysWords(dates: readonly string[]): string {
  const weeks = new Map<string, number>()
  for (const date of dates) weeks.set(mondayOf(date), (weeks.get(mondayOf(date)) ?? 0) + 1)
  const perWeek = dates.length / weeks.size
  return weeks.size > 1 && [...weeks.values()].every((days) => days === perWeek) ? `${weeks.size} 周 × ${perWeek} 天` : `${dates.length} 天`
}

/** What one fee comes to, as a line that says how: 18 周 × 4 天 × 1 小时 × 2 元 = 144 元 (R-029 to R-032). */
export function chargeLine(serviceName: string, part: FeePart): MoneyLine {
  const { rule, dates, grossFen, fen } = part
  const steps = [{ says: arithmetic(part), fen: exactFen(part) }]
  if (exactFen(part) !== grossFen) steps.push({ says: '不足一分的零头与前面的账单连着四舍五入', fen: grossFen })
  if (fen !== grossFen) steps.push({ says: `收到上限为止：${capsWords(rule)}`, fen })
  const ruleId = fen !== grossFen ? 'R-032' : rule.unit === 'hour' ? 'R-029' : rule.unit === 'lesson' ? (rule.maxUnitsPerDay === null ? 'R-030' : 'R-031') : 'R-039'
  return { name: `${serviceName} ${spanWords(dates[0] as string, dates.at(-1) as string)}`, amountFen: fen, steps, rule: ruleId, why: whyOf(rule), citation: citationOf(rule) }
}

const exactFen = ({ rule, units: { count, per } }: FeePart) => roundedQuotient(count * (unitPrice(rule) ?? 0), per)

function arithmetic({ rule, dates, units: { count, per, each } }: FeePart): string {
  const price = yuanText(unitPrice(rule) ?? 0)
  const unit = rule.unit === null ? '' : unitWords[rule.unit]
  if (rule.unit !== 'hour' && rule.unit !== 'lesson') return rule.unit === 'session' ? `${count} 次 × ${price}` : `${count} ${rule.unit === 'month' ? '个' : ''}${unit} × ${price}`
  if (each === null) return per === 1 ? `共 ${count} ${unit} × ${price}` : `共 ${count} 分钟 ÷ ${per} 分钟 × ${price}`
  return `${daysWords(dates)} × ${each % per === 0 ? `${each / per} ${unit}` : `${each} 分钟 ÷ ${per} 分钟`} × ${price}`
}

const capWords = { day: '每天', week: '每周', month: '每月', term: '每学期', year: '每学年' } as const
const capsWords = ({ caps }: Pick<FeeRule, 'caps'>) => caps.flatMap(({ per, amountFen }) => (amountFen === null ? [] : [`${capWords[per]}最高 ${yuanText(amountFen)}`])).join('，')

/** A fee in plain words. */
function whyOf({ unit, maxUnitsPerDay, amountIs, caps }: FeeRule): string {
  const by = unit === null ? '' : `按${unitWords[unit]}收费`
  const most = maxUnitsPerDay === null || unit === null ? '' : `，一天最多算 ${maxUnitsPerDay} 个${unitWords[unit]}`
  const rate = amountIs === 'atMost' ? '；这是最高价，期末按实际成本结算' : ''
  const cap = caps.some(({ amountFen }) => amountFen !== null) ? `；${capsWords({ caps })}` : ''
  return `${by}${most}${cap}${rate}。只算公布的服务日，法定节假日和取消的不算。`
}

/** The authority's paper and its date. */
export const citationOf = ({ authority, issuedOn }: Pick<FeeRule, 'authority' | 'issuedOn'>) => (authority === null ? null : issuedOn === null ? authority : `${authority}（${fullDateWords(issuedOn)}）`)

/** What a relief takes off a statement (R-035): after the cap. */
export function reliefLine({ group, percent, basis }: { group: string; percent: number; basis: string | null }, chargedFen: number, takenFen: number): MoneyLine {
  return {
    name: percent === 100 ? `减免：${group}，免收` : `减免：${group}，减收 ${percent}%`,
    amountFen: negated(takenFen),
    steps: [{ says: `${yuanText(chargedFen)} × ${percent}%`, fen: negated(takenFen) }],
    rule: 'R-035',
    why: '先按标准和上限算出应收，再减免。减免只有您、学校办公室和财务看得到。',
    citation: basis,
  }
}

/** A credit that the family had in hand when a term ended, as it leaves that term (above zero) and comes into the next (below). */
export const carriedLine = (amountFen: number): MoneyLine => ({
  name: amountFen > 0 ? '余额转到下学期' : '上学期余额转入',
  amountFen,
  steps: [{ says: `上学期留着抵费用、还没有用完的 ${yuanText(Math.abs(amountFen))}`, fen: amountFen }],
  rule: 'R-036',
  why: '方案规定退回的费用抵下次费用；上学期没有抵完的，在本学期的第一份账单里接着抵。',
  citation: null,
})
