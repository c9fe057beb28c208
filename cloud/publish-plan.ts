import type { SchoolPlan } from './contract/plan-document'
import type { Database } from './db/database'
import { sha256 } from './digest'

/** Publishes a plan as the first version of a term. The document is stored with its hash and never changes after. */
export async function publishFirstVersion(db: Database, plan: SchoolPlan, published: { schoolId: string; termId: string; planId: string; at: Date }) {
  const document = JSON.stringify(plan)
  await db.rows(
    `insert into plan (school_id, plan_id, term_id, version, status, document, document_sha256, published_at) values ($1, $2, $3, 1, 'published', $4, $5, $6)`,
    [published.schoolId, published.planId, published.termId, document, sha256(document), published.at],
  )
}
