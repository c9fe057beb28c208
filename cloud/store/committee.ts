import type { Database } from '../db/database'

/** Whether a child is a guardian's own: bound, or applied for by that guardian, who may have been unbound since. Both are SQL; $1 is the school. */
export const isOwn = (guardianId: string, childId: string) => `(
  exists (select 1 from child_guardian cg where cg.school_id = $1 and cg.guardian_id = ${guardianId} and cg.child_id = ${childId})
  or exists (select 1 from application own where own.school_id = $1 and own.submitted_by = ${guardianId} and own.child_id = ${childId}))`

/** Whether the child has a member of the committee to decide on it: one who has a child here, but not this one. */
export const memberFor = (childId: string) => `exists (
  select 1 from committee_member m where m.school_id = $1
     and exists (select 1 from child_guardian own where own.school_id = m.school_id and own.guardian_id = m.guardian_id)
     and not ${isOwn('m.guardian_id', childId)})`

/** Those of some children on whom no member can decide: the school has none, or only the child's own guardians. */
export async function leftToOffice(db: Database, schoolId: string, childIds: string[]): Promise<string[]> {
  const rows = await db.rows<{ child_id: string }>(`select each.child_id from unnest($2::uuid[]) as each (child_id) where not ${memberFor('each.child_id')}`, [schoolId, childIds])
  return rows.map(({ child_id }) => child_id)
}

/** Those of some children who are a guardian's own. */
export async function ownAmong(db: Database, schoolId: string, guardianId: string, childIds: string[]): Promise<string[]> {
  const rows = await db.rows<{ child_id: string }>(`select each.child_id from unnest($3::uuid[]) as each (child_id) where ${isOwn('$2::uuid', 'each.child_id')}`, [schoolId, guardianId, childIds])
  return rows.map(({ child_id }) => child_id)
}

export interface BoundGuardian {
  guardianId: string
  name: string
  classNames: string[]
  member: boolean
}

/** Every guardian who has a child here, by class, with who of them is on the committee. */
export async function boundGuardians(db: Database, schoolId: string, offset: number, most: number): Promise<{ guardians: BoundGuardian[]; total: number }> {
  const rows = await db.rows<{ guardian_id: string; name: string; class_names: string[]; member: boolean; total: number }>(
    `select g.guardian_id, g.name, json_agg(distinct cl.name) as class_names,
            exists (select 1 from committee_member m where m.school_id = g.school_id and m.guardian_id = g.guardian_id) as member,
            count(*) over () as total
       from guardian g
       join child_guardian cg on cg.school_id = g.school_id and cg.guardian_id = g.guardian_id
       join child ch on ch.school_id = cg.school_id and ch.child_id = cg.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
      where g.school_id = $1
      group by g.school_id, g.guardian_id, g.name
      order by member desc, min(cl.grade), min(cl.name), g.name, g.guardian_id offset $2 limit $3`,
    [schoolId, offset, most],
  )
  return { guardians: rows.map(({ guardian_id, name, class_names, member }) => ({ guardianId: guardian_id, name, classNames: class_names, member })), total: rows[0]?.total ?? 0 }
}

/** A guardian with a child here; null for anyone else. */
export async function boundGuardian(db: Database, schoolId: string, guardianId: string): Promise<{ name: string } | null> {
  return db.row<{ name: string }>(
    `select g.name from guardian g where g.school_id = $1 and g.guardian_id = $2
        and exists (select 1 from child_guardian cg where cg.school_id = g.school_id and cg.guardian_id = g.guardian_id)`,
    [schoolId, guardianId],
  )
}

/** False where the guardian was a member already. */
export async function addMember(db: Database, schoolId: string, added: { guardianId: string; staffId: string; now: Date }): Promise<boolean> {
  const row = await db.row(
    `insert into committee_member (school_id, guardian_id, appointed_by, appointed_at) values ($1, $2, $3, $4) on conflict do nothing returning guardian_id`,
    [schoolId, added.guardianId, added.staffId, added.now],
  )
  return row !== null
}

/** False where the guardian was no member. */
export async function removeMember(db: Database, schoolId: string, guardianId: string): Promise<boolean> {
  return (await db.row(`delete from committee_member where school_id = $1 and guardian_id = $2 returning guardian_id`, [schoolId, guardianId])) !== null
}
