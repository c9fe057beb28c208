import { addDays } from 'cloud/rules/dates'
import { hasExpired, joinDecision, lastDay, leaveDecision } from 'cloud/rules/mid-term'
import { inManyCases } from './seeded-cases'

const term = { startsOn: '2026-09-01', endsOn: '2027-01-15' }
const week8 = '2026-10-21'
const s11 = { midTermJoin: true, midTermExit: true, approval: null }
const s19 = { midTermJoin: null, midTermExit: null, approval: true }
const silent = { midTermJoin: null, midTermExit: null, approval: null }

describe('R-026 joining and leaving during the term', () => {
  it('R-026: joining in week 8 is accepted by S11 and left to the school by a plan that says nothing', () => {
    expect(joinDecision(s11, term, week8)).toBe('allowed')
    expect(joinDecision(s19, term, week8)).toBe('unstated')
    expect(joinDecision({ midTermJoin: false }, term, week8)).toBe('barred')
  })

  it('R-026: up to the first day of term everyone may join, after the last nobody', () => {
    for (const midTermJoin of [true, false, null]) {
      expect(joinDecision({ midTermJoin }, term, '2026-09-01')).toBe('allowed')
      expect(joinDecision({ midTermJoin }, term, '2027-01-16')).toBe('termOver')
    }
  })

  it('R-026: leaving is free in S11, needs the school in S19, and is unstated elsewhere', () => {
    expect([s11, s19, silent].map((exit) => leaveDecision(exit, term, week8))).toEqual(['allowed', 'approvalNeeded', 'unstated'])
    expect(leaveDecision({ midTermExit: false, approval: true }, term, week8)).toBe('barred')
    expect(leaveDecision({ midTermExit: false, approval: true }, term, '2026-08-31')).toBe('allowed')
    expect(leaveDecision(s11, term, '2027-01-16')).toBe('termOver')
  })
})

describe('R-054 the end of the term', () => {
  const plan = { effective: { from: null, to: null } }

  it('R-054: enrolment, agreement and account end with the term, the last day included', () => {
    expect(lastDay(plan, term)).toBe('2027-01-15')
    expect(hasExpired(plan, term, '2027-01-15')).toBe(false)
    expect(hasExpired(plan, term, '2027-01-16')).toBe(true)
  })

  it('R-054: a plan that ends earlier ends them earlier; one that is valid longer renews nothing', () => {
    inManyCases((random) => {
      const to = addDays(term.endsOn, random.below(200) - 100)
      const last = lastDay({ effective: { from: null, to } }, term)
      expect(last).toBe(to < term.endsOn ? to : term.endsOn)
      expect(hasExpired({ effective: { from: null, to } }, term, addDays(term.endsOn, 1))).toBe(true)
    })
  })
})
