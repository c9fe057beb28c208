import { addDays } from 'cloud/rules/dates'
import { surveyDates } from 'cloud/rules/survey-dates'
import { inManyCases } from './seeded-cases'

const term = { startsOn: '2026-09-01', endsOn: '2027-01-15' }

describe('R-046 when surveys are due', () => {
  it('R-046: four weeks after the start is the end of September (S16)', () => {
    expect(surveyDates({ when: 'afterStart', weeks: 4 }, term)).toEqual(['2026-09-29'])
  })

  it('R-046: monthly at the end of each month (S18), at the end of term (S6), before the term (S10)', () => {
    expect(surveyDates({ when: 'monthly', weeks: null }, term)).toEqual(['2026-09-30', '2026-10-31', '2026-11-30', '2026-12-31'])
    expect(surveyDates({ when: 'termEnd', weeks: null }, term)).toEqual(['2027-01-15'])
    expect(surveyDates({ when: 'beforeTerm', weeks: null }, term)).toEqual(['2026-08-31'])
  })

  it('R-046: weeks that the plan does not state are no date, nor weeks beyond the term', () => {
    expect(surveyDates({ when: 'afterStart', weeks: null }, term)).toEqual([])
    expect(surveyDates({ when: null, weeks: null }, term)).toEqual([])
    expect(surveyDates({ when: 'afterStart', weeks: 30 }, term)).toEqual([])
  })

  it('R-046: every date during the term lies inside it, in order', () => {
    inManyCases((random) => {
      const startsOn = addDays('2026-01-01', random.below(366))
      const any = { startsOn, endsOn: addDays(startsOn, random.below(200)) }
      for (const when of ['afterStart', 'monthly', 'termEnd'] as const) {
        const dates = surveyDates({ when, weeks: 1 + random.below(30) }, any)
        expect(dates).toEqual([...dates].sort())
        for (const date of dates) expect(date >= any.startsOn && date <= any.endsOn).toBe(true)
      }
    })
  })
})
