import type { MoneyLine } from '../contract/money'
import type { RefundRule } from '../contract/plan-money'
import type { RefundTrigger } from '../contract/statement'
import { spanWords } from './fee-words'
import { periodsOf } from './periods'
import { refundRuleText, unitWords, yuanText } from './plan-words'
import { dayWords } from './date-words'
import type { RefundFacts } from './refund'
import { negated } from './rounding'

const occasions: Record<RefundTrigger, string> = { absence: '请假退费', exit: '退出退费', cancelledBySchool: '学校取消退费' }

export interface RefundWords {
  serviceName: string
  trigger: RefundTrigger
  dates: readonly string[]
  rule: RefundRule | null
  decidedAs: 'byRule' | 'byFinance'
  fen: number
  payableFen: number
  /** How many of the statement's days were decided before, and how many are used after all. */
  before: number
  kept: number
  scheduled: readonly string[]
  facts: RefundFacts
  /** Before what is left of the statement bounds it. */
  exactFen: number
  /** What was worked out before. */
  computedFen: number
}

/** What comes back, as a line that says how: 144 元 × 未上 20 次 ÷ 共 72 次 = 40 元. */
export function refundLine(of: RefundWords): MoneyLine {
  const { serviceName, trigger, dates, rule, decidedAs, fen, before, exactFen } = of
  const steps = [{ says: arithmetic(of), fen: exactFen }]
  if (before > 0 && isShare(rule)) steps[0] = { says: `${arithmetic(of)}，减去以前 ${before} 次算过的`, fen: exactFen }
  if (fen !== exactFen) steps.push({ says: '最多退到这张账单为零', fen })
  return {
    name: `${serviceName} ${occasions[trigger]} ${spanWords(dates[0] as string, dates.at(-1) as string)}`,
    amountFen: -fen,
    steps,
    rule: trigger === 'absence' ? 'R-036' : 'R-037',
    why: decidedAs === 'byFinance' ? '方案没有写明怎么退，由学校财务决定。这里先按没上的次数算一个数，不是最后结果。' : `按您加入时的方案：${rule === null ? '' : refundRuleText(rule)}。账单减免后的应交数是多少，就从多少里退。`,
    citation: rule?.text ?? null,
  }
}

/** What finance decided where the plan leaves it open, with its reason. */
export function decidedLine(line: MoneyLine, fen: number, reason: string): MoneyLine {
  return { ...line, amountFen: negated(fen), steps: [...line.steps, { says: `学校财务决定：${reason}`, fen }], why: '方案没有写明怎么退，由学校财务决定。' }
}

/** What stays of a refund when the child came back (FR-067): the days that it takes part in again are charged as they were. */
export function restLine(line: MoneyLine, { fen, of, days, again, startsOn }: { fen: number; of: number; days: number; again: number; startsOn: string }): MoneyLine {
  return {
    ...line,
    amountFen: negated(fen),
    steps: [{ says: `${dayWords(startsOn)}起重新参加，退过的 ${days} 次里有 ${again} 次照常收费：${yuanText(of)} × ${days - again} 次 ÷ ${days} 次`, fen }],
  }
}

const isShare = (rule: RefundRule | null) => rule === null || rule.method === null || rule.method === 'unusedSessions' || rule.method === 'byDay' || rule.method === 'byStep' || rule.method === 'carryOver'

function arithmetic({ rule, facts, payableFen, kept, scheduled, computedFen }: RefundWords): string {
  const { paidFen, unused, owedFen } = facts
  const paid = yuanText(paidFen)
  const share = `${paid} × 未上 ${unused.length} 次 ÷ 共 ${facts.scheduled.length} 次`
  switch (rule?.method ?? null) {
    case 'byDay':
      return unused.length === facts.scheduled.length ? `一次也没有上，${paid} 全部退还` : `${paid} × 未上 ${unused.length} 天 ÷ ${rule?.fixedDays === null ? '共' : '全期按'} ${rule?.fixedDays ?? facts.scheduled.length} 天`
    case 'byStep':
      return stepWords(rule as RefundRule, facts) ?? share
    case 'percentByDate':
      return unused.length === facts.scheduled.length ? `一次也没有上，${paid} 全部退还` : percentWords(rule as RefundRule, facts, payableFen, computedFen)
    case 'byAttendance':
    case 'actualCost':
      return owedFen === null ? share : `${paid} − 上过的 ${kept} 次（共 ${scheduled.length} 次）应收 ${yuanText(owedFen)}`
    default:
      return share
  }
}

function stepWords({ step, startedStep }: RefundRule, { paidFen, scheduled, unused }: RefundFacts): string | null {
  if (step === null || startedStep === null) return null
  const steps = periodsOf(step, scheduled)
  const isUnused = (date: string) => unused.includes(date)
  const back = steps.filter(({ from, to }) => {
    const days = scheduled.filter((date) => date >= from && date <= to)
    return startedStep === 'charged' ? days.every(isUnused) : days.some(isUnused)
  }).length
  return `${yuanText(paidFen)} × 未上 ${back} 个${unitWords[step]} ÷ 共 ${steps.length} 个${unitWords[step]}（${startedStep === 'charged' ? '已经开始的照收' : '已经开始的也退'}）`
}

const starts = { termStart: '开学', joined: '加入', paid: '缴费' } as const
const spans = { day: '天', week: '周', halfMonth: '个半月', month: '个月', percentOfTerm: '% 的学期' } as const

function percentWords({ from, steps }: RefundRule, { paidFen, leftOn }: RefundFacts, payableFen: number, computedFen: number): string {
  const says = steps.map(({ within, unit, percent }) => `${from === null ? '' : starts[from]}后 ${within} ${spans[unit]}内退 ${percent}%`).join('，')
  const left = computedFen > 0 ? `还没退的 ${yuanText(paidFen)}` : yuanText(payableFen)
  return `${left}，最后一天是${dayWords(leftOn)}：${says}`
}
