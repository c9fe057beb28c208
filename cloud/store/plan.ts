import type { SchoolPlan } from '../contract/plan-document'
import type { Term } from '../contract/plan'
import type { Database } from '../db/database'
import { currentTerm } from './school'

export interface StoredPlan {
  planId: string
  version: number
  publishedAt: string
  documentSha256: string
  plan: SchoolPlan
}

export interface PublishedPlan extends StoredPlan {
  term: Term
}

interface PlanRow {
  plan_id: string
  version: number
  published_at: Date
  document_sha256: string
  document: SchoolPlan
}

// The document was parsed by the plan's schema when it was published, and a published version never changes.
const storedPlan = (row: PlanRow): StoredPlan => ({
  planId: row.plan_id,
  version: row.version,
  publishedAt: row.published_at.toISOString(),
  documentSha256: row.document_sha256,
  plan: row.document,
})

const columns = `plan_id, version, published_at, document_sha256, document`

/** The plan that is in force in the school's current term; null where none is published. */
export async function publishedPlan(db: Database, schoolId: string): Promise<PublishedPlan | null> {
  const term = await currentTerm(db, schoolId)
  if (!term) return null
  const row = await db.row<PlanRow>(`select ${columns} from plan where school_id = $1 and term_id = $2 and status = 'published'`, [schoolId, term.termId])
  return row && { ...storedPlan(row), term }
}

/** Whether the plan in force asks for surveys: asked at every turn of time, which need not read the whole plan. */
export async function asksForSurveys(db: Database, schoolId: string): Promise<boolean> {
  const row = await db.row(
    `select 1 from plan p join term t on t.school_id = p.school_id and t.term_id = p.term_id
      where p.school_id = $1 and t.current and p.status = 'published' and json_array_length(coalesce(p.document -> 'surveys', '[]')) > 0`,
    [schoolId],
  )
  return row !== null
}

/** Every version of a term that applications may have been made under. */
export async function plansOfTerm(db: Database, schoolId: string, termId: string): Promise<StoredPlan[]> {
  const rows = await db.rows<PlanRow>(`select ${columns} from plan where school_id = $1 and term_id = $2 and status in ('published', 'superseded') order by version`, [
    schoolId,
    termId,
  ])
  return rows.map(storedPlan)
}

/** The very version that an application or agreement was made under. */
export async function planVersion(db: Database, schoolId: string, planId: string): Promise<StoredPlan> {
  return (await planVersions(db, schoolId, [planId])).get(planId) as StoredPlan
}

/** The versions that several were made under, by their id, in one statement of SQL. */
export async function planVersions(db: Database, schoolId: string, planIds: readonly string[]): Promise<Map<string, StoredPlan>> {
  const ids = [...new Set(planIds)]
  if (ids.length === 0) return new Map()
  const rows = await db.rows<PlanRow>(`select ${columns} from plan where school_id = $1 and plan_id = any($2::uuid[])`, [schoolId, ids])
  if (rows.length < ids.length) throw new Error('a plan version is gone')
  return new Map(rows.map((row) => [row.plan_id, storedPlan(row)]))
}

export async function letterConfirmedAt(db: Database, schoolId: string, planId: string, guardianId: string): Promise<string | null> {
  const row = await db.row<{ confirmed_at: Date }>(`select confirmed_at from letter_receipt where school_id = $1 and plan_id = $2 and guardian_id = $3`, [
    schoolId,
    planId,
    guardianId,
  ])
  return row?.confirmed_at.toISOString() ?? null
}

export async function addLetterReceipt(db: Database, receipt: { schoolId: string; planId: string; guardianId: string; now: Date }) {
  await db.rows(`insert into letter_receipt (school_id, plan_id, guardian_id, confirmed_at) values ($1, $2, $3, $4) on conflict do nothing`, [
    receipt.schoolId,
    receipt.planId,
    receipt.guardianId,
    receipt.now,
  ])
}
