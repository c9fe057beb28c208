import { childrenMoney, pricedDays, type ChildMoney } from './child-money'
import type { SchoolPlan } from './contract/plan-document'
import type { OutputOf } from './contract/operation'
import type { readSettlement, settlementService } from './contract/settlement'
import type * as z from 'zod/mini'
import type { Database } from './db/database'
import { periodOf, servicePeriods, standingOf } from './issue-statements'
import { joinedPlans } from './joined-plans'
import { refundsDue } from './refunds'
import { serviceDates } from './rules/calendar'
import { dayWords } from './rules/date-words'
import { shanghaiDate } from './rules/dates'
import { unitPrice } from './rules/fee'
import { feeLine } from './rules/fee-line'
import { unitWords } from './rules/plan-words'
import { countedDays, isUnrecorded, settlesHow, unitsTogether, type SettledDay, type Units } from './rules/settlement'
import { chargedSoFar, settledDays } from './settle-term'
import type { FeeNotice } from './store/fee'
import type { PublishedPlan } from './store/plan'
import { childrenOfTerm, waiversWaiting } from './store/settlement'

interface Asked {
  db: Database
  schoolId: string
  now: Date
}

export type Obstacle = OutputOf<typeof readSettlement>['obstacles'][number]
type ServiceFacts = z.infer<typeof settlementService> & { units: { absent: Units | null; attended: Units | null } }

export interface SettlementFacts {
  lastServiceDay: string | null
  services: ServiceFacts[]
  obstacles: Obstacle[]
}

/** The last day on which any service of the plan is held in the term. */
export function lastServiceDay({ term, plan }: PublishedPlan): string | null {
  return plan.services.flatMap((service) => serviceDates(term, service).map(({ date }) => date)).sort().at(-1) ?? null
}

/** All that settling a school's term needs, and what is in the way: read once for the office's page and once more when it starts. */
export async function settlementFacts(asked: Asked, published: PublishedPlan, notices: readonly FeeNotice[]): Promise<SettlementFacts> {
  const { db, schoolId } = asked
  const { termId } = published.term
  const childIds = await childrenOfTerm(db, schoolId, termId)
  const children = await childrenMoney(asked, published, notices, childIds)
  const charged = await chargedSoFar(asked, termId, childIds)
  const planOf = await joinedPlans(asked, published, childIds)
  const services = published.plan.services.flatMap((service) => serviceFacts(planOf, service, children, charged))
  const last = lastServiceDay(published)
  const obstacles = [
    ...running(asked, published, last),
    ...counted('refunds', (await refundsDue(asked, published, children)).length, (count) => `还有 ${count} 笔退费没有决定。请先到“退费”里逐笔决定。`),
    ...counted('waivers', await waiversWaiting(db, schoolId, termId), (count) => `还有 ${count} 份减免申请没有决定。请学校办公室先到“减免”里办完。`),
    ...counted('statements', statementsMissing(published, notices, children), (count) => `还有 ${count} 份账单没有发。请先到“发账单”里发完，才知道预交了多少。`),
    ...services.flatMap(({ name, needsCost, settles, units }): Obstacle[] => (settles && needsCost && units.attended === null ? [{ kind: 'units', says: `${name}的收费标准有不同的计费单位，成本不能平摊。请先统一计费单位，重新公布收费公示。` }] : [])),
  ]
  return { lastServiceDay: last, services, obstacles }
}

const counted = (kind: Obstacle['kind'], count: number, says: (count: number) => string): Obstacle[] => (count === 0 ? [] : [{ kind, says: says(count) }])

function running({ now }: Asked, { term }: PublishedPlan, last: string | null): Obstacle[] {
  const from = last ?? term.endsOn
  return shanghaiDate(now) >= from ? [] : [{ kind: 'termRunning', says: `本学期最后一次服务在 ${dayWords(from)}，从那天起可以结算。` }]
}

function serviceFacts(planOf: (childId: string, serviceKey: string) => SchoolPlan, { key, name }: SchoolPlan['services'][number], children: readonly ChildMoney[], charged: (childId: string, serviceKey: string) => number): ServiceFacts[] {
  const own = children.flatMap(({ child, services }) => services.filter(({ serviceKey }) => serviceKey === key).map((service) => ({ childId: child.childId, days: settledDays(service) })))
  if (own.length === 0) return []
  const all = own.flatMap(({ days }) => days)
  const most = all.find(({ rule }) => rule.amountIs === 'atMost')?.rule ?? null
  // Whoever joined under a version that settles is settled, whatever a later version says.
  const settles = own.some(({ childId }) => settlesHow(planOf(childId, key), key) !== null)
  const unitsIf = (unrecordedAs: 'attended' | 'absent') => (most === null || !settles ? { count: 0, per: 1 } : unitsTogether(own.map(({ days }) => countedDays(days, unrecordedAs))))
  const units = { absent: unitsIf('absent'), attended: unitsIf('attended') }
  const whole = (of: Units | null) => (of === null ? 0 : Math.floor(of.count / of.per))
  return [
    {
      ...{ serviceKey: key, name, settles, needsCost: settles && most !== null, mostFen: most && unitPrice(most), unit: most?.unit ? unitWords[most.unit] : null, children: own.length, days: dayCounts(all) },
      ...{ unitsAttended: whole(units.absent), unitsWithUnrecorded: whole(units.attended), chargedFen: own.reduce((sum, { childId }) => sum + charged(childId, key), 0), units },
    },
  ]
}

function dayCounts(days: readonly SettledDay[]): ServiceFacts['days'] {
  const count = (of: (day: SettledDay) => boolean) => days.filter(of).length
  return { attended: count(({ state }) => state === 'attended'), leave: count(({ state }) => state === 'leave'), missing: count(({ state }) => state === 'missing'), unrecorded: count(({ state }) => isUnrecorded(state)) }
}

/** Periods in which a child has days that cost something and no statement for them. */
function statementsMissing(published: PublishedPlan, notices: readonly FeeNotice[], children: readonly ChildMoney[]): number {
  const standing = standingOf(children.flatMap(({ statements }) => statements))
  const periods = new Map(published.plan.services.map(({ key }) => [key, servicePeriods(published, notices, key)]))
  let missing = 0
  for (const money of children) {
    for (const service of money.services) {
      // What lacks minutes or lessons cannot be stated at all.
      if (feeLine(pricedDays(service)).kind === 'unstated') continue
      for (const period of periods.get(service.serviceKey) ?? []) if (periodOf(money, service.serviceKey, period, standing) !== null) missing += 1
    }
  }
  return missing
}
