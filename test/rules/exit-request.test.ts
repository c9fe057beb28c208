import type { SchoolPlan } from 'cloud/contract/plan-document'
import { addDays } from 'cloud/rules/dates'
import { checkDelay, checkExit, delayLimit, isOver, startOfExit } from 'cloud/rules/exit-request'
import { exitTerms } from 'cloud/rules/exit-words'
import { s19 } from './given-plan'
import { inManyCases } from './seeded-cases'

const term = { startsOn: '2026-08-31', endsOn: '2027-01-01' }
const silent: SchoolPlan['exit'] = { written: null, approval: null, midTermJoin: null, midTermExit: null, decideWithinDays: null, silenceApproves: null, rejoin: null }
const leavable = [
  { serviceKey: 'midday', endsOn: '2027-01-01' },
  { serviceKey: 'afternoon', endsOn: '2027-01-01' },
]
const check = (changes: Partial<Parameters<typeof checkExit>[0]>) => {
  const checked = checkExit({ today: '2026-10-12', leavable, serviceKeys: ['midday'], lastDay: '2026-10-16', ...changes })
  return checked.kind === 'refused' ? checked.code : checked.kind
}

describe('what a family may file (FR-065)', () => {
  it('one service, several or all, from today to the last day of the term', () => {
    expect(check({})).toBe('allowed')
    expect(check({ serviceKeys: ['midday', 'afternoon'] })).toBe('allowed')
    expect(check({ lastDay: '2026-10-12' })).toBe('allowed')
    expect(check({ lastDay: '2027-01-01' })).toBe('allowed')
  })

  it('not for a day that is over, nor for one beyond the term, for nothing outlives it (R-054)', () => {
    expect(check({ lastDay: '2026-10-11' })).toBe('exit_last_day_past')
    expect(check({ lastDay: '2027-01-02' })).toBe('exit_last_day_late')
  })

  it('not for a service the child is not in, nor where it is in none', () => {
    expect(check({ serviceKeys: ['midday', 'late'] })).toBe('exit_service_unknown')
    expect(check({ leavable: [] })).toBe('exit_not_enrolled')
  })

  it('no term of any plan ever refuses a family: with the same facts, what may be filed is the same', () => {
    inManyCases((random) => {
      const truth = () => random.pick([true, false, null])
      const exit = { ...silent, approval: truth(), midTermExit: truth(), silenceApproves: truth(), decideWithinDays: random.pick([null, 1, 5, 30]) }
      const lastDay = addDays('2026-08-20', random.below(130))
      expect(['atOnce', 'waits']).toContain(startOfExit(exit, term, lastDay, '2026-08-20').kind)
    })
  })
})

describe('whether the school is asked (R-026)', () => {
  const start = (exit: Partial<typeof silent>, lastDay = '2026-10-16') => startOfExit({ ...silent, ...exit }, term, lastDay, '2026-10-12')

  it('only where the plan asks for its approval; a plan that says no or nothing lets go at once', () => {
    expect(start({ approval: null })).toEqual({ kind: 'atOnce' })
    expect(start({ approval: false })).toEqual({ kind: 'atOnce' })
    expect(start({ approval: true })).toEqual({ kind: 'waits', barredByPlan: false, answerBy: null, silenceApproves: false })
    expect(start(s19.exit)).toMatchObject({ kind: 'waits', barredByPlan: false })
  })

  it('a plan without mid-term exit sends the request to the office, with a word, and refuses nothing', () => {
    expect(start({ midTermExit: false })).toMatchObject({ kind: 'waits', barredByPlan: true })
  })

  it('the days for answering run from the day after the filing, and silence approves only where the plan says both', () => {
    expect(start({ approval: true, decideWithinDays: 5, silenceApproves: true })).toMatchObject({ answerBy: '2026-10-17', silenceApproves: true })
    expect(start({ approval: true, decideWithinDays: 5 })).toMatchObject({ answerBy: '2026-10-17', silenceApproves: false })
    expect(start({ approval: true, silenceApproves: true })).toMatchObject({ answerBy: null, silenceApproves: false })
  })

  it('before the term begins nobody is held', () => {
    expect(startOfExit({ ...silent, approval: true, midTermExit: false }, term, '2026-08-29', '2026-08-25')).toEqual({ kind: 'atOnce' })
  })
})

describe('a delay (FR-066)', () => {
  const delay = (until: string | null, facts: { delayReason?: string | null; decideWithinDays?: number | null } = {}, reason = '材料在核对') => {
    const checked = checkDelay({ delayReason: null, decideWithinDays: null, ...facts }, { reason, until }, '2026-10-12')
    return checked.kind === 'refused' ? checked.code : checked.kind
  }

  it('needs a reason and a day after today, 14 days ahead at most', () => {
    expect(delay('2026-10-26')).toBe('allowed')
    expect(delay('2026-10-27')).toBe('exit_delay_date')
    expect(delay('2026-10-12')).toBe('exit_delay_date')
    expect(delay(null)).toBe('exit_delay_date')
    expect(delay('2026-10-20', {}, '')).toBe('exit_delay_reason_needed')
  })

  it('lasts no longer than the plan’s own time for answering', () => {
    expect(delay('2026-10-15', { decideWithinDays: 3 })).toBe('allowed')
    expect(delay('2026-10-16', { decideWithinDays: 3 })).toBe('exit_delay_date')
  })

  it('comes once: a second one is refused, whatever its reason', () => {
    expect(delay('2026-10-20', { delayReason: '上次的原因' })).toBe('exit_delayed_already')
    expect(delayLimit({ delayReason: '上次的原因', decideWithinDays: 30 }, '2026-10-12')).toBeNull()
  })
})

test('the last day itself is still attended; the day after it, all is over, and at once where it never began', () => {
  expect(isOver({ lastDay: '2026-10-16', startsOn: '2026-08-31' }, '2026-10-16')).toBe(false)
  expect(isOver({ lastDay: '2026-10-16', startsOn: '2026-08-31' }, '2026-10-17')).toBe(true)
  expect(isOver({ lastDay: '2026-08-25', startsOn: '2026-08-31' }, '2026-08-25')).toBe(true)
})

describe('the terms in words', () => {
  const says = (plan: Parameters<typeof exitTerms>[0]) => Object.fromEntries(exitTerms(plan).map(({ name, says: words }) => [name, words]))
  const bare = { exit: silent, refunds: [], complaintPhone: null }

  it('a plan that says nothing leaves money to finance and everything else unstated (R-037)', () => {
    expect(says(bare)).toEqual({ 书面申请: null, 学校同意: '方案没有要求，提交后直接办理', 学期中退出: null, 退费: '未公布，由学校财务决定', 以后再加入: null })
  })

  it('S19 asks for writing and for the school’s approval, and does not say what comes back', () => {
    expect(says(s19)).toMatchObject({ 书面申请: '需要，这一页就是书面申请', 学校同意: '需要，几天内答复未公布', 退费: '未公布，由学校财务决定' })
  })

  it('tells how long the school may take, and what its silence means', () => {
    expect(says({ ...bare, exit: { ...silent, approval: true, decideWithinDays: 5, silenceApproves: true } })['学校同意']).toBe('需要，5 天内答复，到期没有答复就算同意')
    expect(says({ ...bare, exit: { ...silent, midTermExit: false } })['学期中退出']).toMatch(/仍可以提交/)
  })
})
