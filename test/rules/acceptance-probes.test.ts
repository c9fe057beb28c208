import fs from 'node:fs'
import path from 'node:path'
import { countedMinutes, clockMinutes, endDecision, latestEndFor } from 'cloud/rules/service-length'
import { serviceDates, type Calendar } from 'cloud/rules/calendar'
import { actualRate, costAt, settle } from 'cloud/rules/cost-share'
import { tagsBesideService } from 'cloud/rules/content'
import { chainOf } from 'cloud/rules/chain'
import { billObstacles, disclosureLacks, feeRuleFor } from 'cloud/rules/fee'
import { feeLine as lineOf, type ServedDay } from 'cloud/rules/fee-line'
import { activeTable, limitOf } from 'cloud/rules/homework'
import { insuranceDecision } from 'cloud/rules/insurance'
import { lunchCost } from 'cloud/rules/lunch'
import { groupFacts, groupLacks } from 'cloud/rules/menu'
import { leaveDecision } from 'cloud/rules/mid-term'
import { unitPayroll } from 'cloud/rules/pay'
import { refundOf, refundRuleFor } from 'cloud/rules/refund'
import { payableAfterRelief, reliefPercent } from 'cloud/rules/relief'
import { checkReview } from 'cloud/rules/review'
import { answerPercents, monthlyScore, ratioValue } from 'cloud/rules/score'
import { patrollersMissing, teachersNeeded } from 'cloud/rules/staffing'
import { checkForm } from 'cloud/rules/application-form'
import { fixedCourses, hoursOf, weekOfGrade } from 'cloud/rules/timetable'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import type { FeeRule } from 'cloud/contract/plan-money'
import { planNamed } from './plans/silent-on'

/** All days at one fee. */
const feeLine = (rule: FeeRule, days: readonly ServedDay[], from?: string) => lineOf(days.map((day) => ({ ...day, rule })), from)

/** One autumn term of eighteen weeks without holidays, so that the table's own arithmetic can be read off. */
const term: Calendar = { startsOn: '2026-08-31', endsOn: '2027-01-01', holidays: [], makeUpDays: [], openings: [] }
const files = fs.readdirSync(path.join(__dirname, '../../plans')).filter((file) => /^s\d\d-/.test(file))
const plans = Object.fromEntries(files.map((file) => planNamed(file.replace('.yaml', ''))).map((plan) => [plan.scheme, plan])) as Record<string, SchoolPlan>
const service = (plan: SchoolPlan, key: string) => plan.services.find((each) => each.key === key) ?? plan.services[0]!
const when = (grade: number, weekday: number | null = null) => ({ grade, weekday, seasons: [] })
const priceOf = (plan: SchoolPlan, key: string, grade: number) => feeRuleFor(service(plan, key), { grade, provider: 'school', daysPerWeek: 5, seasons: [] })
const daysOf = (plan: SchoolPlan, key: string, minutes: number | null, lessons: number | null) => serviceDates(term, service(plan, key)).map(({ date }) => ({ date, minutes, lessons }))
const ratioNamed = (plan: SchoolPlan, words: RegExp) => {
  const ratio = plan.ratios.find(({ name }) => words.test(name))!
  const value = (key: string) => plan.figures.find((figure) => figure.key === key)!.value
  return { ...ratio, value: ratioValue(ratio.kind, value(ratio.part), value(ratio.of)) }
}
const authorised = { authority: '县发改〔2026〕1号', issuedOn: '2026-07-01' }

/** The acceptance probe of every row, as a promise. What needs people and a database is walked in test/api/nineteen-schemes.test.ts. */
describe('the acceptance probe of every row', () => {
  it('S1: the programme’s report says 100%, and nothing in it can be applied for', () => {
    const plan = plans.S1!
    expect(plan.figures.some(({ value, unit }) => value === 100 && unit === '%')).toBe(true)
    expect([plan.offering.status, plan.services]).toEqual(['oversight', []])
  })

  it('S2: grade 6 sees 17:30–18:30; any bill is refused', () => {
    const plan = plans.S2!
    expect(weekOfGrade(plan, 6).some(({ startsAt, endsAt }) => startsAt === '17:30' && endsAt === '18:30')).toBe(true)
    for (const { key } of plan.services) expect(billObstacles(priceOf(plan, key, 6), '2026-10-01')).toEqual(['free'])
  })

  it('S3: 2.50 actual rate, 150 refund; lunch outside the bill; an uninsured child is not activated', () => {
    const plan = plans.S3!
    const rate = actualRate({ costFen: 13_000_000, grantFen: 1_000_000, pupilLessons: 48_000, mostFen: priceOf(plan, 'midday', 3)!.amountFen })!
    expect(costAt(rate, 1)).toBe(250)
    expect(settle(240 * 300, costAt(rate, 228))).toEqual({ kind: 'refund', fen: 15_000 })
    expect(lunchCost(plan.lunch!, 20)).toBe(30_000)
    expect(plan.services.flatMap(({ extras }) => extras)).toEqual([])
    expect(insuranceDecision(plan.insurance, false)).toBe('blocked')
    const [care] = plan.services
    expect([countedMinutes(care!), clockMinutes(plan, care!, when(3, 1))]).toEqual([120, 140])
  })

  it('S4: dismissal at 16:30 ends at 18:30; a missing venue is flagged', () => {
    const plan = plans.S4!
    const timed: SchoolPlan = { ...plan, bells: [{ mark: 'afternoonDismissal', grades: null, weekdays: null, season: null, at: '16:30' }] }
    expect(hoursOf(timed, timed.services[0]!, when(3, 1))).toMatchObject({ startsAt: '16:30', endsAt: '18:30' })
    const group = { key: 'any', title: '足球', serviceKey: plan.services[0]!.key, choice: 'free' as const, grades: null, weekdays: [1], startsAt: null, endsAt: null, content: '控球', tags: [], teacher: '石磊', leader: null, securityOfficer: null, venue: null, offCampus: false, provider: null, capacity: null, least: null, itemsToBring: null, extras: [] }
    expect(groupLacks({ ...plan, courses: [] }, groupFacts(timed, group))).toContain('venue')
  })

  it('S5: 380 is billed as 350; a week’s absence proposes a refund', () => {
    const plan = plans.S5!
    const capped: FeeRule = { ...priceOf(plan, plan.services[0]!.key, 3)!, unit: 'lesson', amountFen: 200, ...authorised }
    const days = Array.from({ length: 95 }, (_, index) => ({ date: serviceDates(term, { kind: 'afternoon', weekdays: [1, 2, 3, 4, 5, 6, 7] })[index]!.date, minutes: null, lessons: 2 }))
    expect(feeLine(capped, days)).toMatchObject({ kind: 'charged', grossFen: 38_000, fen: 35_000 })
    const scheduled = serviceDates(term, { kind: 'afternoon', weekdays: [1, 2, 3, 4, 5] }).map(({ date }) => date)
    const facts = { paidFen: 35_000, scheduled: scheduled.slice(0, 90), daysPerWeek: 5, owedFen: null, leftOn: term.endsOn, termStart: term.startsOn, termEnd: term.endsOn, joinedOn: term.startsOn, paidOn: term.startsOn }
    const rule = refundRuleFor(plan.refunds, 'absence', plan.services[0]!.key)
    expect(refundOf(rule, { ...facts, unused: scheduled.slice(0, 10) })).toEqual({ kind: 'undecided', fen: 3889 })
    expect(refundOf(rule, { ...facts, unused: scheduled.slice(0, 4) })).toEqual({ kind: 'nothing' })
    expect(disclosureLacks(plan, priceOf(plan, plan.services[0]!.key, 3))).toContain('complaintPhone')
  })

  it('S6: 20,000 splits into 18,000 and 2,000; null units stop the payroll', () => {
    const pay = plans.S6!.pay!
    const proper = pay.units.find(({ units }) => units === 1)!.key
    const staff = [{ counts: { [proper]: 40 }, score: 90 }, { counts: { [proper]: 960 }, score: 110 }]
    expect(unitPayroll(pay, 2_000_000, staff)).toMatchObject({ kind: 'stopped' })
    const entered = { ...pay, units: pay.units.map((unit) => ({ ...unit, units: unit.units ?? 1 })) }
    expect(unitPayroll(entered, 2_000_000, staff)).toMatchObject({ kind: 'paid', processFen: 1_800_000, finalFen: 200_000, staff: [{ units: 40, processFen: 72_000 }, {}] })
  })

  it('S7: five weekday groups; the child’s form waits for the guardian’s signature', () => {
    const plan = plans.S7!
    expect([1, 2, 3, 4, 5].map((weekday) => fixedCourses(plan, plan.services[0]!, { grade: 3, weekday }).map(({ title }) => title))).toEqual([['乒乓球'], ['阅读'], ['足球'], ['篮球'], ['呼啦圈']])
    expect(chainOf(plan).slice(0, 2)).toEqual(['student_request', 'guardian_application'])
  })

  it('S8: grade 1 has free homework, grade 4 its chess; an unknown clock is shown as the third lesson', () => {
    const plan = plans.S8!
    const homework = plan.services.find(({ fees }) => fees.some(({ status, grades }) => status === 'free' && grades?.includes(1)))!
    expect(billObstacles(priceOf(plan, homework.key, 1), '2026-10-01')).toEqual(['free'])
    expect(billObstacles(priceOf(plan, homework.key, 4), '2026-10-01')).toContain('status')
    expect(plan.courses.filter(({ choice, grades }) => choice === 'gradeFixed' && grades?.includes(4)).map(({ title }) => title)).toEqual(['棋类'])
    expect(weekOfGrade(plan, 4).some(({ words, startsAt }) => startsAt === null && words === '下午第三节')).toBe(true)
  })

  it('S9: an application without pick-up difficulty is sent back; a team course is no service', () => {
    const plan = plans.S9!
    const form = { services: [{ serviceKey: plan.services[0]!.key, weekdays: plan.services[0]!.weekdays ?? [], lunch: null, nap: null }], priorityGroup: null, pickUpDifficulty: '' }
    expect(checkForm(plan, 3, form as never)).toEqual({ kind: 'refused', code: 'pick_up_difficulty_needed' })
    expect(tagsBesideService(['schoolTeam'])).toEqual(['schoolTeam'])
  })

  it('S10: an end at 18:20 is late; three lessons bill two; without an amount there is no bill', () => {
    const plan = plans.S10!
    const [care] = plan.services
    expect(endDecision('18:20', latestEndFor(plan.bounds, care!.kind, 3))).toBe('late')
    const rule = priceOf(plan, care!.key, 3)!
    expect(feeLine({ ...rule, amountFen: 300 }, [{ date: '2026-09-07', minutes: null, lessons: 3 }])).toMatchObject({ fen: 600 })
    expect(billObstacles(rule, '2026-10-01')).toContain('amount')
  })

  it('S11: families choose course and teacher and may leave in mid-term; no willing child is refused; nothing can be billed', () => {
    const plan = plans.S11!
    expect(plan.menu.chooseTeacher).toBe(true)
    expect(leaveDecision(plan.exit, term, '2026-11-02')).toBe('allowed')
    expect(checkReview({ decision: 'refuse', reason: '名额已满', admission: plan.audience.admission })).toEqual({ kind: 'refused', code: 'universal_no_refusal' })
    for (const { key } of plan.services) expect(billObstacles(priceOf(plan, key, 3), '2026-10-01')).toContain('notIssued')
  })

  it('S12: homework, then a game or a club', () => {
    const [care] = plans.S12!.services
    expect(care!.countedLessons).toBe(2)
    expect(care!.slots[0]!.activity).toContain('作业')
    expect(care!.slots.length).toBeGreaterThan(1)
  })

  it('S13: teachers sign a safety agreement too; a nap can be chosen or not', () => {
    const plan = plans.S13!
    expect(plan.agreements.map(({ signer }) => signer).sort()).toEqual(['guardian', 'teacher'])
    expect(plan.services.some(({ withNap, itemsToBring }) => withNap && itemsToBring !== null)).toBe(true)
  })

  it('S14: six groups on Tuesday and Thursday, other days study', () => {
    const plan = plans.S14!
    expect(plan.courses.filter(({ weekdays }) => weekdays?.join() === '2,4')).toHaveLength(6)
    expect(weekOfGrade(plan, 8).filter(({ weekday }) => weekday === 1)).not.toEqual([])
  })

  it('S15: both homework tables can be kept, one is active', () => {
    const { homework } = plans.S15!
    expect(homework!.tables).toHaveLength(2)
    expect(activeTable(homework)).not.toBeNull()
    expect(limitOf(homework, 1).mostMinutes).toBe(0)
  })

  it('S16: application, then agreement, without a list; the survey shows 60/40/100/100', () => {
    expect(chainOf(plans.S16!)).toEqual(['guardian_application', 'class_review', 'agreement', 'school_review', 'active'])
    expect(answerPercents({ verySatisfied: 60, satisfied: 40, fair: 0, dissatisfied: 0 })).toMatchObject({ verySatisfied: 60, satisfied: 40 })
    expect(plans.S16!.figures.filter(({ unit }) => unit === '%').map(({ value }) => value).sort((a, b) => a! - b!)).toEqual([40, 60, 100, 100])
  })

  it('S17: 133% is accepted, 7.5% is computed, about 119.94 was collected a pupil, the account is not open', () => {
    const plan = plans.S17!
    const percents = plan.ratios.filter(({ kind }) => kind === 'percent').map((ratio) => ratioNamed(plan, new RegExp(`^${ratio.name}$`)))
    expect(percents.map(({ value }) => Math.round(value! * 10) / 10).sort((a, b) => a - b)).toEqual([7.5, 133.3])
    expect(percents.map(({ printed }) => printed).sort((a, b) => a! - b!)).toEqual([9, 133])
    const perPupil = plan.ratios.filter(({ kind }) => kind === 'perUnit').map((ratio) => ratioNamed(plan, new RegExp(`^${ratio.name}$`)).value!)
    expect(perPupil.some((value) => Math.abs(value - 119.945) < 0.006)).toBe(true)
    expect(plan.accounts.separateAccount).toBe(false)
  })

  it('S18: a four-dimension score of 87.5; two patrollers', () => {
    const plan = plans.S18!
    expect(plan.surveys.find(({ dimensions }) => dimensions.length > 0)!.dimensions).toHaveLength(4)
    expect(monthlyScore([90, 80, 85, 95])).toBe(87.5)
    expect(patrollersMissing(1, plan.staffing)).toBe(1)
    expect(patrollersMissing(2, plan.staffing)).toBe(0)
  })

  it('S19: slots by grade, Tuesday to Friday, 144 yuan, 121 pupils need 3 teachers, a listed household pays 0', () => {
    const plan = plans.S19!
    expect(hoursOf(plan, service(plan, 'afternoon'), when(2, 2)).words).toBe('15:35–16:35')
    expect(hoursOf(plan, service(plan, 'afternoon'), when(3, 2)).words).toBe('16:20–17:20')
    expect(weekOfGrade(plan, 3).filter(({ serviceKey }) => serviceKey === 'afternoon').map(({ weekday }) => weekday)).toEqual([2, 3, 4, 5])
    const rule = { ...priceOf(plan, 'afternoon', 3)!, ...authorised }
    expect(feeLine(rule, daysOf(plan, 'afternoon', 60, null))).toMatchObject({ kind: 'charged', grossFen: 14_400, fen: 14_400 })
    expect(teachersNeeded(121, plan.staffing)).toBe(3)
    const listed = plan.waivers.find(({ mode }) => mode === 'free')!
    expect(payableAfterRelief(14_400, reliefPercent(listed, null)!)).toBe(0)
    expect(plan.exit.written).toBe(true)
  })
})
