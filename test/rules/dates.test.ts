import { addDays, datesBetween, lastDayOfMonth, mondayOf, shanghaiDate, startOfDay, weekdayOf, weekOfTerm } from 'cloud/rules/dates'
import { inManyCases, type CaseRandom } from './seeded-cases'

const autumn = { startsOn: '2026-08-31', endsOn: '2027-01-01' }

const anyDate = (random: CaseRandom) => addDays('2020-01-01', random.below(366 * 15))

describe('the school day', () => {
  it('begins at midnight in Shanghai, wherever the server stands', () => {
    expect(shanghaiDate(new Date('2026-09-07T15:59:59.999Z'))).toBe('2026-09-07')
    expect(shanghaiDate(new Date('2026-09-07T16:00:00.000Z'))).toBe('2026-09-08')
    expect(startOfDay('2026-09-08')).toEqual(new Date('2026-09-07T16:00:00.000Z'))
  })

  it('lasts from its first to its last millisecond', () => {
    inManyCases((random) => {
      const date = anyDate(random)
      const start = startOfDay(date)
      expect(shanghaiDate(start)).toBe(date)
      expect(shanghaiDate(new Date(start.getTime() + random.below(86_400_000)))).toBe(date)
      expect(shanghaiDate(new Date(start.getTime() - 1))).toBe(addDays(date, -1))
      expect(shanghaiDate(new Date(start.getTime() + 86_400_000))).toBe(addDays(date, 1))
    })
  })
})

describe('the week', () => {
  it('runs from Monday, 1, to Sunday, 7', () => {
    expect(weekdayOf('2026-09-07')).toBe(1)
    expect(weekdayOf('2026-09-11')).toBe(5)
    expect(weekdayOf('2026-09-13')).toBe(7)
  })

  it('has its Sunday at its end, not at its beginning', () => {
    expect(mondayOf('2026-09-13')).toBe('2026-09-07')
    expect(mondayOf('2026-09-14')).toBe('2026-09-14')
  })

  it('has one Monday for all of its seven days', () => {
    inManyCases((random) => {
      const monday = mondayOf(anyDate(random))
      expect(weekdayOf(monday)).toBe(1)
      for (const day of [0, 1, 2, 3, 4, 5, 6]) {
        expect(weekdayOf(addDays(monday, day))).toBe(day + 1)
        expect(mondayOf(addDays(monday, day))).toBe(monday)
      }
    })
  })
})

describe('counting days', () => {
  it('crosses months, leap days and years', () => {
    expect(addDays('2026-09-30', 1)).toBe('2026-10-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31')
  })

  it('comes back to where it began, and later dates compare as later', () => {
    inManyCases((random) => {
      const date = anyDate(random)
      const days = 1 + random.below(800)
      expect(addDays(addDays(date, days), -days)).toBe(date)
      expect(addDays(date, days) > date).toBe(true)
    })
  })
})

describe('the week of the term', () => {
  it('is the first in the week in which the term begins, and the eighteenth on its last day', () => {
    expect(weekOfTerm(autumn, '2026-08-31')).toBe(1)
    expect(weekOfTerm(autumn, '2026-09-06')).toBe(1)
    expect(weekOfTerm(autumn, '2026-09-07')).toBe(2)
    expect(weekOfTerm(autumn, '2027-01-01')).toBe(18)
  })

  it('is nothing before and after the term', () => {
    expect(weekOfTerm(autumn, '2026-08-30')).toBeNull()
    expect(weekOfTerm(autumn, '2027-01-02')).toBeNull()
  })

  it('counts from the Monday of a term that begins in the middle of a week', () => {
    const spring = { startsOn: '2027-02-24', endsOn: '2027-06-30' }
    expect(weekOfTerm(spring, '2027-02-22')).toBe(1)
    expect(weekOfTerm(spring, '2027-02-28')).toBe(1)
    expect(weekOfTerm(spring, '2027-03-01')).toBe(2)
    expect(weekOfTerm(spring, '2027-02-21')).toBeNull()
  })

  it('never leaves a number out', () => {
    inManyCases((random) => {
      const startsOn = anyDate(random)
      const term = { startsOn, endsOn: addDays(startsOn, 7 + random.below(150)) }
      for (let date = startsOn; date < term.endsOn; date = addDays(date, 1)) {
        const step = weekdayOf(addDays(date, 1)) === 1 ? 1 : 0
        expect(weekOfTerm(term, addDays(date, 1))).toBe((weekOfTerm(term, date) ?? 0) + step)
      }
      expect(weekOfTerm(term, startsOn)).toBe(1)
    }, 60)
  })
})

describe('the dates from one to another', () => {
  it('are both ends and every day between, over months, leap days and years', () => {
    expect(datesBetween('2027-12-30', '2028-01-02')).toEqual(['2027-12-30', '2027-12-31', '2028-01-01', '2028-01-02'])
    expect(datesBetween('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01'])
    expect(datesBetween('2026-09-01', '2026-09-01')).toEqual(['2026-09-01'])
    expect(datesBetween('2026-09-02', '2026-09-01')).toEqual([])
  })

  it('are the same as going day by day', () => {
    const dates = datesBetween('2025-06-01', '2029-06-01')
    expect(dates).toHaveLength(4 * 365 + 2)
    dates.slice(1).forEach((date, index) => expect(date).toBe(addDays(dates[index] ?? '', 1)))
  })
})

test('a month ends the day before the next one begins, in leap years too', () => {
  expect(['2026-02', '2028-02', '2026-04', '2026-12'].map(lastDayOfMonth)).toEqual(['2026-02-28', '2028-02-29', '2026-04-30', '2026-12-31'])
  inManyCases((random) => {
    const month = anyDate(random).slice(0, 7)
    expect([lastDayOfMonth(month).slice(0, 7), addDays(lastDayOfMonth(month), 1).slice(8)]).toEqual([month, '01'])
  })
})
