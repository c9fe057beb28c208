import type { ChildMoney, ServiceMoney } from './child-money'
import type { SchoolPlan } from './contract/plan-document'
import type { Database } from './db/database'
import { lastDayOf } from './rules/calendar'
import { shanghaiDate } from './rules/dates'
import { refundsOf, type AtSettlement, type LeavingService, type RefundableStatement, type StatementRefund } from './rules/refund-due'
import { settlesHow } from './rules/settlement'
import { entriesOf, type Statement, type StoredEntry } from './store/fee'
import { planVersions, type PublishedPlan, type StoredPlan } from './store/plan'
import { approvedExits, enrolledUnder, firstPayments, refundsOfChildren, type ApprovedExit, type EnrolledUnder, type StoredRefund } from './store/refund'

/** What is due back of one statement of a child and has not been decided. */
export interface RefundDue extends StatementRefund {
  childId: string
  serviceKey: string
  serviceName: string
}

/** A family that thinks of leaving: what it would get back. */
export interface Leaving {
  childId: string
  serviceKeys: readonly string[]
  lastDay: string
}

/** What a plan settles at the end of the term instead: what that would come to by today's rule. */
export type SettledLater = AtSettlement & { serviceKey: string; serviceName: string }

interface Asked {
  db: Database
  schoolId: string
  now: Date
}

/**
 * What is due back to some children now (FR-067, FR-072; ): for absences, for days that the school cancelled, for
 * exits that were approved. The very function that previews it decides it.
 */
export const refundsDue = async (asked: Asked, published: PublishedPlan, children: readonly ChildMoney[]): Promise<RefundDue[]> => (await worked(asked, published, children, null)).due

/** What one exit would give back, and what the settlement would: nothing else of the account (FR-067). */
export async function exitRefunds(asked: Asked, published: PublishedPlan, child: ChildMoney, leaving: Leaving): Promise<{ due: RefundDue[]; atSettlement: SettledLater[] }> {
  const { due, atSettlement } = await worked(asked, published, [child], leaving)
  return { due: due.filter(({ trigger, exitId }) => trigger === 'exit' && exitId === null), atSettlement }
}

async function worked({ db, schoolId, now }: Asked, { term }: PublishedPlan, children: readonly ChildMoney[], leaving: Leaving | null): Promise<{ due: RefundDue[]; atSettlement: SettledLater[] }> {
  const ids = children.map(({ child }) => child.childId)
  const statements = children.flatMap((each) => each.statements)
  if (statements.length === 0) return { due: [], atSettlement: [] }
  const facts = {
    statements,
    entries: await entriesOf(db, schoolId, term.termId, ids),
    decided: await refundsOfChildren(db, schoolId, term.termId, ids),
    exits: await approvedExits(db, schoolId, term.termId, ids),
    enrolled: await enrolledUnder(db, schoolId, term.termId, ids),
    paidOn: await firstPayments(db, schoolId, term.termId, ids),
  }
  const plans = await planVersions(db, schoolId, [...facts.exits, ...facts.enrolled].map(({ planId }) => planId))
  const all = children.flatMap(({ child: { childId }, services }) =>
    services.map((service) => {
      const { due, atSettlement } = refundsOf(factsOf({ ...facts, plans }, { childId, service, today: shanghaiDate(now), term: { startsOn: term.startsOn, endsOn: lastDayOf(term) }, leaving: leaving?.childId === childId ? leaving : null }))
      const of = { serviceKey: service.serviceKey, serviceName: service.name }
      return { due: due.map((each) => ({ childId, ...of, ...each })), atSettlement: atSettlement.map((each) => ({ ...of, ...each })) }
    }),
  )
  return { due: all.flatMap(({ due }) => due), atSettlement: all.flatMap(({ atSettlement }) => atSettlement) }
}

interface Facts {
  statements: readonly Statement[]
  entries: readonly StoredEntry[]
  decided: readonly StoredRefund[]
  exits: readonly ApprovedExit[]
  enrolled: readonly EnrolledUnder[]
  paidOn: ReadonlyMap<string, string>
  plans: ReadonlyMap<string, StoredPlan>
}

interface Whose {
  childId: string
  service: ServiceMoney
  today: string
  term: { startsOn: string; endsOn: string }
  leaving: Leaving | null
}

function factsOf({ statements, entries, decided, exits, enrolled, paidOn, plans }: Facts, { childId, service, today, term, leaving }: Whose): Parameters<typeof refundsOf>[0] {
  const { serviceKey } = service
  const own = enrolled.filter((each) => each.childId === childId && each.serviceKey === serviceKey)
  const joinedBy = (lastDay: string) => own.filter(({ startsOn }) => startsOn <= lastDay).at(-1)?.startsOn ?? service.joinedOn
  const termsOf = (planId: string | undefined) => termsIn(planId === undefined ? undefined : plans.get(planId)?.plan, serviceKey)
  const approved = exits
    .filter((exit) => exit.childId === childId && exit.serviceKeys.includes(serviceKey))
    .map(({ exitId, lastDay, planId }): LeavingService => ({ exitId, lastDay, joinedOn: joinedBy(lastDay), ...termsOf(planId) }))
  const last = termsOf(own.at(-1)?.planId)
  const thinking: LeavingService[] = leaving?.serviceKeys.includes(serviceKey) ? [{ exitId: null, lastDay: leaving.lastDay, joinedOn: joinedBy(leaving.lastDay), ...last }] : []
  return {
    serviceKey,
    serviceName: service.name,
    today,
    term,
    daysPerWeek: service.daysPerWeek,
    days: service.days,
    enrolments: own,
    ...last,
    statements: statements.filter((each) => each.childId === childId && each.serviceKey === serviceKey).map((each) => refundable(each, entries, decided)),
    exits: [...approved, ...thinking],
    paidOn: paidOn.get(childId) ?? null,
  }
}

const termsIn = (plan: SchoolPlan | undefined, serviceKey: string) => ({ refunds: plan?.refunds ?? [], settles: plan !== undefined && settlesHow(plan, serviceKey) !== null })

function refundable({ statementId, dates, issuedAt }: Statement, entries: readonly StoredEntry[], decided: readonly StoredRefund[]): RefundableStatement {
  const sum = (...kinds: StoredEntry['kind'][]) => entries.reduce((total, entry) => (entry.statementId === statementId && kinds.includes(entry.kind) ? total + entry.amountFen : total), 0)
  return {
    statementId,
    dates,
    issuedOn: shanghaiDate(new Date(issuedAt)),
    chargedFen: sum('charge'),
    payableFen: sum('charge', 'relief'),
    returnedFen: -sum('refund', 'credit'),
    decided: decided.filter((each) => each.statementId === statementId),
  }
}
