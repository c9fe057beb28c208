import { checkPlan as operation } from '../../contract/plan-office'
import { done, refuse, write } from '../../handling'
import { isDraft, readVersion, reportOn } from '../../plan-version'
import { findPlanVersion, lockDraft, markChecked } from '../../store/plan-draft'

export const checkPlan = write(operation, async (context, { planId }) => {
  const { db, schoolId } = context
  // A draft is locked, so that nobody saves another document between the check and its note.
  const version = (await lockDraft(db, schoolId, planId)) ?? (await findPlanVersion(db, schoolId, planId))
  if (!version) return refuse('draft_unknown')
  const read = readVersion(version.document)
  const report = read.kind === 'plan' ? await reportOn(context, read.plan, version.publishedAt) : null
  const status = !isDraft(version) ? version.status : report?.blocks === 0 ? 'checked' : 'draft'
  if (report && (status === 'checked' || status === 'draft')) await markChecked(db, schoolId, planId, status)
  const problems = read.kind === 'plan' ? [] : read.problems
  return done({ status, problems, report }, { target: `plan/${planId}`, status, blocks: report?.blocks ?? null, warns: report?.warns ?? null })
})
