import type { MarkState, Standing } from 'cloud/contract/attendance'
import { countsOf, expectedOn, mayClose, standingOf } from 'cloud/rules/roll'
import { isOverdue, rollDue } from 'cloud/rules/roll-due'
import { inManyCases, shuffled, times, type CaseRandom } from './seeded-cases'

const states: (MarkState | null)[] = ['present', 'late', 'absent', null]
const anyStandings = (random: CaseRandom) => times(random.below(60), () => standingOf(random.pick(states), random.below(4) === 0))

describe('where a child stands', () => {
  it.each<[MarkState | null, boolean, Standing]>([
    ['present', false, 'present'],
    ['late', false, 'late'],
    ['absent', false, 'missing'],
    [null, false, 'unmarked'],
    ['absent', true, 'leave'],
    [null, true, 'leave'],
    ['present', true, 'present'],
    ['late', true, 'late'],
  ])('marked %s, on leave %s: it is %s (R-052)', (mark, onLeave, standing) => {
    expect(standingOf(mark, onLeave)).toBe(standing)
  })
})

describe('R-052 the handover', () => {
  const standings: Standing[] = [...times(29, () => 'present' as const), 'late', 'leave', 'missing']

  it('R-052: 32 expected are 30 present, 1 on leave and 1 missing, and that does not close (S3)', () => {
    const counts = countsOf(standings)
    expect(counts).toEqual({ expected: 32, present: 30, leave: 1, missing: 1, unmarked: 0 })
    expect(mayClose(counts)).toBe(false)
  })

  it('R-052: it closes once the missing one is found, or explained by a leave', () => {
    for (const found of ['present', 'late', 'leave'] as const) expect(mayClose(countsOf([...standings.slice(0, -1), found]))).toBe(true)
  })

  it('R-052: a child that nobody has looked for yet keeps it open', () => {
    expect(mayClose(countsOf([...standings.slice(0, -1), 'unmarked']))).toBe(false)
  })

  it('R-052: expected = present + leave + missing whatever the marks, in whatever order, and none is counted twice', () => {
    inManyCases((random) => {
      const any = anyStandings(random)
      const counts = countsOf(any)
      expect(counts.expected).toBe(any.length)
      expect(counts.present + counts.leave + counts.missing).toBe(counts.expected)
      expect(counts.unmarked).toBeLessThanOrEqual(counts.missing)
      expect(countsOf(shuffled(random, any))).toEqual(counts)
      expect(mayClose(counts)).toBe(any.every((standing) => standing !== 'missing' && standing !== 'unmarked'))
    })
  })

  it('a session that does not take place misses nobody, but whoever came all the same is counted (FR-085)', () => {
    inManyCases((random) => {
      const children = anyStandings(random).map((standing) => ({ standing }))
      expect(expectedOn(children, false)).toEqual(children)
      const counts = countsOf(expectedOn(children, true).map(({ standing }) => standing))
      expect(counts).toMatchObject({ leave: 0, missing: 0, unmarked: 0, present: countsOf(children.map(({ standing }) => standing)).present })
    })
  })
})

describe('a roll that is due', () => {
  const at = (time: string) => new Date(`2026-09-08T${time}+08:00`)
  const due = rollDue({ date: '2026-09-08', startsAt: '16:20' }, 10)
  const roll = (unmarked: number, cancelled = false) => ({ cancelled, counts: { unmarked }, due })

  it('is overdue once the plan’s minutes after the start are over and a child has not been looked for (FR-057)', () => {
    expect(isOverdue(roll(1), at('16:30:00'))).toBe(false)
    expect(isOverdue(roll(1), at('16:30:01'))).toBe(true)
  })

  it('is not overdue where everybody was marked, nor where the session does not take place', () => {
    expect(isOverdue(roll(0), at('18:00:00'))).toBe(false)
    expect(isOverdue(roll(30, true), at('18:00:00'))).toBe(false)
  })

  it('has the whole day where the plan gives no clock time', () => {
    expect(rollDue({ date: '2026-09-08', startsAt: null }, 10)).toEqual(at('24:00:00'))
  })
})
