import type { FeeNoticeContent } from './contract/fee-notice'
import type { Database } from './db/database'
import { sha256 } from './digest'
import { feeNoticeContent } from './rules/fee-notice'
import type { PublishedPlan } from './store/plan'
import { findSchool } from './store/school'

/** What a 收费公示 of the plan in force would say now, with the hash that its reader confirms. */
export async function feeNoticeDraft(db: Database, schoolId: string, { term, plan, version }: PublishedPlan): Promise<{ content: FeeNoticeContent; contentSha256: string }> {
  const { name } = await findSchool(db, schoolId)
  const content = feeNoticeContent({ schoolName: name, term, planVersion: version, plan })
  return { content, contentSha256: sha256(JSON.stringify(content)) }
}
