import { publishPlan as operation } from '../../contract/plan-office'
import { done, refuse, write } from '../../handling'
import { readVersion, reportOn } from '../../plan-version'
import { tellFamiliesConcerned } from '../../plan-news'
import { publishedPlan } from '../../store/plan'
import { lockDraft, lockPlansOfTerm, publishDraft } from '../../store/plan-draft'
import { currentTerm } from '../../store/school'

export const publishPlan = write(operation, async (context, { planId, revision, warningsSeen }) => {
  const { db, schoolId, actor, now } = context
  const term = await currentTerm(db, schoolId)
  if (!term) return refuse('draft_unknown')
  await lockPlansOfTerm(db, schoolId, term.termId)
  const draft = await lockDraft(db, schoolId, planId)
  if (!draft) return refuse('draft_unknown')
  if (draft.revision !== revision) return refuse('draft_changed')
  const read = readVersion(draft.document)
  if (read.kind !== 'plan') return refuse('plan_incomplete')
  const report = await reportOn(context, read.plan, null)
  if (report.blocks > 0) return refuse('plan_blocked')
  // Seen means in a check of this very document, not of one that was saved before it.
  if (report.warns > 0 && !(warningsSeen && draft.checkedSha256 === draft.documentSha256)) return refuse('warnings_unseen')
  const before = await publishedPlan(db, schoolId)
  const documentSha256 = await publishDraft(db, schoolId, { termId: term.termId, planId, plan: read.plan, by: actor.staffId, now })
  const published = { planId, version: draft.version, publishedAt: now.toISOString(), documentSha256, plan: read.plan, term }
  const told = before ? await tellFamiliesConcerned(context, before, published) : { familiesTold: 0, textsToSign: 0 }
  return done({ planId, version: draft.version, publishedAt: published.publishedAt, ...told }, { target: `plan/${planId}`, version: draft.version, documentSha256, supersedes: before?.planId ?? null, status: 'published', ...told })
})
