import type { MoneyLine } from '../contract/money'
import { reliefLine } from './fee-words'
import { yuanText } from './plan-words'
import { reliefOnStatement, type StatementState } from './statement-relief'
import { negated } from './rounding'

/** What a relief takes off a statement that was issued before it was granted: with what an earlier one took, and what was given back. */
export function reliefEntryLine(relief: { group: string; percent: number; basis: string | null }, state: StatementState, takenFen: number): MoneyLine {
  const totalFen = reliefOnStatement(state, relief.percent)
  const line = reliefLine(relief, state.chargedFen, totalFen)
  const returned = state.leftFen < state.chargedFen ? [{ says: `账单 ${yuanText(state.chargedFen)}中有一部分已经退过，减免只算没有退的部分`, fen: negated(totalFen) }] : line.steps
  const earlier = state.relievedFen > 0 ? [{ says: `以前已经减免 ${yuanText(state.relievedFen)}，这次补上差额`, fen: negated(takenFen) }] : []
  return { ...line, amountFen: negated(takenFen), steps: [...returned, ...earlier] }
}

/** The opposite of a relief that was granted by mistake. */
export const correctionLine = (line: MoneyLine, fen: number, reason: string): MoneyLine => ({
  name: `更正：取消“${line.name}”`,
  amountFen: fen,
  steps: [{ says: '原来减免的金额加回', fen }],
  rule: 'R-035',
  why: reason === '' ? '学校更正了减免。' : `学校更正了减免：${reason}`,
  citation: null,
})
