import type { MoneyLine } from 'cloud/contract/money'
import type { Output } from 'cloud/contract/operations'
import { yuan } from '@/wording/money'

type Preview = Output<'previewExit'>

/** A preview in words: the sum first, then what comes back line by line, as much as it is and without a sign. */
export function moneyOf({ charged, due, atSettlement, byRuleFen }: Preview) {
  const lines = [
    ...due.map(({ line, fen, decidedAs, credited }, index) => lineOf(`due ${index}`, line, fen, decidedAs === 'byFinance' ? '只供参考，由学校财务决定' : credited ? '抵下次费用' : '退给您')),
    ...atSettlement.map(({ line, fen }, index) => lineOf(`later ${index}`, line, fen, fen === null ? '期末结算时才知道' : '大约，到期末结算')),
  ]
  return { says: sumWords({ charged, due, atSettlement, byRuleFen }), lines }
}

const lineOf = (key: string, { name, steps, why, citation }: MoneyLine, amountFen: number | null, note: string) => ({ key, name, amountFen, steps, why, citation, note })

function sumWords({ charged, due, atSettlement, byRuleFen }: Preview): string {
  if (!charged) return '还没有出账单，没有收过费，也没有要退的。'
  const waits = due.some(({ decidedAs }) => decidedAs === 'byFinance')
  const parts = [
    ...(byRuleFen > 0 ? [`按方案算，退 ${yuan(byRuleFen)}。已交的退还，还没交的不用再交`] : []),
    ...(waits ? ['方案没有写明怎么退，由学校财务决定，下面的数只供参考'] : []),
    ...(atSettlement.length > 0 ? ['方案写明期末多还少补，退出时不单独退，到期末结算'] : []),
  ]
  return parts.length > 0 ? `${parts.join('；')}。` : '按方案，这时退出没有要退的。'
}
