import { areAtOnce, clashesOf, handingOf, takerOf, type Watch } from 'cloud/rules/duty'
import { writtenTime } from 'cloud/rules/written-time'
import { clock, inManyCases, times } from './seeded-cases'

const watch = (changes: Partial<Watch> = {}): Watch => ({ serviceKey: 'afternoon', rollKey: 'a', startsAt: '16:20', endsAt: '17:20', cancelled: false, staffIds: ['shi'], ...changes })

describe('who takes a roll', () => {
  test('the substitute of the day goes before the one of the weekday, and both before the own teacher (FR-053)', () => {
    expect(takerOf({ ownId: 'zhou', weekdayId: 'shi', dayId: 'xu' })).toBe('xu')
    expect(takerOf({ ownId: 'zhou', weekdayId: 'shi', dayId: null })).toBe('shi')
    expect(takerOf({ ownId: 'zhou', weekdayId: null, dayId: null })).toBe('zhou')
    expect(takerOf({ ownId: null, weekdayId: null, dayId: null })).toBeNull()
  })

  test('a change concerns who gets it and who loses it, and nobody where it stays with the same person', () => {
    const own = { ownId: 'zhou', weekdayId: null, dayId: null }
    expect(handingOf(own, { ...own, dayId: 'xu' })).toEqual({ given: 'xu', taken: 'zhou' })
    expect(handingOf(own, { ...own, dayId: 'zhou' })).toEqual({ given: null, taken: null })
    expect(handingOf({ ownId: null, weekdayId: null, dayId: null }, { ownId: null, weekdayId: 'shi', dayId: null })).toEqual({ given: 'shi', taken: null })
  })

  test('one person on two rolls at once clashes; one after the other, cancelled, or another person does not', () => {
    const at = (startsAt: string, endsAt: string, changes: Partial<Watch> = {}) => watch({ rollKey: 'b', startsAt, endsAt, ...changes })
    const clash = (other: Watch) => clashesOf('shi', watch(), [watch(), other]).length
    expect(clash(at('16:50', '17:50'))).toBe(1)
    expect(clash(at('17:20', '18:00'))).toBe(0)
    expect(clash(at('16:50', '17:50', { cancelled: true }))).toBe(0)
    expect(clash(at('16:50', '17:50', { staffIds: ['xu'] }))).toBe(0)
    expect(clashesOf('shi', watch({ cancelled: true }), [at('16:50', '17:50')])).toEqual([])
  })

  test('without a clock time two rolls of one service are at once, of two services nobody knows', () => {
    expect(areAtOnce(watch({ startsAt: null }), watch({ rollKey: 'b' }))).toBe(true)
    expect(areAtOnce(watch({ startsAt: null }), watch({ serviceKey: 'midday' }))).toBe(false)
  })

  test('to be at once is mutual, and means a minute that both stays hold', () => {
    inManyCases((random) => {
      const stay = () => {
        const start = random.below(600)
        return { start, end: start + 1 + random.below(120) }
      }
      const [one, other] = [stay(), stay()]
      const asWatch = ({ start, end }: typeof one) => watch({ startsAt: clock(480 + start), endsAt: clock(480 + end) })
      const shared = times(720, (minute) => minute).some((minute) => minute >= one.start && minute < one.end && minute >= other.start && minute < other.end)
      expect(areAtOnce(asWatch(one), asWatch(other))).toBe(shared)
      expect(areAtOnce(asWatch(other), asWatch(one))).toBe(shared)
    }, 100)
  })
})

test('what happened can be written down from that minute on, for thirty days', () => {
  const now = new Date('2026-09-08T11:40:00+08:00')
  const on = (date: string, at: string) => writtenTime(date, at, now, '2026-09-08')
  expect([on('2026-09-08', '11:40'), on('2026-09-08', '11:41'), on('2026-09-09', '00:00'), on('2026-08-09', '09:00'), on('2026-08-08', '09:00')]).toEqual(['fine', 'toCome', 'toCome', 'fine', 'tooOld'])
})
