import * as z from 'zod/mini'
import { feeRule, type RefundRule } from 'cloud/contract/plan-money'
import { addDays, weekdayOf } from 'cloud/rules/dates'
import { refundsOf, type RefundableStatement, type RefundDay, type ServiceRefundFacts, type StatementRefund } from 'cloud/rules/refund-due'
import { inManyCases, someOf, times, type CaseRandom } from './seeded-cases'

const rule = (changes: Partial<RefundRule> = {}): RefundRule => ({ trigger: 'exit', services: null, threshold: null, method: null, fixedDays: null, step: null, startedStep: null, from: null, steps: [], text: null, ...changes })
const fee = z.parse(feeRule, { status: 'charged', unit: 'hour', amountFen: 200 })
const scheduled = times(18 * 7, (day) => addDays('2026-08-31', day)).filter((date) => weekdayOf(date) <= 5)
const statementOf = (statementId: string, dates: readonly string[], changes: Partial<RefundableStatement> = {}): RefundableStatement => ({ statementId, dates, issuedOn: '2026-08-31', chargedFen: 200 * dates.length, payableFen: 200 * dates.length, returnedFen: 0, decided: [], ...changes })
const daysOf = (states: Partial<Record<string, RefundDay['state']>> = {}) => scheduled.map((date): RefundDay => ({ date, minutes: 60, lessons: 1, rule: fee, state: states[date] ?? 'attended' }))
const facts = (changes: Partial<ServiceRefundFacts> = {}): ServiceRefundFacts => ({ serviceKey: 'afternoon', serviceName: '晚托', today: '2027-01-01', term: { startsOn: '2026-08-31', endsOn: '2027-01-01' }, daysPerWeek: 5, days: daysOf(), enrolments: [{ startsOn: '2026-08-31', endsOn: '2027-01-01', weekdays: [] }], refunds: [], settles: false, statements: [statementOf('one', scheduled)], exits: [], paidOn: null, ...changes })

test('R-036: an absence over the end of a month is one absence, shared to both months’ statements', () => {
  const [september, october] = ['2026-09', '2026-10'].map((month) => scheduled.filter((date) => date.startsWith(month))) as [string[], string[]]
  const away = [...september.slice(-3), ...october.slice(0, 2)]
  const due = refundsOf(facts({ refunds: [rule({ trigger: 'absence', threshold: { count: 1, of: 'scheduledWeek' }, method: 'unusedSessions' })], days: daysOf(Object.fromEntries(away.map((date) => [date, 'leave' as const]))), statements: [statementOf('september', september), statementOf('october', october)] })).due
  expect(due.map(({ statementId, fen }) => [statementId, fen])).toEqual([['september', 600], ['october', 400]])
})

test('R-036: a day missed without leave breaks an absence, a day that the school cancelled does not', () => {
  const away = Object.fromEntries(scheduled.slice(0, 6).map((date) => [date, 'leave' as const]))
  const absence = [rule({ trigger: 'absence', threshold: { count: 5, of: 'serviceDay' }, method: 'unusedSessions' })]
  const with3 = (state: RefundDay['state']) => refundsOf(facts({ refunds: absence, days: daysOf({ ...away, [scheduled[3] as string]: state }) })).due.filter(({ trigger }) => trigger === 'absence')
  expect(with3('missing')).toEqual([])
  expect(with3('cancelled').map(({ fen }) => fen)).toEqual([1000])
})

const anyRule = (random: CaseRandom, trigger: RefundRule['trigger']) =>
  rule({ trigger, method: random.pick(['unusedSessions', 'byDay', 'byStep', 'percentByDate', 'byAttendance', 'carryOver', 'actualCost', 'none', null] as const), fixedDays: random.pick([null, 30, 100]), step: random.pick(['week', 'halfMonth', 'month'] as const), startedStep: random.pick(['charged', 'refunded'] as const), from: random.pick(['termStart', 'joined', 'paid'] as const), steps: [{ within: 1 + random.below(90), unit: 'day', percent: random.below(101) }], threshold: trigger === 'absence' ? random.pick([null, { count: 1 + random.below(6), of: 'serviceDay' as const }]) : null })

function anyFacts(random: CaseRandom): ServiceRefundFacts {
  const cut = 1 + random.below(80)
  const states = Object.fromEntries(someOf(random, scheduled).map((date) => [date, random.pick(['leave', 'missing', 'cancelled', 'unrecorded'] as const)]))
  const relief = random.pick([0, 33, 50, 100])
  const refunds = (['absence', 'cancelledBySchool', 'exit'] as const).filter(() => random.below(4) > 0).map((trigger) => anyRule(random, trigger))
  const parts = [scheduled.slice(0, cut), scheduled.slice(cut)].map((dates, index) => statementOf(String(index), dates, { payableFen: Math.round(dates.length * 2 * (100 - relief)) }))
  const lastDay = random.pick(scheduled)
  return facts({ refunds, statements: parts, days: daysOf(states).filter(({ date }) => date <= lastDay), enrolments: [{ startsOn: '2026-08-31', endsOn: lastDay, weekdays: [] }], exits: [{ exitId: 'exit', lastDay, joinedOn: '2026-08-31', refunds, settles: false }] })
}

const decide = (given: ServiceRefundFacts, due: readonly StatementRefund[]): ServiceRefundFacts => ({
  ...given,
  statements: given.statements.map((statement) => {
    const own = due.filter(({ statementId }) => statementId === statement.statementId)
    return { ...statement, returnedFen: statement.returnedFen + own.reduce((total, { fen }) => total + fen, 0), decided: [...statement.decided, ...own.map(({ dates, fen }) => ({ dates, computedFen: fen }))] }
  }),
})

test('R-036, R-037: in thousands of terms no day comes back twice, nothing beyond the statement, and what was decided is not due again', () => {
  inManyCases((random) => {
    const given = anyFacts(random)
    const { due } = refundsOf(given)
    for (const statement of given.statements) {
      const own = due.filter(({ statementId }) => statementId === statement.statementId)
      const dates = own.flatMap((each) => each.dates)
      expect(new Set(dates).size).toBe(dates.length)
      expect(dates.every((date) => statement.dates.includes(date))).toBe(true)
      expect(own.reduce((total, { fen }) => total + fen, 0)).toBeLessThanOrEqual(statement.payableFen)
      for (const { fen, line } of own) expect([fen > 0, line.amountFen, line.steps.at(-1)?.fen]).toEqual([true, -fen, fen])
    }
    const left = refundsOf(decide(given, due)).due
    expect(left.filter(({ dates }) => dates.some((date) => due.some((each) => each.dates.includes(date))))).toEqual([])
  }, 1000)
})

test('R-037: in thousands of terms the preview on an earlier day is what the carried out exit comes to, whatever the rule', () => {
  inManyCases((random) => {
    const { refunds, statements, exits, days } = anyFacts(random)
    const lastDay = exits[0]?.lastDay as string
    const on = random.pick(scheduled.filter((date) => date <= lastDay))
    // As it stands on the day of the preview: leave and cancellations are known, what is to come is not.
    const known = new Map(days.map((day) => [day.date, day]))
    const after = (state: RefundDay['state']): RefundDay['state'] => (state === 'missing' || state === 'unrecorded' ? 'attended' : state)
    const finished = scheduled.filter((date) => date <= lastDay).map((date) => ({ ...(known.get(date) as RefundDay), state: date < on ? (known.get(date) as RefundDay).state : after((known.get(date) as RefundDay).state) }))
    const seen = scheduled.map((date): RefundDay => {
      const day = finished.find((each) => each.date === date) ?? { date, minutes: 60, lessons: 1, rule: fee, state: 'toCome' as const }
      return date >= on && day.state === 'attended' ? { ...day, state: 'toCome' } : day
    })
    const shared = { refunds, statements }
    const exit = { lastDay, joinedOn: '2026-08-31', refunds, settles: false }
    const preview = refundsOf(facts({ ...shared, today: on, days: seen, exits: [{ ...exit, exitId: null }] })).due.filter(({ trigger }) => trigger === 'exit')
    const written = refundsOf(facts({ ...shared, today: addDays(lastDay, 1), days: finished, enrolments: [{ startsOn: '2026-08-31', endsOn: lastDay, weekdays: [] }], exits: [{ ...exit, exitId: 'exit' }] })).due.filter(({ trigger }) => trigger === 'exit')
    expect(written.map((each) => ({ ...each, exitId: null }))).toEqual(preview)
  }, 1000)
})
