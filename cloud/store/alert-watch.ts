import type { Database } from '../db/database'

export interface Due {
  /** Whether an alert of today waits for somebody. */
  alerts: boolean
  /** Whether it is time to look for rolls that were not saved. */
  rolls: boolean
}

/** Whether there is anything to do at all: one statement on two indexes, for it is asked every two seconds of every school. */
export async function dueNow(db: Database, schoolId: string, today: string, now: Date): Promise<Due> {
  const row = await db.row<Due>(
    `select exists (select 1 from alert where school_id = $1 and held_on = $2::date and state = 'open') as alerts,
            not exists (select 1 from overdue_watch where school_id = $1 and next_at > $3) as rolls`,
    [schoolId, today, now],
  )
  return row ?? { alerts: false, rolls: false }
}

/** Takes the look that is due, so that no other host takes it too; answers up to when it was looked before, null where it was taken. */
export async function takeLook(db: Database, schoolId: string, now: Date): Promise<{ checkedTo: Date | null } | null> {
  const before = await db.row<{ checked_to: Date }>(`select checked_to from overdue_watch where school_id = $1 and next_at <= $2 for update`, [schoolId, now])
  if (before) return { checkedTo: before.checked_to }
  const first = await db.row(`insert into overdue_watch (school_id, checked_to, next_at) values ($1, $2, $2) on conflict do nothing returning school_id`, [schoolId, now])
  return first && { checkedTo: null }
}

export const endLook = (db: Database, schoolId: string, checkedTo: Date, nextAt: Date) =>
  db.rows(`update overdue_watch set checked_to = $2, next_at = $3 where school_id = $1`, [schoolId, checkedTo, nextAt])

/** The rolls of a day that have been saved, as `service roll`. */
export async function savedRolls(db: Database, schoolId: string, heldOn: string): Promise<Set<string>> {
  const rows = await db.rows<{ service_key: string; roll_key: string }>(`select service_key, roll_key from handover where school_id = $1 and held_on = $2::date`, [schoolId, heldOn])
  return new Set(rows.map(({ service_key, roll_key }) => `${service_key} ${roll_key}`))
}

/** Members of staff by name, where the name is one person's only. */
export async function staffNamed(db: Database, schoolId: string, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const rows = await db.rows<{ staff_id: string }>(`select min(staff_id::text) as staff_id from staff where school_id = $1 and name = any($2::text[]) group by name having count(*) = 1`, [schoolId, names])
  return rows.map(({ staff_id }) => staff_id)
}
