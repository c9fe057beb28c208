import type { InspectionLog } from '../contract/oversight'
import type { Database } from '../db/database'

export type StoredInspection = Omit<InspectionLog, 'state'> & { settledAt: string | null }

interface InspectionRow {
  inspection_id: string
  stage: InspectionLog['stage']
  name: string
  inspected_on: string
  findings: string
  rectify: string | null
  rectify_by: string | null
  answer: string | null
  answered_at: Date | null
  settled_at: Date | null
}

const columns = `inspection_id, stage, name, inspected_on, findings, rectify, rectify_by, answer, answered_at, settled_at`

const stored = (row: InspectionRow): StoredInspection => ({
  inspectionId: row.inspection_id,
  stage: row.stage,
  name: row.name,
  inspectedOn: row.inspected_on,
  findings: row.findings,
  rectify: row.rectify,
  rectifyBy: row.rectify_by,
  answer: row.answer,
  answeredAt: row.answered_at?.toISOString() ?? null,
  settledAt: row.settled_at?.toISOString() ?? null,
})

/** A page of the term's inspections, the latest first. */
export async function inspectionsOf(db: Database, schoolId: string, termId: string, offset: number, most: number): Promise<{ inspections: StoredInspection[]; total: number }> {
  const rows = await db.rows<InspectionRow & { total: number }>(
    `select ${columns}, count(*) over ()::int as total from inspection where school_id = $1 and term_id = $2 order by inspected_on desc, logged_at desc, inspection_id limit $3 offset $4`,
    [schoolId, termId, most, offset],
  )
  return { inspections: rows.map(stored), total: rows[0]?.total ?? 0 }
}

/** What standing is told by: every inspection of the term, without its words. */
export async function inspectionDates(db: Database, schoolId: string, termId: string): Promise<Pick<StoredInspection, 'stage' | 'name' | 'inspectedOn' | 'rectifyBy' | 'answeredAt' | 'settledAt'>[]> {
  const rows = await db.rows<InspectionRow>(`select stage, name, inspected_on, rectify_by, answered_at, settled_at from inspection where school_id = $1 and term_id = $2`, [schoolId, termId])
  return rows.map((row) => ({ stage: row.stage, name: row.name, inspectedOn: row.inspected_on, rectifyBy: row.rectify_by, answeredAt: row.answered_at?.toISOString() ?? null, settledAt: row.settled_at?.toISOString() ?? null }))
}

/** Locks one inspection until the transaction ends. */
export async function lockInspection(db: Database, schoolId: string, inspectionId: string): Promise<StoredInspection | null> {
  const row = await db.row<InspectionRow>(`select ${columns} from inspection where school_id = $1 and inspection_id = $2 for update`, [schoolId, inspectionId])
  return row && stored(row)
}

export async function addInspection(db: Database, schoolId: string, inspection: Omit<StoredInspection, 'answer' | 'answeredAt' | 'settledAt'> & { termId: string; accountId: string; now: Date }) {
  const { inspectionId, termId, stage, name, inspectedOn, findings, rectify, rectifyBy, accountId, now } = inspection
  await db.rows(
    `insert into inspection (school_id, inspection_id, term_id, stage, name, inspected_on, findings, rectify, rectify_by, logged_by, logged_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [schoolId, inspectionId, termId, stage, name, inspectedOn, findings, rectify, rectifyBy, accountId, now],
  )
}

export async function answerInspectionWith(db: Database, schoolId: string, { inspectionId, answer, staffId, now }: { inspectionId: string; answer: string; staffId: string; now: Date }) {
  await db.rows(`update inspection set answer = $3, answered_by = $4, answered_at = $5 where school_id = $1 and inspection_id = $2`, [schoolId, inspectionId, answer, staffId, now])
}

export async function settle(db: Database, schoolId: string, inspectionId: string, now: Date) {
  await db.rows(`update inspection set settled_at = $3 where school_id = $1 and inspection_id = $2`, [schoolId, inspectionId, now])
}
