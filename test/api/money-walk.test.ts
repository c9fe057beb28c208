/* eslint-disable max-lines -- One walk: what is done, and how the books are counted again, are read together. */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { FeeRule, RefundRule } from 'cloud/contract/plan-money'
import type { OperationName } from 'cloud/contract/operations'
import { seededRandom } from 'cloud/demo/seeded-random'
import { upkeep } from 'cloud/hosts/upkeep'
import { datesBetween, weekdayOf } from 'cloud/rules/dates'
import { exportFiles } from 'cloud/term-export'
import { apiOfThisFile, type Input, type Output } from '../boot'
import { asOwner, formWith, givenFamily, givenSchool, insert, planWith, type Family, type PlanOverrides, type School } from '../given'
import { replacedPlan, withoutHolidays } from '../given-money'
import { paymentFile, rosterNoOf } from '../given-payment'
import { givenRecorded, settledPlan } from '../given-settlement'
import { times, type CaseRandom } from '../rules/seeded-cases'

const api = apiOfThisFile()

/*
 * Schools whose rules of money are chosen by chance go through a term of everything that families, clerks and the office do, in
 * an order chosen by chance. After every step the books are counted again from the rows. `SEED=7` walks one of them alone.
 */
const [termStart, termEnd] = ['2026-08-31', '2026-10-23']
const seeds = process.env.SEED ? [Number(process.env.SEED)] : times(Number(process.env.WALKS ?? 12), (index) => index + 1)
const steps = 40

const refundRule = (changes: Partial<RefundRule>): RefundRule => ({ trigger: 'exit', services: null, threshold: null, method: null, fixedDays: null, step: null, startedStep: null, from: null, steps: [], text: null, ...changes })

function refundRules(random: CaseRandom): RefundRule[] {
  const exits: (Partial<RefundRule> | null)[] = [
    null,
    { method: null },
    { method: 'none' },
    { method: 'unusedSessions' },
    { method: 'byDay', fixedDays: 30 },
    { method: 'byStep', step: 'halfMonth', startedStep: 'charged' },
    { method: 'byStep', step: 'month', startedStep: 'refunded' },
    { method: 'percentByDate', from: 'joined', steps: [{ within: 7, unit: 'day', percent: 90 }, { within: 50, unit: 'percentOfTerm', percent: 40 }] },
    { method: 'byAttendance' },
    { method: 'carryOver' },
  ]
  const others: (Partial<RefundRule> | null)[] = [null, { method: null }, { method: 'unusedSessions' }, { method: 'carryOver' }, { method: 'unusedSessions', threshold: { count: 2, of: 'serviceDay' } }]
  const settlements: (Partial<RefundRule> | null)[] = [null, null, { method: 'actualCost', text: '多还少补' }, { method: 'carryOver' }]
  const [exit, absence, cancelled, settlement] = [random.pick(exits), random.pick(others), random.pick(others), random.pick(settlements)]
  const withTrigger = (trigger: RefundRule['trigger'], changes: Partial<RefundRule> | null) => (changes === null ? [] : [refundRule({ ...changes, trigger })])
  return [...withTrigger('exit', exit), ...withTrigger('absence', absence), ...withTrigger('cancelledBySchool', cancelled && { ...cancelled, threshold: null }), ...withTrigger('settlement', settlement)]
}

function feeBy(random: CaseRandom, settles: boolean): Partial<FeeRule> {
  const unit = random.pick(['hour', 'lesson', 'session', 'day', 'week', 'month', 'term'] as const)
  const amountFen = unit === 'term' ? 33_333 : unit === 'month' ? 9_999 : random.pick([1, 97, 250, 333, 1_000])
  const caps = random.pick([[], [], [{ per: 'month' as const, amountFen: 3_501 }], [{ per: 'term' as const, amountFen: 7_007 }], [{ per: 'week' as const, amountFen: 999 }]])
  return { unit, amountFen, caps, cycle: random.pick(['term', 'month', 'month'] as const), amountIs: settles && random.below(2) === 0 ? 'atMost' : 'fixed', unitMinutes: unit === 'lesson' ? 40 : null, maxUnitsPerDay: unit === 'lesson' ? 3 : null, shortUnit: null }
}

interface Walk {
  random: CaseRandom
  school: School
  families: Family[]
  plan: PlanOverrides
  /** Of every standard that held, by what it was capped. */
  caps: FeeRule['caps'][]
  today: string
  settles: boolean
  log: string[]
}

type Rows = Record<string, string | number | null>[]
const rowsOf = <Row extends Record<string, unknown> = Rows[number]>(school: School, sql: string, values: unknown[] = []) => asOwner(api, school.schoolId, (db) => db.rows<Row>(sql, [school.schoolId, ...values]))
const sumOf = async (school: School) => Number((await rowsOf<{ fen: string }>(school, `select coalesce(sum(amount_fen), 0) as fen from fee_entry where school_id = $1`))[0]?.fen)
const booksOf = async (school: School) => JSON.stringify(await rowsOf(school, `select (select count(*) from fee_entry where school_id = $1) as entries, (select coalesce(sum(amount_fen), 0) from fee_entry where school_id = $1) as fen, (select count(*) from statement where school_id = $1) as statements, (select count(*) from refund where school_id = $1) as refunds, (select count(*) from relief where school_id = $1) as reliefs`))

const plusDays = (date: string, days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

async function begin(seed: number): Promise<Walk> {
  const random = seededRandom(seed)
  const refunds = refundRules(random)
  const settles = refunds.some(({ trigger }) => trigger === 'settlement')
  const fee = feeBy(random, settles)
  const base = settledPlan(fee)
  const plan: PlanOverrides = { ...base, refunds, exit: { ...planWith().exit, approval: false }, accounts: { ...planWith().accounts, settlement: settles } }
  api.clock.set('2026-08-31T08:30:00')
  const school = await givenSchool(api, { plan })
  await withoutHolidays(api, school, termEnd)
  await rowsOf(school, `update term set holidays = '[{"date":"2026-09-25","name":"中秋节"},{"date":"2026-10-01","name":"国庆节"},{"date":"2026-10-02","name":"国庆节"}]' where school_id = $1`)
  const families: Family[] = []
  for (const index of times(3, (each) => each)) families.push(await givenFamily(api, school, { child: `孩子${index + 1}`, guardian: `家长${index + 1}` }))
  const walk: Walk = { random, school, families, plan, caps: [fee.caps ?? []], today: termStart, settles, log: [] }
  for (const family of families) await join(walk, family, random.below(2) === 0 ? '2026-09-01' : `2026-09-${String(2 + random.below(26)).padStart(2, '0')}`)
  await publish(walk, termStart)
  return walk
}

const someWeekdays = (random: CaseRandom) => random.pick([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [2, 4], [1, 3, 5], [1, 2]])

async function join({ school, random }: Walk, family: Family, startsOn: string) {
  const { schoolId: school_id, termId: term_id } = school
  const { schoolId, childId: child_id } = { ...school, childId: family.childId }
  await asOwner(api, schoolId, async (db) => {
    await db.rows(`update application set status = 'ended' where school_id = $1 and child_id = $2 and status = 'approved'`, [school_id, child_id])
    const application_id = randomUUID()
    const plan = await db.row<{ plan_id: string }>(`select plan_id from plan where school_id = $1 and status = 'published'`, [school_id])
    await insert(db, 'application', { school_id, application_id, term_id, child_id, plan_id: plan?.plan_id, kind: 'join', status: 'approved', form: formWith(), submitted_by: family.guardian.guardianId, submitted_at: api.clock.now(), revision: 1 })
    await insert(db, 'enrolment', { school_id, enrolment_id: randomUUID(), application_id, term_id, child_id, service_key: 'midday', weekdays: someWeekdays(random), starts_on: startsOn, ends_on: termEnd })
  })
}

async function publish({ school }: Walk, inForceFrom: string) {
  const { planId, contentSha256 } = await api.done(school.finance, 'readFeeNoticeDraft', {})
  return api.call(school.finance, 'publishFeeNotice', { planId, contentSha256, inForceFrom })
}

const enrolments = (school: School) => rowsOf<{ child_id: string; weekdays: number[]; starts_on: string; ends_on: string }>(school, `select child_id, weekdays, starts_on, ends_on from enrolment where school_id = $1 order by starts_on`)

/** The days go by: rolls are taken, now and then not, and time does what is due. */
async function goTo(walk: Walk, to: string, allPresent = false) {
  const { school, random } = walk
  const enrolled = await enrolments(school)
  const off = new Set([...['2026-09-25', '2026-10-01', '2026-10-02'], ...(await rowsOf<{ held_on: string }>(school, `select held_on from day_change where school_id = $1 and undone_at is null and kind = 'cancelled'`)).map(({ held_on }) => held_on)])
  const leaves = await rowsOf<{ child_id: string; from_on: string; to_on: string }>(school, `select child_id, from_on, to_on from leave_request where school_id = $1 and withdrawn_at is null`)
  for (const { childId } of walk.families) {
    const marks = datesBetween(walk.today, plusDays(to, -1)).flatMap((date) => {
      const isThere = enrolled.some((each) => each.child_id === childId && each.starts_on <= date && date <= each.ends_on && each.weekdays.includes(weekdayOf(date)))
      if (!isThere || off.has(date) || leaves.some((each) => each.child_id === childId && each.from_on <= date && date <= each.to_on)) return []
      const luck = allPresent ? 9 : random.below(10)
      return luck === 0 ? [] : [[date, luck === 1 ? ('absent' as const) : ('present' as const)] as const]
    })
    await givenRecorded(api, school, childId, marks)
  }
  if (to > walk.today) {
    walk.today = to
    api.clock.set(`${to}T00:05:00`)
    await upkeep(api.host, api.clock.now())
    api.clock.set(`${to}T08:00:00`)
  }
}

/** A write, sent twice with the same key now and then: the second changes nothing. */
async function send<Name extends OperationName>(walk: Walk, person: { name: string; openid: string | null; schoolId: string }, operation: Name, input: Input<Name>) {
  const key = randomUUID()
  const reply = await api.call(person, operation, input, { key })
  walk.log.push(`${walk.today} ${operation} ${JSON.stringify(input).slice(0, 160)} → ${reply.ok ? 'ok' : reply.code}`)
  if (!reply.ok && ['unexpected', 'server_error', 'internal'].includes(reply.code)) throw new Error(`${operation}: ${reply.code}`)
  if (reply.ok && walk.random.below(3) === 0) {
    const before = await booksOf(walk.school)
    expect(await api.call(person, operation, input, { key })).toMatchObject({ ok: true, data: reply.data })
    expect(await booksOf(walk.school)).toBe(before)
  }
  return reply
}

const isEnrolled = async ({ school, today }: Walk, { childId }: Family) => (await enrolments(school)).some((each) => each.child_id === childId && each.ends_on >= today)
const hasOpenExit = async ({ school }: Walk, { childId }: Family) => (await rowsOf(school, `select 1 from exit_request where school_id = $1 and child_id = $2 and carried_out_at is null`, [childId])).length > 0
const accountOf = (family: Family) => api.done(family.guardian, 'readAccount', { childId: family.childId })

const actions: Record<string, (walk: Walk, family: Family) => Promise<unknown>> = {
  async issue(walk) {
    const { services } = await api.done(walk.school.finance, 'listBillable', {})
    const all = services.flatMap(({ serviceKey, periods }) => periods.map(({ periodFrom }) => ({ serviceKey, periodFrom })))
    if (all.length > 0) await send(walk, walk.school.finance, 'issueStatements', walk.random.pick(all))
  },
  async leaveService(walk, family) {
    if (!(await isEnrolled(walk, family)) || (await hasOpenExit(walk, family))) return
    const lastDay = plusDays(walk.today, walk.random.below(6))
    if (lastDay >= termEnd) return
    const input = { childId: family.childId, serviceKeys: ['midday'], lastDay }
    const preview = await api.call(family.guardian, 'previewExit', input)
    if (!preview.ok) return void walk.log.push(`preview refused ${preview.code}`)
    const before = (await rowsOf<{ refund_id: string }>(walk.school, `select refund_id from refund where school_id = $1`)).map(({ refund_id }) => refund_id)
    const left = await send(walk, family.guardian, 'requestExit', { ...input, reason: '', collectionNote: '' })
    if (!left.ok || walk.random.below(2) === 0) return
    // Nothing else happens until it is carried out: what was previewed is what is written.
    await goTo(walk, plusDays(lastDay, 1), true)
    const written = await rowsOf<{ refund_id: string; fen: number; child_id: string; decided_as: string; line: object; trigger: string }>(walk.school, `select refund_id, fen, child_id, decided_as, line, trigger from refund where school_id = $1 and trigger = 'exit'`)
    const own = written.filter(({ refund_id, child_id }) => child_id === family.childId && !before.includes(refund_id))
    expect({ fen: own.reduce((sum, { fen }) => sum + fen, 0), lines: own.map(({ line }) => line) }).toEqual({ fen: preview.data.byRuleFen, lines: preview.data.due.filter(({ decidedAs }) => decidedAs === 'byRule').map(({ line }) => line) })
  },
  async comeBack(walk, family) {
    if ((await isEnrolled(walk, family)) || (await hasOpenExit(walk, family))) return
    const startsOn = plusDays(walk.today, 1 + walk.random.below(14))
    if (startsOn > termEnd) return
    walk.log.push(`${walk.today} comes back on ${startsOn} ${family.childName}`)
    await join(walk, family, startsOn)
    await upkeep(api.host, api.clock.now())
  },
  async fileLeave(walk, family) {
    const fromOn = plusDays(walk.today, walk.random.below(8))
    await send(walk, family.guardian, 'fileLeave', { childId: family.childId, fromOn, toOn: plusDays(fromOn, walk.random.below(5)), serviceKey: null, reason: '发烧' })
  },
  async cancelDay(walk) {
    await send(walk, walk.school.office, 'announceDayChange', { heldOn: plusDays(walk.today, walk.random.below(8)), kind: 'cancelled', serviceKey: 'midday', rollKey: null, room: null, startsAt: null, endsAt: null, reason: '停电' })
  },
  async undoDay(walk) {
    const [change] = await rowsOf<{ change_id: string }>(walk.school, `select change_id from day_change where school_id = $1 and undone_at is null and held_on > $2 limit 1`, [walk.today])
    if (change) await send(walk, walk.school.office, 'undoDayChange', { changeId: change.change_id })
  },
  async changeStandard(walk) {
    const [service] = walk.plan.services ?? []
    const fee = service?.fees[0]
    if (!service || !fee || walk.random.below(2) === 0) return
    const next = { ...fee, amountFen: (fee.amountFen ?? 0) + 1 + walk.random.below(80), caps: fee.caps.map((cap) => ({ ...cap, amountFen: (cap.amountFen ?? 0) + walk.random.below(500) })) }
    walk.plan = { ...walk.plan, services: [{ ...service, fees: [next] }] }
    await replacedPlan(api, walk.school, { services: walk.plan.services })
    const reply = await publish(walk, plusDays(walk.today, walk.random.below(10)))
    walk.log.push(`${walk.today} standard ${next.amountFen} → ${reply.ok ? 'ok' : reply.code}`)
    walk.caps.push(next.caps)
  },
  async askRelief(walk, family) {
    await send(walk, family.guardian, 'requestWaiver', { childId: family.childId, group: walk.random.pick(['建档立卡家庭学生', '家庭经济困难学生']), statement: '' })
  },
  decideRelief: (walk) => decideRelief(walk),
  async endRelief(walk) {
    const { reliefs } = await api.done(walk.school.office, 'listReliefs', { offset: 0 })
    const one = reliefs.find(({ endedReason }) => endedReason === null)
    if (one && walk.random.below(2) === 0) await send(walk, walk.school.office, 'endRelief', { reliefId: one.reliefId, reason: '登记错了' })
  },
  decideRefund: (walk) => decideRefund(walk),
  async pay(walk, family) {
    const { balanceFen } = (await accountOf(family)).totals
    const amountFen = walk.random.pick([1, Math.max(1, Math.floor(balanceFen / 2)), Math.max(1, balanceFen), Math.max(1, balanceFen + 1)])
    const paid = await send(walk, walk.school.finance, 'recordPayment', { childId: family.childId, amountFen, onDate: walk.today, how: 'cash', receiptNo: `S${walk.log.length}` })
    expect([amountFen > balanceFen, paid.ok]).not.toEqual([true, true])
  },
  async payOut(walk, family) {
    const { balanceFen } = (await accountOf(family)).totals
    const amountFen = Math.max(1, -balanceFen + walk.random.pick([0, 0, 1]))
    const paid = await send(walk, walk.school.finance, 'recordPayout', { childId: family.childId, amountFen, onDate: walk.today, how: 'transfer', receiptNo: '' })
    expect([amountFen > -balanceFen, paid.ok]).not.toEqual([true, true])
  },
  async reverse(walk) {
    const { payments } = await api.done(walk.school.finance, 'listPayments', { fromOn: null, toOn: null, offset: 0 })
    if (payments.length > 0) await send(walk, walk.school.finance, 'reversePayment', { entryId: walk.random.pick(payments).entryId, reason: '记错了' })
  },
  async importFile(walk, family) {
    const { balanceFen } = (await accountOf(family)).totals
    if (balanceFen <= 0) return
    const file = await paymentFile([[family.schoolClass.name, await rosterNoOf(api, walk.school, family), family.childName, Math.ceil(balanceFen / 3) / 100, walk.today, `I${walk.log.length}`, '现金']])
    const { seenSha256, ready } = await api.done(walk.school.finance, 'previewPaymentImport', { file, how: 'cash' })
    if (ready > 0) await send(walk, walk.school.finance, 'importPayments', { file, how: 'cash', seenSha256 })
    // The same file once more records nothing.
    const again = await api.done(walk.school.finance, 'previewPaymentImport', { file, how: 'cash' })
    expect(again.ready).toBe(0)
  },
  async passTime(walk) {
    const to = plusDays(walk.today, 1 + walk.random.below(4))
    await goTo(walk, to > termEnd ? termEnd : to)
  },
}

async function decideRelief(walk: Walk) {
  const { waivers } = await api.done(walk.school.office, 'listWaivers', { offset: 0 })
  const one = waivers.find(({ status }) => status === 'waiting')
  if (!one) return false
  const isGranted = walk.random.below(3) > 0
  await send(walk, walk.school.office, 'decideWaiver', { requestId: one.requestId, decision: isGranted ? 'grant' : 'deny', percent: isGranted && one.planPercent === null ? walk.random.pick([10, 33.33, 50, 100]) : null, reason: '核实过' })
  return true
}

async function decideRefund(walk: Walk) {
  const { waiting } = await api.done(walk.school.finance, 'listRefunds', { show: 'waiting', trigger: null })
  const open = waiting.filter(({ comesByItself }) => !comesByItself)
  if (open.length === 0) return false
  const due = walk.random.pick(open)
  const fen = due.decidedAs === 'byRule' ? due.fen : walk.random.pick([0, due.fen, due.mostFen])
  const input = { childId: due.childId, statementId: due.statementId, trigger: due.trigger, exitId: due.exitId, expectedFen: due.fen, fen, reason: '按规定' }
  const balance = await sumOf(walk.school)
  const reply = await send(walk, walk.school.finance, 'decideRefund', input)
  if (!reply.ok) throw new Error(`a refund that waits was refused: ${reply.code}`)
  expect(balance - (await sumOf(walk.school))).toBe(fen)
  expect((await api.call(walk.school.finance, 'decideRefund', input)).ok).toBe(false)
  return true
}

/** The books, counted again from the rows and from what each reader is told. */
async function check(walk: Walk) {
  const { school, families } = walk
  const total = await sumOf(school)
  const { accounts, totals } = await api.done(school.finance, 'listAccounts', { search: '', show: 'all', offset: 0 })
  expect([totals.balanceFen, accounts.reduce((sum, each) => sum + each.totals.balanceFen, 0)]).toEqual([total, total])
  const draft = await api.done(school.finance, 'readAccountDraft', {})
  for (const { of, familiesFen, schoolFen } of draft.content.checks) expect({ of, fen: familiesFen }).toEqual({ of, fen: schoolFen })
  expect(draft.content.families.balanceFen).toBe(total)
  for (const family of families) await checkFamily(walk, family)
  const below = await rowsOf(school, `select statement_id, sum(amount_fen) as fen from fee_entry where school_id = $1 and statement_id is not null group by statement_id having sum(amount_fen) < 0`)
  expect(below).toEqual([])
}

async function checkFamily({ school, caps }: Walk, family: Family) {
  const account = await accountOf(family)
  const own = await rowsOf<{ kind: string; amount_fen: number; statement_id: string | null; line: { amountFen: number } }>(school, `select kind, amount_fen, statement_id, line from fee_entry where school_id = $1 and child_id = $2`, [family.childId])
  const sum = own.reduce((all, { amount_fen }) => all + amount_fen, 0)
  for (const { amount_fen, line } of own) expect(line.amountFen).toBe(amount_fen)
  expect(account.totals.balanceFen).toBe(sum)
  expect(account.statements.reduce((all, { payableFen }) => all + payableFen, 0) + account.entries.reduce((all, { amountFen }) => all + amountFen, 0)).toBe(sum)
  for (const { lines, payableFen } of account.statements) {
    expect(lines.reduce((all, { amountFen }) => all + amountFen, 0)).toBe(payableFen)
    expect(payableFen).toBeGreaterThanOrEqual(0)
  }
  const statements = await rowsOf<{ dates: string[]; statement_id: string }>(school, `select dates, statement_id from statement where school_id = $1 and child_id = $2`, [family.childId])
  const dates = statements.flatMap((each) => each.dates)
  expect(dates.filter((date, index) => dates.indexOf(date) !== index)).toEqual([])
  const refunded = (await rowsOf<{ dates: string[] }>(school, `select dates from refund r where school_id = $1 and child_id = $2 and not exists (select 1 from refund x where x.school_id = r.school_id and x.replaces = r.refund_id)`, [family.childId])).flatMap((each) => each.dates)
  expect(refunded.filter((date, index) => refunded.indexOf(date) !== index)).toEqual([])
  checkCaps(caps, own, statements)
}

function checkCaps(caps: Walk['caps'], entries: readonly { kind: string; amount_fen: number; statement_id: string | null }[], statements: readonly { dates: string[]; statement_id: string }[]) {
  const [cap] = caps[0] ?? []
  if (!cap) return
  const most = Math.max(...caps.map(([each]) => each?.amountFen ?? 0))
  const keyOf = (date: string) => (cap.per === 'term' ? 'term' : cap.per === 'month' ? date.slice(0, 7) : plusDays(date, 1 - weekdayOf(date)))
  const charged = entries.reduce((sum, { kind, amount_fen }) => (kind === 'charge' ? sum + amount_fen : sum), 0)
  const periods = new Set(statements.flatMap(({ dates }) => dates.map(keyOf)))
  expect(charged).toBeLessThanOrEqual(most * periods.size)
}

/** Everything that stands in the way is done, the term is settled and closed, and nothing of it can be touched any more. */
async function close(walk: Walk) {
  const { school } = walk
  await goTo(walk, termEnd)
  api.clock.set(`${termEnd}T18:00:00`)
  await upkeep(api.host, api.clock.now())
  while (await decideRelief(walk)) await check(walk)
  const { services: billable } = await api.done(school.finance, 'listBillable', {})
  for (const { serviceKey, periods } of billable) for (const { periodFrom } of periods) await send(walk, school.finance, 'issueStatements', { serviceKey, periodFrom })
  await check(walk)
  for (let left = 60; left > 0 && (await decideRefund(walk)); left -= 1) await check(walk)
  await checkNothingUncharged(walk)
  const { obstacles, services } = await api.done(school.finance, 'readSettlement', {})
  if (obstacles.every(({ kind }) => kind === 'units') && obstacles.length > 0) return false
  expect(obstacles).toEqual([])
  const costs = services.filter(({ needsCost }) => needsCost).map(({ serviceKey }) => ({ serviceKey, termCostFen: walk.random.below(40_000), grantFen: walk.random.below(9_000) }))
  await api.done(school.finance, 'startSettlement', { costs, unrecordedAs: walk.random.pick(['attended', 'absent'] as const) })
  for (const { serviceKey, periods } of billable) for (const { periodFrom } of periods) expect(await api.refused(school.finance, 'issueStatements', { serviceKey, periodFrom })).toBe('term_settled')
  expect(await api.refused(walk.families[0]!.guardian, 'requestWaiver', { childId: walk.families[0]!.childId, group: '家庭经济困难学生', statement: '' })).toMatch(/term_settled|waiver/)
  const before = await sumOf(school)
  await Promise.all([api.done(school.finance, 'settleNext', {}), api.done(school.finance, 'settleNext', {})])
  await upkeep(api.host, api.clock.now())
  await api.done(school.finance, 'finishSettlement', {})
  await check(walk)
  const settled = await rowsOf<{ child_id: string; charged_fen: number; owed_fen: number; now_fen: number }>(school, `select s.child_id, s.charged_fen, s.owed_fen, (select coalesce(sum(amount_fen), 0)::int from fee_entry e where e.school_id = s.school_id and e.child_id = s.child_id and e.service_key = s.service_key) as now_fen from settled_service s where school_id = $1`)
  // Prepaid = actual + refund − top-up, for each child and the school.
  for (const { owed_fen, now_fen } of settled) expect([now_fen, owed_fen >= 0]).toEqual([owed_fen, true])
  expect((await sumOf(school)) - before).toBe(settled.reduce((sum, { owed_fen, charged_fen }) => sum + owed_fen - charged_fen, 0))
  await recompute(walk)
  return true
}

/** Where nothing is settled by attendance, who was there is charged for it, unless the fee knows no days. */
async function checkNothingUncharged({ school, families, plan }: Walk) {
  if (plan.refunds?.some(({ trigger, method }) => trigger === 'settlement' && method !== 'none') || plan.accounts?.settlement === true) return
  for (const { childId, childName } of families) {
    const attended = (await rowsOf<{ held_on: string }>(school, `select held_on from attendance where school_id = $1 and child_id = $2 and state = 'present' order by held_on`, [childId])).map(({ held_on }) => held_on)
    const stated = new Set((await rowsOf<{ dates: string[] }>(school, `select dates from statement where school_id = $1 and child_id = $2`, [childId])).flatMap(({ dates }) => dates))
    // A calendar that changes after a statement moves no fen by itself: not a day that was cancelled once and taken back.
    const cancelled = new Set((await rowsOf<{ held_on: string }>(school, `select held_on from day_change where school_id = $1`)).map(({ held_on }) => held_on))
    const returned = (await rowsOf<{ dates: string[] }>(school, `select dates from refund r where school_id = $1 and child_id = $2 and fen > 0 and not exists (select 1 from refund x where x.school_id = r.school_id and x.replaces = r.refund_id)`, [childId])).flatMap(({ dates }) => dates)
    expect({ childName, never: attended.filter((date) => !stated.has(date) && !cancelled.has(date)), back: attended.filter((date) => returned.includes(date) && !cancelled.has(date)) }).toEqual({ childName, never: [], back: [] })
  }
}

async function recompute({ school }: Walk) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-walk-'))
  for (const file of exportFiles) {
    let text = ''
    for (let offset: number | null = 0; offset !== null; ) {
      const part: Output<'exportTerm'> = await api.done(school.finance, 'exportTerm', { exportFile: file, offset })
      text += part.csv
      offset = part.nextOffset
    }
    fs.writeFileSync(path.join(folder, `${file}.csv`), text)
  }
  const checked = spawnSync(process.execPath, [path.join(__dirname, '../../deploy/recompute-term.mjs'), folder], { encoding: 'utf8' })
  expect({ said: checked.stderr, status: checked.status }).toEqual({ said: '', status: 0 })
  fs.rmSync(folder, { recursive: true })
}

async function walkThrough(seed: number) {
  const walk = await begin(seed)
  try {
    for (let step = 0; step < steps; step += 1) {
      const name = walk.random.pick(Object.keys(actions))
      walk.log.push(`— ${name}`)
      await actions[name]?.(walk, walk.random.pick(walk.families))
      await check(walk)
    }
    await close(walk)
  } catch (error) {
    const fee = walk.plan.services?.[0]?.fees[0]
    throw new Error(`seed ${seed}: ${(error as Error).message}\n${JSON.stringify({ unit: fee?.unit, caps: fee?.caps, cycle: fee?.cycle, amountIs: fee?.amountIs })} ${JSON.stringify(walk.plan.refunds?.map(({ trigger, method }) => `${trigger} ${method}`))}\n${walk.log.filter((line) => !line.startsWith('—')).slice(-40).join('\n')}`, { cause: error })
  }
}

test.each(seeds)('whatever families, clerks and the office do in a term, its books agree to the fen at every step and can be worked out from the export (walk %i)', walkThrough, 240_000)
