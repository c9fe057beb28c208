import { childrenMoney, pricedDays, type ChildMoney, type ServiceMoney } from './child-money'
import type { SchoolPlan } from './contract/plan-document'
import type { Moment } from './moment'
import { serviceDates } from './rules/calendar'
import { shanghaiDate } from './rules/dates'
import { statementPeriods, type PricedDay } from './rules/fee-line'
import type { Period } from './rules/periods'
import { carriedLine } from './rules/fee-words'
import { rowsBy } from './rules/rows-by'
import { creditInHand, periodToState, reliefThatCounts, statementLines, type GrantedRelief } from './rules/statement'
import { lockChildren } from './store/child'
import { addEntries, addStatements, earlierSums, reliefsOf, type FeeNotice, type NewEntry, type NewStatement, type Statement, type StoredRelief } from './store/fee'
import type { PublishedPlan } from './store/plan'

/** The periods for which a service's statements are issued in a term, the same for all of its children; none where no cycle is stated. */
export function servicePeriods({ term, plan }: PublishedPlan, notices: readonly FeeNotice[], serviceKey: string): Period[] {
  const service = plan.services.find(({ key }) => key === serviceKey)
  const fees = notices.at(-1)?.plan.services.find(({ key }) => key === serviceKey)?.fees ?? []
  const cycle = fees.find((fee) => fee.status !== 'free' && fee.cycle !== null)?.cycle ?? null
  return service ? (statementPeriods({ cycle }, serviceDates(term, service).map(({ date }) => date)) ?? []) : []
}

/** Reliefs with what the plan rests them on. */
export const grantedTo = (childId: string, reliefs: readonly Pick<StoredRelief, 'reliefId' | 'childId' | 'group' | 'percent'>[], { waivers }: Pick<SchoolPlan, 'waivers'>): GrantedRelief | null =>
  reliefThatCounts(reliefs.filter((relief) => relief.childId === childId).map((relief) => ({ ...relief, basis: waivers.find(({ group }) => group === relief.group)?.basis ?? null })))

export interface Issuing {
  childIds: readonly string[]
  serviceKey: string
  period: Period
  staffId: string
}

/**
 * Issues one service's statements for one period to some children (FR-069): those who have one keep it, those with nothing
 * to pay in the period get none. What a family has in hand of credits of an earlier term comes with the first. Locks the
 * children. Answers whose are new.
 */
export async function issueTo(asked: Moment, published: PublishedPlan, notices: readonly FeeNotice[], { childIds, serviceKey, period, staffId }: Issuing): Promise<string[]> {
  const { db, schoolId, now, newId } = asked
  const { termId } = published.term
  await lockChildren(db, schoolId, childIds)
  const children = await childrenMoney(asked, published, notices, childIds)
  const standing = standingOf(children.flatMap(({ statements }) => statements))
  const reliefs = await reliefsOf(db, schoolId, termId, childIds)
  const noticeVersion = notices.at(-1)?.version ?? null
  const made = children.flatMap((money) => {
    const own = periodOf(money, serviceKey, period, standing)
    return own === null ? [] : stated(money, serviceKey, own, grantedTo(money.child.childId, reliefs, published.plan), { newId, noticeVersion, standing })
  })
  const ids = new Set(await addStatements(db, schoolId, { termId, staffId, now }, made.map(({ statement }) => statement)))
  const issued = made.filter(({ statement }) => ids.has(statement.statementId))
  await addEntries(db, schoolId, { termId, staffId, now }, issued.flatMap(({ entries }) => entries).map((entry) => ({ ...entry, onDate: shanghaiDate(now) })))
  const issuedTo = issued.map(({ statement }) => statement.childId)
  await carryCredits(asked, termId, staffId, issuedTo)
  return issuedTo
}

/** Children's statements by child. Days that an exit gave back stay theirs: who comes back on them is charged by taking that refund back. */
export type Standing = ReadonlyMap<string, Pick<Statement, 'serviceKey' | 'periodFrom' | 'dates'>[]>

export const standingOf = (statements: readonly Statement[]): Standing => rowsBy(statements, ({ childId }) => childId)

/** What a child is still to be stated of a service's period; null where it has its statement, or nothing to pay. */
export function periodOf({ child, services }: ChildMoney, serviceKey: string, period: Period, standing: Standing): Period | null {
  const service = services.find((each) => each.serviceKey === serviceKey)
  return service ? periodToState(pricedDays(service), period, (standing.get(child.childId) ?? []).filter((each) => each.serviceKey === serviceKey), service.again) : null
}

/** Two entries, out of the old term and into this one, so that each term's accounts still add up (R-036 carryOver). */
async function carryCredits({ db, schoolId, now, newId }: Moment, termId: string, staffId: string, childIds: readonly string[]) {
  if (childIds.length === 0) return
  const sums = await earlierSums(db, schoolId, termId, childIds)
  for (const from of new Set(sums.map((sum) => sum.termId))) {
    const inHand = [...new Set(childIds)].map((childId) => ({ childId, fen: creditInHand(sums.filter((sum) => sum.termId === from && sum.childId === childId)) })).filter(({ fen }) => fen > 0)
    const entry = (childId: string, amountFen: number) => ({ entryId: newId(), childId, kind: 'carried' as const, amountFen, line: carriedLine(amountFen), onDate: shanghaiDate(now) })
    await addEntries(db, schoolId, { termId: from, staffId, now }, inHand.map(({ childId, fen }) => entry(childId, fen)))
    await addEntries(db, schoolId, { termId, staffId, now }, inHand.map(({ childId, fen }) => entry(childId, -fen)))
  }
}

interface Stated {
  statement: NewStatement
  entries: Omit<NewEntry, 'onDate'>[]
}

const leftPriced = ({ leftDays }: ServiceMoney): PricedDay[] => leftDays.flatMap(({ rule, ...day }) => (rule === null ? [] : [{ ...day, rule }]))

function stated({ child, services }: ChildMoney, serviceKey: string, period: Period, relief: GrantedRelief | null, { newId, noticeVersion, standing }: { newId: () => string; noticeVersion: number | null; standing: Standing }): Stated[] {
  const service = services.find((each) => each.serviceKey === serviceKey)
  if (!service) return []
  const before = new Set((standing.get(child.childId) ?? []).filter((each) => each.serviceKey === serviceKey).flatMap(({ dates }) => dates))
  const lines = statementLines({ serviceName: service.name, days: [...pricedDays(service), ...leftPriced(service)], period, relief, stated: before })
  if (lines.kind === 'unstated' || lines.dates.length === 0) return []
  const statementId = newId()
  const shared = { childId: child.childId, serviceKey, statementId }
  const charges = lines.charges.map((line) => ({ ...shared, entryId: newId(), kind: 'charge' as const, amountFen: line.amountFen, line }))
  const taken = lines.relief === null ? [] : [{ ...shared, entryId: newId(), kind: 'relief' as const, amountFen: lines.relief.amountFen, line: lines.relief, reliefId: relief?.reliefId ?? null }]
  return [{ statement: { statementId, childId: child.childId, serviceKey, periodFrom: period.from, periodTo: period.to, dates: lines.dates, noticeVersion }, entries: [...charges, ...taken] }]
}
