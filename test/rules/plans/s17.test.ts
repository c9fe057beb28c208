import { expectSilence, planNamed } from './silent-on'

const plan = planNamed('s17-county-report')

describe('what the report of the Yao autonomous county publishes is in the plan (S17)', () => {
  it('it is only read, nobody applies', () => {
    expect([plan.scheme, plan.offering.status]).toEqual(['S17', 'oversight'])
    expect([plan.services, plan.courses, plan.agreements, plan.chain]).toEqual([[], [], [], null])
  })

  it.each([
    ['schoolsRequired', 3, '所'],
    ['schoolsServing', 4, '所'],
    ['schools', 53, '所'],
    ['staff', 306, '人'],
    ['pupils', 5169, '人'],
    ['collected', 620_000, '元'],
    ['homeworkDisplayed', 53, '所'],
    ['homeworkWithinLimits', 53, '所'],
  ])('it publishes %s: %d %s', (key, value, unit) => {
    expect(plan.figures.find((figure) => figure.key === key)).toMatchObject({ value, unit })
  })

  it('4 of 3 was printed as 133%, 4 of 53 as 9%, and the sum for each pupil not at all (R-048)', () => {
    expect(plan.ratios.map(({ kind, part, of, unit, printed }) => [kind, part, of, unit, printed])).toEqual([
      ['percent', 'schoolsServing', 'schoolsRequired', '%', 133],
      ['percent', 'schoolsServing', 'schools', '%', 9],
      ['perUnit', 'collected', 'pupils', '元', null],
    ])
    expect(plan.figures).toHaveLength(8)
  })

  it('the special account is not opened, and that warns (R-057)', () => {
    expect(plan.accounts.separateAccount).toBe(false)
    expect(plan.rules).toEqual({ 'R-048': 'warn', 'R-057': 'warn' })
  })
})

describe('what it does not say is null (S17)', () => expectSilence(plan, ['whether accounts are kept apart (R-057)']))
