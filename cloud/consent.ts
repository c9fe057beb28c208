import type { Database } from './db/database'
import { sha256 } from './digest'
import { consentText } from './rules/consent-text'
import { publishedPlan } from './store/plan'
import { findSchool } from './store/school'

/** The consent page as this school shows it now, with the hash that a decision names. */
export async function shownConsent(db: Database, schoolId: string) {
  const [school, published] = [await findSchool(db, schoolId), await publishedPlan(db, schoolId)]
  const text = consentText({ name: school.name, officer: published?.plan.contact?.name ?? null, complaintPhone: published?.plan.complaintPhone ?? null })
  return { ...text, textSha256: sha256(JSON.stringify(text)) }
}
