import { discardDraft as operation } from '../../contract/plan-office'
import { done, refuse, write } from '../../handling'
import { deleteDraft, lockDraft } from '../../store/plan-draft'

export const discardDraft = write(operation, async ({ db, schoolId }, { planId }) => {
  const draft = await lockDraft(db, schoolId, planId)
  if (!draft) return refuse('draft_unknown')
  await deleteDraft(db, schoolId, planId)
  return done({}, { target: `plan/${planId}`, version: draft.version, discarded: true })
})
