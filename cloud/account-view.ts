import { childrenMoney, pricedDays, type ServiceMoney } from './child-money'
import type { AccountView, StatementView } from './contract/statement'
import type { FeeRule } from './contract/plan-money'
import type { Database } from './db/database'
import { refundsDue } from './refunds'
import { accountTotals } from './rules/account-totals'
import { shanghaiDate } from './rules/dates'
import { feesFor } from './rules/plan-words'
import { billingOf } from './rules/fee-lacks'
import { noticesInTurn, payeeWords } from './rules/fee-notice'
import { lunchCost, lunchDueOn } from './rules/lunch'
import type { Child } from './store/child'
import { accountMissing } from './separate-account'
import { lunchServices } from './store/enrolment'
import { entriesOf, feeNotices, isSettling, type FeeNotice, type Statement, type StoredEntry } from './store/fee'
import type { PublishedPlan } from './store/plan'

/** One child's account of the term, the same for its family and for finance (FR-069, FR-070, FR-074). */
export async function accountView(asked: { db: Database; schoolId: string; now: Date }, published: PublishedPlan, child: Child): Promise<AccountView> {
  const { db, schoolId, now } = asked
  const { term } = published
  const today = shanghaiDate(now)
  const notices = await feeNotices(db, schoolId, term.termId)
  const [money] = await childrenMoney(asked, published, notices, [child.childId])
  if (!money) throw new Error('the child is gone')
  const { statements } = money
  const entries = await entriesOf(db, schoolId, term.termId, [child.childId])
  const current = noticesInTurn(notices).findLast(({ inForceFrom }) => inForceFrom <= today) ?? null
  const isMissing = await accountMissing(asked, published)
  const standing = money.services.map((service) => ({ service, is: standingOf(published, { notices, statements, isMissing }, child.grade, service) }))
  const due = await refundsDue(asked, published, [money])
  return {
    child: { childId: child.childId, name: child.name, grade: child.grade, className: child.className },
    today,
    term: { termId: term.termId, name: term.name, startsOn: term.startsOn, endsOn: term.endsOn },
    totals: accountTotals(entries),
    statements: statements.map((statement) => statementView(published, statement, entries)),
    entries: entries.filter((entry) => !isOnStatement(entry)).map(accountLine),
    refundsDue: due.map(({ serviceKey, serviceName, statementId, trigger, fen, decidedAs, credited, line }) => ({ serviceKey, serviceName, statementId, trigger, fen, decidedAs, credited, line })),
    free: standing.flatMap(({ service, is }) => (is.kind === 'free' ? [{ serviceKey: service.serviceKey, name: service.name }] : [])),
    unbilled: standing.flatMap(({ service, is }) => (is.kind === 'unbilled' ? [{ serviceKey: service.serviceKey, name: service.name, says: is.says }] : [])),
    lunch: lunchOf(published, money.services, await lunchServices(db, schoolId, term.termId, child.childId), today),
    payee: payeeOf(money.services),
    complaintPhone: (current ?? published).plan.complaintPhone,
    noticeVersion: current?.version ?? null,
    settled: await isSettling(db, schoolId, term.termId),
  }
}

const isOnStatement = ({ kind, statementId }: StoredEntry) => statementId !== null && (kind === 'charge' || kind === 'relief')

function statementView({ plan }: PublishedPlan, { statementId, serviceKey, periodFrom, periodTo, issuedAt }: Statement, entries: readonly StoredEntry[]): StatementView {
  const own = entries.filter((entry) => entry.statementId === statementId && isOnStatement(entry))
  const serviceName = plan.services.find(({ key }) => key === serviceKey)?.name ?? serviceKey
  return { statementId, serviceKey, serviceName, periodFrom, periodTo, issuedAt, lines: own.map(({ line }) => line), payableFen: own.reduce((total, { amountFen }) => total + amountFen, 0) }
}

const accountLine = ({ entryId, kind, serviceKey, statementId, amountFen, line, onDate, madeAt, reverses, reversed }: StoredEntry) => ({ entryId, kind, serviceKey, statementId, amountFen, line, onDate, madeAt, reverses, reversed })

type ServiceStanding = { kind: 'free' } | { kind: 'billed' } | { kind: 'unbilled'; says: string }

interface Billed {
  notices: readonly FeeNotice[]
  statements: readonly Statement[]
  /** The separate account is not open. */
  isMissing: boolean
}

const unbilled = (says: string): ServiceStanding => ({ kind: 'unbilled', says })

/** Whether a service costs the child nothing, can be stated, or cannot be yet, and why in words for its family (R-027, R-028, FR-070). */
function standingOf({ plan }: PublishedPlan, { notices, statements, isMissing }: Billed, grade: number, { serviceKey, days }: ServiceMoney): ServiceStanding {
  if (statements.some((statement) => statement.serviceKey === serviceKey)) return { kind: 'billed' }
  const published = noticesInTurn(notices).at(-1)
  const known = days.flatMap(({ rule }) => (rule === null ? [] : [rule]))
  const service = plan.services.find(({ key }) => key === serviceKey)
  const ofPlan = service ? feesFor(service, grade) : []
  const rules = known.length > 0 ? known : ofPlan
  if (rules.length > 0 && rules.every(({ status }) => status === 'free')) return { kind: 'free' }
  if (!published) return unbilled('学校还没有公布收费公示，公布以前不收费。')
  if (known.length === 0) return unbilled('收费公示里没有适用于孩子的标准，现在不收费。')
  if (known.every(({ status }) => status === 'notIssued')) return unbilled('收费标准还没有出台，出台以前不收费。')
  const isBlocked = billingOf(published.plan, serviceKey, { date: published.inForceFrom }).kind === 'blocked'
  const waitsForAccount = isMissing && billingOf(published.plan, serviceKey, { date: published.inForceFrom, accountMissing: true }).kind === 'blocked'
  if (!isBlocked && waitsForAccount) return unbilled('学校还没有开设收费专账，开设以前不收费。')
  return isBlocked || pricedDays({ days: days.map((day) => (day.state === 'cancelled' ? { ...day, state: 'toCome' as const } : day)) }).length === 0 ? unbilled('收费公示还没有填写完整，补齐以前不收费。') : { kind: 'billed' }
}

/** The month's lunch: the next that has any from today on, else the last. Cancelled days are none. */
function lunchOf({ term, plan: { lunch } }: PublishedPlan, services: readonly ServiceMoney[], taken: readonly string[], today: string): AccountView['lunch'] {
  const dates = services.filter(({ serviceKey }) => taken.includes(serviceKey)).flatMap(({ days }) => days.flatMap(({ date, state }) => (state === 'cancelled' ? [] : [date])))
  const months = [...new Set(dates.map((date) => date.slice(0, 7)))].sort()
  const month = months.find((each) => each >= today.slice(0, 7)) ?? months.at(-1)
  if (month === undefined) return null
  const days = new Set(dates.filter((date) => date.startsWith(month))).size
  const terms = lunch ?? { provider: null, pricePerDayFen: null, dueWorkday: null, payment: null }
  return { provider: terms.provider, days, pricePerDayFen: terms.pricePerDayFen, costFen: lunchCost(terms, days), dueOn: lunchDueOn(terms, month, term.holidays), month, payment: terms.payment }
}

/** To whom the child's services are paid, as published; null where it is not said. */
function payeeOf(services: readonly ServiceMoney[]): string | null {
  const charged = services.flatMap(({ days }) => days.flatMap(({ rule }) => (rule === null || rule.status === 'free' || rule.payee === null ? [] : [payeeWords[rule.payee as NonNullable<FeeRule['payee']>]])))
  return charged.length === 0 ? null : [...new Set(charged)].join('、')
}
