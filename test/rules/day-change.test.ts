import { changed, changesOf, isCancelled, type DayChange } from 'cloud/rules/day-change'
import { inManyCases, times } from './seeded-cases'

const session = { serviceKey: 'afternoon', rollKey: 'course:chess', startsAt: '16:20', endsAt: '17:20', time: '16:20–17:20', venue: '图书馆', changes: [] }
const change = (changes: Partial<DayChange> = {}): DayChange => ({ kind: 'special', serviceKey: null, rollKey: null, room: null, startsAt: null, endsAt: null, reason: '另行通知', ...changes })

describe('what the office changes of a day (FR-085)', () => {
  it('another room is where the session is, and the reason is told with it', () => {
    expect(changed(session, [change({ kind: 'room', room: '科学室', reason: '图书馆装修' })])).toEqual({ ...session, venue: '科学室', changes: [{ kind: 'room', reason: '图书馆装修' }] })
  })

  it('another time is when it is', () => {
    expect(changed(session, [change({ kind: 'time', startsAt: '15:50', endsAt: '16:50' })])).toMatchObject({ startsAt: '15:50', endsAt: '16:50', time: '15:50–16:50', venue: '图书馆' })
  })

  it('a cancelled session keeps its room and time, and says that it does not take place', () => {
    const cancelled = changed(session, [change({ kind: 'cancelled', reason: '台风' })])
    expect(isCancelled(cancelled)).toBe(true)
    expect(cancelled).toMatchObject({ venue: '图书馆', startsAt: '16:20', changes: [{ kind: 'cancelled', reason: '台风' }] })
    expect(isCancelled(session)).toBe(false)
  })

  it('of two rooms the one named later holds, and both are told', () => {
    const twice = changed(session, [change({ kind: 'room', room: '科学室' }), change({ kind: 'room', room: '礼堂' })])
    expect(twice.venue).toBe('礼堂')
    expect(twice.changes).toHaveLength(2)
  })

  it('concerns the roll or service that it names, and all where it names none', () => {
    const [all, service, roll] = [change(), change({ serviceKey: 'midday' }), change({ serviceKey: 'afternoon', rollKey: 'course:go' })]
    expect(changesOf([all, service, roll], session)).toEqual([all])
    expect(changesOf([all, service, roll], { ...session, rollKey: 'course:go' })).toEqual([all, roll])
    expect(changesOf([all, service, roll], { serviceKey: 'midday', rollKey: 'class:3' })).toEqual([all, service])
  })

  it('never changes what it does not name, however many there are', () => {
    inManyCases((random) => {
      const kinds = ['cancelled', 'room', 'time', 'special'] as const
      const changes = times(random.below(6), (index) => {
        const kind = random.pick(kinds)
        return change({ kind, ...(kind === 'room' ? { room: `室${index}` } : {}), ...(kind === 'time' ? { startsAt: '15:50', endsAt: '16:50' } : {}) })
      })
      const after = changed(session, changes)
      expect(after.changes.map(({ kind }) => kind)).toEqual(changes.map(({ kind }) => kind))
      expect(after.venue).toBe(changes.findLast(({ kind }) => kind === 'room')?.room ?? '图书馆')
      expect(after.startsAt).toBe(changes.some(({ kind }) => kind === 'time') ? '15:50' : '16:20')
      expect({ serviceKey: after.serviceKey, rollKey: after.rollKey }).toEqual({ serviceKey: 'afternoon', rollKey: 'course:chess' })
    })
  })
})
