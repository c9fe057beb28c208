import type { MoneyLine } from '../contract/money'
import type { FeeRule, RefundRule } from '../contract/plan-money'
import type { RefundTrigger } from '../contract/statement'
import { weekdayOf } from './dates'
import { feeLine, type PricedDay, type ServedDay } from './fee-line'
import { spanWords } from './fee-words'
import type { MoneyState } from './money-day'
import { yuanText } from './plan-words'
import { longAbsences, refundOf, refundRuleFor, type RefundDecision, type RefundFacts } from './refund'
import { refundLine } from './refund-words'
import { negated, roundedQuotient } from './rounding'

/** One day of the service for the child, as its money is worked out from. */
export interface RefundDay extends ServedDay {
  state: MoneyState
  rule: FeeRule | null
}

/** What a statement charged, in fen, and what has been decided of it. */
export interface RefundableStatement {
  statementId: string
  dates: readonly string[]
  issuedOn: string
  chargedFen: number
  /** After relief: what is given back is a share of this. */
  payableFen: number
  /** What has come back of it already. */
  returnedFen: number
  decided: readonly { dates: readonly string[]; computedFen: number }[]
}

/** An exit that was approved, or one that a family thinks of (`exitId` null), with the terms that the child had joined under. */
export interface LeavingService {
  exitId: string | null
  lastDay: string
  joinedOn: string
  refunds: readonly RefundRule[]
  settles: boolean
}

export interface ServiceRefundFacts {
  serviceKey: string
  serviceName: string
  today: string
  term: { startsOn: string; endsOn: string }
  daysPerWeek: number
  days: readonly RefundDay[]
  /** When the child takes part: what an exit ended, and what came after it. */
  enrolments: readonly { startsOn: string; endsOn: string; weekdays: readonly number[] }[]
  /** The terms of the version that the child joined under last. */
  refunds: readonly RefundRule[]
  settles: boolean
  statements: readonly RefundableStatement[]
  exits: readonly LeavingService[]
  paidOn: string | null
}

export interface StatementRefund {
  statementId: string
  trigger: RefundTrigger
  exitId: string | null
  /** The statement's days that it is for. */
  dates: string[]
  /** What the plan's rule comes to, less what was decided before; where it states none, the share that finance may start from. */
  fen: number
  decidedAs: 'byRule' | 'byFinance'
  credited: boolean
  line: MoneyLine
}

/** What the settlement at the end of a term would come to if the child left; null where the fee cannot be worked out. */
export interface AtSettlement {
  statementId: string
  fen: number | null
  line: MoneyLine
}

/**
 * What is due back of one service of a child (R-036, R-037; S5, S19), in fen: an absence on leave is found over all billed
 * days and then shared to their statements; each day comes back once, for whatever reason, less what was decided before;
 * never more than is left of a statement. A plan without a rule for absences gives none; one without a rule for leaving or
 * for what the school cancelled leaves it to its settlement where it has one, else to finance.
 */
export function refundsOf(facts: ServiceRefundFacts): { due: StatementRefund[]; atSettlement: AtSettlement[] } {
  const absent = new Set(absences(facts))
  const due: StatementRefund[] = []
  const atSettlement: AtSettlement[] = []
  for (const statement of facts.statements) {
    if (statement.payableFen <= 0) continue
    const reasons = daysByReason(facts, statement)
    const left = { taken: new Set(statement.decided.flatMap(({ dates }) => dates)), computedFen: sumOf(statement.decided, ({ computedFen }) => computedFen), restFen: statement.payableFen - statement.returnedFen }
    const add = (occasion: Occasion) => {
      const made = dueFor(facts, statement, left, occasion)
      if (!made) return
      for (const date of made.dates) left.taken.add(date)
      left.computedFen += made.fen
      left.restFen -= made.fen
      due.push(made)
    }
    const { refunds, settles, daysPerWeek } = facts
    for (const exit of facts.exits) {
      const rule = refundRuleFor(exit.refunds, 'exit', facts.serviceKey)
      const after = reasons.left.get(exit) ?? []
      const dates = isByAttendance(rule) ? statement.dates.filter((date) => after.includes(date) || (date <= exit.lastDay && reasons.unattended.has(date))) : after
      if (rule !== null || !exit.settles) add({ trigger: 'exit', exit, rule, dates })
      else if (exit.exitId === null && after.length > 0) atSettlement.push(settledLater(facts, statement, left, exit, [...after, ...reasons.unattended]))
    }
    const cancelledRule = refundRuleFor(refunds, 'cancelledBySchool', facts.serviceKey)
    if (cancelledRule !== null || !settles) add({ trigger: 'cancelledBySchool', exit: null, rule: cancelledRule, dates: reasons.cancelled })
    const absenceRule = refundRuleFor(refunds, 'absence', facts.serviceKey)
    if (absenceRule !== null && daysPerWeek > 0) add({ trigger: 'absence', exit: null, rule: { ...absenceRule, threshold: null }, dates: statement.dates.filter((date) => absent.has(date)) })
  }
  return { due, atSettlement }
}

const isByAttendance = (rule: RefundRule | null) => rule?.method === 'byAttendance' || rule?.method === 'actualCost'
const sumOf = <T>(all: readonly T[], fen: (each: T) => number) => all.reduce((total, each) => total + fen(each), 0)

interface Occasion {
  trigger: RefundTrigger
  exit: LeavingService | null
  rule: RefundRule | null
  dates: readonly string[]
}

interface Left {
  taken: ReadonlySet<string>
  computedFen: number
  restFen: number
}

/** Days on leave that are over, of absences that are long enough; a day that the school cancelled neither ends nor lengthens one. */
function absences({ refunds, serviceKey, statements, days, today, daysPerWeek }: ServiceRefundFacts): string[] {
  const rule = refundRuleFor(refunds, 'absence', serviceKey)
  if (rule === null) return []
  const states = new Map(days.map(({ date, state }) => [date, state]))
  const scheduled = [...new Set(statements.flatMap(({ dates }) => dates))].filter((date) => states.get(date) !== 'cancelled').sort()
  const onLeave = scheduled.filter((date) => date < today && states.get(date) === 'leave')
  return rule.threshold === null ? onLeave : longAbsences(rule.threshold, onLeave, { scheduled, daysPerWeek })
}

/** Of a statement's days: those after each exit, those that the school cancelled, and those on which the child was not there. */
function daysByReason({ days, enrolments, exits }: ServiceRefundFacts, { dates }: RefundableStatement) {
  const states = new Map(days.map(({ date, state }) => [date, state]))
  const isEnrolled = (date: string) => states.has(date) || enrolments.some(({ startsOn, endsOn, weekdays }) => date >= startsOn && date <= endsOn && (weekdays.length === 0 || weekdays.includes(weekdayOf(date))))
  const exitOf = (date: string) => exits.reduce<LeavingService | null>((last, exit) => (exit.lastDay < date && (last === null || exit.lastDay >= last.lastDay) ? exit : last), null)
  const left = new Map<LeavingService, string[]>()
  const cancelled: string[] = []
  for (const date of dates) {
    const exit = exitOf(date)
    // A preview asks about days on which the child is still enrolled.
    if (exit && (exit.exitId === null || !isEnrolled(date))) left.set(exit, [...(left.get(exit) ?? []), date])
    else if ((states.get(date) ?? 'cancelled') === 'cancelled') cancelled.push(date)
  }
  const unattended = new Set(dates.filter((date) => ['leave', 'missing', 'cancelled'].includes(states.get(date) ?? 'cancelled')))
  return { left, cancelled, unattended }
}

function dueFor(facts: ServiceRefundFacts, statement: RefundableStatement, left: Left, { trigger, exit, rule, dates: all }: Occasion): StatementRefund | null {
  const dates = all.filter((date) => !left.taken.has(date))
  if (dates.length === 0) return null
  const before = [...left.taken]
  const kept = statement.dates.filter((date) => !left.taken.has(date) && !dates.includes(date))
  const owedFen = isByAttendance(rule) ? owedFor(facts, statement, kept) : null
  const { decision, shareFen, usedFacts } = comesTo(rule, { facts, statement, left, exit, dates, before, owedFen })
  if (decision.kind === 'nothing') return null
  const fen = Math.max(0, Math.min(shareFen, left.restFen))
  if (fen === 0) return null
  const decidedAs = decision.kind === 'undecided' ? 'byFinance' : 'byRule'
  const line = refundLine({ serviceName: facts.serviceName, trigger, dates, rule, decidedAs, fen, payableFen: statement.payableFen, before: before.length, kept: kept.length, scheduled: statement.dates, facts: usedFacts, exactFen: shareFen, computedFen: left.computedFen })
  return { statementId: statement.statementId, trigger, exitId: exit?.exitId ?? null, dates: [...dates], fen, decidedAs, credited: decision.kind === 'credit', line }
}

interface Coming {
  facts: ServiceRefundFacts
  statement: RefundableStatement
  left: Left
  exit: LeavingService | null
  dates: readonly string[]
  before: readonly string[]
  owedFen: number | null
}

/** What the new days come to: all days by the rule, less those before by the same rule, so that parts add up to the fen. */
function comesTo(rule: RefundRule | null, { facts, statement, left, exit, dates, before, owedFen }: Coming): { decision: RefundDecision; shareFen: number; usedFacts: RefundFacts } {
  const { term, daysPerWeek } = facts
  const shared = { daysPerWeek, owedFen, leftOn: exit?.lastDay ?? dates[0] ?? term.startsOn, termStart: term.startsOn, termEnd: term.endsOn, joinedOn: exit?.joinedOn ?? term.startsOn, paidOn: facts.paidOn ?? statement.issuedOn }
  // Shares by date and by attendance are of what is left, others of the whole.
  if (rule?.method === 'percentByDate' || isByAttendance(rule)) {
    const usedFacts = { ...shared, paidFen: Math.max(0, statement.payableFen - left.computedFen), scheduled: statement.dates.filter((date) => !left.taken.has(date)), unused: dates }
    const decision = refundOf(rule, usedFacts)
    return { decision, shareFen: fenOf(decision), usedFacts }
  }
  const usedFacts = { ...shared, paidFen: statement.payableFen, scheduled: statement.dates, unused: [...before, ...dates] }
  const decision = refundOf(rule, usedFacts)
  return { decision, shareFen: fenOf(decision) - (before.length === 0 ? 0 : fenOf(refundOf(rule, { ...usedFacts, unused: before }))), usedFacts }
}

const fenOf = (decision: RefundDecision) => (decision.kind === 'nothing' ? 0 : decision.fen)

/** What some of a statement's days cost by its fees and caps, after its relief; null where a fee is not known. */
function owedFor({ days }: ServiceRefundFacts, { dates, chargedFen, payableFen }: RefundableStatement, kept: readonly string[]): number | null {
  if (kept.length === 0 || chargedFen === 0) return 0
  const [from, to] = [dates[0] as string, dates.at(-1) as string]
  const counted = days.filter(({ date, state }) => date <= to && state !== 'cancelled' && (date < from || kept.includes(date)))
  const priced = counted.flatMap((day): PricedDay[] => (day.rule === null ? [] : [{ ...day, rule: day.rule }]))
  if (kept.some((date) => !priced.some((day) => day.date === date))) return null
  const charged = feeLine(priced, from)
  return charged.kind === 'unstated' ? null : Math.min(payableFen, roundedQuotient(charged.fen * payableFen, chargedFen))
}

function settledLater(facts: ServiceRefundFacts, statement: RefundableStatement, left: Left, exit: LeavingService, unused: readonly string[]): AtSettlement {
  const kept = statement.dates.filter((date) => !unused.includes(date) && !left.taken.has(date))
  const owedFen = owedFor(facts, statement, kept)
  const fen = owedFen === null ? null : Math.max(0, Math.min(left.restFen, statement.payableFen - left.computedFen - owedFen))
  const rule = refundRuleFor(exit.refunds, 'settlement', facts.serviceKey)
  const dates = statement.dates.filter((date) => date > exit.lastDay)
  const paid = yuanText(statement.payableFen - left.computedFen)
  const steps = fen === null ? [{ says: '按实际参加的天数和实际成本结算，现在还算不出', fen: null }] : [{ says: `${paid} − 参加的 ${kept.length} 次应收 ${yuanText(owedFen as number)}`, fen }]
  return {
    statementId: statement.statementId,
    fen,
    line: { name: `${facts.serviceName} 期末结算：${spanWords(dates[0] as string, dates.at(-1) as string)}不再参加`, amountFen: negated(fen ?? 0), steps, rule: 'R-034', why: '方案写明期末多还少补，退出时不单独退。这里按今天的标准先算，期末以实际成本为准。', citation: rule?.text ?? null },
  }
}
