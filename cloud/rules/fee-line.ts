import type { FeeRule } from '../contract/plan-money'
import type { Rate } from './cost-share'
import { unitPrice } from './fee'
import { periodKey, periodsOf, type Period } from './periods'
import { roundedQuotient } from './rounding'

/** One day on which a child was served, or is scheduled to be, by one service. */
export interface ServedDay {
  date: string
  /** Minutes that count for the fee (billableMinutes), apart from the clock; null where the plan does not state them. */
  minutes: number | null
  /** Lessons that the day counts as (countedLessons); null where the plan does not state them. */
  lessons: number | null
}

/** A day with the fee that is in force on it for the child: a standard may change within a term. */
export interface PricedDay extends ServedDay {
  rule: FeeRule
}

/** What one fee comes to over days that follow each other. */
export interface FeePart {
  rule: FeeRule
  dates: string[]
  /** Units of all its days together: `count` of `1/per` units, so that 130 minutes stay exact. `each`: of every day, where all have the same. */
  units: { count: number; per: number; each: number | null }
  grossFen: number
  fen: number
}

/** `grossFen` as calculated, `fen` as the caps leave it. Unstated: the facts for a price per minute or lesson are missing. */
export type FeeLine = { kind: 'charged'; grossFen: number; fen: number; parts: FeePart[] } | { kind: 'unstated' }

/**
 * What days of one service cost, in fen (R-029 hourly, R-030 lessons, R-031 most units a day, R-032 caps; S3, S5, S10, S19).
 * Days are charged in order until a cap is reached; a cap is one for the service, however often its fee changes within it.
 * To bill a part of a term, give all days from the term's beginning and the first day of the part as `from`: what was
 * charged before has used up its share of the cap. Every amount is the rounded sum up to its end less the rounded sum
 * before it, so that parts add up to the whole to the fen. `priceOf` is the price of a unit: the stated one, or the actual
 * rate by which a term is settled. `stated` days were charged before, wherever they lie: they come first and are no part.
 */
export function feeLine(days: readonly PricedDay[], from = '', priceOf: (rule: FeeRule) => Rate | null = statedPrice, stated: ReadonlySet<string> = new Set()): FeeLine {
  const counted = countedDays(days, priceOf, stated)
  if (counted === null) return { kind: 'unstated' }
  // Fen times `scale` is whole for every day, whatever fractions of a unit the fees know.
  const scale = counted.reduce((all, { per, price }) => commonMultiple(all, per * price.lessons), 1)
  const used = new Map<string, number>()
  // Only what some fee caps is counted: finding the week of every day takes longer than all the rest.
  const capped = [...new Set(counted.flatMap(({ rule }) => rule.caps.flatMap(({ per, amountFen }) => (amountFen === null ? [] : [per]))))]
  const parts: FeePart[] = []
  const sum = { gross: 0, charged: 0 }
  for (const { date, rule, count, per, price } of counted) {
    const before = { ...sum }
    const gross = count * price.fen * (scale / (per * price.lessons))
    const caps = rule.caps.flatMap(({ per: length, amountFen }) => (amountFen === null ? [] : [{ key: `${length} ${periodKey(length, date)}`, most: amountFen * scale }]))
    // A cap that was lowered in mid-term may lie below what was charged already: nothing more is, and nothing comes back by itself.
    const amount = Math.max(0, Math.min(gross, ...caps.map(({ key, most }) => most - (used.get(key) ?? 0))))
    for (const length of capped) used.set(`${length} ${periodKey(length, date)}`, (used.get(`${length} ${periodKey(length, date)}`) ?? 0) + amount)
    sum.gross += gross
    sum.charged += amount
    if (date >= from && !stated.has(date)) addTo(parts, { date, rule, count, per }, difference(before.gross, sum.gross, scale), difference(before.charged, sum.charged, scale))
  }
  const total = (of: (part: FeePart) => number) => parts.reduce((all, part) => all + of(part), 0)
  return { kind: 'charged', grossFen: total(({ grossFen }) => grossFen), fen: total(({ fen }) => fen), parts }
}

/** What the plan states, as a rate of one unit. */
export function statedPrice(rule: FeeRule): Rate | null {
  const fen = unitPrice(rule)
  return fen === null ? null : { fen, lessons: 1 }
}

const difference = (before: number, after: number, scale: number): number => roundedQuotient(after, scale) - roundedQuotient(before, scale)

function addTo(parts: FeePart[], { date, rule, count, per }: Pick<CountedDay, 'date' | 'rule' | 'count' | 'per'>, grossFen: number, fen: number) {
  const last = parts.at(-1)
  if (!last || last.rule !== rule) {
    parts.push({ rule, dates: [date], units: { count, per, each: count }, grossFen, fen })
    return
  }
  if (last.dates.at(-1) !== date) last.dates.push(date)
  last.units.count += count
  if (last.units.each !== count) last.units.each = null
  last.grossFen += grossFen
  last.fen += fen
}

interface CountedDay {
  date: string
  rule: FeeRule
  count: number
  per: number
  price: Rate
}

/** Each day with its units, in order of date; null where they, or a price, cannot be known. */
function countedDays(days: readonly PricedDay[], priceOf: (rule: FeeRule) => Rate | null, stated: ReadonlySet<string>): CountedDay[] | null {
  const comesFirst = (a: string, b: string) => stated.has(a) === stated.has(b) ? (a < b ? -1 : a > b ? 1 : 0) : stated.has(a) ? -1 : 1
  const inOrder = [...days].sort((a, b) => comesFirst(a.date, b.date))
  const counted: CountedDay[] = []
  for (const rule of new Set(inOrder.map((day) => day.rule))) {
    const price = priceOf(rule)
    const units = unitsOfDays(rule, inOrder.filter((day) => day.rule === rule))
    if (price === null || units === null) return null
    // A month that was charged by the fee that held when it began is not charged again by the next.
    const isNew = (date: string) => !isPeriod(rule.unit) || !inOrder.some((day) => day.rule !== rule && day.rule.unit === rule.unit && comesFirst(day.date, date) < 0 && periodKey(rule.unit as PeriodUnit, day.date) === periodKey(rule.unit as PeriodUnit, date))
    for (const { date, count } of units.days) counted.push({ date, rule, per: units.per, price, count: isNew(date) ? count : 0 })
  }
  return counted.sort((a, b) => comesFirst(a.date, b.date))
}

type PeriodUnit = 'day' | 'week' | 'halfMonth' | 'month' | 'term'
const isPeriod = (unit: FeeRule['unit']): unit is PeriodUnit => unit !== null && unit !== 'hour' && unit !== 'lesson' && unit !== 'session'

type UnitDays = { per: number; days: { date: string; count: number }[] }

/** The units of each day as whole numbers of `1/per` units, in order of date; null where they cannot be known. */
function unitsOfDays(rule: FeeRule, inOrder: readonly ServedDay[]): UnitDays | null {
  switch (rule.unit) {
    case null:
      return null
    case 'hour':
      return unitsByTime(rule, inOrder, ({ minutes }) => minutes, rule.unitMinutes ?? 60)
    case 'lesson':
      return billsByMinute(rule, inOrder) ? unitsByTime(rule, inOrder, ({ minutes }) => minutes, rule.unitMinutes) : unitsByTime(rule, inOrder, ({ lessons }) => lessons, 1)
    case 'session':
      return unitsByTime(rule, inOrder, () => 1, 1)
    case 'day':
    case 'week':
    case 'halfMonth':
    case 'month':
    case 'term':
      return firstDays(inOrder, rule.unit)
  }
}

/** A plan that says what a short lesson costs means its minutes; any other means the lessons it counts, where it counts them. */
const billsByMinute = ({ shortUnit }: FeeRule, days: readonly ServedDay[]) =>
  days.some(({ lessons }) => lessons === null) || (shortUnit !== null && days.every(({ minutes }) => minutes !== null))

/** Parts of a unit are counted as the plan says; where it does not, by the minute, as R-029 calculates. */
function unitsByTime({ shortUnit, maxUnitsPerDay }: FeeRule, days: readonly ServedDay[], amountOf: (day: ServedDay) => number | null, perUnit: number | null): UnitDays | null {
  if (perUnit === null) return null
  const counted: UnitDays['days'] = []
  for (const day of days) {
    const amount = amountOf(day)
    if (amount === null) return null
    const rest = amount % perUnit
    const whole = amount - rest
    const count = rest === 0 || shortUnit === 'none' ? whole : shortUnit === 'full' ? whole + perUnit : amount
    counted.push({ date: day.date, count: maxUnitsPerDay === null ? count : Math.min(count, maxUnitsPerDay * perUnit) })
  }
  return { per: perUnit, days: counted }
}

/** One unit for each period that has a day in it, charged on the first of its days; the others cost nothing more. */
function firstDays(days: readonly ServedDay[], unit: PeriodUnit): UnitDays {
  const begun = new Set<string>()
  return {
    per: 1,
    days: [...new Set(days.map(({ date }) => date))].map((date) => {
      const key = periodKey(unit, date)
      const count = begun.has(key) ? 0 : 1
      begun.add(key)
      return { date, count }
    }),
  }
}

const commonMultiple = (a: number, b: number): number => (a * b) / commonDivisor(a, b)
const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b))

/**
 * The periods for which statements are issued, each from its first to its last service day: four for a
 * four-month term billed by month (S3), one for a term (S5, S19). Null where the plan states no cycle.
 */
export const statementPeriods = (rule: Pick<FeeRule, 'cycle'>, serviceDays: readonly string[]): Period[] | null => (rule.cycle === null ? null : periodsOf(rule.cycle, serviceDays))
