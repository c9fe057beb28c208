import type { AccountLine, AccountTotals, EntryKind, MoneyLine } from 'cloud/contract/money'
import type { AccountView, RefundDueView, StatementView } from 'cloud/contract/statement'
import { dateOf, dayWords, fullDateWords } from './dates'
import { yuan } from './money'

export const entryWords: Record<EntryKind, string> = { charge: '收费', relief: '减免', refund: '退费', credit: '抵下次费用', topUp: '补交', carried: '上学期结转', payment: '已交', payout: '已退' }

export const periodWords = ({ periodFrom, periodTo }: Pick<StatementView, 'periodFrom' | 'periodTo'>) => (periodFrom === periodTo ? dayWords(periodFrom) : `${dayWords(periodFrom)}至${dayWords(periodTo)}`)

/** What an account comes to, said without pressing anyone. */
export function balanceWords({ balanceFen }: Pick<AccountTotals, 'balanceFen'>): { title: string; amount: string | null } {
  if (balanceFen > 0) return { title: '待交', amount: yuan(balanceFen) }
  if (balanceFen < 0) return { title: '在学校有余', amount: yuan(-balanceFen) }
  return { title: '没有要交的', amount: null }
}

/** How a balance came about, from what was charged to what was paid; what is nothing is left out. */
export function totalRows({ chargedFen, reliefFen, refundedFen, receivedFen }: AccountTotals): { name: string; says: string }[] {
  return [
    { name: reliefFen > 0 ? `应交（已减免 ${yuan(reliefFen)}）` : '应交', says: yuan(chargedFen) },
    ...(refundedFen > 0 ? [{ name: '退费和抵扣', says: yuan(-refundedFen) }] : []),
    { name: receivedFen < 0 ? '已退' : '已交', says: yuan(Math.abs(receivedFen)) },
  ]
}

/** An account's head: what it comes to, in calm words, for an amount to pay changes nothing for the child. */
export function balanceOf({ totals, settled }: Pick<AccountView, 'totals' | 'settled'>) {
  const notes = totals.balanceFen > 0 ? ['交费先后不影响孩子参加课后服务。'] : totals.balanceFen < 0 ? ['由学校财务退给家长，或抵下次的费用。'] : []
  return { ...balanceWords(totals), rows: totalRows(totals), notes: [...notes, ...(settled ? ['本学期已经结算。'] : [])] }
}

const lineOf = (key: string, { name, amountFen, steps, why, citation }: MoneyLine, note?: string) => ({ key, name, amountFen, steps, why, citation: citation as string | null | undefined, ...(note ? { note } : {}) })

/** Statements by period, in order of time; each with its lines. */
export function statementGroups(statements: readonly StatementView[]) {
  const periods = [...new Set(statements.map(periodWords))]
  return periods.map((title) => ({
    title,
    parts: statements
      .filter((statement) => periodWords(statement) === title)
      .map(({ statementId, serviceName, payableFen, issuedAt, lines }) => ({
        key: statementId,
        name: serviceName,
        amountFen: payableFen,
        note: `${dayWords(dateOf(issuedAt))}发出`,
        lines: lines.map((line, index) => lineOf(`${statementId} ${index}`, line)),
      })),
  }))
}

/** Payments, refunds and the like. What was taken back stays and says so. */
export const entryLines = (entries: readonly AccountLine[]) =>
  entries.map(({ entryId, kind, onDate, line, reverses, reversed }) => {
    const named = line.name.startsWith(entryWords[kind]) ? [] : [entryWords[kind]]
    const shown = lineOf(entryId, line, [...named, dayWords(onDate), ...(reversed ? ['已撤销'] : reverses ? ['撤销前面的一笔'] : [])].join('，'))
    // Money that moved needs no paper; what is charged or given back does.
    return line.citation === null && (kind === 'payment' || kind === 'payout') ? { ...shown, citation: undefined } : shown
  })

const isMoved = ({ kind }: Pick<AccountLine, 'kind'>) => kind === 'payment' || kind === 'payout'

/** What changed what is owed after the statement went out: refunds, credits and the like, below zero where it is less now. */
export const changeLines = (entries: readonly AccountLine[]) => entryLines(entries.filter((entry) => !isMoved(entry)))

/** Money that changed hands, as it is said over a counter: paid and paid out without a sign, what was taken back below zero. */
export const movedLines = (entries: readonly AccountLine[]) => {
  const moved = entries.filter(isMoved)
  return entryLines(moved).map((line, index) => ({ ...line, amountFen: moved[index]?.kind === 'payment' ? -line.amountFen : line.amountFen }))
}

/** What is due back and waits. */
export const refundDueLines = (due: readonly RefundDueView[]) =>
  due.map(({ statementId, trigger, decidedAs, credited, line }) =>
    lineOf(`${statementId} ${trigger}`, line, `${decidedAs === 'byRule' ? '等财务确认' : '方案没有写怎么退，等财务确认，金额以确认的为准'}${credited ? '，抵下次费用' : ''}`),
  )

/** Lunch in names and facts: apart from the service's bill (R-038). */
export const lunchFacts = ({ provider, days, pricePerDayFen, costFen, dueOn, month, payment }: NonNullable<AccountView['lunch']>) => [
  { name: '供餐单位', says: provider },
  { name: `${Number(month.slice(5))}月的午餐`, says: costFen === null || pricePerDayFen === null ? `${days} 天，每天的价格未公布` : `${days} 天 × ${yuan(pricePerDayFen)} = ${yuan(costFen)}` },
  ...(dueOn ? [{ name: '最晚哪天交给供餐单位', says: fullDateWords(dueOn) }] : []),
  { name: '怎么交', says: payment },
]

/** The whole account as words, to be kept or sent on. */
export function accountText({ child, term, totals, statements, entries }: Pick<AccountView, 'child' | 'term' | 'totals' | 'statements' | 'entries'>): string {
  const balance = balanceWords(totals)
  const said = ({ name, amountFen, steps, citation }: MoneyLine) => [`${name}：${yuan(amountFen)}`, ...steps.map(({ says, fen }) => `　${says}${fen === null ? '' : ` = ${yuan(fen)}`}`), `　${citation === null ? '依据未公布' : `依据：${citation}`}`]
  return [
    `${child.name}（${child.className}）${term.name}账单`,
    ...statements.flatMap((statement) => ['', `${statement.serviceName} ${periodWords(statement)}，应交 ${yuan(statement.payableFen)}`, ...statement.lines.flatMap(said)]),
    ...(entries.length > 0 ? ['', ...entries.map(({ kind, onDate, line }) => `${dayWords(onDate)} ${line.name.startsWith(entryWords[kind]) ? '' : `${entryWords[kind]}：`}${line.name}，${yuan(kind === 'payment' ? -line.amountFen : line.amountFen)}`)] : []),
    '',
    [balance.title, balance.amount].filter(Boolean).join(' '),
  ].join('\n')
}
