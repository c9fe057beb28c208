import { homeOf, lastStays, whereabouts, type DayStay } from 'cloud/rules/whole-day'
import { inManyCases, times } from './seeded-cases'

const stay = (childId: string, endsAt: string | null, changes: Partial<DayStay> = {}): DayStay => ({ childId, endsAt, standing: 'present', left: false, ...changes })

test('where a child is says its last stay, whatever its first one says', () => {
  const last = lastStays([stay('林', '13:30', { left: true }), stay('林', '17:20'), stay('王', '17:20', { left: true }), stay('王', '13:30')])
  expect(last.map(({ childId, endsAt, left }) => [childId, endsAt, left])).toEqual([['林', '17:20', false], ['王', '17:20', true]])
})

test('a leave from late care does not hide that a child has not been fetched from the afternoon', () => {
  expect(homeOf(lastStays([stay('林', '17:20'), stay('林', '18:30', { standing: 'leave' })]))).toMatchObject({ here: 1, leave: 0 })
  expect(homeOf(lastStays([stay('林', '17:20', { standing: 'leave' }), stay('林', '18:30', { standing: 'leave' })]))).toMatchObject({ children: 1, leave: 1 })
})

test('a child that nobody marked and that was fetched has left', () => {
  expect(whereabouts({ left: true, standing: 'unmarked' })).toBe('left')
})

test('every child of a day is counted once and in one place', () => {
  inManyCases((random) => {
    const stays = times(random.below(60), () => stay(`${random.below(20)}`, random.pick(['13:30', '16:35', '17:20', null]), { standing: random.pick(['present', 'late', 'leave', 'missing', 'unmarked'] as const), left: random.below(3) === 0 }))
    const { children, left, here, leave, missing, unmarked } = homeOf(lastStays(stays))
    expect(children).toBe(new Set(stays.map(({ childId }) => childId)).size)
    expect(left + here + leave + missing + unmarked).toBe(children)
  })
})
