import type { DayChangeKind } from '../contract/day-change'
import type { Database } from '../db/database'
import type { StoredDayChange } from './day'

/** Locks a school's day for this transaction, so that two clerks never announce the same twice. */
export async function lockDay(db: Database, schoolId: string, heldOn: string) {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('day-change:' || $1 || ':' || $2, 0))`, [schoolId, heldOn])
}

export async function addDayChange(db: Database, schoolId: string, added: StoredDayChange & { staffId: string; now: Date }) {
  await db.rows(
    `insert into day_change (school_id, change_id, held_on, kind, service_key, roll_key, room, starts_at, ends_at, reason, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [schoolId, added.changeId, added.heldOn, added.kind, added.serviceKey, added.rollKey, added.room, added.startsAt, added.endsAt, added.reason, added.staffId, added.now],
  )
}

export async function setDayChangeUndone(db: Database, schoolId: string, changeId: string, by: { staffId: string; now: Date }) {
  await db.rows(`update day_change set undone_by = $3, undone_at = $4 where school_id = $1 and change_id = $2 and undone_at is null`, [schoolId, changeId, by.staffId, by.now])
}

export interface ListedDayChange extends StoredDayChange {
  rollName: string | null
  madeBy: string
  madeAt: string
  undoneAt: string | null
}

interface ListedRow {
  change_id: string
  held_on: string
  kind: DayChangeKind
  service_key: string | null
  roll_key: string | null
  roll_name: string | null
  room: string | null
  starts_at: string | null
  ends_at: string | null
  reason: string
  made_by_name: string
  made_at: Date
  undone_at: Date | null
}

// What a roll is called is its group's, class's or course's name of now; of one that is gone the change itself remains.
const select = `
  select d.change_id, d.held_on, d.kind, d.service_key, d.roll_key, d.room, d.starts_at, d.ends_at, d.reason,
         s.name as made_by_name, d.made_at, d.undone_at,
         coalesce((select title from course c where c.school_id = d.school_id and 'course:' || c.course_id = d.roll_key),
                  (select name from care_group g where g.school_id = d.school_id and 'group:' || g.group_id = d.roll_key),
                  (select name from school_class cl where cl.school_id = d.school_id and 'class:' || cl.class_id = d.roll_key)) as roll_name`
const tables = `from day_change d join staff s on s.school_id = d.school_id and s.staff_id = d.made_by`

const listed = (row: ListedRow): ListedDayChange => ({
  changeId: row.change_id,
  heldOn: row.held_on,
  kind: row.kind,
  serviceKey: row.service_key,
  rollKey: row.roll_key,
  rollName: row.roll_key && (row.roll_name ?? '已撤销的班组'),
  room: row.room,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  reason: row.reason,
  madeBy: row.made_by_name,
  madeAt: row.made_at.toISOString(),
  undoneAt: row.undone_at?.toISOString() ?? null,
})

/** Changes of the days from `from` on, the nearest day first, undone ones among them. */
export async function dayChangesFrom(db: Database, schoolId: string, from: string, offset: number, most: number): Promise<{ changes: ListedDayChange[]; total: number }> {
  const rows = await db.rows<ListedRow & { total: number }>(`${select}, count(*) over () as total ${tables} where d.school_id = $1 and d.held_on >= $2::date order by d.held_on, d.made_at, d.change_id offset $3 limit $4`, [
    schoolId,
    from,
    offset,
    most,
  ])
  return { changes: rows.map(listed), total: rows[0]?.total ?? 0 }
}

export async function findDayChange(db: Database, schoolId: string, changeId: string): Promise<ListedDayChange | null> {
  const row = await db.row<ListedRow>(`${select} ${tables} where d.school_id = $1 and d.change_id = $2`, [schoolId, changeId])
  return row && listed(row)
}
