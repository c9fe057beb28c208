import fs from 'node:fs'
import YAML from 'yaml'
import * as z from 'zod/mini'
import { schoolPlan, type SchoolPlan } from './contract/plan'
import type { Database } from './db/database'
import { sha256 } from './digest'

/** Reads and checks a plan written as YAML; throws an error that names the place where it is wrong. */
export function readPlanFile(file: string): SchoolPlan {
  const parsed = z.safeParse(schoolPlan, YAML.parse(fs.readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(`${file}: ${issue?.path.join('.')} ${issue?.message}`)
}

/** Publishes a plan as the first version of a term. The document is stored with its hash and never changes after. */
export async function publishFirstVersion(db: Database, plan: SchoolPlan, published: { schoolId: string; termId: string; planId: string; at: Date }) {
  const document = JSON.stringify(plan)
  await db.rows(
    `insert into plan (school_id, plan_id, term_id, version, status, document, document_sha256, published_at) values ($1, $2, $3, 1, 'published', $4, $5, $6)`,
    [published.schoolId, published.planId, published.termId, document, sha256(document), published.at],
  )
}
