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
  return sent.map((mark, index) => {
    const ofChild = (other: TimedMark) => other.childId === mark.childId
    if (mark.madeAt > now) return { ...mark, madeAt: new Date(now.getTime() - sent.slice(index + 1).filter(ofChild).length) }
    if (mark.madeAt < dayBegins) return { ...mark, madeAt: new Date(dayBegins.getTime() + sent.slice(0, index).filter(ofChild).length) }
    return mark
  })
}
