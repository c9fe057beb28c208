import path from 'node:path'
import type { LocalFees } from 'cloud/contract/local-fees'
import type { FeeRule } from 'cloud/contract/plan-money'
import { readLocalFees } from 'cloud/plan-library'
import { addDays, weekdayOf } from 'cloud/rules/dates'
import { feeLine } from 'cloud/rules/fee-line'
import { withLocalFees } from 'cloud/rules/local-fees'
import { refundsOf, type RefundDay, type ServiceRefundFacts } from 'cloud/rules/refund-due'
import { times } from './seeded-cases'

const all = readLocalFees(path.join(__dirname, '../../plans'))
const of = (place: string) => all.find((each) => each.place === place) as LocalFees
/** Ninety service days: Monday to Friday of 18 weeks from 31 August. */
const weekdays = times(18 * 7, (day) => addDays('2026-08-31', day)).filter((date) => weekdayOf(date) <= 5)

/** What leaving on a day gives back of one statement over some days, under a place's rules. */
function leaving(place: string, dates: readonly string[], lastDay: string, changes: { chargedFen?: number; lessons?: number; absent?: string[] } = {}) {
  const rule = of(place).fees.at(-1) as FeeRule
  const days = dates.map((date): RefundDay => ({ date, minutes: 60, lessons: changes.lessons ?? 1, rule, state: changes.absent?.includes(date) ? 'leave' : 'attended' }))
  const line = feeLine(days.map((day) => ({ ...day, rule })))
  const chargedFen = line.kind === 'charged' ? line.fen : 0
  const statement = { statementId: 'one', dates, issuedOn: dates[0] as string, chargedFen, payableFen: chargedFen, returnedFen: 0, decided: [] }
  const terms = { refunds: of(place).refunds, settles: false }
  const facts: ServiceRefundFacts = { serviceKey: 'afternoon', serviceName: '晚托', today: lastDay, term: { startsOn: '2026-08-31', endsOn: '2027-01-01' }, daysPerWeek: 5, days, enrolments: [{ startsOn: dates[0] as string, endsOn: '2027-01-01', weekdays: [] }], ...terms, statements: [statement], exits: [{ exitId: null, lastDay, joinedOn: dates[0] as string, ...terms }], paidOn: null }
  const [due] = refundsOf(facts).due
  return { chargedFen, fen: due?.fen ?? 0, decidedAs: due?.decidedAs, credited: due?.credited, says: due?.line.steps[0]?.says }
}

test('every file is read by the schema, once a place, with its own words', () => {
  expect(all.map(({ place }) => place).sort()).toEqual(['上高', '厦门', '大埔', '南京', '武汉', '海口', '都昌', '阜阳', '龙陵'].sort())
})

test('阜阳: 360 a term, 20 days left of a term reckoned as 100 are 72; who never began gets all of it', () => {
  expect(leaving('阜阳', weekdays, weekdays[69] as string)).toMatchObject({ chargedFen: 36_000, fen: 7200, decidedAs: 'byRule', says: '360 元 × 未上 20 天 ÷ 全期按 100 天' })
  expect(leaving('阜阳', weekdays, '2026-08-30')).toMatchObject({ fen: 36_000 })
})

test('上高 and 龙陵: 2.50 a lesson up to the cap; what comes back is finance’s', () => {
  expect(leaving('上高', weekdays, '2026-12-31', { lessons: 3 }).chargedFen).toBe(45_000)
  expect(leaving('龙陵', weekdays, '2026-12-31', { lessons: 2 }).chargedFen).toBe(40_000)
  expect(leaving('上高', weekdays, weekdays[44] as string)).toMatchObject({ chargedFen: 22_500, fen: 11_250, decidedAs: 'byFinance' })
})

test('武汉: 130 a month, by day: 11 of September’s 22 days are 65', () => {
  const september = weekdays.filter((date) => date.startsWith('2026-09'))
  expect(leaving('武汉', september, september[10] as string)).toMatchObject({ chargedFen: 13_000, fen: 6500, says: '130 元 × 未上 11 天 ÷ 共 22 天' })
})

test('海口: 3 a lesson, in whole half-months: leaving on 10 September leaves one of September’s two', () => {
  const september = weekdays.filter((date) => date.startsWith('2026-09'))
  expect(leaving('海口', september, '2026-09-10')).toMatchObject({ chargedFen: 6600, fen: 3300, says: '66 元 × 未上 1 个半月 ÷ 共 2 个半月（已经开始的照收）' })
  expect(of('海口').fees[0]).toMatchObject({ provider: 'thirdParty', amountFen: 500, amountIs: 'atMost' })
})

test('南京: 300 a term, half within three months of its first day, then nothing', () => {
  expect(leaving('南京', weekdays, '2026-11-30')).toMatchObject({ chargedFen: 30_000, fen: 15_000 })
  expect(leaving('南京', weekdays, '2026-12-01')).toMatchObject({ fen: 0 })
})

test('厦门: 50 a month; a month half used is finance’s, who may start from 25', () => {
  const september = weekdays.filter((date) => date.startsWith('2026-09'))
  expect(leaving('厦门', september, september[10] as string)).toMatchObject({ chargedFen: 5000, fen: 2500, decidedAs: 'byFinance' })
})

test('大埔: 3 × 2 × 80 are 480; after 30 days 180 are kept and 300 come back, and more for days on leave', () => {
  const eighty = weekdays.slice(0, 80)
  expect(leaving('大埔', eighty, eighty[29] as string, { lessons: 2 })).toMatchObject({ chargedFen: 48_000, fen: 30_000, says: '480 元 − 上过的 30 次（共 80 次）应收 180 元' })
  expect(leaving('大埔', eighty, eighty[29] as string, { lessons: 2, absent: eighty.slice(0, 5) })).toMatchObject({ fen: 33_000 })
})

test('都昌: 40 × 2.95 are 118; ten lessons left are 29.50, against the next bill', () => {
  const forty = weekdays.slice(0, 40)
  expect(leaving('都昌', forty, forty[29] as string)).toMatchObject({ chargedFen: 11_800, fen: 2950, credited: true })
})

test('an office takes a place’s rules into one service of its draft; other services, refunds and waivers stay as they were', () => {
  const other = { trigger: 'absence', services: null, method: 'unusedSessions' }
  const document = { title: '方案', services: [{ key: 'midday', fees: [1] }, { key: 'afternoon', fees: [2] }], refunds: [{ trigger: 'exit', services: ['afternoon'] }, other], waivers: [{ group: '困难家庭学生', mode: null }] }
  const made = withLocalFees(document, 'afternoon', of('阜阳'))
  expect(made).toMatchObject({ title: '方案', services: [{ key: 'midday', fees: [1] }, { key: 'afternoon', fees: of('阜阳').fees }], refunds: [{ services: ['afternoon'], method: 'byDay', fixedDays: 100 }, other], waivers: [{ group: '困难家庭学生', mode: null }] })
  expect(withLocalFees(made, 'afternoon', of('南京')).refunds).toHaveLength(2)
  expect(withLocalFees({}, 'afternoon', of('南京')).services).toEqual([])
})
