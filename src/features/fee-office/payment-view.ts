import type { Payer, PaymentHow, PaymentView } from 'cloud/contract/payment'
import { howWords } from 'cloud/rules/payment-how'
import { dateTyped } from '@/ui/date-typed'
import { fenOf, yuanTyped } from '@/ui/number-typed'
import { dayWords, instantWords } from '@/wording/dates'

/** 14450 is 144.50 元: two decimals everywhere, so that columns of amounts can be compared. */
export const yuan = (fen: number) => `${fen < 0 ? '−' : ''}${yuanTyped(Math.abs(fen))} 元`

export const hows = (Object.keys(howWords) as PaymentHow[]).map((value) => ({ value, label: howWords[value] }))

export const whereWords = ({ className, rosterNo }: Pick<Payer, 'className' | 'rosterNo'>) => `${className} ${rosterNo}号`

export function standingWords({ openFen, inHandFen }: Pick<Payer, 'openFen' | 'inHandFen'>): string {
  if (openFen > 0) return `未交 ${yuan(openFen)}`
  return inHandFen > 0 ? `应退 ${yuan(inHandFen)}` : '已交清'
}

const kindWords = { payment: '收款', payout: '退款' } as const

export const paymentTitle = ({ kind, amountFen, takesBack }: PaymentView) => `${takesBack ? '撤销' : ''}${kindWords[kind]} ${yuan(amountFen)}`

/** Day, way, number and who recorded it, as far as they are known. */
export const paymentFacts = ({ onDate, how, receiptNo, madeBy, madeAt, reason }: PaymentView) =>
  [dayWords(onDate), how && howWords[how], receiptNo && `收据号 ${receiptNo}`, `${madeBy} ${instantWords(madeAt)}登记`, reason && `原因：${reason}`].filter(Boolean).join('，')

export interface MovedDraft {
  amount: string
  onDate: string
  how: PaymentHow | null
  receiptNo: string
}

export type MovedRead = { kind: 'filled'; amountFen: number; onDate: string; how: PaymentHow } | { kind: 'faults'; amount: string | null; onDate: string | null; how: string | null }

/** What was typed as what is sent, or what is wrong with it, by field; `most` is what is open or in hand, in fen. */
export function movedOf({ amount, onDate, how }: MovedDraft, { kind, most, today }: { kind: 'payment' | 'payout'; most: number; today: string }): MovedRead {
  const [amountFen, date] = [fenOf(amount), dateTyped(onDate)]
  const wrong = {
    amount: amountFault(amountFen, kind, most),
    onDate: date === null ? '请填写日期，如 2026-09-08' : date > today ? '日期不能晚于今天' : null,
    how: how === null ? '请选择怎样收付' : null,
  }
  if (typeof amountFen !== 'number' || date === null || how === null || wrong.amount || wrong.onDate) return { kind: 'faults', ...wrong }
  return { kind: 'filled', amountFen, onDate: date, how }
}

function amountFault(amountFen: number | string | null, kind: 'payment' | 'payout', most: number): string | null {
  if (typeof amountFen !== 'number') return '请填写金额，单位是元，最多两位小数'
  if (amountFen === 0) return '金额要大于 0'
  return amountFen > most ? `不能超过${kind === 'payment' ? '未交' : '应退'}的 ${yuan(most)}` : null
}
