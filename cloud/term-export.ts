import { childrenMoney, type ChildMoney, type MoneyDay, type ServiceMoney } from './child-money'
import type { ExportFile } from './contract/settlement'
import type { FeeRule } from './contract/plan-money'
import type { Database } from './db/database'
import { sha256 } from './digest'
import { joinedPlans } from './joined-plans'
import { accountTotals } from './rules/account-totals'
import { billObstacles, unitPrice } from './rules/fee'
import type { MoneyState } from './rules/money-day'
import { isUnrecorded, settledPrice, settlesHow } from './rules/settlement'
import { sharedRates } from './settle-term'
import { entriesOf, reliefsOf, statementsOf, type FeeNotice, type Statement, type StoredEntry } from './store/fee'
import type { PublishedPlan } from './store/plan'
import { childrenOfTerm, closingSteps, settledOf, settlementOfTerm, type SettledService } from './store/settlement'

interface Asked {
  db: Database
  schoolId: string
  now: Date
  /** What was written later is not in it: an archived term's export stays as it was, though payments go on. */
  until: Date
}

/** The files in the order in which they are fingerprinted. */
export const exportFiles = ['school', 'rates', 'sessions', 'attendance', 'statements', 'reliefs', 'refunds', 'payments', 'settled'] as const satisfies readonly ExportFile[]

const headers: Record<ExportFile, string> = {
  school: 'key,value',
  rates: 'rate,service,unit,price_fen,at_most,unit_minutes,short_unit,max_units_per_day,cap_day_fen,cap_week_fen,cap_month_fen,cap_term_fen,cap_year_fen,settles,actual_fen,actual_per',
  sessions: 'child,service,date,minutes,lessons,rate,statement,counted',
  attendance: 'child,service,date,state',
  statements: 'statement,child,service,from,to,charged_fen,relief_fen',
  reliefs: 'child,percent',
  refunds: 'child,service,statement,kind,fen',
  payments: 'child,date,kind,fen',
  settled: 'child,service,charged_fen,owed_fen,amount_fen,settles',
}

/** Until when the export reaches: now, or for ever the moment at which the term was archived. */
export async function exportUntil(db: Database, schoolId: string, termId: string, now: Date): Promise<Date> {
  const archived = (await closingSteps(db, schoolId, termId)).find(({ step }) => step === 'archive')
  return archived ? new Date(archived.doneAt) : now
}

// A reply holds 100 KB; some dozen children's sessions of a term may be more.
const atOnce = (file: ExportFile) => (file === 'sessions' || file === 'attendance' ? 12 : 200)
const mostBytes = 85_000

/** One part of a file: the rows of as many children from `offset` on as fit into one reply. */
export async function exportPart(asked: Asked, published: PublishedPlan, notices: readonly FeeNotice[], file: ExportFile, offset: number): Promise<{ csv: string; children: number; total: number }> {
  const head = offset === 0 ? [headers[file]] : []
  if (file === 'school' || file === 'rates') return { csv: text([...head, ...(file === 'school' ? await schoolRows(asked, published) : await rateRows(asked, published, notices))]), children: 1, total: 1 }
  const childIds = await childrenOfTerm(asked.db, asked.schoolId, published.term.termId)
  const own = await childRows(asked, published, notices, childIds.slice(offset, offset + atOnce(file)), file)
  const taken = own.slice(0, Math.max(1, fitting(own)))
  return { csv: text([...head, ...taken.flat()]), children: taken.length, total: childIds.length }
}

function fitting(parts: readonly string[][]): number {
  let bytes = 0
  const tooMuch = parts.findIndex((rows) => (bytes += Buffer.byteLength(text(rows))) > mostBytes)
  return tooMuch < 0 ? parts.length : tooMuch
}

const text = (rows: readonly string[]) => rows.map((row) => `${row}\n`).join('')

/** The whole term, file by file. */
export async function wholeExport(asked: Asked, published: PublishedPlan, notices: readonly FeeNotice[]): Promise<Record<ExportFile, string>> {
  const childIds = await childrenOfTerm(asked.db, asked.schoolId, published.term.termId)
  const sources = await readSources(asked, published, notices, childIds, true)
  const files = {} as Record<ExportFile, string>
  for (const file of exportFiles) {
    const rows = file === 'school' ? await schoolRows(asked, published) : file === 'rates' ? await rateRows(asked, published, notices) : childIds.flatMap((childId) => rowsOf(sources, childId, file))
    files[file] = text([headers[file], ...rows])
  }
  return files
}

/** The fingerprint of the term's export: of each file, and of them all. */
export async function termFingerprint(asked: Asked, published: PublishedPlan, notices: readonly FeeNotice[]): Promise<{ fingerprint: string; files: Record<ExportFile, string> }> {
  const whole = await wholeExport(asked, published, notices)
  const files = Object.fromEntries(exportFiles.map((file) => [file, sha256(whole[file])])) as Record<ExportFile, string>
  return { fingerprint: fingerprintOf(files), files }
}

/** One fingerprint over those of the files, each with its name, in their order. */
export const fingerprintOf = (files: Record<ExportFile, string>) => sha256(exportFiles.map((file) => `${files[file]}  ${file}.csv\n`).join(''))

interface Sources {
  termId: string
  children: Map<string, ChildMoney>
  statements: Statement[]
  entries: StoredEntry[]
  reliefs: { childId: string; percent: number }[]
  settled: SettledService[]
  unrecordedAs: 'attended' | 'absent'
  /** By the plan version under which the child joined. */
  settles: (childId: string, serviceKey: string) => boolean
}

/** `withDays` false where no file asked for tells of single days: working them out is nearly all of an export's time. */
async function readSources(asked: Asked, published: PublishedPlan, notices: readonly FeeNotice[], childIds: readonly string[], withDays: boolean): Promise<Sources> {
  const { db, schoolId, until } = asked
  const { termId } = published.term
  const money = withDays ? await childrenMoney(asked, published, notices, childIds) : []
  const entries = await entriesOf(db, schoolId, termId, childIds)
  const settlement = await settlementOfTerm(db, schoolId, termId)
  const statements = await statementsOf(db, schoolId, termId, childIds)
  const planOf = await joinedPlans(asked, published, childIds)
  return {
    termId,
    children: new Map(money.map((each) => [each.child.childId, withLeftDays(each)])),
    statements,
    entries: entries.filter(({ madeAt }) => new Date(madeAt) <= until),
    reliefs: await reliefsOf(db, schoolId, termId, childIds),
    settled: await settledOf(db, schoolId, termId, childIds),
    unrecordedAs: settlement?.terms.unrecordedAs ?? 'absent',
    settles: (childId, serviceKey) => settlesHow(planOf(childId, serviceKey), serviceKey) !== null,
  }
}

/** A child's days with those that were stated and are no longer its own, because it left before them: they were charged, and are not attended. */
const withLeftDays = ({ child, services, ...rest }: ChildMoney): ChildMoney => ({
  ...rest,
  child,
  services: services.map((service) => ({ ...service, days: [...service.days, ...service.leftDays].sort((a, b) => (a.date < b.date ? -1 : 1)) })),
})

type ChildFile = Exclude<ExportFile, 'school' | 'rates'>

async function childRows(asked: Asked, published: PublishedPlan, notices: readonly FeeNotice[], childIds: readonly string[], file: ChildFile): Promise<string[][]> {
  const sources = await readSources(asked, published, notices, childIds, file === 'sessions' || file === 'attendance')
  return childIds.map((childId) => rowsOf(sources, childId, file))
}

/** A child by a name that is its own in this term only, and says nothing. */
const pseudonym = (termId: string, childId: string) => sha256(`${termId} ${childId}`).slice(0, 12)

function rowsOf({ termId, children, ...sources }: Sources, childId: string, file: ChildFile): string[] {
  const own = <Row extends { childId: string }>(rows: readonly Row[]) => rows.filter((row) => row.childId === childId)
  const child = pseudonym(termId, childId)
  const [statements, entries, settled] = [own(sources.statements), own(sources.entries), own(sources.settled)]
  const services = children.get(childId)?.services ?? []
  const sum = (of: (entry: StoredEntry) => boolean) => entries.filter(of).reduce((all, { amountFen }) => all + amountFen, 0)
  switch (file) {
    case 'sessions':
      return services.flatMap((service) => sessionRows(child, service, statements, settled, sources.unrecordedAs))
    case 'attendance':
      return services.flatMap((service) => service.days.map((day) => csv(child, service.serviceKey, day.date, stateOf(day, service, settled))))
    case 'statements':
      return statements.map(({ statementId, serviceKey, periodFrom, periodTo }) => csv(shortId(statementId), child, serviceKey, periodFrom, periodTo, sum((entry) => entry.statementId === statementId && entry.kind === 'charge'), sum((entry) => entry.statementId === statementId && entry.kind === 'relief')))
    case 'reliefs':
      return own(sources.reliefs).map(({ percent }) => csv(child, percent))
    case 'refunds':
      return entries.filter(({ kind, refundId }) => (kind === 'refund' || kind === 'credit') && refundId !== null).map(({ kind, serviceKey, statementId, amountFen }) => csv(child, serviceKey, statementId && shortId(statementId), kind, amountFen))
    case 'payments':
      return entries.filter(({ kind }) => kind === 'payment' || kind === 'payout' || kind === 'carried').map(({ kind, onDate, amountFen }) => csv(child, onDate, kind, amountFen))
    case 'settled':
      return settled.map(({ serviceKey, chargedFen, owedFen, line }) => csv(child, serviceKey, chargedFen, owedFen, line.amountFen, sources.settles(childId, serviceKey)))
  }
}

const csv = (...cells: (string | number | boolean | null)[]) => cells.map((cell) => (cell === null ? '' : typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell))).join(',')
const shortId = (id: string) => id.slice(0, 8)

/** As it was settled; before that as it is known now. */
function stateOf({ date, state }: MoneyDay, { serviceKey }: ServiceMoney, settled: readonly SettledService[]): MoneyState {
  const kept = settled.find((each) => each.serviceKey === serviceKey)?.days[date] ?? state
  return isUnrecorded(kept) ? 'unrecorded' : kept
}

function sessionRows(child: string, service: ServiceMoney, statements: readonly Statement[], settled: readonly SettledService[], unrecordedAs: 'attended' | 'absent'): string[] {
  const own = statements.filter(({ serviceKey }) => serviceKey === service.serviceKey)
  const byDate = new Map(own.flatMap(({ statementId, dates }) => dates.map((date) => [date, shortId(statementId)])))
  return service.days.map((day) => {
    const state = stateOf(day, service, settled)
    const counts = state === 'attended' || (state === 'unrecorded' && unrecordedAs === 'attended')
    return csv(child, service.serviceKey, day.date, day.minutes, day.lessons, rateOf(service.serviceKey, day), byDate.get(day.date) ?? null, counts)
  })
}

/** The name of the fee by which a day is charged; none where it cannot be billed. */
const rateOf = (serviceKey: string, { rule, date }: MoneyDay) => (rule === null || billObstacles(rule, date).length > 0 ? null : rateName(serviceKey, rule))

const rateNames = new WeakMap<FeeRule, Map<string, string>>()

/** One and the same fee of a service has one name, whichever notice published it. */
function rateName(serviceKey: string, rule: FeeRule): string {
  const known = rateNames.get(rule) ?? new Map<string, string>()
  rateNames.set(rule, known)
  const name = known.get(serviceKey) ?? sha256(JSON.stringify([serviceKey, rule])).slice(0, 8)
  known.set(serviceKey, name)
  return name
}

async function rateRows({ db, schoolId }: Asked, { term, plan }: PublishedPlan, notices: readonly FeeNotice[]): Promise<string[]> {
  const settlement = await settlementOfTerm(db, schoolId, term.termId)
  const rates = settlement ? sharedRates(settlement.terms) : new Map<string, null>()
  const rows = notices.flatMap((notice) => notice.plan.services.flatMap(({ key, fees }) => fees.map((rule) => rateRow(key, rule, settledPrice(rule, rates.get(key) ?? null), settlesHow(plan, key) !== null))))
  return [...new Set(rows)]
}

function rateRow(serviceKey: string, rule: FeeRule, actual: { fen: number; lessons: number } | null, settles: boolean): string {
  const cap = (per: string) => {
    const most = rule.caps.flatMap((each) => (each.per === per && each.amountFen !== null ? [each.amountFen] : []))
    return most.length === 0 ? null : Math.min(...most)
  }
  const facts = [rule.unit, unitPrice(rule), rule.amountIs === 'atMost', rule.unitMinutes, rule.shortUnit, rule.maxUnitsPerDay]
  return csv(rateName(serviceKey, rule), serviceKey, ...facts, cap('day'), cap('week'), cap('month'), cap('term'), cap('year'), settles, actual?.fen ?? null, actual?.lessons ?? null)
}

async function schoolRows({ db, schoolId, until }: Asked, { term }: PublishedPlan): Promise<string[]> {
  const settlement = await settlementOfTerm(db, schoolId, term.termId)
  const childIds = await childrenOfTerm(db, schoolId, term.termId)
  const entries = (await entriesOf(db, schoolId, term.termId, childIds)).filter(({ madeAt }) => new Date(madeAt) <= until)
  const totals = accountTotals(entries)
  return [
    csv('starts_on', term.startsOn),
    csv('ends_on', term.endsOn),
    csv('unrecorded_as', settlement?.terms.unrecordedAs ?? null),
    csv('children', childIds.length),
    ...(settlement?.terms.services ?? []).map(({ serviceKey, termCostFen, grantFen, units }) => csv(`cost ${serviceKey}`, `${termCostFen} ${grantFen} ${units.count} ${units.per}`)),
    ...Object.entries(totals).map(([name, fen]) => csv(name, fen)),
  ]
}
