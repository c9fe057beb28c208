import type { MoneyLine } from '../contract/money'
import type { PaymentHow } from '../contract/payment'
import { addDays } from './dates'
import { howWords } from './payment-how'
import { yuanText } from './plan-words'
import { negated } from './rounding'

/** What is open and what is in hand of a balance, in fen: at most one is above zero. */
export const openFen = (balanceFen: number) => Math.max(0, balanceFen)
export const inHandFen = (balanceFen: number) => Math.max(0, negated(balanceFen))

/** How far back money may be said to have moved, in days. */
const movedWithinDays = 366

/** Whether money may be recorded as moved on a day: none moves tomorrow, and a year ago is a slip of the pen. */
export const isMovedDay = (onDate: string, today: string) => onDate <= today && onDate >= addDays(today, -movedWithinDays)

export interface MovedFacts {
  kind: 'payment' | 'payout'
  amountFen: number
  receiptNo: string | null
  /** Above zero the family owes it, below zero the school. */
  balanceFen: number
  /** The receipt's number stands on another entry that was not taken back. */
  receiptTaken: boolean
  /** One of the same child, kind, day and amount, without a number and not taken back. */
  hasTwin: boolean
}

export type MovedDecision = { kind: 'recorded' } | { kind: 'refused'; code: 'payment_beyond_open' | 'payout_beyond_hand' | 'payment_same' | 'receipt_taken'; says?: string }

/**
 * Whether a payment or payout may be recorded (FR-076): nobody pays more than is owed and nobody is paid what is not in hand.
 * Without a receipt's number the same amount on the same day is the same payment, so that a second clerk doubles nothing.
 */
export function decideMoved({ kind, amountFen, receiptNo, balanceFen, receiptTaken, hasTwin }: MovedFacts): MovedDecision {
  if (receiptNo !== null && receiptTaken) return { kind: 'refused', code: 'receipt_taken' }
  if (receiptNo === null && hasTwin) return { kind: 'refused', code: 'payment_same' }
  if (kind === 'payment' && amountFen > openFen(balanceFen)) return { kind: 'refused', code: 'payment_beyond_open', says: beyondOpenWords(balanceFen) }
  if (kind === 'payout' && amountFen > inHandFen(balanceFen)) return { kind: 'refused', code: 'payout_beyond_hand', says: beyondHandWords(balanceFen) }
  return { kind: 'recorded' }
}

export function beyondOpenWords(balanceFen: number): string {
  const open = openFen(balanceFen)
  return open === 0 ? '这个孩子现在没有未交的金额，不能再登记收款，请核对是不是这个孩子。' : `这个孩子还有 ${yuanText(open)}未交，登记的金额不能超过它，请核对。`
}

function beyondHandWords(balanceFen: number): string {
  const inHand = inHandFen(balanceFen)
  return inHand === 0 ? '这个孩子的账上没有应退的金额，不能登记退款。应退的要先由退费或结算算出来。' : `这个孩子的账上应退 ${yuanText(inHand)}，登记的金额不能超过它，请核对。`
}

/** A payment or payout as a family reads it on its account. */
export function movedLine({ kind, how, receiptNo, amountFen }: { kind: 'payment' | 'payout'; how: PaymentHow; receiptNo: string | null; amountFen: number }): MoneyLine {
  return {
    name: `${kind === 'payment' ? '已交' : '已退'}：${howWords[how]}`,
    amountFen,
    steps: [],
    rule: 'R-039',
    why: kind === 'payment' ? '学校财务收到后登记，本应用不收钱。' : '学校财务付出后登记，本应用不付钱。',
    citation: receiptNo === null ? null : `收据号 ${receiptNo}`,
  }
}

/** What takes such a line back. */
export const takenBackLine = (line: MoneyLine): MoneyLine => ({ ...line, name: `撤销：${line.name}`, amountFen: negated(line.amountFen), why: '这一笔登记有误，学校财务已撤销。' })
