import type { AccountContent } from '../contract/accounts'

/** An amount as a book writes it, to the fen: 46,000.00 元, −12.50 元. */
export function bookYuan(fen: number): string {
  const whole = String(Math.floor(Math.abs(fen) / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '−' : ''}${whole}.${String(Math.abs(fen) % 100).padStart(2, '0')} 元`
}

/** A part of one yuan, as people say it: 8 角 7 分. What rounds to nothing is still something. */
export function jiaoWords(share: number): string {
  if (share >= 100) return '1 元'
  if (share === 0) return '不到 1 分'
  const [jiao, left] = [Math.floor(share / 10), share % 10]
  return [...(jiao > 0 ? [`${jiao} 角`] : []), ...(left > 0 ? [`${left} 分`] : [])].join(' ')
}

export interface AccountRow {
  name: string
  says: string
  note?: string
  /** A sum of the rows above it. */
  sum?: boolean
}

const row = (name: string, fen: number, note?: string): AccountRow => ({ name, says: bookYuan(fen), note })

/** The account from its opening to its closing balance, line by line. */
export function bookRows({ openingFen, openingSource, grantFen, otherFen, feesFen, spending, closingFen }: AccountContent): AccountRow[] {
  const spentFen = spending.reduce((sum, { amountFen }) => sum + amountFen, 0)
  return [
    row('期初结余', openingFen, openingSource || undefined),
    row('财政补助', grantFen),
    row('家长交费', feesFen, '已减去退给家长的钱'),
    ...(otherFen === 0 ? [] : [row('其他收入', otherFen)]),
    { ...row('收入合计', grantFen + feesFen + otherFen), sum: true },
    ...spending.map(({ category, amountFen }) => row(category, amountFen)),
    { ...row('支出合计', spentFen), sum: true },
    { ...row('期末结余', closingFen, '期初结余 + 收入合计 − 支出合计'), sum: true },
  ]
}

/** What families were charged, what was relieved and given back, and where that stands. */
export function familyRows({ feesFen, families }: AccountContent): AccountRow[] {
  const { chargedFen, reliefFen, relievedChildren, topUpFen, refundedFen, carriedFen, balanceFen, openFen, inHandFen } = families
  const relief = reliefFen === null ? { name: '减免', says: '不单独列出', note: '享受减免的孩子很少，为保护他们不列金额，已经从应交里减去' } : row('减免', reliefFen, relievedChildren ? `${relievedChildren} 个孩子，已经从应交里减去` : undefined)
  return [
    row('家长应交', chargedFen, '减免以后'),
    relief,
    ...(topUpFen === 0 ? [] : [row('结算补交', topUpFen)]),
    row('退费', refundedFen, '包括抵下次费用的'),
    ...(carriedFen === 0 ? [] : [row('上学期结转', carriedFen)]),
    row('家长已交', feesFen, '已减去退给家长的钱'),
    ...(openFen === null || inHandFen === null ? [] : [row('还没有交', openFen), row('学校代存，要退还家长', inHandFen)]),
    { ...(balanceFen < 0 ? row('学校还应退还家长', -balanceFen) : row('家长还应交', balanceFen)), note: `应交${topUpFen === 0 ? '' : ' + 补交'}${carriedFen === 0 ? '' : ' + 结转'} − 退费 − 已交`, sum: true },
  ]
}

/** Whether families' accounts and the school's books agree, with the figure that anyone may hold against their own paper. */
export function reconciliationWords({ checks }: AccountContent): string {
  const found = checks.filter(({ familiesFen, schoolFen }) => familiesFen !== schoolFen)
  const of = (kind: AccountContent['checks'][number]['of']) => bookYuan(checks.find((check) => check.of === kind)?.familiesFen ?? 0)
  if (found.length > 0) return '把每个孩子的账逐户相加，与学校总账对不上。'
  return `把每个孩子的账逐户相加：应交 ${of('charged')}，退费 ${of('refunded')}，已交 ${of('received')}。与学校总账完全一致，一分不差。`
}

/** Whether the separate account is there, in words; null where the plan says nothing of one. */
export function separateAccountWords({ separateAccount }: Pick<AccountContent, 'separateAccount'>, dayWords: (date: string) => string): string | null {
  if (separateAccount === null) return null
  const { required, openedOn } = separateAccount
  if (openedOn !== null) return `${dayWords(openedOn)}开设`
  return required ? '方案要求设专账，学校还没有登记开设' : '方案没有设专账'
}
