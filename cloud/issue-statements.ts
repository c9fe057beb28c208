import { childrenMoney, pricedDays, type ChildMoney } from './child-money'
import type { SchoolPlan } from './contract/plan-document'
import type { Database } from './db/database'
import { serviceDates } from './rules/calendar'
import { shanghaiDate } from './rules/dates'
import { statementPeriods } from './rules/fee-line'
import type { Period } from './rules/periods'
import { reliefThatCounts, statementLines, type GrantedRelief } from './rules/statement'
import { lockChildren } from './store/child'
import { enrolmentsOf } from './store/enrolment'
import { addEntries, addStatements, reliefsOf, statementsOf, type FeeNotice, type NewEntry, type NewStatement, type StoredRelief } from './store/fee'
import type { PublishedPlan } from './store/plan'

/** The periods for which a service's statements are issued in a term, the same for all of its children; none where no cycle is stated. */
export function servicePeriods({ term, plan }: PublishedPlan, notices: readonly FeeNotice[], serviceKey: string): Period[] {
  const service = plan.services.find(({ key }) => key === serviceKey)
  const fees = notices.at(-1)?.plan.services.find(({ key }) => key === serviceKey)?.fees ?? []
  const cycle = fees.find((fee) => fee.status !== 'free' && fee.cycle !== null)?.cycle ?? null
  return service ? (statementPeriods({ cycle }, serviceDates(term, service).map(({ date }) => date)) ?? []) : []
}

/** Reliefs with what the plan rests them on. */
export const grantedTo = (childId: string, reliefs: readonly StoredRelief[], { waivers }: Pick<SchoolPlan, 'waivers'>): GrantedRelief | null =>
  reliefThatCounts(reliefs.filter((relief) => relief.childId === childId).map((relief) => ({ ...relief, basis: waivers.find(({ group }) => group === relief.group)?.basis ?? null })))

export interface Issuing {
  childIds: readonly string[]
  serviceKey: string
  period: Period
  staffId: string
}

/**
 * Issues one service's statements for one period to some children (FR-069): those who have one keep it, those with nothing
 * to pay in the period get none. Locks the children. Answers how many are new.
 */
export async function issueTo(asked: { db: Database; schoolId: string; now: Date; newId: () => string }, published: PublishedPlan, notices: readonly FeeNotice[], { childIds, serviceKey, period, staffId }: Issuing): Promise<number> {
  const { db, schoolId, now, newId } = asked
  const { termId } = published.term
  await lockChildren(db, schoolId, childIds)
  const children = await childrenMoney(asked, published, notices, childIds)
  const reliefs = await reliefsOf(db, schoolId, termId, childIds)
  const made = (await openDays(asked, termId, children, serviceKey, period)).flatMap(({ money, from }) => stated(money, serviceKey, { ...period, from }, grantedTo(money.child.childId, reliefs, published.plan), newId))
  const issued = new Set(await addStatements(db, schoolId, { termId, staffId, now }, made.map(({ statement }) => statement)))
  const entries = made.filter(({ statement }) => issued.has(statement.statementId)).flatMap((each) => each.entries)
  await addEntries(db, schoolId, { termId, staffId, now }, entries.map((entry) => ({ ...entry, onDate: shanghaiDate(now) })))
  return issued.size
}

/**
 * From when each child's days of the period are to be stated: from its beginning, or, for a child that has its statement, left
 * and joined again, from the new start, where that statement ended before (FR-067).
 */
async function openDays({ db, schoolId }: { db: Database; schoolId: string }, termId: string, children: readonly ChildMoney[], serviceKey: string, { from, to }: Period) {
  const ids = children.map(({ child }) => child.childId)
  const issued = (await statementsOf(db, schoolId, termId, ids)).filter((each) => each.serviceKey === serviceKey)
  const enrolled = (await enrolmentsOf(db, schoolId, termId, ids)).filter((each) => each.serviceKey === serviceKey)
  return children.map((money) => {
    const { childId } = money.child
    const own = issued.filter((each) => each.childId === childId && each.periodFrom >= from && each.periodFrom <= to)
    const starts = enrolled.filter((each) => each.childId === childId).map(({ startsOn }) => startsOn).sort()
    const rejoinedOn = starts.length > 1 ? (starts.at(-1) as string) : null
    const first = own.length > 0 && rejoinedOn !== null && rejoinedOn <= to && !own.some(({ dates }) => dates.some((date) => date >= rejoinedOn)) ? rejoinedOn : from
    const day = first === from ? from : (money.services.find((each) => each.serviceKey === serviceKey)?.days.find(({ date }) => date >= first)?.date ?? from)
    return { money, from: day }
  })
}

interface Stated {
  statement: NewStatement
  entries: Omit<NewEntry, 'onDate'>[]
}

function stated({ child, services }: ChildMoney, serviceKey: string, period: Period, relief: GrantedRelief | null, newId: () => string): Stated[] {
  const service = services.find((each) => each.serviceKey === serviceKey)
  if (!service) return []
  const lines = statementLines({ serviceName: service.name, days: pricedDays(service), period, relief })
  if (lines.kind === 'unstated' || lines.dates.length === 0) return []
  const statementId = newId()
  const shared = { childId: child.childId, serviceKey, statementId }
  const charges = lines.charges.map((line) => ({ ...shared, entryId: newId(), kind: 'charge' as const, amountFen: line.amountFen, line }))
  const taken = lines.relief === null ? [] : [{ ...shared, entryId: newId(), kind: 'relief' as const, amountFen: lines.relief.amountFen, line: lines.relief, reliefId: relief?.reliefId ?? null }]
  return [{ statement: { statementId, childId: child.childId, serviceKey, periodFrom: period.from, periodTo: period.to, dates: lines.dates }, entries: [...charges, ...taken] }]
}
