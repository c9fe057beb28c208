import { addDays } from 'cloud/rules/dates'
import { addMonths, daysBetween, periodKey, periodsOf, wholeMonths } from 'cloud/rules/periods'
import { inManyCases, someOf, times } from './seeded-cases'

describe('periods of service days', () => {
  it('run from their first to their last service day, and holidays make none', () => {
    const days = ['2026-09-28', '2026-09-30', '2026-10-12', '2026-10-16']
    expect(periodsOf('week', days)).toEqual([{ from: '2026-09-28', to: '2026-09-30' }, { from: '2026-10-12', to: '2026-10-16' }])
    expect(periodsOf('halfMonth', days)).toEqual([{ from: '2026-09-28', to: '2026-09-30' }, { from: '2026-10-12', to: '2026-10-12' }, { from: '2026-10-16', to: '2026-10-16' }])
    expect(periodsOf('halfMonth', ['2026-09-01', '2026-09-15', '2026-09-16'])).toEqual([{ from: '2026-09-01', to: '2026-09-15' }, { from: '2026-09-16', to: '2026-09-16' }])
    expect(periodsOf('halfTerm', days)).toEqual([{ from: '2026-09-28', to: '2026-09-30' }, { from: '2026-10-12', to: '2026-10-16' }])
    expect(periodsOf('term', days)).toEqual([{ from: '2026-09-28', to: '2026-10-16' }])
    expect(periodsOf('month', [])).toEqual([])
  })

  it('every service day lies in exactly one, and no two of them touch', () => {
    inManyCases((random) => {
      const days = someOf(random, times(150, (day) => addDays('2026-08-31', day)))
      for (const length of ['day', 'week', 'halfMonth', 'month', 'halfTerm', 'term', 'year'] as const) {
        const periods = periodsOf(length, days)
        for (const date of days) expect(periods.filter(({ from, to }) => from <= date && date <= to)).toHaveLength(1)
        expect(new Set(periods.map(({ from }) => from)).size).toBe(periods.length)
        if (length !== 'halfTerm') expect(periods).toHaveLength(new Set(days.map((date) => periodKey(length, date))).size)
      }
    }, 60)
  })
})

describe('months of a term', () => {
  it('are counted from its first day, and days left over are none', () => {
    expect(wholeMonths({ startsOn: '2026-09-01', endsOn: '2027-01-15' }).map(({ to }) => to)).toEqual(['2026-09-30', '2026-10-31', '2026-11-30', '2026-12-31'])
    expect(wholeMonths({ startsOn: '2026-09-01', endsOn: '2026-09-20' })).toEqual([])
  })

  it('follow each other without a gap, whatever day the term begins on', () => {
    inManyCases((random) => {
      const startsOn = addDays('2026-01-01', random.below(366))
      const months = wholeMonths({ startsOn, endsOn: addDays(startsOn, 140) })
      expect(months.length).toBeGreaterThanOrEqual(4)
      months.forEach(({ from, to }, index) => {
        expect(from).toBe(index === 0 ? startsOn : addDays((months[index - 1] as { to: string }).to, 1))
        expect(daysBetween(from, to)).toBeGreaterThanOrEqual(26)
      })
    })
  })

  it('keep to the month that is meant where it has fewer days', () => {
    expect([addMonths('2026-08-31', 1), addMonths('2026-08-31', 2), addMonths('2027-01-31', 1)]).toEqual(['2026-09-30', '2026-10-31', '2027-02-28'])
  })
})
