import type { SchoolPlan, ServiceOffering } from './contract/plan-document'
import type { FeeRule } from './contract/plan-money'
import type { Database } from './db/database'
import { lastDayOf } from './rules/calendar'
import { recordedOn, type ChildDayFacts } from './rules/child-day'
import { daySettings } from './rules/day-settings'
import { seasonsOn } from './rules/day-times'
import { billObstacles, feeRuleFor } from './rules/fee'
import { areUnitsKnown } from './rules/fee-lacks'
import type { PricedDay, ServedDay } from './rules/fee-line'
import { moneyState, type MoneyState } from './rules/money-day'
import { rowsBy } from './rules/rows-by'
import { sessionsOfTerm, termDates, type TermSession } from './rules/term-sessions'
import { childrenById, type Child } from './store/child'
import { childDayFacts } from './store/child-day'
import { dayChanges, joinedPlaces, thirdPartyCourses } from './store/day'
import { enrolmentsOf, type Enrolment } from './store/enrolment'
import { groupsOfChildren } from './store/group'
import { statementsOf, type FeeNotice, type Statement } from './store/fee'
import type { PublishedPlan } from './store/plan'

/** One day of a service for a child, with what it costs and how it went. */
export interface MoneyDay extends ServedDay {
  state: MoneyState
  /** Null where no fee notice is in force on the day, or none of its fees is for the child. Of a day that a statement is for, the fee by which it was stated. */
  rule: FeeRule | null
}

export interface ServiceMoney {
  serviceKey: string
  name: string
  /** Days a week on which the child is enrolled. */
  daysPerWeek: number
  joinedOn: string
  /** The last day of the enrolment, which an exit brings forward. */
  endsOn: string
  /** From when on the child takes part again, having left before; null for who joined once. */
  again: string | null
  /** Days that a statement is for and on which the child no longer takes part, as cancelled: their share of a cap is used up. */
  leftDays: MoneyDay[]
  /** Every day of the term on which the service is held for the child, cancelled ones too, in order. */
  days: MoneyDay[]
}

export interface ChildMoney {
  child: Child
  /** Of the term, in order of time. */
  statements: Statement[]
  /** In the plan's own order. */
  services: ServiceMoney[]
}

interface Asked {
  db: Database
  schoolId: string
  now: Date
}

/**
 * What children are stated, given back and settled by: every day of the term of each of their services with its fee, its
 * counted lessons and minutes, and how it went. Days are the timetable's, fees those of the notice in
 * force on the day. In as many statements of SQL for two hundred children as for one.
 */
export async function childrenMoney({ db, schoolId, now }: Asked, { term, plan }: PublishedPlan, notices: readonly FeeNotice[], childIds: readonly string[]): Promise<ChildMoney[]> {
  const ids = [...childIds]
  const enrolments = await enrolmentsOf(db, schoolId, term.termId, ids)
  const [from, to] = [term.startsOn, lastDayOf(term)]
  const children = await childrenById(db, schoolId, ids)
  const groups = await groupsOfChildren(db, schoolId, term.termId, ids)
  const places = await joinedPlaces(db, schoolId, term.termId, [1, 2, 3, 4, 5, 6, 7], ids)
  const changes = await dayChanges(db, schoolId, from, to)
  const thirdParty = await thirdPartyCourses(db, schoolId, term.termId)
  const facts = await childDayFacts(db, schoolId, ids, [], from, to)
  const clock = { now, leaveMinutesBefore: daySettings(plan).leaveMinutesBefore }
  const fees = feesInForce(notices)
  const statements = await statementsOf(db, schoolId, term.termId, ids)
  const dates = termDates(term, plan, byDate(changes))
  const [enrolmentsBy, groupsBy, placesBy, statementsBy] = [byChild(enrolments), byChild(groups), byChild(places), byChild(statements)]
  return children.map((child) => {
    const own = <Row>(rows: ReadonlyMap<string, Row[]>) => rows.get(child.childId) ?? []
    const enrolled = own(enrolmentsBy)
    const day = { term, plan, ...child, groups: own(groupsBy), enrolments: enrolled, courses: own(placesBy) }
    // A term's marks are many: each day looks at its own only.
    const written = facts.get(child.childId) ?? nothingWritten
    const [marks, departures] = [byDate(written.marks), byDate(written.departures)]
    const held = sessionsOfTerm(day, dates).map(({ date, sessions }) => ({ date, sessions: recordedOn(sessions, { ...written, marks: marks.get(date) ?? [], departures: departures.get(date) ?? [] }, clock) }))
    const stated = own(statementsBy)
    return {
      child,
      statements: stated,
      services: plan.services.flatMap((service) => {
        const versions = statedVersions(stated, service.key)
        return serviceMoney(service, enrolled, held, (date, isThirdParty) => fees(service.key, child.grade, daysAWeek(service, enrolled), date, isThirdParty, versions.get(date) ?? null), thirdParty, [...versions.keys()])
      }),
    }
  })
}

const byDate = <Row extends { heldOn: string }>(rows: readonly Row[]) => rowsBy(rows, ({ heldOn }) => heldOn)
const byChild = <Row extends { childId: string }>(rows: readonly Row[]) => rowsBy(rows, ({ childId }) => childId)

const nothingWritten: ChildDayFacts = { marks: [], leaves: [], handovers: [], departures: [] }

const enrolmentsIn = ({ key }: Pick<ServiceOffering, 'key'>, enrolments: readonly Enrolment[]) => enrolments.filter(({ serviceKey }) => serviceKey === key)

/** Of each day that was stated, the newest fee notice that was known then: a later one changes nothing about it. */
const statedVersions = (statements: readonly Statement[], serviceKey: string): Map<string, number | null> =>
  new Map(statements.filter((statement) => statement.serviceKey === serviceKey).flatMap(({ dates, noticeVersion }) => dates.map((date) => [date, noticeVersion] as const)))

/** Of several enrolments, one after another, the last says on how many days the child comes. */
function daysAWeek(service: ServiceOffering, enrolments: readonly Enrolment[]): number {
  const last = enrolmentsIn(service, enrolments).sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1)).at(-1)
  return last && last.weekdays.length > 0 ? last.weekdays.length : (service.weekdays?.length ?? 0)
}

type HeldDay = { date: string; sessions: ReturnType<typeof recordedOn<TermSession>> }
type FeeOn = (date: string, isThirdParty: boolean) => { service: ServiceOffering; rule: FeeRule | null } | null

const costOf = (fee: ReturnType<FeeOn>) => ({ minutes: fee?.service.billableMinutes ?? null, lessons: fee?.service.countedLessons ?? null, rule: fee?.rule ?? null })

function serviceMoney(service: ServiceOffering, enrolments: readonly Enrolment[], held: readonly HeldDay[], feeOn: FeeOn, thirdParty: ReadonlySet<string>, stated: readonly string[]): ServiceMoney[] {
  const own = enrolmentsIn(service, enrolments)
  if (own.length === 0) return []
  const days = held.flatMap(({ date, sessions }) => {
    const ofService = sessions.filter(({ serviceKey }) => serviceKey === service.key)
    const state = moneyState(ofService.flatMap(({ record }) => (record === null ? [] : [record.state])))
    if (state === null) return []
    return [{ date, state, ...costOf(feeOn(date, ofService.some(({ courseId }) => courseId !== null && thirdParty.has(courseId)))) }]
  })
  const isHeld = new Set(days.map(({ date }) => date))
  const leftDays = stated.filter((date) => !isHeld.has(date)).map((date): MoneyDay => ({ date, state: 'cancelled', ...costOf(feeOn(date, false)) }))
  const sorted = (of: (enrolment: Enrolment) => string) => own.map(of).sort()
  return [{ serviceKey: service.key, name: service.name, daysPerWeek: daysAWeek(service, enrolments), joinedOn: sorted(({ startsOn }) => startsOn)[0] as string, endsOn: sorted(({ endsOn }) => endsOn).at(-1) as string, again: own.length > 1 ? (sorted(({ startsOn }) => startsOn).at(-1) as string) : null, leftDays, days }]
}

/** The fee of a service for a child on a date, by the last notice in force then. One and the same rule object as long as its words are the same. */
function feesInForce(notices: readonly FeeNotice[]) {
  const known = new Map<string, FeeRule>()
  const same = (rule: FeeRule): FeeRule => {
    const words = JSON.stringify(rule)
    if (!known.has(words)) known.set(words, rule)
    return known.get(words) as FeeRule
  }
  const rules = new Map<string, { service: ServiceOffering; rule: FeeRule | null } | null>()
  return (serviceKey: string, grade: number, daysPerWeek: number, date: string, isThirdParty: boolean, newest: number | null) => {
    const notice = notices.findLast(({ inForceFrom, version }) => inForceFrom <= date && (newest === null || version <= newest))
    if (!notice) return null
    const seasons = seasonsOn(notice.plan.seasons, date)
    const key = [notice.noticeId, serviceKey, grade, daysPerWeek, isThirdParty, ...seasons].join(' ')
    if (!rules.has(key)) {
      const found = feeOf(notice.plan, serviceKey, { grade, provider: isThirdParty ? 'thirdParty' : 'school', daysPerWeek, seasons })
      rules.set(key, found && { ...found, rule: found.rule && same(found.rule) })
    }
    return rules.get(key) ?? null
  }
}

function feeOf({ services }: SchoolPlan, serviceKey: string, of: Parameters<typeof feeRuleFor>[1]) {
  const service = services.find(({ key }) => key === serviceKey)
  return service ? { service, rule: feeRuleFor(service, of) } : null
}

/**
 * The days that are charged: those that take place, at a fee that can be billed. A day of which the notice in
 * force did not say how much of it counts cannot be charged, and is not in the way of those after it.
 */
export const pricedDays = ({ days }: Pick<ServiceMoney, 'days'>): PricedDay[] =>
  days.flatMap((day) => (day.state === 'cancelled' || day.rule === null || billObstacles(day.rule, day.date).length > 0 || !areUnitsKnown(day.rule, day) ? [] : [{ ...day, rule: day.rule }]))
