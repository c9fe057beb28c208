import { overlaps } from 'cloud/rules/course-choice'
import { decideStaffPlace, fittingCourses, namesSomebody, placeObstacle, type StaffPlaceFacts } from 'cloud/rules/staff-move'
import { clock, inManyCases, someOf, times } from './seeded-cases'

const facts = (changes: Partial<StaffPlaceFacts> = {}): StaffPlaceFacts => ({
  ...{ admission: 'firstCome', now: new Date('2026-09-08T01:00:00Z'), opensAt: '2026-09-01T00:00:00Z', isOpen: true, waiting: 0, overLine: false, reason: '转学来得晚' },
  ...changes,
})
const decided = (changes: Partial<StaffPlaceFacts>) => {
  const decision = decideStaffPlace(facts(changes))
  return decision.kind === 'placed' ? (decision.added ? 'added' : 'placed') : decision.code
}

describe('placing a child by hand', () => {
  it.each<[string, Partial<StaffPlaceFacts>, string]>([
    ['an assigned course needs no reason', { admission: 'assigned', reason: '' }, 'placed'],
    ['an assigned course has no opening to wait for', { admission: 'assigned', reason: '', opensAt: '2026-10-01T00:00:00Z' }, 'placed'],
    ['a full assigned course takes nobody', { admission: 'assigned', isOpen: false }, 'move_no_place'],
    ['any other course needs a reason', { reason: '' }, 'move_reason_needed'],
    ['a free place that nobody waits for', {}, 'placed'],
    ['others wait', { waiting: 2, isOpen: false }, 'move_over_line'],
    ['others wait beside a reserved place of this child', { waiting: 2 }, 'move_over_line'],
    ['families may not choose yet', { opensAt: '2026-09-10T00:00:00Z' }, 'move_over_line'],
    ['a draw is no line to be passed silently either', { admission: 'draw', opensAt: '2026-09-10T00:00:00Z' }, 'move_over_line'],
    ['full, nobody waits', { isOpen: false }, 'move_no_place'],
    ['meant, and full: a place is added', { waiting: 2, isOpen: false, overLine: true }, 'added'],
    ['meant, and free', { opensAt: '2026-09-10T00:00:00Z', overLine: true }, 'placed'],
    ['meant without a reason', { admission: 'assigned', overLine: true, reason: '' }, 'move_reason_needed'],
  ])('%s', (_, changes, expected) => expect(decided(changes)).toBe(expected))

  it('nobody is ever passed unless it is meant, and nothing that is meant lacks a reason', () => {
    inManyCases((random) => {
      const each = facts({
        ...{ admission: random.pick(['firstCome', 'draw', 'assigned'] as const), isOpen: random.below(2) === 0, waiting: random.below(3), overLine: random.below(2) === 0 },
        ...{ reason: random.pick(['', '转学来得晚']), opensAt: random.pick(['2026-09-01T00:00:00Z', '2026-09-10T00:00:00Z']) },
      })
      const decision = decideStaffPlace(each)
      if (decision.kind === 'refused') return
      const passes = each.admission !== 'assigned' && (each.waiting > 0 || each.now < new Date(each.opensAt))
      if (passes || decision.added) expect(each.overLine).toBe(true)
      if (each.overLine || each.admission !== 'assigned') expect(each.reason).not.toBe('')
      if (!decision.added) expect(each.isOpen).toBe(true)
    })
  })
})

describe('where the children of a closed course may go', () => {
  const closed = { weekday: 2, startsAt: '16:20', endsAt: '17:20' }
  const child = { today: '2026-09-08', grade: 3, enrolments: [{ serviceKey: 'afternoon', weekdays: [2, 3, 4], startsOn: '2026-09-01', endsOn: '2027-01-01' }], held: [] }
  const course = (title: string, weekday: number, startsAt: string, endsAt: string, grades = [3]) => ({ title, serviceKey: 'afternoon', grades, weekday, startsAt, endsAt })
  it('the same hour first, then the same day, and only what the child can be in', () => {
    const courses = [course('周三', 3, '16:20', '17:20'), course('同天', 2, '17:30', '18:00'), course('同时', 2, '16:00', '17:00'), course('低年级', 2, '16:20', '17:20', [1]), course('周五', 5, '16:20', '17:20')]
    expect(fittingCourses(child, closed, courses).map(({ title }) => title)).toEqual(['同时', '同天', '周三'])
  })
  it('never one that clashes, and never one nearer behind one farther', () => {
    inManyCases((random) => {
      const any = (index: number) => {
        const start = 960 + 10 * random.below(12)
        return course(`课${index}`, 2 + random.below(4), clock(start), clock(start + 40), someOf(random, [1, 3]))
      }
      const held = times(random.below(3), any)
      const fitting = fittingCourses({ ...child, held }, closed, times(8, any))
      for (const each of fitting) expect(placeObstacle({ ...child, held }, each)).toBeNull()
      const near = fitting.map((each) => (overlaps(each, closed) ? 0 : each.weekday === 2 ? 1 : 2))
      expect([...near].sort()).toEqual(near)
    })
  })
})

test('a reason that others will read names nobody', () => {
  expect(namesSomebody('林知夏是校队队员', ['林知夏', '王雨涵'])).toBe(true)
  expect(namesSomebody('林 知　夏是校队队员', ['林知夏'])).toBe(true)
  expect(namesSomebody('ＡＮＮＡ是校队队员', ['Anna'])).toBe(true)
  expect(namesSomebody('校队队员', ['林知夏'])).toBe(false)
})
