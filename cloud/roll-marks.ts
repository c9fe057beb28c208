import type { OutputOf, InputOf } from './contract/operation'
import type { RecordSource, saveRoll } from './contract/attendance'
import type { Database } from './db/database'
import { endOfDay, startOfDay } from './rules/dates'
import { timedMarks, type TimedMark } from './rules/mark-time'
import type { RollSheet } from './rules/roll-sheet'
import { keepMarks, knownChildren, mergeMarks, type HeldMark, type NewMark } from './store/attendance'

interface Marking {
  db: Database
  schoolId: string
  now: Date
  staffId: string
  source: RecordSource
  heldOn: string
}

export interface Merged {
  expected: NewMark[]
  /** Of children that are not on this roll. */
  strangers: TimedMark[]
}

/**
 * Keeps every mark of a child of this school in the history, and makes true what those of the roll's own children say. The
 * caller holds the roll's lock.
 */
export async function mergeIntoRoll({ db, schoolId, now, heldOn, ...by }: Marking, { serviceKey, rollKey, children }: RollSheet, marks: InputOf<typeof saveRoll>['marks']): Promise<Merged> {
  const sittings = new Map(children.map(({ childId, sitting }) => [childId, sitting]))
  const timed = timedMarks(marks, { dayBegins: startOfDay(heldOn), now })
  const expected = timed.flatMap((mark) => {
    const sitting = sittings.get(mark.childId)
    return sitting === undefined ? [] : [{ ...mark, sitting }]
  })
  const strangers = timed.filter(({ childId }) => !sittings.has(childId))
  const known = strangers.length > 0 ? await knownChildren(db, schoolId, strangers.map(({ childId }) => childId)) : []
  const [kind, courseId] = rollKey.split(':')
  const sitting = kind === 'course' ? (courseId as string) : 'care'
  const kept = [...expected, ...strangers.filter(({ childId }) => known.includes(childId)).map((mark) => ({ ...mark, sitting }))]
  if (kept.length > 0) await keepMarks(db, schoolId, { heldOn, serviceKey, now, ...by }, kept)
  if (expected.length > 0) await mergeMarks(db, schoolId, { heldOn, serviceKey, dayEnds: endOfDay(heldOn) }, expected)
  return { expected, strangers }
}

/** What is told of marks that changed nothing; one that a later mark of the same call corrects is nobody's concern. */
export function unusedMarks({ expected, strangers }: Merged, held: readonly HeldMark[]): OutputOf<typeof saveRoll>['unused'] {
  // With the child: an id that was used for another child before says nothing of this one.
  const key = ({ markId, childId }: Pick<HeldMark, 'markId' | 'childId'>) => `${markId} ${childId}`
  const holding = new Set(held.map(key))
  const settled = new Set(expected.filter((mark) => holding.has(key(mark))).map(({ childId }) => childId))
  const older = expected.filter(({ childId }) => !settled.has(childId))
  return [...strangers.map(({ markId }) => ({ markId, why: 'notExpected' as const })), ...older.map(({ markId }) => ({ markId, why: 'older' as const }))]
}
