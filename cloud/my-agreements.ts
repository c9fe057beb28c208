import type { StaffAgreement } from './contract/staff-agreement'
import { sha256 } from './digest'
import type { Context } from './handling'
import { canonicalText, fillAgreement } from './rules/agreement-text'
import { termWords } from './rules/date-words'
import { publishedPlan } from './store/plan'
import { findSchool } from './store/school'
import { staffAgreementsOf } from './store/staff-agreement'

/**
 * The texts that the plan asks its teachers to sign this term (FR-040, S13): signed ones as they were signed, the others
 * filled in. None for those who neither teach a class nor keep watch.
 */
export async function myAgreements({ db, schoolId, actor }: Pick<Context, 'db' | 'schoolId' | 'actor'>): Promise<StaffAgreement[]> {
  const published = await publishedPlan(db, schoolId)
  if (!published || !actor.staffId || !(actor.roles.has('classTeacher') || actor.roles.has('dutyTeacher'))) return []
  const { plan, term, version } = published
  const templates = plan.agreements.filter(({ signer }) => signer === 'teacher')
  if (templates.length === 0) return []
  const signed = await staffAgreementsOf(db, schoolId, term.termId, actor.staffId)
  const facts = {
    schoolName: (await findSchool(db, schoolId)).name,
    termText: termWords(term),
    teacherName: actor.staffName,
  }
  return templates.map((template) => {
    const kept = signed.find((each) => each.agreementKey === template.key && each.templateVersion === template.version)
    if (kept) return kept
    const text = fillAgreement(template, version, facts)
    return { ...text, agreementKey: template.key, textSha256: sha256(canonicalText(text)), signed: null }
  })
}
