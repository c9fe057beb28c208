import type { Api } from '../boot'
import { asOwner } from '../given'
import { paymentFile } from '../given-payment'

/** Every child of a school owes, the office records payments too; with a child and a sheet that is wrong in each of its rows. */
export async function fillPayments(api: Pick<Api, 'database'>, schoolId: string, now: Date): Promise<{ childId: string; mistakes: string }> {
  const rows = await asOwner(api, schoolId, async (db) => {
    await db.rows(`update staff set roles = array['schoolAdmin', 'financeOfficer'] where school_id = $1 and 'schoolAdmin' = any(roles)`, [schoolId])
    return db.rows<{ child_id: string }>(
      `insert into fee_entry (school_id, entry_id, term_id, child_id, kind, service_key, amount_fen, line, on_date, made_at)
       select $1, gen_random_uuid(), (select term_id from term where school_id = $1 and current), child_id, 'topUp', 'afternoon', 14400, '{}', '2026-09-01', $2 from child where school_id = $1 returning child_id`,
      [schoolId, now],
    )
  })
  const mistakes = await paymentFile(Array.from({ length: 400 }, (_, row) => ['没有的班'.repeat(15), row, '名'.repeat(60), 1, '2026-09-01', null, null]))
  return { childId: rows[0]?.child_id ?? '', mistakes }
}
