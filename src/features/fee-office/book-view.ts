import { bookYuan, type AccountRow } from 'cloud/rules/account-words'
import { fenOf, moneyFault } from '@/ui/number-typed'
import { fullDateWords } from '@/wording/dates'
import type { Book, BookEntry } from './use-book'

export const incomeNames: Record<string, string> = { grant: '财政补助', other: '其他收入' }

export const categoryName = ({ direction, category }: Pick<BookEntry, 'direction' | 'category'>) => (direction === 'income' ? (incomeNames[category] ?? category) : category)

/** The account as it stands, from what it began with. */
export function standingRows({ setting, grantFen, otherFen, feesFen, spending, closingFen }: Book): AccountRow[] {
  const row = (name: string, fen: number, note?: string): AccountRow => ({ name, says: bookYuan(fen), note })
  return [
    setting ? row('期初结余', setting.openingFen, setting.openingSource) : { name: '期初结余', says: '还没有填写' },
    row('财政补助', grantFen),
    row('家长交费', feesFen, '从缴费登记算入，已减去退给家长的钱'),
    ...(otherFen === 0 ? [] : [row('其他收入', otherFen)]),
    ...spending.map(({ category, amountFen }) => ({ ...row(category, amountFen), name: `支出：${category}` })),
    closingFen === null ? { name: '现在结余', says: '填写期初结余后算出', sum: true } : { ...row('现在结余', closingFen), sum: true },
  ]
}

/** What stands in the way of collecting and spending rightly, in words. */
export function bookWarnings({ barred, separateAccount: { missing, openedOn, receivedBeforeFen }, setting, lastClosing }: Book): string[] {
  const unopened = openedOn === null ? '方案要求设专账，还没有登记开设日期。' : `专账 ${fullDateWords(openedOn)}才开设。`
  return [
    ...(missing ? [receivedBeforeFen > 0 ? `${unopened}开设以前已经收了家长 ${bookYuan(receivedBeforeFen)}。` : `${unopened}请在收费以前开设。`] : []),
    ...(barred.length > 0 ? [`方案不允许的支出：${barred.join('、')}。请冲销后记到允许的项目里。`] : []),
    ...(setting && lastClosing && setting.openingFen !== lastClosing.amountFen ? [`${lastClosing.termName}公布的期末结余是 ${bookYuan(lastClosing.amountFen)}，与期初结余不同。`] : []),
  ]
}

/** An amount as typed, in fen, above nothing; null where it is none. */
export function amountOf(typed: string): number | null {
  const fen = fenOf(typed)
  return typeof fen === 'number' && fen > 0 ? fen : null
}

/** The same with a deficit: −1200.50. */
export function balanceTyped(typed: string): number | null {
  const [, minus, digits] = /^\s*([-−－]?)(.*)$/.exec(typed) ?? []
  const fen = fenOf(digits ?? '')
  return typeof fen !== 'number' ? null : minus && fen !== 0 ? -fen : fen
}

export const amountFault = (typed: string) => moneyFault(fenOf(typed)) ?? (amountOf(typed) === null ? '请填写大于 0 的金额，单位是元' : null)
