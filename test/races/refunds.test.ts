import { randomUUID } from 'node:crypto'
import { carryOutExits } from 'cloud/leave-service'
import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenSchool, givenSeats, insert, planWith, type Family, type School } from '../given'
import { chargedPlan, givenFeeNotice, givenStatements } from '../given-money'
import { count, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

const refunds = (['absence', 'exit'] as const).map((trigger) => ({ trigger, services: null, threshold: null, method: 'unusedSessions' as const, fixedDays: null, step: null, startedStep: null, from: null, steps: [], text: null }))

/** Eight children with a week on leave that finance may confirm. */
async function givenOnLeave(): Promise<{ school: School; families: Family[] }> {
  const plan = planWith()
  const school = await givenSchool(api, { plan: chargedPlan({ refunds, exit: { ...plan.exit, approval: false } }) })
  const families: Family[] = []
  for (let index = 0; index < 8; index += 1) families.push(await givenFamily(api, school, { child: `孩子${index + 1}`, guardian: `家长${index + 1}` }))
  await givenSeats(api, school, families)
  await givenFeeNotice(api, school)
  api.clock.set('2026-09-02T09:00:00')
  await givenStatements(api, school, families)
  const { schoolId: school_id, termId: term_id } = school
  await asOwner(api, school_id, async (db) => {
    for (const { childId, guardian } of families) await insert(db, 'leave_request', { school_id, leave_id: randomUUID(), term_id, child_id: childId, from_on: '2026-09-08', to_on: '2026-09-11', service_key: 'afternoon', reason: '发烧', filed_at: '2026-09-01T07:00:00+08:00', guardian_id: guardian.guardianId })
  })
  api.clock.set('2026-09-14T09:00:00')
  return { school, families }
}

const waiting = async ({ finance }: School) => (await api.done(finance, 'listRefunds', { show: 'waiting', trigger: 'absence' })).waiting
const decide = ({ finance }: School, due: Awaited<ReturnType<typeof waiting>>[number]) => {
  const { childId, statementId, trigger, exitId, fen } = due
  return api.call(finance, 'decideRefund', { childId, statementId, trigger, exitId, expectedFen: fen, fen, reason: '' })
}

test('of clerks who confirm the same refund at once, one does; the account has it once', async () => {
  const { school } = await givenOnLeave()
  const due = await waiting(school)
  expect(due).toHaveLength(8)
  const replies = await Promise.all(due.flatMap((each) => [decide(school, each), decide(school, each), decide(school, each)]))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(8)
  for (const reply of replies) if (!reply.ok) expect(reply.code).toBe('refund_not_due')
  expect(await count(api, school, `fee_entry where school_id = '${school.schoolId}' and kind = 'refund'`)).toBe(8)
})

test('exits carried out while finance confirms absences: no day comes back twice, nobody waits for ever, no account below zero', async () => {
  const { school, families } = await givenOnLeave()
  for (const { guardian, childId } of families) await api.done(guardian, 'requestExit', { childId, serviceKeys: ['afternoon'], lastDay: '2026-09-14', reason: '', collectionNote: '' })
  api.clock.set('2026-09-15T00:05:00')
  const due = await waiting(school)
  const carryOut = () => api.database.transaction(school.schoolId, (db) => carryOutExits({ db, schoolId: school.schoolId, now: api.clock.now(), newId: randomUUID }))
  const [, , ...replies] = await Promise.all([carryOut(), carryOut(), ...due.map((each) => decide(school, each))])
  for (const reply of replies) expect(reply.ok || ['refund_changed', 'refund_not_due'].includes(reply.code)).toBe(true)
  const own = `school_id = '${school.schoolId}'`
  expect(await count(api, school, `refund where ${own} and trigger = 'exit'`)).toBe(8)
  const twice = await count(api, school, `(select r.statement_id, day from refund r, jsonb_array_elements_text(r.dates) as day where r.${own} group by 1, 2 having count(*) > 1) as twice`)
  expect(twice).toBe(0)
  for (const { childId } of families) {
    const row = await asOwner(api, school.schoolId, (db) => db.row<{ fen: number }>(`select sum(amount_fen)::int as fen from fee_entry where school_id = $1 and child_id = $2`, [school.schoolId, childId]))
    expect(row?.fen).toBeGreaterThanOrEqual(0)
  }
})

test('control: without the child’s lock and the database’s own check the same days would come back as often as they are written', async () => {
  const { school } = await givenOnLeave()
  const [due] = await waiting(school)
  const write = () =>
    asOwner(api, school.schoolId, (db) =>
      insert(db, 'refund', { school_id: school.schoolId, refund_id: randomUUID(), term_id: school.termId, child_id: due!.childId, service_key: 'afternoon', statement_id: due!.statementId, trigger: 'absence', dates: due!.dates, computed_fen: due!.fen, fen: due!.fen, decided_as: 'byRule', credited: false, line: due!.line, reason: '', decided_at: '2026-09-14T09:00:00+08:00' }),
    )
  const kept = await Promise.allSettled([write(), write(), write()])
  expect(kept.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await api.database.owner((db) => db.rows(`alter table refund disable trigger refund_days_once`, []))
  try {
    const loose = await Promise.allSettled([write(), write(), write()])
    expect(loose.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  } finally {
    await api.database.owner((db) => db.rows(`alter table refund enable trigger refund_days_once`, []))
  }
})
