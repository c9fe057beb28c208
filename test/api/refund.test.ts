import { upkeep } from 'cloud/hosts/upkeep'
import { carryOutExits } from 'cloud/leave-service'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import type { RefundRule } from 'cloud/contract/plan-money'
import { seededRandom } from 'cloud/demo/seeded-random'
import { randomUUID } from 'node:crypto'
import { apiOfThisFile, type Input } from '../boot'
import { asOwner, formWith, givenFamily, givenGuardian, givenSchool, givenSeats, insert, planWith, type Family, type School } from '../given'
import { chargedPlan, givenFeeNotice, givenStatements } from '../given-money'

const api = apiOfThisFile()

const rule = (changes: Partial<RefundRule>): RefundRule => ({ trigger: 'exit', services: null, threshold: null, method: null, fixedDays: null, step: null, startedStep: null, from: null, steps: [], text: null, ...changes })

/** A child with its seat and its statement for the whole term, under S19 with these refund rules. */
async function givenCharged(refunds: RefundRule[], changes: { exit?: Partial<SchoolPlan['exit']>; settlement?: boolean } = {}): Promise<{ school: School; lin: Family; chargedFen: number }> {
  const plan = planWith()
  const school = await givenSchool(api, { plan: chargedPlan({ refunds, exit: { ...plan.exit, approval: false, ...changes.exit }, accounts: { ...plan.accounts, settlement: changes.settlement ?? null } }) })
  const lin = await givenFamily(api, school)
  await givenSeats(api, school, [lin])
  await givenFeeNotice(api, school)
  api.clock.set('2026-09-02T09:00:00')
  await givenStatements(api, school, [lin])
  return { school, lin, chargedFen: await balance(school) }
}

const entries = ({ schoolId }: School) =>
  asOwner(api, schoolId, (db) => db.rows<{ kind: string; amount_fen: number; reverses: string | null; line: { name: string; steps: { says: string; fen: number | null }[] } }>(`select kind, amount_fen, reverses, line from fee_entry where school_id = $1 order by made_at, amount_fen desc`, [schoolId]))
const balance = async (school: School) => (await entries(school)).reduce((total, { amount_fen }) => total + amount_fen, 0)
const refundsWritten = async (school: School) => (await entries(school)).filter(({ kind }) => kind === 'refund' || kind === 'credit')
const exitOf = ({ childId }: Family, lastDay: string) => ({ childId, serviceKeys: ['afternoon'], lastDay })
const preview = (family: Family, lastDay: string) => api.done(family.guardian, 'previewExit', exitOf(family, lastDay))
const leave = (family: Family, lastDay: string) => api.done(family.guardian, 'requestExit', { ...exitOf(family, lastDay), reason: '', collectionNote: '' })
const waiting = async ({ finance }: School) => (await api.done(finance, 'listRefunds', { show: 'waiting', trigger: null })).waiting
const told = async ({ guardian }: Family) => (await api.done(guardian, 'listMessages', {})).messages.filter(({ kind }) => kind === 'refund_decided')
async function timeComesTo(at: string) {
  api.clock.set(at)
  await upkeep(api.host, api.clock.now())
}
const onLeave = (school: School, { childId, guardian }: Family, from_on: string, to_on: string) =>
  asOwner(api, school.schoolId, (db) => insert(db, 'leave_request', { school_id: school.schoolId, leave_id: randomUUID(), term_id: school.termId, child_id: childId, from_on, to_on, service_key: 'afternoon', reason: '发烧', filed_at: '2026-09-01T07:00:00+08:00', guardian_id: guardian.guardianId }))
const cancelled = (school: School, held_on: string) =>
  asOwner(api, school.schoolId, (db) => insert(db, 'day_change', { school_id: school.schoolId, change_id: randomUUID(), held_on, kind: 'cancelled', service_key: 'afternoon', reason: '停电', made_by: school.office.staffId, made_at: '2026-09-03T08:00:00+08:00' }))
const decisionOf = (due: Awaited<ReturnType<typeof waiting>>[number], changes: Partial<Input<'decideRefund'>> = {}) => ({ childId: due.childId, statementId: due.statementId, trigger: due.trigger, exitId: due.exitId, expectedFen: due.fen, fen: due.fen, reason: '', ...changes })

test('before confirming, the family reads line by line what comes back; that very amount is on the account when the exit is carried out, once', async () => {
  const { school, lin, chargedFen } = await givenCharged([rule({ method: 'unusedSessions', text: '退出的，按未上次数退费' })])
  api.clock.set('2026-10-12T09:00:00')
  const seen = await preview(lin, '2026-10-16')
  expect(seen.due).toMatchObject([{ serviceName: '晚托', trigger: 'exit', decidedAs: 'byRule', credited: false, line: { rule: 'R-037', citation: '退出的，按未上次数退费' } }])
  expect(seen.due[0]?.line.steps[0]?.says).toMatch(new RegExp(`^${chargedFen / 100} 元 × 未上 \\d+ 次 ÷ 共 \\d+ 次$`))
  expect(await refundsWritten(school)).toEqual([])
  await leave(lin, '2026-10-16')
  for (const at of ['2026-10-17T00:05:00', '2026-10-17T00:06:00']) await timeComesTo(at)
  expect(await refundsWritten(school)).toMatchObject([{ kind: 'refund', amount_fen: -seen.byRuleFen, line: seen.due[0]?.line }])
  const messages = await told(lin)
  expect(messages).toHaveLength(1)
  expect(`${messages[0]?.title}${messages[0]?.text}${JSON.stringify(messages[0]?.details)}`).not.toMatch(/元|\d/)
  expect(await waiting(school)).toEqual([])
})

test('where the plan says nothing (S19), finance decides with a reason, from a share that it may start from; nothing is a decision, a second one is refused', async () => {
  const { school, lin } = await givenCharged([])
  const grandmother = await givenGuardian(api, school, lin.childId, '林奶奶')
  api.clock.set('2026-10-12T09:00:00')
  const seen = await preview(lin, '2026-10-16')
  expect(seen).toMatchObject({ byRuleFen: 0, due: [{ decidedAs: 'byFinance' }], atSettlement: [] })
  await leave(lin, '2026-10-16')
  await timeComesTo('2026-10-17T00:05:00')
  expect(await refundsWritten(school)).toEqual([])
  const [due] = await waiting(school)
  expect(due).toMatchObject({ childName: '林知夏', trigger: 'exit', decidedAs: 'byFinance', fen: seen.due[0]?.fen, comesByItself: false })
  const refused = (changes: Partial<Input<'decideRefund'>>) => api.refused(school.finance, 'decideRefund', decisionOf(due!, changes))
  expect(await refused({})).toBe('refund_reason_needed')
  expect(await refused({ reason: '按次数', fen: due!.mostFen + 1 })).toBe('refund_amount')
  expect(await refused({ reason: '按次数', expectedFen: due!.fen - 1 })).toBe('refund_changed')
  expect(await refused({ reason: '按次数', trigger: 'absence', exitId: null })).toBe('refund_not_due')
  await api.done(school.finance, 'decideRefund', decisionOf(due!, { fen: 0, reason: '已按优惠价收费' }))
  expect(await refused({ reason: '再退一次' })).toBe('refund_not_due')
  expect(await refundsWritten(school)).toMatchObject([{ amount_fen: 0, line: { steps: [{}, { says: '学校财务决定：已按优惠价收费', fen: 0 }] } }])
  expect(await told({ ...lin, guardian: grandmother })).toHaveLength(1)
  const { decided } = await api.done(school.office, 'listRefunds', { show: 'decided', trigger: 'exit' })
  expect(decided).toMatchObject([{ childName: '林知夏', fen: 0, reason: '已按优惠价收费' }])
  const kept = await asOwner(api, school.schoolId, (db) => db.rows(`select change from audit_entry where school_id = $1 and operation = 'decideRefund'`, [school.schoolId]))
  expect(JSON.stringify(kept)).not.toMatch(/林知夏|优惠/)
})

test('whom the office keeps from the child is not told that something comes back: it tells of the days on which the child was away', async () => {
  const { school, lin } = await givenCharged([rule({ method: 'unusedSessions' })])
  const father = await givenGuardian(api, school, lin.childId, '林建平')
  await leave(lin, '2026-10-16')
  await api.done(school.office, 'freezeCustody', { childId: lin.childId, reason: '法院保护令', guardianIds: [lin.guardian.guardianId], collectorIds: [] })
  await timeComesTo('2026-10-17T00:05:00')
  expect(await refundsWritten(school)).toHaveLength(1)
  expect(await told(lin)).toHaveLength(1)
  expect(await told({ ...lin, guardian: father })).toEqual([])
  expect(JSON.stringify((await api.done(father, 'exportMyData', {})).data)).not.toContain('refund_decided')
})

test('what he was told before the office decided so is put away with it', async () => {
  const { school, lin } = await givenCharged([rule({ method: 'unusedSessions' })])
  const father = await givenGuardian(api, school, lin.childId, '林建平')
  await leave(lin, '2026-10-16')
  await timeComesTo('2026-10-17T00:05:00')
  expect(await told({ ...lin, guardian: father })).toHaveLength(1)
  await api.done(school.office, 'freezeCustody', { childId: lin.childId, reason: '法院保护令', guardianIds: [lin.guardian.guardianId], collectorIds: [] })
  expect(await told({ ...lin, guardian: father })).toEqual([])
  expect(JSON.stringify((await api.done(father, 'exportMyData', {})).data.messages)).not.toContain('refund_decided')
})

test('an unbroken absence on leave that reaches the plan’s week is proposed once it is over; longer, the rest of it comes too (R-036, S5)', async () => {
  const { school, lin, chargedFen } = await givenCharged([rule({ trigger: 'absence', threshold: { count: 1, of: 'scheduledWeek' }, method: 'unusedSessions' })])
  // Afternoon care is Tuesday to Friday: three days are no week of this child, four are.
  await onLeave(school, lin, '2026-09-08', '2026-09-10')
  api.clock.set('2026-09-14T09:00:00')
  expect(await waiting(school)).toEqual([])
  await onLeave(school, lin, '2026-09-11', '2026-09-11')
  const [due] = await waiting(school)
  const scheduled = await asOwner(api, school.schoolId, (db) => db.row<{ days: number }>(`select jsonb_array_length(dates) as days from statement where school_id = $1`, [school.schoolId]))
  const share = (days: number) => Math.round((chargedFen * days) / scheduled!.days)
  expect(due).toMatchObject({ trigger: 'absence', fen: share(4), dates: ['2026-09-08', '2026-09-09', '2026-09-10', '2026-09-11'] })
  await api.done(school.finance, 'decideRefund', decisionOf(due!))
  expect(await api.refused(school.finance, 'decideRefund', decisionOf(due!))).toBe('refund_not_due')
  await onLeave(school, lin, '2026-09-15', '2026-09-16')
  api.clock.set('2026-09-17T09:00:00')
  const [rest] = await waiting(school)
  expect(rest).toMatchObject({ fen: share(6) - share(4), dates: ['2026-09-15', '2026-09-16'] })
})

test('a day that the school cancelled after stating it is for finance where the plan is silent, and comes back once though the child is on leave too', async () => {
  const { school, lin } = await givenCharged([rule({ trigger: 'absence', method: 'unusedSessions' }), rule({ trigger: 'cancelledBySchool', method: 'carryOver' })])
  await cancelled(school, '2026-09-09')
  await onLeave(school, lin, '2026-09-08', '2026-09-10')
  api.clock.set('2026-09-14T09:00:00')
  const due = await waiting(school)
  expect(due.map(({ trigger, dates, credited }) => ({ trigger, dates, credited })).sort((a, b) => a.trigger.localeCompare(b.trigger))).toEqual([
    { trigger: 'absence', dates: ['2026-09-08', '2026-09-10'], credited: false },
    { trigger: 'cancelledBySchool', dates: ['2026-09-09'], credited: true },
  ])
  for (const each of due) await api.done(school.finance, 'decideRefund', decisionOf(each))
  expect(await waiting(school)).toEqual([])
  expect((await refundsWritten(school)).map(({ kind }) => kind).sort()).toEqual(['credit', 'refund'])
})

test('a plan that settles at the end of the term and has no rule for leaving says so, with what the settlement would come to today', async () => {
  const { school, lin } = await givenCharged([rule({ trigger: 'settlement', method: 'actualCost', text: '学期末按实际费用结算，多还少补' })])
  api.clock.set('2026-10-12T09:00:00')
  const seen = await preview(lin, '2026-10-16')
  expect(seen).toMatchObject({ due: [], byRuleFen: 0, atSettlement: [{ serviceName: '晚托', line: { rule: 'R-034', citation: '学期末按实际费用结算，多还少补' } }] })
  expect(seen.atSettlement[0]?.fen).toBeGreaterThan(0)
  await leave(lin, '2026-10-16')
  await timeComesTo('2026-10-17T00:05:00')
  expect([await refundsWritten(school), await waiting(school)]).toEqual([[], []])
})

test('who comes back within the days that were refunded pays for those from the new start only, and never twice for a day (FR-067)', async () => {
  const { school, lin, chargedFen } = await givenCharged([rule({ method: 'unusedSessions' })])
  api.clock.set('2026-10-12T09:00:00')
  await leave(lin, '2026-10-16')
  await timeComesTo('2026-10-17T00:05:00')
  await asOwner(api, school.schoolId, async (db) => {
    const application_id = randomUUID()
    const of = { school_id: school.schoolId, application_id, term_id: school.termId, child_id: lin.childId }
    await db.rows(`update application set status = 'ended' where school_id = $1 and status = 'approved'`, [school.schoolId])
    await insert(db, 'application', { ...of, plan_id: school.planId, kind: 'join', status: 'approved', form: formWith(), submitted_by: lin.guardian.guardianId, submitted_at: '2026-11-02T08:00:00+08:00', revision: 1 })
    await insert(db, 'enrolment', { ...of, enrolment_id: randomUUID(), service_key: 'afternoon', weekdays: [2, 3, 4, 5], starts_on: '2026-11-10', ends_on: '2027-01-01' })
  })
  for (const at of ['2026-11-09T09:00:00', '2026-11-09T09:01:00']) await timeComesTo(at)
  const row = await asOwner(api, school.schoolId, (db) => db.row<{ dates: string[] }>(`select dates from statement where school_id = $1`, [school.schoolId]))
  const gap = row!.dates.filter((date) => date > '2026-10-16' && date < '2026-11-10')
  const written = await refundsWritten(school)
  expect(written).toHaveLength(3)
  expect(await balance(school)).toBe(chargedFen - Math.round((chargedFen * gap.length) / row!.dates.length))
  expect(await givenStatements(api, school, [lin])).toBe(0)
  // And leaving once more gives back what is left from then on.
  const again = await preview(lin, '2026-11-13')
  const after = row!.dates.filter((date) => date > '2026-11-13').length
  expect(Math.abs(again.byRuleFen - (chargedFen * after) / row!.dates.length)).toBeLessThanOrEqual(1)
})

test('who left before the statement was made and comes back gets one for the days from the new start', async () => {
  const plan = planWith()
  const school = await givenSchool(api, { plan: chargedPlan({ refunds: [], exit: { ...plan.exit, approval: false } }) })
  const lin = await givenFamily(api, school)
  await givenSeats(api, school, [lin])
  await givenFeeNotice(api, school)
  const change = (sql: string, ...values: unknown[]) => asOwner(api, school.schoolId, (db) => db.rows(sql, [school.schoolId, ...values]))
  await change(`update enrolment set ends_on = '2026-09-11' where school_id = $1 and service_key = 'afternoon'`)
  expect(await givenStatements(api, school, [lin])).toBe(1)
  await change(`insert into application (school_id, application_id, term_id, child_id, plan_id, kind, status, form, submitted_by, submitted_at, revision) select school_id, gen_random_uuid(), term_id, child_id, plan_id, kind, 'ended', form, submitted_by, submitted_at, 1 from application where school_id = $1`)
  await change(`insert into enrolment (school_id, enrolment_id, application_id, term_id, child_id, service_key, weekdays, starts_on, ends_on) select e.school_id, gen_random_uuid(), a.application_id, e.term_id, e.child_id, e.service_key, e.weekdays, '2026-11-10', '2027-01-01' from enrolment e join application a on a.school_id = e.school_id and a.status = 'ended' where e.school_id = $1 and e.service_key = 'afternoon'`)
  expect(await givenStatements(api, school, [lin])).toBe(1)
  expect(await givenStatements(api, school, [lin])).toBe(0)
  const rows = await asOwner(api, school.schoolId, (db) => db.rows<{ period_from: string; dates: string[] }>(`select period_from, dates from statement where school_id = $1 order by period_from`, [school.schoolId]))
  expect(rows.map(({ period_from }) => period_from)).toEqual(['2026-09-01', '2026-11-10'])
  const dates = rows.flatMap((row) => row.dates)
  expect(new Set(dates).size).toBe(dates.length)
  expect(await balance(school)).toBe(200 * dates.length)
})

test('nothing is given back once the term is being settled; nobody but finance decides, and no other family sees a preview', async () => {
  const { school, lin } = await givenCharged([rule({ trigger: 'absence', method: 'unusedSessions' })])
  await onLeave(school, lin, '2026-09-08', '2026-09-10')
  api.clock.set('2026-09-14T09:00:00')
  const [due] = await waiting(school)
  expect(await api.refused(school.office, 'decideRefund', decisionOf(due!))).toBe('role_needed')
  expect(await api.refused(school.third.teacher, 'listRefunds', { show: 'waiting', trigger: null })).toBe('role_needed')
  const other = await givenFamily(api, school, { child: '赵一鸣' })
  expect(await api.refused(other.guardian, 'previewExit', exitOf(lin, '2026-10-16'))).toBe('child_not_yours')
  await asOwner(api, school.schoolId, (db) => insert(db, 'settlement', { school_id: school.schoolId, term_id: school.termId, terms: {}, started_by: school.finance.staffId, started_at: '2026-12-31T08:00:00+08:00' }))
  expect(await api.refused(school.finance, 'decideRefund', decisionOf(due!))).toBe('term_settled')
  expect(await waiting(school)).toEqual([])
  const logged = await asOwner(api, school.schoolId, (db) => db.rows(`select 1 from access_log where school_id = $1 and operation = 'listRefunds'`, [school.schoolId]))
  expect(logged.length).toBeGreaterThan(0)
})

test.each(Array.from({ length: 24 }, (_, index) => index + 1))('seed %i: what the family reads before leaving is to the fen what is written, whatever the rule, the leave taken and the relief', async (seed) => {
  const random = seededRandom(seed)
  const method = random.pick(['unusedSessions', 'byDay', 'byStep', 'percentByDate', 'byAttendance', 'carryOver', 'actualCost', 'none'] as const)
  const exitRule = rule({ method, fixedDays: random.pick([null, 40, 100]), step: random.pick(['week', 'halfMonth', 'month'] as const), startedStep: random.pick(['charged', 'refunded'] as const), from: random.pick(['termStart', 'joined', 'paid'] as const), steps: [{ within: 1 + random.below(4), unit: 'month', percent: random.below(101) }] })
  const { school, lin, chargedFen } = await givenCharged([exitRule, rule({ trigger: 'absence', threshold: random.pick([null, { count: 1, of: 'scheduledWeek' as const }]), method: 'unusedSessions' })])
  const relief = random.pick([0, 50, 33])
  if (relief > 0) {
    await asOwner(api, school.schoolId, (db) =>
      db.rows(`insert into fee_entry (school_id, entry_id, term_id, child_id, kind, service_key, statement_id, amount_fen, line, on_date, made_at) select school_id, gen_random_uuid(), term_id, child_id, 'relief', service_key, statement_id, -(amount_fen * $2 / 100), line, on_date, made_at from fee_entry where school_id = $1`, [school.schoolId, relief]),
    )
  }
  await onLeave(school, lin, `2026-09-${15 + random.below(5)}`, '2026-09-30')
  await cancelled(school, '2026-09-08')
  api.clock.set('2026-10-12T09:00:00')
  if (random.below(2) === 0) for (const due of await waiting(school)) await api.done(school.finance, 'decideRefund', decisionOf(due, due.decidedAs === 'byFinance' ? { reason: '按次数', fen: random.below(due.fen + 1) } : {}))
  const before = await refundsWritten(school)
  const lastDay = random.pick(['2026-10-12', '2026-10-16', '2026-11-30', '2026-12-25'])
  const seen = await preview(lin, lastDay)
  await leave(lin, lastDay)
  api.clock.set('2027-01-01T00:05:00')
  await api.database.transaction(school.schoolId, (db) => carryOutExits({ db, schoolId: school.schoolId, now: api.clock.now(), newId: randomUUID }))
  const now = await refundsWritten(school)
  expect(now.length - before.length).toBe(seen.due.length)
  const sum = (rows: typeof now) => rows.reduce((total, { amount_fen }) => total - amount_fen, 0)
  expect(sum(now) - sum(before)).toBe(seen.byRuleFen)
  expect(await balance(school)).toBeGreaterThanOrEqual(0)
  expect(await balance(school)).toBeLessThanOrEqual(chargedFen)
})
