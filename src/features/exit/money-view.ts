import type { MoneyLine } from 'cloud/contract/money'
import type { Output } from 'cloud/contract/operations'
import { yuanText } from 'cloud/rules/plan-words'

export interface MoneyRow {
  key: string
  name: string
  amount: string
  /** The arithmetic: 144 元 × 未上 20 次 ÷ 共 72 次 = 40 元. */
  steps: string[]
  why: string
  citation: string | null
}

type Preview = Output<'previewExit'>

/** A preview in words: the sum first, then each line with its arithmetic. */
export function moneyOf({ charged, due, atSettlement, byRuleFen }: Preview): { says: string; rows: MoneyRow[] } {
  const rows = [
    ...due.map((each, index) => rowOf(`due ${index}`, each.line, each.decidedAs === 'byFinance' ? `约 ${yuanText(each.fen)}，由财务决定` : `${each.credited ? '抵下次费用' : '退'} ${yuanText(each.fen)}`)),
    ...atSettlement.map(({ line, fen }, index) => rowOf(`later ${index}`, line, fen === null ? '期末结算' : `期末约退 ${yuanText(fen)}`)),
  ]
  return { says: sumWords({ charged, due, atSettlement, byRuleFen }), rows }
}

const rowOf = (key: string, { name, steps, why, citation }: MoneyLine, amount: string): MoneyRow => ({
  key,
  name,
  amount,
  steps: steps.map(({ says, fen }) => (fen === null ? says : `${says} = ${yuanText(fen)}`)),
  why,
  citation,
})

function sumWords({ charged, due, atSettlement, byRuleFen }: Preview): string {
  if (!charged) return '还没有出账单，没有收过费，也没有要退的。'
  const waits = due.some(({ decidedAs }) => decidedAs === 'byFinance')
  const parts = [
    ...(byRuleFen > 0 ? [`按方案算，退 ${yuanText(byRuleFen)}。已交的退还，还没交的不用再交`] : []),
    ...(waits ? ['方案没有写明怎么退，由学校财务决定，下面的数只供参考'] : []),
    ...(atSettlement.length > 0 ? ['方案写明期末多还少补，退出时不单独退，到期末结算'] : []),
  ]
  return parts.length > 0 ? `${parts.join('；')}。` : '按方案，这时退出没有要退的。'
}
