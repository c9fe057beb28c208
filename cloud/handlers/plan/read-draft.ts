import { readDraft as operation } from '../../contract/plan-office'
import { read, refuse } from '../../handling'
import { isDraft, problemsOf } from '../../plan-version'
import { findPlanVersion } from '../../store/plan-draft'

export const readDraft = read(operation, async ({ db, schoolId }, { planId }) => {
  const draft = await findPlanVersion(db, schoolId, planId)
  if (!draft || !isDraft(draft)) return refuse('draft_unknown')
  return { ...draft, problems: problemsOf(draft.document) }
})
