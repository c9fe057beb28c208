import { addDays } from 'cloud/rules/dates'
import { inspectionPeriods, overdueInspections } from 'cloud/rules/inspections'
import { inManyCases } from './seeded-cases'

const term = { startsOn: '2026-09-01', endsOn: '2027-01-15' }

describe('R-063 inspections', () => {
  it('R-063: a mid-term inspection that was never logged is overdue when its time has passed (S11)', () => {
    const [midTerm] = inspectionPeriods('midTerm', term)
    expect(midTerm).toEqual({ from: '2026-10-16', to: '2026-11-30' })
    expect(overdueInspections('midTerm', term, [], '2026-11-30')).toEqual([])
    expect(overdueInspections('midTerm', term, [], '2026-12-01')).toEqual([midTerm])
    for (const done of ['2026-10-08', '2026-11-03', '2026-12-01']) expect(overdueInspections('midTerm', term, [done], '2026-12-20')).toEqual([])
  })

  it('R-063: the annual one has until the end of the school year, in autumn and in spring', () => {
    expect(inspectionPeriods('annual', term)).toEqual([{ from: '2026-09-01', to: '2027-08-31' }])
    expect(inspectionPeriods('annual', { startsOn: '2027-02-22', endsOn: '2027-06-30' })[0]?.to).toBe('2027-08-31')
    expect(overdueInspections('annual', term, [], '2027-08-31')).toEqual([])
  })

  it('R-063: a month without its appraisal is overdue although other months have theirs (S18)', () => {
    expect(overdueInspections('monthly', term, ['2026-09-20', '2026-11-05'], '2026-12-10')).toEqual([{ from: '2026-10-01', to: '2026-10-31' }])
  })

  it('R-063: regular and random ones are never overdue; the others never before their time has passed', () => {
    inManyCases((random) => {
      const today = addDays(term.startsOn, random.below(500))
      for (const stage of ['regular', 'random'] as const) expect(overdueInspections(stage, term, [], today)).toEqual([])
      for (const stage of ['early', 'midTerm', 'annual', 'monthly'] as const) for (const { to } of overdueInspections(stage, term, [], today)) expect(to < today).toBe(true)
    })
  })
})
