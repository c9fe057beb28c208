import { randomUUID } from 'node:crypto'
import type { Api } from './boot'
import { asOwner, givenSeats, insert, type Family, type School } from './given'

/** A child that has left a service of which half is not used, under a plan that leaves the amount to finance. */
export async function givenRefundWaiting(api: Api, school: School, family: Family) {
  await givenSeats(api, school, [family])
  const { schoolId: school_id, termId: term_id } = school
  const [statementId, exitId] = [randomUUID(), randomUUID()]
  const of = { school_id, term_id, child_id: family.childId }
  const line = { name: '晚托', amountFen: 1000, steps: [], rule: 'R-029', why: '', citation: null }
  await asOwner(api, school_id, async (db) => {
    await insert(db, 'statement', { ...of, statement_id: statementId, service_key: 'afternoon', period_from: '2026-09-01', period_to: '2026-09-04', dates: ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04'], issued_by: school.finance.staffId, issued_at: '2026-08-31T08:00:00+08:00' })
    await insert(db, 'fee_entry', { ...of, entry_id: randomUUID(), kind: 'charge', service_key: 'afternoon', statement_id: statementId, amount_fen: 1000, line, on_date: '2026-08-31', made_at: '2026-08-31T08:00:00+08:00' })
    const row = await db.row<{ application_id: string }>(`select application_id from application where school_id = $1 and child_id = $2 and status = 'approved'`, [school_id, family.childId])
    const exit = { exit_id: exitId, application_id: row?.application_id, services: [{ serviceKey: 'afternoon', name: '晚托' }], last_day: '2026-09-02', reason: '', collection_note: '', status: 'approved', filed_by: family.guardian.guardianId, filed_at: '2026-09-01T08:00:00+08:00', barred_by_plan: false, silence_approves: false, approved_as: 'bySchool', decided_at: '2026-09-01T09:00:00+08:00', carried_out_at: '2026-09-03T00:05:00+08:00' }
    await insert(db, 'exit_request', { ...of, ...exit })
    await db.rows(`update enrolment set ends_on = '2026-09-02', exit_id = $3 where school_id = $1 and child_id = $2 and service_key = 'afternoon'`, [school_id, family.childId, exitId])
  })
  return { childId: family.childId, statementId, trigger: 'exit' as const, exitId, expectedFen: 500, fen: 500, reason: '按没上的次数退' }
}
