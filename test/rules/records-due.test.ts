import { addDays, weekdayOf } from 'cloud/rules/dates'
import { blankPeriods, periodWith, periodsDue } from 'cloud/rules/records-due'
import { inManyCases, someOf, times } from './seeded-cases'

/** Monday to Friday of eight weeks from 31 August, without the first days of October. */
const serviceDays = times(56, (day) => addDays('2026-08-31', day)).filter((date) => weekdayOf(date) <= 5 && !(date >= '2026-10-01' && date <= '2026-10-07'))
const weekly = { every: 'week' } as const
const monday = (week: number) => addDays('2026-08-31', 7 * (week - 1))

describe('R-061 records that are due', () => {
  it('R-061: the blank week 6 is named once it is over (S8)', () => {
    const recorded = [1, 2, 3, 4, 5].map((week) => addDays(monday(week), 2))
    const week6 = { from: '2026-10-08', to: '2026-10-09' }
    expect(periodsDue(weekly, serviceDays)[5]).toEqual(week6)
    expect(blankPeriods(weekly, serviceDays, recorded, '2026-10-09')).toEqual([])
    expect(blankPeriods(weekly, serviceDays, recorded, '2026-10-10')).toEqual([week6])
    expect(blankPeriods(weekly, serviceDays, [...recorded, '2026-10-08'], '2026-10-10')).toEqual([])
  })

  it('R-061: a daily record is due on service days, a monthly one each month, one of the term once', () => {
    expect(periodsDue({ every: 'day' }, serviceDays)).toHaveLength(serviceDays.length)
    expect(periodsDue({ every: 'lesson' }, serviceDays)).toEqual(periodsDue({ every: 'day' }, serviceDays))
    expect(periodsDue({ every: null }, serviceDays)).toEqual([])
    expect(periodsDue({ every: 'month' }, serviceDays).map(({ from }) => from)).toEqual(['2026-08-31', '2026-09-01', '2026-10-08'])
    expect(periodsDue({ every: 'term' }, serviceDays)).toEqual([{ from: '2026-08-31', to: serviceDays.at(-1) }])
  })

  it('R-061: what is over is either recorded or blank, and nothing of today or later is blank', () => {
    inManyCases((random) => {
      const today = addDays('2026-08-31', random.below(60))
      const recorded = someOf(random, serviceDays)
      const duty = { every: random.pick(['day', 'week', 'month', 'term'] as const) }
      const blank = blankPeriods(duty, serviceDays, recorded, today)
      for (const period of periodsDue(duty, serviceDays)) {
        const isRecorded = recorded.some((date) => date >= period.from && date <= period.to)
        expect(blank.some(({ from }) => from === period.from)).toBe(period.to < today && !isRecorded)
      }
    }, 100)
  })

  it('R-061: a record stands for the period that its day lies in, and for none where nothing takes place', () => {
    expect(periodWith(weekly, serviceDays, '2026-09-09')).toEqual({ from: '2026-09-07', to: '2026-09-11' })
    expect(periodWith(weekly, serviceDays, '2026-10-03')).toBeNull()
    expect(periodWith({ every: 'day' }, serviceDays, '2026-09-12')).toBeNull()
    expect(periodWith({ every: null }, serviceDays, '2026-09-09')).toEqual({ from: '2026-09-09', to: '2026-09-09' })
  })

  it('R-061: writing for any day of a blank period is what takes it off the list of blank ones', () => {
    inManyCases((random) => {
      const duty = { every: random.pick(['day', 'week', 'month', 'term'] as const) }
      const date = random.pick(serviceDays)
      const period = periodWith(duty, serviceDays, date)
      const before = blankPeriods(duty, serviceDays, [], '2027-01-01')
      const after = blankPeriods(duty, serviceDays, [date], '2027-01-01')
      expect(before.filter(({ from }) => !after.some((each) => each.from === from))).toEqual([period])
    }, 100)
  })
})
