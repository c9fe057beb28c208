import { reservedPlaces, quotaKeysOf } from 'cloud/rules/course-quotas'
import { shanghaiDate } from 'cloud/rules/dates'
import { withWords } from 'cloud/rules/message-words'
import { decideOffer, lineHistory, mayGiveBack, offerEndsAt } from 'cloud/rules/waiting-line'
import { inManyCases, shuffled, times } from './seeded-cases'

const at = (local: string) => new Date(`${local}+08:00`)
const endsAt = (local: string, minutes: number) => new Date(offerEndsAt(at(local), minutes).getTime() + 8 * 3_600_000).toISOString().slice(0, 16)

describe('until when an offered place is held', () => {
  it.each([
    ['2026-09-08T10:00', 60, '2026-09-08T11:00'],
    ['2026-09-08T20:59', 60, '2026-09-08T21:59'],
    ['2026-09-08T21:00', 60, '2026-09-09T09:00'],
    ['2026-09-08T23:59', 5, '2026-09-09T09:00'],
    ['2026-09-09T00:00', 60, '2026-09-09T09:00'],
    ['2026-09-09T06:59', 60, '2026-09-09T09:00'],
    ['2026-09-09T07:00', 60, '2026-09-09T08:00'],
    ['2026-09-08T22:00', 1440, '2026-09-09T22:00'],
    ['2026-12-31T23:00', 30, '2027-01-01T09:00'],
  ])('made at %s for %i minutes, to %s', (made, minutes, end) => expect(endsAt(made, minutes)).toBe(end))

  it('never less than the course’s minutes, and never before nine for who is offered it at night', () => {
    inManyCases((random) => {
      const made = new Date(at('2026-09-01T00:00').getTime() + random.below(120 * 24 * 3600) * 1000)
      const minutes = 5 + random.below(3000)
      const end = offerEndsAt(made, minutes)
      expect(end.getTime()).toBeGreaterThanOrEqual(made.getTime() + minutes * 60_000)
      const hour = new Date(made.getTime() + 8 * 3_600_000).getUTCHours()
      if (hour < 7) expect(end.getTime()).toBeGreaterThanOrEqual(at(`${shanghaiDate(made)}T09:00`).getTime())
      if (hour >= 21) expect(end.getTime()).toBeGreaterThanOrEqual(at(`${shanghaiDate(made)}T00:00`).getTime() + 33 * 3_600_000)
    })
  })
})

describe('giving a place back by oneself', () => {
  const now = at('2026-09-08T12:00')
  it('a joined place until the day of changes, a wait or an offer always', () => {
    const past = at('2026-09-08T12:00').toISOString()
    expect((['joined', 'offered', 'waiting'] as const).map((state) => mayGiveBack({ state, changeUntil: past }, now))).toEqual([false, true, true])
    expect(mayGiveBack({ state: 'joined', changeUntil: null }, now)).toBe(true)
    expect(mayGiveBack({ state: 'joined', changeUntil: at('2026-09-08T12:01').toISOString() }, now)).toBe(true)
  })
})

describe('an offer that is to be taken', () => {
  const enrolment = { serviceKey: 'afternoon', weekdays: [2], startsOn: '2026-09-01', endsOn: '2027-01-01' }
  const facts = { now: at('2026-09-08T12:00'), today: '2026-09-08', enrolments: [enrolment], course: { serviceKey: 'afternoon', weekday: 2 }, overlapped: [] }
  it('is taken while the child takes part that day', () => expect(decideOffer(facts)).toEqual({ kind: 'take' }))
  it.each([
    ['has left', [{ ...enrolment, endsOn: '2026-09-07' }]],
    ['left before it began', [{ ...enrolment, startsOn: '2026-09-10', endsOn: '2026-09-09' }]],
    ['comes on other days', [{ ...enrolment, weekdays: [3] }]],
    ['has another service', [{ ...enrolment, serviceKey: 'midday' }]],
    ['is not enrolled', []],
  ])('lapses where the child %s', (_, enrolments) => expect(decideOffer({ ...facts, enrolments })).toEqual({ kind: 'lapse', why: 'notActive' }))
  it('lapses where it would give back what may no longer be given back', () => {
    const changeUntil = at('2026-09-08T11:00').toISOString()
    expect(decideOffer({ ...facts, overlapped: [{ state: 'joined', changeUntil }] })).toEqual({ kind: 'lapse', why: 'changeClosed' })
    expect(decideOffer({ ...facts, overlapped: [{ state: 'waiting', changeUntil }] })).toEqual({ kind: 'take' })
  })
})

describe('the history of a wait', () => {
  it('counts up from where the child came in, oldest first', () => {
    expect(lineHistory({ requestedAt: '2026-09-01T00:00:00Z', position: 1, aheadLeftAt: ['2026-09-03T00:00:00Z', '2026-09-02T00:00:00Z'] })).toEqual([
      { at: '2026-09-01T00:00:00Z', position: 3 },
      { at: '2026-09-02T00:00:00Z', position: 2 },
      { at: '2026-09-03T00:00:00Z', position: 1 },
    ])
  })
  it('ends where the child stands, only ever moves up, moves once an instant, and shows thirty movements at most', () => {
    inManyCases((random) => {
      const left = times(random.below(60), () => new Date(Date.UTC(2026, 8, 1) + random.below(40) * 3_600_000).toISOString())
      const position = 1 + random.below(5)
      const movements = lineHistory({ requestedAt: '2026-08-31T00:00:00Z', position, aheadLeftAt: shuffled(random, left) })
      expect(movements.at(-1)?.position).toBe(position)
      expect(movements.length).toBe(Math.min(30, new Set(left).size + 1))
      for (const [index, movement] of movements.slice(1).entries()) {
        expect(movement.position).toBeLessThan(movements[index]!.position)
        expect(Date.parse(movement.at)).toBeGreaterThan(Date.parse(movements[index]!.at))
      }
    })
  })
})

describe('reserved places', () => {
  const quotas = [
    { key: 'small', name: '低年级', places: 3, grades: [1, 2], groups: null, until: '2026-09-10T00:00:00Z' },
    { key: 'cared', name: '关爱', places: 2, grades: null, groups: ['leftBehindChild'], until: null },
  ]
  it('are for the children that they name, each by grade and by group', () => {
    expect(quotaKeysOf(quotas, { grade: 1, priorityGroup: null })).toEqual(['small'])
    expect(quotaKeysOf(quotas, { grade: 3, priorityGroup: 'leftBehindChild' })).toEqual(['cared'])
    expect(quotaKeysOf(quotas, { grade: 2, priorityGroup: 'leftBehindChild' })).toEqual(['small', 'cared'])
    expect(quotaKeysOf(quotas, { grade: 5, priorityGroup: 'migrantChild' })).toEqual([])
  })
  it('count while they last', () => {
    expect(reservedPlaces(quotas, new Date('2026-09-09T23:59:59Z'))).toBe(5)
    expect(reservedPlaces(quotas, new Date('2026-09-10T00:00:00Z'))).toBe(2)
  })
})

test('every message about a place is a whole sentence, with all of its details and with none', () => {
  const kinds = ['place_joined', 'place_offered', 'offer_lapsed', 'place_assigned', 'place_moved', 'place_removed', 'line_moved', 'course_closed'] as const
  const full = { course: '围棋', toCourse: '合唱', until: '2026-09-08T03:00:00.000Z', gaveBack: '“书法”', leftLine: '“足球”', why: 'time', reason: '换教室', count: '2', added: 'yes', waited: 'yes', fitting: '“合唱”' }
  for (const kind of kinds) {
    for (const details of [full, {}] as Record<string, string>[]) {
      const { title, text } = withWords({ messageId: 'm', kind, childId: 'c', childName: '林知夏', details, createdAt: '2026-09-08T03:00:00Z', read: false })
      expect(title.length).toBeGreaterThan(0)
      expect(text).toMatch(/^.*林知夏.*。$/)
      expect(text).not.toMatch(/undefined|null|。。|原因：。/)
    }
  }
})
