import path from 'node:path'
import type { Calendar } from 'cloud/rules/calendar'
import { serviceDates } from 'cloud/rules/calendar'
import { clockOf, seasonsOn } from 'cloud/rules/day-times'
import { billObstacles, feeRuleFor, unitPrice } from 'cloud/rules/fee'
import type { FeeRule } from 'cloud/contract/plan-money'
import { feeLine as lineOf, type ServedDay } from 'cloud/rules/fee-line'
import { choiceText, feeText } from 'cloud/rules/plan-words'
import { refundOf, refundRuleFor } from 'cloud/rules/refund'
import { hoursOf, sessionsOn } from 'cloud/rules/timetable'
import { readPlanFile, planText, readPlanText } from 'cloud/plan-file'

/** All days at one fee. */
const feeLine = (rule: FeeRule, days: readonly ServedDay[], from?: string) => lineOf(days.map((day) => ({ ...day, rule })), from)

const plan = readPlanFile(path.join(__dirname, '../plans/unseen.yaml'))
const service = (key: string) => plan.services.find((each) => each.key === key)!
const [basic, clubs, winterCamp] = [service('basic'), service('clubs'), service('winterCamp')]

/** An autumn term that ends in the next year, with a day worked on a Saturday and a week of winter opening. */
const term: Calendar = {
  startsOn: '2026-08-31',
  endsOn: '2027-01-22',
  holidays: [{ date: '2027-01-01', name: '元旦' }],
  makeUpDays: [{ date: '2026-10-10', name: '国庆节调休', follows: 3 }],
  openings: [{ holiday: 'winter', name: '寒假开放', startsOn: '2027-01-25', endsOn: '2027-01-29' }],
}
const hoursAt = (key: string, grade: number, weekday: number, date: string) => hoursOf(plan, service(key), { grade, weekday, seasons: seasonsOn(plan.seasons, date) })
const feeCase = (grade: number, changes = {}) => ({ grade, provider: 'school' as const, daysPerWeek: 5, seasons: [], ...changes })

describe('a plan that nobody wrote the code for', () => {
  it('has times by season, and its winter crosses New Year (FR-004)', () => {
    expect(hoursAt('basic', 3, 1, '2026-09-07')).toMatchObject({ startsAt: '16:30', endsAt: '17:30' })
    expect(hoursAt('basic', 3, 1, '2026-11-02')).toMatchObject({ startsAt: '16:00', endsAt: '17:00' })
    expect(hoursAt('basic', 3, 1, '2027-01-04')).toMatchObject({ startsAt: '16:00', endsAt: '17:00' })
    expect(hoursAt('basic', 8, 1, '2026-11-02')).toMatchObject({ startsAt: '16:10', endsAt: '16:45' })
  })

  it('ends school earlier on winter Fridays', () => {
    expect(hoursAt('basic', 3, 5, '2026-11-06').startsAt).toBe('15:30')
    expect(clockOf(plan, { mark: 'afternoonDismissal', plusMinutes: 0 }, { grade: 3, weekday: 5, seasons: ['summer'] })).toBe('16:30')
  })

  it('counts clubs from the local off-work time', () => {
    expect(hoursAt('clubs', 3, 2, '2026-09-08')).toMatchObject({ startsAt: '17:00', endsAt: '18:00' })
  })

  it('works on a Saturday that makes up for a Wednesday, and in the opened week of the winter holiday only', () => {
    expect(serviceDates(term, basic)).toContainEqual({ date: '2026-10-10', weekday: 3 })
    expect(serviceDates(term, clubs).some(({ date }) => date === '2026-10-10')).toBe(false)
    expect(serviceDates(term, winterCamp).map(({ date }) => date)).toEqual(['2027-01-25', '2027-01-26', '2027-01-27', '2027-01-28', '2027-01-29'])
    expect(serviceDates(term, basic).some(({ date }) => date === '2027-01-01')).toBe(false)
  })

  it('gives each child its own day', () => {
    const day = (date: string, own = { serviceKey: 'basic', weekdays: [1, 3], startsOn: '2026-08-31', endsOn: '2027-01-22' }) =>
      sessionsOn({ date, term, plan, grade: 3, classId: 'class-3-1', classRoom: '三年级1班教室', classTeacherName: '周敏', groups: [], courses: [], enrolments: [own], changes: [] })
    expect(day('2026-10-10').map(({ time }) => time)).toEqual(['16:30–17:30'])
    expect(day('2026-12-07').map(({ time }) => time)).toEqual(['16:00–17:00'])
    expect(day('2026-12-08')).toEqual([])
    // The winter holiday's open week lies after the term, and still belongs to it for whoever stayed to its end.
    const camp = { serviceKey: 'winterCamp', weekdays: [1, 3], startsOn: '2026-08-31', endsOn: '2027-01-22' }
    expect(day('2027-01-25', camp).map(({ time }) => time)).toEqual(['08:30–11:30'])
    expect(day('2027-01-25', { ...camp, endsOn: '2026-12-31' })).toEqual([])
  })

  it('cannot bill a price whose base is not published, and says so (R-027)', () => {
    const rule = feeRuleFor(basic, feeCase(8))!
    expect(unitPrice(rule)).toBeNull()
    expect(billObstacles(rule, '2026-10-01')).toEqual(['amount'])
    expect(feeText(basic, 8)).toContain('城区标准的 80%（基准价未公布）')
    expect(unitPrice({ ...rule, relativeTo: { ...rule.relativeTo!, amountFen: 250 } })).toBe(200)
  })

  it('bills a lesson of 35 minutes by the minute of a 40 minute one, up to the cap (R-030, R-032)', () => {
    const rule = feeRuleFor(basic, feeCase(3))!
    const served = (days: number) => serviceDates(term, basic).slice(0, days).map(({ date }) => ({ date, minutes: 35, lessons: 1 }))
    // 3 yuan × 35/40 = 2.625 yuan a lesson.
    expect(feeLine(rule, served(8))).toMatchObject({ kind: 'charged', fen: 2100 })
    expect(feeLine(rule, served(90))).toMatchObject({ kind: 'charged', fen: 23_625 })
    expect(feeLine({ ...rule, caps: [{ per: 'term', amountFen: 20_000 }] }, served(90))).toMatchObject({ kind: 'charged', grossFen: 23_625, fen: 20_000 })
  })

  it('prices clubs by how many days a child comes, and a third party’s by the lesson', () => {
    expect(feeRuleFor(clubs, feeCase(3, { daysPerWeek: 1 }))?.amountFen).toBe(1500)
    expect(feeRuleFor(clubs, feeCase(3, { daysPerWeek: 2 }))?.amountFen).toBe(2500)
    expect(feeRuleFor(clubs, feeCase(3, { provider: 'thirdParty' }))).toMatchObject({ amountFen: 500, unit: 'lesson', amountIs: 'atMost' })
    expect(plan.courses[0]?.extras).toEqual([{ name: '材料费', amountFen: 12_000, per: 'term', voluntary: true, payee: 'school', basis: '合同第六条' }])
  })

  it('gives back whole half months that were not begun (R-037)', () => {
    const rule = refundRuleFor(plan.refunds, 'exit', 'clubs')
    expect(rule).toMatchObject({ method: 'byStep', step: 'halfMonth', startedStep: 'charged' })
    const scheduled = serviceDates(term, clubs).map(({ date }) => date)
    // From September to the 22nd of January there are ten half months with clubs; whoever leaves on 20 November has begun six.
    const leaving = (leftOn: string) =>
      refundOf(rule, { paidFen: 25_000, scheduled, unused: scheduled.filter((date) => date > leftOn), daysPerWeek: 2, owedFen: null, leftOn, termStart: term.startsOn, termEnd: term.endsOn, joinedOn: term.startsOn, paidOn: term.startsOn })
    expect(leaving('2026-11-20')).toEqual({ kind: 'refund', fen: 10_000 })
    expect(leaving('2026-11-30')).toEqual({ kind: 'refund', fen: 10_000 })
    expect(leaving('2026-12-01')).toEqual({ kind: 'refund', fen: 7_500 })
  })

  it('is told in words, and reads back from its own text', () => {
    expect(choiceText(plan, basic, { weekdays: [1, 3] }, 3, '2026-11-02')).toBe('基本托管（周一、周三 16:00–17:00）')
    expect(readPlanText(planText(plan))).toEqual({ kind: 'plan', plan })
  })
})
