import type { EntryKind, MoneyLine } from '../contract/money'
import { feeLine, type PricedDay } from './fee-line'
import { chargeLine, reliefLine } from './fee-words'
import type { Period } from './periods'
import { payableAfterRelief } from './relief'

export interface GrantedRelief {
  reliefId: string
  group: string
  percent: number
  /** What the plan rests it on. */
  basis: string | null
}

/** Of several reliefs the greatest counts; they are not added up. */
export const reliefThatCounts = <R extends Pick<GrantedRelief, 'percent'>>(reliefs: readonly R[]): R | null =>
  reliefs.reduce<R | null>((most, each) => (most === null || each.percent > most.percent ? each : most), null)

/** What a relief takes off a charge, in fen. */
export const reliefOf = (chargeFen: number, { percent }: Pick<GrantedRelief, 'percent'>): number => chargeFen - payableAfterRelief(chargeFen, percent)

export interface StatementFacts {
  serviceName: string
  /** Every day of the term on which the service is held for the child, up to the period's end at least. */
  days: readonly PricedDay[]
  period: Period
  relief: GrantedRelief | null
  /** Days that other statements of the child are for: they use up caps and periods first, wherever they lie. */
  stated?: ReadonlySet<string>
}

export type StatementLines = { kind: 'unstated' } | { kind: 'lines'; dates: string[]; charges: MoneyLine[]; relief: MoneyLine | null; payableFen: number }

/**
 * One service of one child for one period (FR-069, R-029 to ), in fen: what it costs, line by line, and what a
 * relief takes off it. Days before the period use up their share of a cap. Unstated: the plan lacks minutes or lessons.
 */
export function statementLines({ serviceName, days, period, relief, stated = new Set() }: StatementFacts): StatementLines {
  const until = days.filter(({ date }) => date <= period.to)
  const charged = feeLine(until, period.from, undefined, stated)
  if (charged.kind === 'unstated') return charged
  const taken = relief === null ? 0 : reliefOf(charged.fen, relief)
  return {
    kind: 'lines',
    dates: until.map(({ date }) => date).filter((date) => date >= period.from && !stated.has(date)).sort(),
    charges: charged.parts.map((part) => chargeLine(serviceName, part)),
    relief: relief === null || charged.fen === 0 ? null : reliefLine(relief, charged.fen, taken),
    payableFen: charged.fen - taken,
  }
}

export interface StatedPeriod {
  periodFrom: string
  /** Its days, without those that an exit gave back. */
  dates: readonly string[]
}

/**
 * What is still to be stated of a period: all of it for whom nothing was; else the days after those that were, such as of a child
 * that left and joined again, or of a month whose cycle was a term's before. Who joined again, from `again` on and maybe on other
 * weekdays, is stated the days in between too. Null where there is nothing, however often it is asked.
 */
export function periodToState(days: readonly { date: string }[], period: Period, stated: readonly StatedPeriod[], again: string | null = null): Period | null {
  const isWithin = (date: string) => date >= period.from && date <= period.to
  const before = new Set(stated.flatMap(({ dates }) => dates))
  const last = [...before].filter(isWithin).sort().at(-1)
  const isBetween = (date: string) => again !== null && date >= again && !before.has(date) && stated.every(({ periodFrom }) => periodFrom !== date)
  const first = days.map(({ date }) => date).filter((date) => isWithin(date) && (last === undefined || date > last || isBetween(date))).sort()[0]
  if (first === undefined) return null
  const isBegun = last !== undefined || stated.some(({ periodFrom }) => periodFrom === period.from)
  return { from: isBegun ? first : period.from, to: period.to }
}

/**
 * What a family has in hand of credits at the end of a term, in fen, to be taken off the next one's first statement (R-036
 * carryOver): never more than the school owes it in all, and nothing that was carried on before.
 */
export function creditInHand(entries: readonly { kind: EntryKind; amountFen: number }[]): number {
  const sum = (of: readonly EntryKind[]) => entries.reduce((total, { kind, amountFen }) => (of.includes(kind) ? total + amountFen : total), 0)
  const balance = entries.reduce((total, { amountFen }) => total + amountFen, 0)
  return Math.max(0, Math.min(-sum(['credit', 'carried']), -balance))
}
