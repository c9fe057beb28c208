import type { MarkState } from 'cloud/contract/attendance'
import { timedMarks } from 'cloud/rules/mark-time'
import { inManyCases, shuffled, times } from './seeded-cases'

const day = { dayBegins: new Date('2026-09-08T00:00:00+08:00'), now: new Date('2026-09-08T16:30:00+08:00') }
const mark = (markId: string, madeAt: string, childId = 'lin', state: MarkState = 'present') => ({ markId, childId, state, madeAt })
const timeOf = (marks: ReturnType<typeof mark>[]) => Object.fromEntries(timedMarks(marks, day).map(({ markId, madeAt }) => [markId, madeAt.toISOString()]))

it('a mark of today keeps its time, whatever zone the phone says it in', () => {
  expect(timeOf([mark('a', '2026-09-08T16:21:07+08:00'), mark('b', '2026-09-08T08:22:00Z')])).toEqual({ a: '2026-09-08T08:21:07.000Z', b: '2026-09-08T08:22:00.000Z' })
})

it('a phone whose clock is ahead makes no mark in the future, and its correction stays the later one', () => {
  expect(timeOf([mark('a', '2026-09-08T17:00:00+08:00'), mark('b', '2026-09-08T17:00:05+08:00'), mark('c', '2026-09-08T17:00:02+08:00', 'wang')])).toEqual({
    a: '2026-09-08T08:29:59.999Z',
    b: '2026-09-08T08:30:00.000Z',
    c: '2026-09-08T08:30:00.000Z',
  })
})

it('a phone that lives in another year makes no mark before the day began', () => {
  expect(timeOf([mark('b', '2020-01-01T00:00:05Z'), mark('a', '2020-01-01T00:00:00Z')])).toEqual({ a: '2026-09-07T16:00:00.000Z', b: '2026-09-07T16:00:00.001Z' })
})

it('whatever a phone’s clock says, every mark lies within the day up to now, and what it said last of a child stays last', () => {
  inManyCases((random) => {
    const clock = day.now.getTime() + (random.below(3) - 1) * 86_400_000
    const marks = times(1 + random.below(20), (index) => mark(`m${index}`, new Date(clock + index * 1000).toISOString(), `child${random.below(4)}`))
    const timed = timedMarks(shuffled(random, marks), day)
    expect(timed).toHaveLength(marks.length)
    for (const childId of new Set(marks.map((each) => each.childId))) {
      const own = timed.filter((each) => each.childId === childId).sort((a, b) => a.madeAt.getTime() - b.madeAt.getTime())
      expect(own.map(({ markId }) => markId)).toEqual(marks.filter((each) => each.childId === childId).map(({ markId }) => markId))
      expect(new Set(own.map(({ madeAt }) => madeAt.getTime())).size).toBe(own.length)
    }
    for (const { madeAt } of timed) expect(madeAt >= day.dayBegins && madeAt <= day.now).toBe(true)
  })
})
