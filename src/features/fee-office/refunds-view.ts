import type { MoneyLine } from 'cloud/contract/money'
import type { Output } from 'cloud/contract/operations'
import { yuanText } from 'cloud/rules/plan-words'
import { dateWords } from '@/wording/dates'

export type WaitingRefund = Output<'listRefunds'>['waiting'][number]
export type DecidedRefund = Output<'listRefunds'>['decided'][number]

export const triggerWords = { absence: '请假', exit: '退出', cancelledBySchool: '学校取消' } as const

export const keyOf = ({ statementId, trigger, exitId }: WaitingRefund) => `${statementId} ${trigger} ${exitId ?? ''}`

/** The arithmetic of a line: 144 元 × 未上 20 次 ÷ 共 72 次 = 40 元. */
export const stepsOf = ({ steps }: MoneyLine) => steps.map(({ says, fen }) => (fen === null ? says : `${says} = ${yuanText(fen)}`))

export const amountOf = ({ decidedAs, credited, fen }: Pick<WaitingRefund, 'decidedAs' | 'credited' | 'fen'>) =>
  decidedAs === 'byFinance' ? `参考 ${yuanText(fen)}` : `${credited ? '抵下次' : '退'} ${yuanText(fen)}`

export const decidedAmountOf = ({ fen, credited }: DecidedRefund) => (fen === 0 ? '不退' : `${credited ? '抵下次' : '退'} ${yuanText(fen)}`)

/** The days that it is for, in words. */
export const datesText = (dates: readonly string[]) => (dates.length <= 3 ? dates.map(dateWords).join('、') : `${dateWords(dates[0] as string)}至${dateWords(dates.at(-1) as string)}，共 ${dates.length} 次`)
