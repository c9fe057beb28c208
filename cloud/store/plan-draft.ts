import type { PlanStatus } from '../contract/plan-office'
import type { SchoolPlan } from '../contract/plan-document'
import type { Database } from '../db/database'
import { sha256 } from '../digest'

/** A document as the editor keeps it: a plan, or one in the making. */
export type DraftDocument = Record<string, unknown>

/** Any version of a term's plan, with what only the office sees of it. */
export interface PlanVersionRow {
  planId: string
  version: number
  status: PlanStatus
  revision: number
  document: DraftDocument
  documentSha256: string
  /** The document that the last plan check looked at. */
  checkedSha256: string | null
  publishedAt: string | null
}

interface Row {
  plan_id: string
  version: number
  status: PlanStatus
  revision: number
  document: DraftDocument
  document_sha256: string
  checked_sha256: string | null
  published_at: Date | null
}

const version = (row: Row): PlanVersionRow => ({
  planId: row.plan_id,
  version: row.version,
  status: row.status,
  revision: row.revision,
  document: row.document,
  documentSha256: row.document_sha256,
  checkedSha256: row.checked_sha256,
  publishedAt: row.published_at?.toISOString() ?? null,
})

const columns = `plan_id, version, status, revision, document, document_sha256, checked_sha256, published_at`
const isDraft = `status in ('draft', 'checked')`

/** One writer of a term's versions at a time: two offices that begin or publish at once follow one another. */
export async function lockPlansOfTerm(db: Database, schoolId: string, termId: string) {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('plan:' || $1 || ':' || $2, 0))`, [schoolId, termId])
}

/** A version of the school's current term by its id; null where there is none. */
export async function findPlanVersion(db: Database, schoolId: string, planId: string): Promise<PlanVersionRow | null> {
  const row = await db.row<Row>(
    `select ${columns} from plan where school_id = $1 and plan_id = $2 and term_id = (select term_id from term where school_id = $1 and current)`,
    [schoolId, planId],
  )
  return row && version(row)
}

/** The draft by its id, locked; null where it is none or none any more. */
export async function lockDraft(db: Database, schoolId: string, planId: string): Promise<PlanVersionRow | null> {
  const row = await db.row<Row>(
    `select ${columns} from plan where school_id = $1 and plan_id = $2 and ${isDraft}
        and term_id = (select term_id from term where school_id = $1 and current) for update`,
    [schoolId, planId],
  )
  return row && version(row)
}

export async function draftOfTerm(db: Database, schoolId: string, termId: string): Promise<{ planId: string } | null> {
  const row = await db.row<{ plan_id: string }>(`select plan_id from plan where school_id = $1 and term_id = $2 and ${isDraft}`, [schoolId, termId])
  return row && { planId: row.plan_id }
}

/** All versions of the current term, newest first, each with the live applications made under it. */
export async function versionsOfTerm(db: Database, schoolId: string): Promise<{ planId: string; version: number; status: PlanStatus; title: string; publishedAt: string | null; applications: number }[]> {
  const rows = await db.rows<Row & { title: string | null; applications: number }>(
    `select p.plan_id, p.version, p.status, p.document ->> 'title' as title, p.published_at,
            (select count(*) from application a where a.school_id = p.school_id and a.plan_id = p.plan_id and a.status not in ('refused', 'withdrawn')) as applications
       from plan p join term t on t.school_id = p.school_id and t.term_id = p.term_id and t.current
      where p.school_id = $1 order by p.version desc`,
    [schoolId],
  )
  return rows.map(({ plan_id, published_at, title, ...row }) => ({
    planId: plan_id,
    version: row.version,
    status: row.status,
    title: title?.trim() || '未写标题',
    publishedAt: published_at?.toISOString() ?? null,
    applications: row.applications,
  }))
}

interface Saving {
  by: string | null
  now: Date
}

/** Adds a term's next version as a draft; answers its number. The term is locked. */
export async function addDraft(db: Database, schoolId: string, draft: { termId: string; planId: string; document: DraftDocument } & Saving): Promise<number> {
  const document = JSON.stringify(draft.document)
  const row = await db.row<{ version: number }>(
    `insert into plan (school_id, plan_id, term_id, version, status, document, document_sha256, revision, updated_at, updated_by)
     select $1, $2, $3, coalesce(max(version), 0) + 1, 'draft', $4, $5, 1, $6, $7 from plan where school_id = $1 and term_id = $3
     returning version`,
    [schoolId, draft.planId, draft.termId, document, sha256(document), draft.now, draft.by],
  )
  return row?.version ?? 0
}

/** Saves a draft's whole document; what was checked before is checked no longer. Answers the new revision. */
export async function saveDocument(db: Database, schoolId: string, planId: string, saved: { document: DraftDocument } & Saving): Promise<number> {
  const document = JSON.stringify(saved.document)
  const row = await db.row<{ revision: number }>(
    `update plan set document = $3, document_sha256 = $4, status = 'draft', revision = revision + 1, updated_at = $5, updated_by = $6
      where school_id = $1 and plan_id = $2 returning revision`,
    [schoolId, planId, document, sha256(document), saved.now, saved.by],
  )
  return row?.revision ?? 0
}

/** Notes that the plan check looked at a draft as it is, and whether it found it fit to publish. */
export async function markChecked(db: Database, schoolId: string, planId: string, status: 'draft' | 'checked') {
  await db.rows(`update plan set status = $3, checked_sha256 = document_sha256 where school_id = $1 and plan_id = $2`, [schoolId, planId, status])
}

export async function deleteDraft(db: Database, schoolId: string, planId: string) {
  await db.rows(`delete from plan where school_id = $1 and plan_id = $2`, [schoolId, planId])
}

/** Puts a draft in force in place of the version before it. The document is kept with its hash and never changes after. */
export async function publishDraft(db: Database, schoolId: string, published: { termId: string; planId: string; plan: SchoolPlan } & Saving): Promise<string> {
  const document = JSON.stringify(published.plan)
  const documentSha256 = sha256(document)
  await db.rows(`update plan set status = 'superseded' where school_id = $1 and term_id = $2 and status = 'published'`, [schoolId, published.termId])
  await db.rows(
    `update plan set status = 'published', document = $3, document_sha256 = $4, published_at = $5, updated_at = $5, updated_by = $6 where school_id = $1 and plan_id = $2`,
    [schoolId, published.planId, document, documentSha256, published.now, published.by],
  )
  return documentSha256
}
