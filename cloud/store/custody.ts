import type { Database } from '../db/database'

export interface Freeze {
  freezeId: string
  childId: string
  reason: string
  guardianIds: string[]
  collectorIds: string[]
  setAt: Date
  setByName: string
  liftedAt: Date | null
}

interface FreezeRow {
  freeze_id: string
  child_id: string
  reason: string
  guardian_ids: string[]
  collector_ids: string[]
  set_at: Date
  set_by_name: string
  lifted_at: Date | null
}

/** What the office decided about who collects these children, the latest first, those lifted since included. */
export async function freezesOf(db: Database, schoolId: string, childIds: readonly string[]): Promise<Freeze[]> {
  const rows = await db.rows<FreezeRow>(
    `select f.freeze_id, f.child_id, f.reason, to_jsonb(f.guardian_ids) as guardian_ids, to_jsonb(f.collector_ids) as collector_ids, f.set_at, s.name as set_by_name, f.lifted_at
       from custody_freeze f join staff s on s.school_id = f.school_id and s.staff_id = f.set_by
      where f.school_id = $1 and f.child_id = any($2::uuid[]) order by f.set_at desc, f.freeze_id`,
    [schoolId, childIds],
  )
  return rows.map((row) => ({ freezeId: row.freeze_id, childId: row.child_id, reason: row.reason, guardianIds: row.guardian_ids, collectorIds: row.collector_ids, setAt: row.set_at, setByName: row.set_by_name, liftedAt: row.lifted_at }))
}

/** Whether the school itself says now who collects a child. */
export async function isFrozen(db: Database, schoolId: string, childId: string): Promise<boolean> {
  return (await db.row(`select 1 from custody_freeze where school_id = $1 and child_id = $2 and lifted_at is null`, [schoolId, childId])) !== null
}

export interface NewFreeze {
  freezeId: string
  childId: string
  reason: string
  guardianIds: readonly string[]
  collectorIds: readonly string[]
  staffId: string
  now: Date
}

export async function addFreeze(db: Database, schoolId: string, freeze: NewFreeze) {
  await db.rows(`insert into custody_freeze (school_id, freeze_id, child_id, reason, guardian_ids, collector_ids, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    schoolId,
    freeze.freezeId,
    freeze.childId,
    freeze.reason,
    freeze.guardianIds,
    freeze.collectorIds,
    freeze.staffId,
    freeze.now,
  ])
}

/** Lifts what is in force for a child; with `freezeId` that one only. Answers whether anything was. */
export async function endFreeze(db: Database, schoolId: string, childId: string, { freezeId, staffId, now }: { freezeId: string | null; staffId: string; now: Date }): Promise<boolean> {
  const row = await db.row(
    `update custody_freeze set lifted_at = $4, lifted_by = $5
      where school_id = $1 and child_id = $2 and lifted_at is null and ($3::uuid is null or freeze_id = $3) returning freeze_id`,
    [schoolId, childId, freezeId, now, staffId],
  )
  return row !== null
}

/** The children of the school under such a decision, the latest first. */
export async function frozenChildren(db: Database, schoolId: string, most: number): Promise<{ childId: string; childName: string; className: string; setAt: Date }[]> {
  const rows = await db.rows<{ child_id: string; name: string; class_name: string; set_at: Date }>(
    `select f.child_id, ch.name, cl.name as class_name, f.set_at from custody_freeze f
       join child ch on ch.school_id = f.school_id and ch.child_id = f.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
      where f.school_id = $1 and f.lifted_at is null order by f.set_at desc, f.freeze_id limit $2`,
    [schoolId, most],
  )
  return rows.map((row) => ({ childId: row.child_id, childName: row.name, className: row.class_name, setAt: row.set_at }))
}

export interface KnownCollector {
  collectorId: string
  childId: string
  name: string
  relation: string
  note: string
  removedAt: Date | null
}

/** Everybody who may collect these children or might since an instant, in the order in which they were added. */
export async function collectorsSince(db: Database, schoolId: string, childIds: readonly string[], since: Date): Promise<KnownCollector[]> {
  const rows = await db.rows<{ collector_id: string; child_id: string; name: string; relation: string; note: string; removed_at: Date | null }>(
    `select collector_id, child_id, name, relation, note, removed_at from collector
      where school_id = $1 and child_id = any($2::uuid[]) and (removed_at is null or removed_at > $3) order by added_at, collector_id`,
    [schoolId, childIds, since],
  )
  return rows.map((row) => ({ collectorId: row.collector_id, childId: row.child_id, name: row.name, relation: row.relation, note: row.note, removedAt: row.removed_at }))
}
