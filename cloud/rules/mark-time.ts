import type { InputOf } from '../contract/operation'
import type { saveRoll } from '../contract/attendance'

type SentMark = InputOf<typeof saveRoll>['marks'][number]

export interface TimedMark extends Omit<SentMark, 'madeAt'> {
  madeAt: Date
}

/**
 * When each mark counts as made: never in the future, never before the day began, for a phone's clock may be wrong
 * (FR-057). What one phone said of a child keeps its order, so that a correction stays one: of several marks that are
 * ahead of the clock the last is made now and each before it a millisecond earlier. In order of time.
 */
export function timedMarks(marks: readonly SentMark[], { dayBegins, now }: { dayBegins: Date; now: Date }): TimedMark[] {
  const sent = marks.map((mark) => ({ ...mark, markId: mark.markId.toLowerCase(), childId: mark.childId.toLowerCase(), madeAt: new Date(mark.madeAt) })).sort((a, b) => a.madeAt.getTime() - b.madeAt.getTime())
  const notLate = inStep([...sent].reverse(), now, -1)
  return inStep(notLate.reverse(), dayBegins, 1)
}

/** Moves marks that lie beyond a bound onto it, those of one child a millisecond behind one another; any other keeps its time. */
function inStep(marks: readonly TimedMark[], bound: Date, step: 1 | -1): TimedMark[] {
  const bounds = new Map<string, number>()
  return marks.map((mark) => {
    const allowed = bounds.get(mark.childId) ?? bound.getTime()
    const madeAt = step === 1 ? Math.max(mark.madeAt.getTime(), allowed) : Math.min(mark.madeAt.getTime(), allowed)
    if (madeAt !== mark.madeAt.getTime()) bounds.set(mark.childId, madeAt + step)
    return { ...mark, madeAt: new Date(madeAt) }
  })
}
