import { openingOn, runsAs, schoolWeekday, serviceDates, type Calendar } from 'cloud/rules/calendar'
import { addDays, weekdayOf } from 'cloud/rules/dates'
import { s19Service } from './given-plan'
import { atLeastOneOf, inManyCases, someOf, times, type CaseRandom } from './seeded-cases'

const term: Calendar = {
  startsOn: '2026-08-31',
  endsOn: '2027-01-22',
  holidays: [...times(7, (index) => ({ date: `2026-10-0${index + 1}`, name: '国庆节' })), { date: '2027-01-01', name: '元旦' }],
  makeUpDays: [{ date: '2026-09-20', name: '补国庆', follows: 2 }, { date: '2026-10-10', name: '补国庆', follows: null }],
  openings: [{ holiday: 'winter', name: '寒假校园开放', startsOn: '2027-01-25', endsOn: '2027-01-29' }],
}
const holidayService = { kind: 'holiday' as const, weekdays: [1, 2, 3, 4, 5] }
const weekendService = { kind: 'weekend' as const, weekdays: [6, 7] }
const midday = s19Service('midday')
const afternoon = s19Service('afternoon')

const datesOf = (service: Pick<typeof midday, 'kind' | 'weekdays'>, calendar = term) => serviceDates(calendar, service).map(({ date }) => date)

describe('the days of a term', () => {
  it('R-007: on a Monday there is midday care and no afternoon care (S19)', () => {
    expect(runsAs(term, midday, '2026-09-07')).toBe(1)
    expect(runsAs(term, afternoon, '2026-09-07')).toBeNull()
    expect(runsAs(term, afternoon, '2026-09-08')).toBe(2)
  })

  it('R-007: a plan that does not state its weekdays has no date at all, rather than a guessed one (S2, S9)', () => {
    expect(datesOf({ kind: 'afternoon', weekdays: null })).toEqual([])
    expect(runsAs(term, { kind: 'afternoon', weekdays: null }, '2026-09-08')).toBeNull()
  })

  it('R-014: on 1 October nothing runs, on 8 October everything does again', () => {
    expect(schoolWeekday(term, '2026-10-01')).toBeNull()
    for (const service of [midday, afternoon]) {
      for (let day = 1; day <= 7; day += 1) expect(runsAs(term, service, `2026-10-0${day}`)).toBeNull()
      expect(runsAs(term, service, '2026-10-08')).toBe(4)
    }
  })

  it('R-014: the term counts from its first to its last day, both included, and nothing runs outside', () => {
    expect(['2026-08-30', '2026-08-31', '2027-01-22', '2027-01-23'].map((date) => schoolWeekday(term, date))).toEqual([null, 1, 5, null])
    expect(runsAs(term, weekendService, '2027-01-23')).toBeNull()
  })

  it('R-014: a Sunday worked for a Tuesday runs as that Tuesday, with Tuesday’s services (S19)', () => {
    expect(weekdayOf('2026-09-20')).toBe(7)
    expect(runsAs(term, afternoon, '2026-09-20')).toBe(2)
    expect(runsAs(term, { ...afternoon, weekdays: [1] }, '2026-09-20')).toBeNull()
    expect(runsAs(term, weekendService, '2026-09-20')).toBeNull()
    expect(serviceDates(term, afternoon)).toContainEqual({ date: '2026-09-20', weekday: 2 })
  })

  it('R-014: on a make-up day of which the school has not said whose timetable it follows, nothing runs', () => {
    for (const service of [midday, afternoon, weekendService]) expect(runsAs(term, service, '2026-10-10')).toBeNull()
  })

  it('R-007: an ordinary Saturday is a weekend service’s day (S11)', () => {
    expect(runsAs(term, weekendService, '2026-09-12')).toBe(6)
    expect(runsAs(term, midday, '2026-09-12')).toBeNull()
  })
})

describe('the campus open in a holiday', () => {
  it('R-014: a holiday service runs in the opening and on no day of the term; every other service the other way round (S11)', () => {
    expect(datesOf(holidayService)).toEqual(['2027-01-25', '2027-01-26', '2027-01-27', '2027-01-28', '2027-01-29'])
    expect(openingOn(term, '2027-01-25')?.name).toBe('寒假校园开放')
    expect(runsAs(term, midday, '2027-01-25')).toBeNull()
    expect(runsAs(term, holidayService, '2026-09-07')).toBeNull()
  })

  it('R-014: a public holiday within the opening stays a holiday', () => {
    const calendar = { ...term, holidays: [{ date: '2027-01-27', name: '放假' }] }
    expect(datesOf(holidayService, calendar)).toEqual(['2027-01-25', '2027-01-26', '2027-01-28', '2027-01-29'])
    expect(openingOn(calendar, '2027-01-27')).toBeNull()
  })

  it('openings may be entered in any order and overlap: each day comes once, in order', () => {
    const openings = [{ holiday: 'winter' as const, name: '第二周', startsOn: '2027-01-28', endsOn: '2027-02-03' }, ...term.openings]
    const dates = datesOf(holidayService, { ...term, openings })
    expect(dates).toEqual(['2027-01-25', '2027-01-26', '2027-01-27', '2027-01-28', '2027-01-29', '2027-02-01', '2027-02-02', '2027-02-03'])
  })
})

describe('a term over New Year', () => {
  it('R-014: goes on after 31 December, with New Year’s Day free', () => {
    expect(datesOf(midday).filter((date) => date >= '2026-12-30' && date <= '2027-01-05')).toEqual(['2026-12-30', '2026-12-31', '2027-01-04', '2027-01-05'])
  })

  it('eighteen weeks of Tuesday to Friday are 72 afternoons, less the holidays (R-029, S19)', () => {
    const bare = { ...term, endsOn: addDays(term.startsOn, 18 * 7 - 3), holidays: [], makeUpDays: [] }
    expect(datesOf(afternoon, bare)).toHaveLength(72)
    expect(datesOf(afternoon, { ...bare, holidays: [{ date: '2026-10-01', name: '国庆节' }, { date: '2026-10-03', name: '国庆节' }] })).toHaveLength(71)
  })
})

const everyDay = [1, 2, 3, 4, 5, 6, 7]

function anyCalendar(random: CaseRandom): Calendar {
  const startsOn = addDays('2026-06-01', random.below(300))
  const endsOn = addDays(startsOn, random.below(250))
  const anyDate = () => addDays(startsOn, random.below(280) - 10)
  const openings = times(random.below(4), () => {
    const from = anyDate()
    return { holiday: random.pick(['winter', 'summer'] as const), name: '校园开放', startsOn: from, endsOn: addDays(from, random.below(20)) }
  })
  return {
    startsOn,
    endsOn,
    holidays: times(random.below(12), () => ({ date: anyDate(), name: '放假' })),
    makeUpDays: times(random.below(4), () => ({ date: anyDate(), name: '调课', follows: random.pick([null, ...everyDay]) })),
    openings,
  }
}

describe('whatever the calendar', () => {
  it('R-007, R-014: the dates of a service are sorted, none comes twice, and each lies on a school day of its weekday or in an opening', () => {
    inManyCases((random) => {
      const calendar = anyCalendar(random)
      const service = { kind: random.pick(['midday', 'afternoon', 'weekend', 'holiday', null] as const), weekdays: random.pick([null, atLeastOneOf(random, everyDay)]) }
      const dates = serviceDates(calendar, service)
      expect(dates.map(({ date }) => date)).toEqual([...new Set(dates.map(({ date }) => date))].sort())
      for (const { date, weekday } of dates) {
        expect(service.weekdays).toContain(weekday)
        const madeUp = calendar.makeUpDays.some((day) => day.date === date)
        if (service.kind === 'holiday') expect(calendar.openings.some(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn)).toBe(true)
        else expect(calendar.startsOn <= date && date <= calendar.endsOn).toBe(true)
        if (!madeUp || service.kind === 'holiday') {
          expect(weekday).toBe(weekdayOf(date))
          expect(calendar.holidays.some((holiday) => holiday.date === date)).toBe(false)
        }
      }
    })
  })

  it('the list of dates says the same as asking date by date', () => {
    inManyCases((random) => {
      const calendar = anyCalendar(random)
      const service = { kind: random.pick(['afternoon', 'holiday'] as const), weekdays: atLeastOneOf(random, everyDay) }
      const one = times(320, (index) => addDays(calendar.startsOn, index - 20)).filter((date) => runsAs(calendar, service, date) !== null)
      expect(datesOf(service, calendar)).toEqual(one)
    })
  })

  it('one more holiday takes away at most its own day', () => {
    inManyCases((random) => {
      const calendar = { ...anyCalendar(random), makeUpDays: [] }
      const service = { kind: 'afternoon' as const, weekdays: someOf(random, everyDay) }
      const date = addDays(calendar.startsOn, random.below(200))
      const without = { ...calendar, holidays: [...calendar.holidays, { date, name: '放假' }] }
      expect(datesOf(service, without)).toEqual(datesOf(service, calendar).filter((each) => each !== date))
    })
  })
})
