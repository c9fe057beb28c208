import type { FeeRule } from '../contract/plan-money'
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

/** `grossFen` as calculated, `fen` as the caps leave it. Unstated: the facts for a price per minute or lesson are missing. */
export type FeeLine = { kind: 'charged'; grossFen: number; fen: number } | { kind: 'unstated' }

/**
 * What days of one service cost by one fee rule, in fen, rounded half up once at the end (R-029 hourly, R-030 lessons,
 * R-031 most units a day, R-032 caps; S3, S5, S10, S19). Days are charged in order until a cap is reached. To bill a
 * part of a capped time, give all days since the cap's time began and the first day of the part as `from`: what was
 * charged before has used up its share of the cap.
 */
export function feeLine(rule: FeeRule, days: readonly ServedDay[], from = ''): FeeLine {
  const price = unitPrice(rule)
  const units = unitsOfDays(rule, days)
  if (price === null || units === null) return { kind: 'unstated' }
  // A day's charge is kept in fen times `per`, a whole number, so that 130 minutes at 2 yuan an hour stay exact.
  const per = units.per
  const used = rule.caps.map(() => new Map<string, number>())
  let gross = 0
  let charged = 0
  for (const { date, count } of units.days) {
    const left = rule.caps.map((cap, index) => (cap.amountFen === null ? Infinity : cap.amountFen * per - (used[index]?.get(periodKey(cap.per, date)) ?? 0)))
    const amount = Math.min(count * price, ...left)
    rule.caps.forEach((cap, index) => used[index]?.set(periodKey(cap.per, date), (used[index]?.get(periodKey(cap.per, date)) ?? 0) + amount))
    if (date < from) continue
    gross += count * price
    charged += amount
  }
  return { kind: 'charged', grossFen: roundedQuotient(gross, per), fen: roundedQuotient(charged, per) }
}

type UnitDays = { per: number; days: { date: string; count: number }[] }

/** The units of each day as whole numbers of `1/per` units, in order of date; null where they cannot be known. */
function unitsOfDays(rule: FeeRule, days: readonly ServedDay[]): UnitDays | null {
  const inOrder = [...days].sort((a, b) => (a.date < b.date ? -1 : 1))
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

/** One unit for each period that has a day in it, charged on the first of its days. */
function firstDays(days: readonly ServedDay[], unit: 'day' | 'week' | 'halfMonth' | 'month' | 'term'): UnitDays {
  const firsts = periodsOf(unit, days.map(({ date }) => date)).map((period) => ({ date: period.from, count: 1 }))
  return { per: 1, days: firsts }
}

/**
 * The periods for which statements are issued, each from its first to its last service day: four for a
 * four-month term billed by month (S3), one for a term (S5, S19). Null where the plan states no cycle.
 */
export const statementPeriods = (rule: Pick<FeeRule, 'cycle'>, serviceDays: readonly string[]): Period[] | null => (rule.cycle === null ? null : periodsOf(rule.cycle, serviceDays))
