import { countsOfMonth, recordedOn, type ChildDayFacts, type DaySession } from 'cloud/rules/child-day'
import { dueAt, fallenDue, lookAgainAt } from 'cloud/rules/overdue-rolls'
import type { MarkState } from 'cloud/contract/attendance'
import { inManyCases, times } from './seeded-cases'

const date = '2026-09-08'
const at = (clock: string) => new Date(`${date}T${clock}:00+08:00`)
const care: DaySession = { date, serviceKey: 'afternoon', startsAt: '16:20', endsAt: '17:20', rollKey: 'class:3', sitting: 'care', changes: [] }
const nothing: ChildDayFacts = { marks: [], leaves: [], handovers: [], departures: [] }
const mark = (state: MarkState, sitting = 'care') => ({ heldOn: date, serviceKey: 'afternoon', sitting, state, arrivedAt: state === 'absent' ? null : '2026-09-08T08:18:00.000Z', madeAt: at('16:18') })
const leave = { fromOn: date, toOn: date, serviceKey: null, filedAt: at('08:00'), byStaff: false, withdrawnAt: null }
const recordOf = (facts: Partial<ChildDayFacts>, clock = '16:40', sessions = [care]) => recordedOn(sessions, { ...nothing, ...facts }, { now: at(clock), leaveMinutesBefore: 0 }).map(({ record }) => record)

describe('how a session went for the child', () => {
  it.each([
    ['seen', { marks: [mark('present')] }, '16:40', 'present'],
    ['seen late', { marks: [mark('late')] }, '16:40', 'late'],
    ['absent without leave', { marks: [mark('absent')] }, '16:40', 'missing'],
    ['absent with leave', { marks: [mark('absent')], leaves: [leave] }, '16:40', 'leave'],
    ['seen in spite of a leave', { marks: [mark('present')], leaves: [leave] }, '16:40', 'present'],
    ['nobody has looked, and it goes on', {}, '17:19', 'notYet'],
    ['nobody has looked, and it is over', {}, '17:20', 'unrecorded'],
  ] as const)('%s', (_what, facts, clock, state) => {
    expect(recordOf(facts as Partial<ChildDayFacts>, clock)[0]?.state).toBe(state)
  })

  it('was cancelled, whatever was marked before', () => {
    expect(recordOf({ marks: [mark('present')] }, '16:40', [{ ...care, changes: [{ kind: 'cancelled', reason: '运动会' }] }])[0]?.state).toBe('cancelled')
  })

  it('has the time of arrival and of the handover of its own roll only where the child was there', () => {
    const handovers = [{ heldOn: date, serviceKey: 'afternoon', rollKey: 'class:3', closedAt: '2026-09-08T08:30:00.000Z' }]
    expect(recordOf({ marks: [mark('present')], handovers })[0]).toMatchObject({ arrivedAt: '2026-09-08T08:18:00.000Z', handedOverAt: '2026-09-08T08:30:00.000Z' })
    expect(recordOf({ leaves: [leave], handovers })[0]).toMatchObject({ arrivedAt: null, handedOverAt: null })
    expect(recordOf({ marks: [mark('present')], handovers: [{ ...handovers[0]!, rollKey: 'class:4' }] })[0]?.handedOverAt).toBeNull()
  })

  it('says how the child left at the last session of the service that was held', () => {
    const [first, second] = [{ ...care, sitting: 'chess', endsAt: '16:50' }, { ...care, sitting: 'choir', startsAt: '16:50' }]
    const departures = [{ heldOn: date, serviceKey: 'afternoon', how: 'collected' as const, toName: '林奶奶', at: '2026-09-08T09:22:00.000Z' }]
    expect(recordOf({ departures }, '18:00', [first, second]).map((record) => record?.departure?.toName ?? null)).toEqual([null, '林奶奶'])
    const cancelled = { ...second, changes: [{ kind: 'cancelled' as const, reason: '' }] }
    expect(recordOf({ departures }, '18:00', [first, cancelled]).map((record) => record?.departure?.toName ?? null)).toEqual(['林奶奶', null])
  })

  it('is excused from what is left of a service that it was fetched from before, and missing where it was marked away first', () => {
    const fetched = (clock: string, how: 'collected' | 'independent' | 'returned' = 'collected') => [{ heldOn: date, serviceKey: 'afternoon', how, toName: '林奶奶', at: at(clock).toISOString() }]
    const stateWith = (facts: Partial<ChildDayFacts>) => recordOf(facts, '18:00')[0]?.state
    expect(stateWith({ departures: fetched('16:10') })).toBe('leave')
    expect(stateWith({ departures: fetched('16:10'), marks: [mark('absent')] })).toBe('leave')
    expect(stateWith({ departures: fetched('16:10', 'returned'), marks: [mark('absent')] })).toBe('missing')
    expect(stateWith({ departures: fetched('17:20'), marks: [mark('absent')] })).toBe('missing')
    expect(stateWith({ departures: fetched('17:20') })).toBe('unrecorded')
    expect(stateWith({ departures: fetched('17:20'), marks: [mark('present')] })).toBe('present')
  })

  it('keeps the marks of a course that the child has given up since', () => {
    expect(recordOf({ marks: [mark('late', 'a course of then')] }, '18:00')[0]?.state).toBe('late')
  })

  it('has no record for what lies within the stay', () => {
    expect(recordOf({ marks: [mark('present')] }, '18:00', [care, { ...care, sitting: null }])[1]).toBeNull()
  })
})

test('a month counts each session once, late ones among the attended, and neither what is to come nor what nobody wrote down', () => {
  inManyCases((random) => {
    const states = times(random.below(40), () => random.pick(['present', 'late', 'leave', 'missing', 'cancelled', 'notYet', 'unrecorded'] as const))
    const counts = countsOfMonth([null, ...states.map((state) => ({ state, arrivedAt: null, handedOverAt: null, departure: null }))])
    const silent = states.filter((state) => state === 'notYet' || state === 'unrecorded').length
    expect(counts.attended + counts.leave + counts.missing + counts.cancelled + silent).toBe(states.length)
    expect(counts.late).toBeLessThanOrEqual(counts.attended)
  })
})

describe('when a roll falls due', () => {
  const roll = { startsAt: '16:20', endsAt: '17:20', cancelled: false }

  it('is so many minutes after its start, and never for one that is cancelled or has no clock time', () => {
    expect(dueAt(date, roll, 10)).toEqual(at('16:30'))
    expect(dueAt(date, { ...roll, cancelled: true }, 10)).toBeNull()
    expect(dueAt(date, { ...roll, startsAt: null }, 10)).toBeNull()
  })

  it('is told once however the looks are cut, while the session goes on', () => {
    inManyCases((random) => {
      const looks = times(1 + random.below(6), () => new Date(at('16:00').getTime() + random.below(80) * 60_000)).sort((a, b) => a.getTime() - b.getTime())
      const told = looks.flatMap((now, index) => fallenDue(date, [roll], 10, looks[index - 1] ?? at('00:00'), now))
      const firstAfter = looks.find((now) => now >= at('16:30'))
      expect(told).toHaveLength(firstAfter !== undefined && firstAfter < at('17:20') ? 1 : 0)
    })
  })

  it('is looked for again at the next one, and after a quarter of an hour at the latest', () => {
    expect(lookAgainAt(date, [roll], 10, at('16:25'), 15)).toEqual(at('16:30'))
    expect(lookAgainAt(date, [roll], 10, at('16:30'), 15)).toEqual(at('16:45'))
    expect(lookAgainAt(date, [], 10, at('08:00'), 15)).toEqual(at('08:15'))
  })
})
