import type { Database } from '../db/database'

/** A relief that was granted, ended or not. */
export interface Relief {
  reliefId: string
  termId: string
  childId: string
  group: string
  percent: number
  listed: boolean
  ended: boolean
}

interface ReliefRow {
  relief_id: string
  term_id: string
  child_id: string
  waiver_group: string
  percent: string
  listed: boolean
  ended_at: Date | null
}

const relief = (row: ReliefRow): Relief => ({ reliefId: row.relief_id, termId: row.term_id, childId: row.child_id, group: row.waiver_group, percent: Number(row.percent), listed: row.listed, ended: row.ended_at !== null })

const columns = `relief_id, term_id, child_id, waiver_group, percent, listed, ended_at`

/** Everything that was ever granted to some children in a term, what ended too: its entries stand on statements. */
export async function reliefsEver(db: Database, schoolId: string, termId: string, childIds: readonly string[]): Promise<Relief[]> {
  const rows = await db.rows<ReliefRow>(`select ${columns} from relief where school_id = $1 and term_id = $2 and child_id = any($3::uuid[]) order by granted_at, relief_id`, [schoolId, termId, childIds])
  return rows.map(relief)
}

export async function findRelief(db: Database, schoolId: string, reliefId: string): Promise<Relief | null> {
  const row = await db.row<ReliefRow>(`select ${columns} from relief where school_id = $1 and relief_id = $2`, [schoolId, reliefId])
  return row && relief(row)
}

export type NewRelief = Pick<Relief, 'reliefId' | 'childId' | 'group' | 'percent' | 'listed'> & { reason: string }

export async function addReliefs(db: Database, schoolId: string, { termId, staffId, now }: { termId: string; staffId: string; now: Date }, reliefs: readonly NewRelief[]) {
  if (reliefs.length === 0) return
  await db.rows(
    `insert into relief (school_id, relief_id, term_id, child_id, waiver_group, percent, listed, reason, granted_by, granted_at)
     select $1, r."reliefId", $2, r."childId", r."group", r.percent, r.listed, r.reason, $3, $4
       from jsonb_to_recordset($5) as r ("reliefId" uuid, "childId" uuid, "group" text, percent numeric, listed boolean, reason text)`,
    [schoolId, termId, staffId, now, JSON.stringify(reliefs)],
  )
}

export async function setReliefEnded(db: Database, schoolId: string, reliefId: string, { reason, staffId, now }: { reason: string; staffId: string; now: Date }) {
  await db.rows(`update relief set ended_by = $3, ended_at = $4, ended_reason = $5 where school_id = $1 and relief_id = $2`, [schoolId, reliefId, staffId, now, reason])
}

export interface OfficeRelief {
  reliefId: string
  childId: string
  childName: string
  className: string
  rosterNo: number
  group: string
  percent: number
  listed: boolean
  reason: string
  grantedAt: string
  grantedBy: string
  endedReason: string | null
}

/** A term's reliefs, the latest first. */
export async function reliefsOfTerm(db: Database, schoolId: string, termId: string, offset: number, most: number): Promise<{ reliefs: OfficeRelief[]; total: number }> {
  const rows = await db.rows<{ relief_id: string; child_id: string; child_name: string; class_name: string; roster_no: number; waiver_group: string; percent: string; listed: boolean; reason: string; granted_at: Date; granted_by: string; ended_reason: string | null; total: number }>(
    `select r.relief_id, r.child_id, ch.name as child_name, cl.name as class_name, ch.roster_no, r.waiver_group, r.percent, r.listed, r.reason, r.granted_at, s.name as granted_by, r.ended_reason, count(*) over () as total
       from relief r
       join child ch on ch.school_id = r.school_id and ch.child_id = r.child_id
       join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
       join staff s on s.school_id = r.school_id and s.staff_id = r.granted_by
      where r.school_id = $1 and r.term_id = $2 order by (r.ended_at is not null), r.granted_at desc, cl.grade, cl.name, ch.roster_no, r.relief_id offset $3 limit $4`,
    [schoolId, termId, offset, most],
  )
  const reliefs = rows.map((row) => ({ reliefId: row.relief_id, childId: row.child_id, childName: row.child_name, className: row.class_name, rosterNo: row.roster_no, group: row.waiver_group, percent: Number(row.percent), listed: row.listed, reason: row.reason, grantedAt: row.granted_at.toISOString(), grantedBy: row.granted_by, endedReason: row.ended_reason }))
  return { reliefs, total: Number(rows[0]?.total ?? 0) }
}
