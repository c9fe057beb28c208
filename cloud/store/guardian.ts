import type { Relation } from '../contract/family'
import type { Database } from '../db/database'

export async function findGuardian(db: Database, schoolId: string, guardianId: string): Promise<{ guardianId: string; name: string; phone: string }> {
  const row = await db.row<{ name: string; phone: string }>(`select name, phone from guardian where school_id = $1 and guardian_id = $2`, [schoolId, guardianId])
  if (!row) throw new Error('the guardian is gone')
  return { guardianId, ...row }
}

/** The guardian of an account in this school, made on its first binding. A guardian who is known keeps the name: it stands on papers, and is changed where one corrects one's data. */
export async function upsertGuardian(db: Database, guardian: { schoolId: string; guardianId: string; accountId: string; name: string; now: Date }): Promise<string> {
  const row = await db.row<{ guardian_id: string }>(
    `insert into guardian (school_id, guardian_id, account_id, name, created_at) values ($1, $2, $3, $4, $5)
     on conflict (school_id, account_id) do update set name = guardian.name returning guardian_id`,
    [guardian.schoolId, guardian.guardianId, guardian.accountId, guardian.name, guardian.now],
  )
  return (row as { guardian_id: string }).guardian_id
}

export async function saveGuardian(db: Database, schoolId: string, guardian: { guardianId: string; name: string; phone: string }) {
  await db.rows(`update guardian set name = $3, phone = $4 where school_id = $1 and guardian_id = $2`, [schoolId, guardian.guardianId, guardian.name, guardian.phone])
}

/** Locks a guardian, so that what may be done so many times is counted right in two tabs at once. */
export async function lockGuardian(db: Database, schoolId: string, guardianId: string) {
  // Not the key: a message to this guardian, written at the same time, need not wait.
  await db.rows(`select 1 from guardian where school_id = $1 and guardian_id = $2 for no key update`, [schoolId, guardianId])
}

/** Ties a guardian to a child; false where they are tied already. */
export async function bindGuardian(db: Database, tie: { schoolId: string; childId: string; guardianId: string; relation: Relation; now: Date }): Promise<boolean> {
  const row = await db.row(
    `insert into child_guardian (school_id, child_id, guardian_id, relation, verified_by, bound_at)
     values ($1, $2, $3, $4, 'school_code', $5) on conflict do nothing returning child_id`,
    [tie.schoolId, tie.childId, tie.guardianId, tie.relation, tie.now],
  )
  return row !== null
}

export async function unbindGuardian(db: Database, schoolId: string, childId: string, guardianId: string) {
  await db.rows(`delete from child_guardian where school_id = $1 and child_id = $2 and guardian_id = $3`, [schoolId, childId, guardianId])
}

export async function guardiansOf(db: Database, schoolId: string, childIds: string[]): Promise<{ childId: string; guardianId: string; name: string; relation: Relation }[]> {
  const rows = await db.rows<{ child_id: string; guardian_id: string; name: string; relation: Relation }>(
    `select cg.child_id, cg.guardian_id, g.name, cg.relation
       from child_guardian cg join guardian g on g.school_id = cg.school_id and g.guardian_id = cg.guardian_id
      where cg.school_id = $1 and cg.child_id = any($2::uuid[]) order by cg.bound_at, g.guardian_id`,
    [schoolId, childIds],
  )
  return rows.map(({ child_id, guardian_id, ...rest }) => ({ childId: child_id, guardianId: guardian_id, ...rest }))
}

/** Whom to call about a child, in the order in which they were bound. */
export async function guardiansToCall(db: Database, schoolId: string, childId: string): Promise<{ guardianId: string; name: string; relation: Relation; phone: string }[]> {
  const rows = await db.rows<{ guardian_id: string; name: string; relation: Relation; phone: string }>(
    `select g.guardian_id, g.name, cg.relation, g.phone from child_guardian cg join guardian g on g.school_id = cg.school_id and g.guardian_id = cg.guardian_id
      where cg.school_id = $1 and cg.child_id = $2 order by cg.bound_at, g.guardian_id`,
    [schoolId, childId],
  )
  return rows.map(({ guardian_id, ...rest }) => ({ guardianId: guardian_id, ...rest }))
}

export interface Collector {
  collectorId: string
  childId: string
  name: string
  relation: string
  note: string
}

export async function collectorsOf(db: Database, schoolId: string, childIds: string[]): Promise<Collector[]> {
  const rows = await db.rows<{ collector_id: string; child_id: string; name: string; relation: string; note: string }>(
    `select collector_id, child_id, name, relation, note from collector
      where school_id = $1 and child_id = any($2::uuid[]) and removed_at is null order by added_at, collector_id`,
    [schoolId, childIds],
  )
  return rows.map(({ collector_id, child_id, ...rest }) => ({ collectorId: collector_id, childId: child_id, ...rest }))
}

export async function addCollector(db: Database, schoolId: string, collector: Collector & { addedBy: string; now: Date }) {
  await db.rows(`insert into collector (school_id, collector_id, child_id, name, relation, note, added_by, added_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [
    schoolId,
    collector.collectorId,
    collector.childId,
    collector.name,
    collector.relation,
    collector.note,
    collector.addedBy,
    collector.now,
  ])
}

export async function removeCollector(db: Database, schoolId: string, childId: string, collectorId: string, now: Date): Promise<boolean> {
  const row = await db.row(
    `update collector set removed_at = $4 where school_id = $1 and child_id = $2 and collector_id = $3 and removed_at is null returning collector_id`,
    [schoolId, childId, collectorId, now],
  )
  return row !== null
}

/** Ends every tie of an account to a child. */
export async function unbindAll(db: Database, schoolId: string, accountId: string) {
  await db.rows(
    `delete from child_guardian where school_id = $1 and guardian_id in (select guardian_id from guardian where school_id = $1 and account_id = $2)`,
    [schoolId, accountId],
  )
}
