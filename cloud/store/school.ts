import type { Term } from '../contract/plan'
import type { Database } from '../db/database'

/** A school that can be asked for; the copy of a rehearsal cannot. */
export async function schoolExists(db: Database, schoolId: string): Promise<boolean> {
  return (await db.row(`select 1 from school where school_id = $1 and rehearsal_of is null`, [schoolId])) !== null
}

/** The copy that a rehearsal plays in; nobody but its simulated families may ask for it. */
export async function copyExists(db: Database, schoolId: string): Promise<boolean> {
  return (await db.row(`select 1 from school where school_id = $1 and rehearsal_of is not null`, [schoolId])) !== null
}

export interface SchoolSummary {
  schoolId: string
  name: string
  region: string
}

export async function findSchool(db: Database, schoolId: string): Promise<SchoolSummary> {
  const row = await db.row<{ name: string; region: string }>(`select name, region from school where school_id = $1`, [schoolId])
  if (!row) throw new Error('the school is gone')
  return { schoolId, ...row }
}

export async function allSchools(db: Database): Promise<SchoolSummary[]> {
  const rows = await db.rows<{ school_id: string; name: string; region: string }>(`select school_id, name, region from school where rehearsal_of is null order by region, name limit 500`)
  return rows.map(({ school_id, ...school }) => ({ schoolId: school_id, ...school }))
}

/** Every school there is, copies for a rehearsal left out, in an order that stays. */
export async function schoolIds(db: Database): Promise<string[]> {
  return (await db.rows<{ school_id: string }>(`select school_id from school where rehearsal_of is null order by school_id`)).map(({ school_id }) => school_id)
}

export async function currentTerm(db: Database, schoolId: string): Promise<Term | null> {
  const row = await db.row<{ term_id: string; name: string; starts_on: string; ends_on: string; holidays: Term['holidays']; make_up_days: Term['makeUpDays']; openings: Term['openings'] }>(
    `select term_id, name, starts_on, ends_on, holidays, make_up_days, openings from term where school_id = $1 and current`,
    [schoolId],
  )
  return row && { termId: row.term_id, name: row.name, startsOn: row.starts_on, endsOn: row.ends_on, holidays: row.holidays, makeUpDays: row.make_up_days, openings: row.openings }
}
