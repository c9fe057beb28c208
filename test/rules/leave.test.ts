import { addDays } from 'cloud/rules/dates'
import { covers, leaveUntil, type LeaveFact } from 'cloud/rules/leave'
import { inManyCases } from './seeded-cases'

const at = (time: string, date = '2026-09-08') => new Date(`${date}T${time}:00+08:00`)
const session = { date: '2026-09-08', serviceKey: 'afternoon', startsAt: '16:20' }
const leave = (changes: Partial<LeaveFact> = {}): LeaveFact => ({ fromOn: '2026-09-08', toOn: '2026-09-08', serviceKey: null, filedAt: at('08:00'), byStaff: false, withdrawnAt: null, ...changes })

describe('until when leave is filed (FR-056)', () => {
  it('so many minutes before the session begins', () => {
    expect(leaveUntil(session, 30)).toEqual(at('15:50'))
    expect(leaveUntil(session, 0)).toEqual(at('16:20'))
  })

  it('until the day is over where the plan gives no clock time', () => {
    expect(leaveUntil({ ...session, startsAt: null }, 30)).toEqual(at('00:00', '2026-09-09'))
  })

  it('a leave counts at the cut-off itself and not a second later', () => {
    expect(covers(leave({ filedAt: at('15:50') }), session, 30)).toBe(true)
    expect(covers(leave({ filedAt: new Date(at('15:50').getTime() + 1000) }), session, 30)).toBe(false)
  })

  it('what staff enter on the guardian’s word counts whenever it came, even with the roll open', () => {
    expect(covers(leave({ filedAt: at('16:40'), byStaff: true }), session, 30)).toBe(true)
  })
})

describe('which session a leave is for', () => {
  it('of one service it leaves the others alone; of none it is for all', () => {
    expect(covers(leave({ serviceKey: 'midday' }), session, 0)).toBe(false)
    expect(covers(leave({ serviceKey: 'afternoon' }), session, 0)).toBe(true)
    expect(covers(leave(), session, 0)).toBe(true)
  })

  it('a span counts from its first to its last day, both included', () => {
    inManyCases((random) => {
      const fromOn = addDays('2026-09-08', random.below(10) - 5)
      const toOn = addDays(fromOn, random.below(10))
      const filed = leave({ fromOn, toOn, filedAt: at('08:00', '2026-09-01') })
      expect(covers(filed, session, 0)).toBe(fromOn <= session.date && session.date <= toOn)
    })
  })
})

describe('a leave that was taken back', () => {
  it('before the session began counts for nothing', () => {
    expect(covers(leave({ withdrawnAt: at('16:19') }), session, 30)).toBe(false)
    expect(covers(leave({ withdrawnAt: at('16:20') }), session, 30)).toBe(false)
  })

  it('during the session still explains why the child was not there', () => {
    expect(covers(leave({ withdrawnAt: at('16:21') }), session, 30)).toBe(true)
  })

  it('on the second day of a span counts for the first and not for the third', () => {
    const span = leave({ fromOn: '2026-09-08', toOn: '2026-09-10', withdrawnAt: at('12:00', '2026-09-09') })
    expect(['2026-09-08', '2026-09-09', '2026-09-10'].map((date) => covers(span, { ...session, date }, 0))).toEqual([true, false, false])
  })
})
