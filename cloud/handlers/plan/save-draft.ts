import { saveDraft as operation } from '../../contract/plan-office'
import { done, refuse, write } from '../../handling'
import { problemsOf } from '../../plan-version'
import { lockDraft, saveDocument } from '../../store/plan-draft'

export const saveDraft = write(operation, async ({ db, schoolId, actor, now }, { planId, revision, document }) => {
  const draft = await lockDraft(db, schoolId, planId)
  if (!draft) return refuse('draft_unknown')
  if (draft.revision !== revision) return refuse('draft_changed')
  const saved = await saveDocument(db, schoolId, planId, { document, by: actor.staffId, now })
  const problems = problemsOf(document)
  return done({ revision: saved, problems }, { target: `plan/${planId}`, revision: saved, complete: problems.length === 0, status: 'draft' })
})
