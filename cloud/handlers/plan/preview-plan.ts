import { previewPlan as operation } from '../../contract/plan-office'
import { read, refuse } from '../../handling'
import { readVersion } from '../../plan-version'
import { publicPlan } from '../../rules/public-plan'
import { findPlanVersion } from '../../store/plan-draft'
import { currentTerm, findSchool } from '../../store/school'

export const previewPlan = read(operation, async ({ db, schoolId, now }, { planId }) => {
  const [version, term] = [await findPlanVersion(db, schoolId, planId), await currentTerm(db, schoolId)]
  if (!version || !term) return refuse('draft_unknown')
  const document = readVersion(version.document)
  if (document.kind !== 'plan') return refuse('plan_incomplete')
  const { documentSha256, publishedAt } = version
  // A draft is shown as if it were published now.
  return { school: await findSchool(db, schoolId), term, planId, version: version.version, publishedAt: publishedAt ?? now.toISOString(), documentSha256, plan: publicPlan(document.plan), letterConfirmedAt: null }
})
