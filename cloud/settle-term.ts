import { childrenMoney, pricedDays, type ChildMoney, type ServiceMoney } from './child-money'
import type { SchoolPlan } from './contract/plan-document'
import type { SettlementTerms } from './contract/settlement'
import type { Database } from './db/database'
import { grantedTo } from './issue-statements'
import { joinedPlans } from './joined-plans'
import { shanghaiDate } from './rules/dates'
import type { Rate } from './rules/cost-share'
import { isUnrecorded, settlementOf, settlesHow, type SettledDay, type SettlementDecision } from './rules/settlement'
import { refundRuleFor } from './rules/refund'
import { lockChildren } from './store/child'
import { addEntries, entriesOf, reliefsOf, type FeeNotice, type NewEntry } from './store/fee'
import type { PublishedPlan } from './store/plan'
import { addSettled, nextToSettle, type ServiceOfChild, type SettledService } from './store/settlement'

interface Asked {
  db: Database
  schoolId: string
  now: Date
}

/** Days that are charged, each with how it went. */
export function settledDays(service: Pick<ServiceMoney, 'days'>): SettledDay[] {
  const states = new Map(service.days.map(({ date, state }) => [date, state]))
  return pricedDays(service).map((day) => ({ ...day, state: states.get(day.date) ?? 'unrecorded' }))
}

/** What each service of each child was charged so far, after relief, refunds and credits. */
export async function chargedSoFar({ db, schoolId }: Asked, termId: string, childIds: readonly string[]): Promise<(childId: string, serviceKey: string) => number> {
  const sums = new Map<string, number>()
  for (const { childId, serviceKey, amountFen } of await entriesOf(db, schoolId, termId, childIds)) {
    if (serviceKey !== null) sums.set(`${childId} ${serviceKey}`, (sums.get(`${childId} ${serviceKey}`) ?? 0) + amountFen)
  }
  return (childId, serviceKey) => sums.get(`${childId} ${serviceKey}`) ?? 0
}

export const sharedRates = ({ services }: SettlementTerms) => new Map<string, Rate | null>(services.map(({ serviceKey, rate }) => [serviceKey, rate]))

/** The plan's own words for how a service is settled. */
const citationOf = ({ refunds, accounts }: SchoolPlan, serviceKey: string) => refundRuleFor(refunds, 'settlement', serviceKey)?.text ?? accounts.text

interface Settling extends Asked {
  newId: () => string
  staffId: string
}

/**
 * Settles the next children, at most so many: locks them, reads what each was charged and how its days went, decides, and
 * writes what comes back or is to be paid. What another clerk has settled stays. Answers the children settled now.
 */
export async function settleChildren(asked: Settling, published: PublishedPlan, notices: readonly FeeNotice[], terms: SettlementTerms, most: number): Promise<string[]> {
  const { db, schoolId, now, staffId } = asked
  const { termId } = published.term
  const open = await nextToSettle(db, schoolId, termId, most)
  const childIds = [...new Set(open.map(({ childId }) => childId))]
  if (childIds.length === 0) return []
  // A refund or a relief that was on its way is on the account before it is settled.
  await lockChildren(db, schoolId, childIds)
  const settled = await settledServices(asked, published, notices, terms, open, childIds)
  const isNew = new Set((await addSettled(db, schoolId, { termId, now }, settled.map(({ service }) => service))).map(keyOf))
  await addEntries(db, schoolId, { termId, staffId, now }, settled.filter(({ service }) => isNew.has(keyOf(service))).flatMap((each) => entryOf(asked, each)))
  return [...new Set([...isNew].map((key) => key.split(' ')[0] as string))]
}

const keyOf = ({ childId, serviceKey }: ServiceOfChild) => `${childId} ${serviceKey}`

interface Settled {
  service: SettledService
  kind: SettlementDecision['kind']
}

async function settledServices(asked: Settling, published: PublishedPlan, notices: readonly FeeNotice[], terms: SettlementTerms, open: readonly ServiceOfChild[], childIds: readonly string[]): Promise<Settled[]> {
  const { termId } = published.term
  const children = new Map((await childrenMoney(asked, published, notices, childIds)).map((money) => [money.child.childId, money]))
  const charged = await chargedSoFar(asked, termId, childIds)
  const reliefs = await reliefsOf(asked.db, asked.schoolId, termId, childIds)
  const rates = sharedRates(terms)
  const planOf = await joinedPlans(asked, published, childIds)
  return open.map(({ childId, serviceKey }) => {
    const service = serviceOf(children.get(childId), serviceKey)
    const days = service ? settledDays(service) : []
    const facts = { serviceName: service?.name ?? serviceKey, chargedFen: charged(childId, serviceKey), days, relief: grantedTo(childId, reliefs, published.plan), unrecordedAs: terms.unrecordedAs, shared: rates.get(serviceKey) ?? null, citation: citationOf(planOf(childId, serviceKey), serviceKey) }
    // A service that the plan no longer has, or a most without a unit to share its cost among, stays as it was stated.
    const settles = service ? settlesHow(planOf(childId, serviceKey), serviceKey) : null
    const decision = settlementOf({ ...facts, settles })
    const { kind, owedFen, line } = decision.kind === 'unstated' ? (settlementOf({ ...facts, settles: null }) as SettlementDecision) : decision
    return { kind, service: { childId, serviceKey, chargedFen: facts.chargedFen, owedFen, line, days: Object.fromEntries(days.map(({ date, state }) => [date, isUnrecorded(state) ? 'unrecorded' : state])) } }
  })
}

const serviceOf = (money: ChildMoney | undefined, serviceKey: string) => money?.services.find((each) => each.serviceKey === serviceKey)

function entryOf({ newId, now }: Settling, { kind, service }: Settled): NewEntry[] {
  if (kind === 'even') return []
  const { childId, serviceKey, line } = service
  return [{ entryId: newId(), childId, kind, serviceKey, amountFen: line.amountFen, line, onDate: shanghaiDate(now) }]
}
