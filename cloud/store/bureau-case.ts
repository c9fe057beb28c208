import type { Database } from '../db/database'

/** A page of what was published to a school and not taken back, newest first. */
export async function casesOf(db: Database, schoolId: string, offset: number, most: number) {
  const rows = await db.rows<{ case_id: string; title: string; about: string; body: string; published_at: Date; total: number }>(
    `select case_id, title, about, body, published_at, count(*) over ()::int as total from bureau_case where school_id = $1 and withdrawn_at is null order by published_at desc, case_id limit $2 offset $3`,
    [schoolId, most, offset],
  )
  return { cases: rows.map((row) => ({ caseId: row.case_id, title: row.title, about: row.about, body: row.body, publishedAt: row.published_at.toISOString() })), total: rows[0]?.total ?? 0 }
}

/** A row in every school that the caller looks after; answers in how many. */
export async function addCase(db: Database, { caseId, title, about, body, accountId, now }: { caseId: string; title: string; about: string; body: string; accountId: string; now: Date }): Promise<number> {
  const rows = await db.rows(
    `insert into bureau_case (school_id, case_id, title, about, body, published_by, published_at)
     select b.school_id, $1, $2, $3, $4, $5, $6 from bureau_member b where b.account_id = $5 and kehou_looks_after(b.school_id) returning 1`,
    [caseId, title, about, body, accountId, now],
  )
  return rows.length
}

/** Takes a case back in every school that the caller looks after; answers in how many it stood. */
export async function takeCaseBack(db: Database, caseId: string, now: Date): Promise<number> {
  return (await db.rows(`update bureau_case set withdrawn_at = $2 where case_id = $1 and withdrawn_at is null and kehou_looks_after(school_id) returning 1`, [caseId, now])).length
}
