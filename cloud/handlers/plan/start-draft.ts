import { startDraft as operation } from '../../contract/plan-office'
import type { InputOf } from '../../contract/operation'
import type { SchoolPlan } from '../../contract/plan-document'
import { done, isRefused, refuse, write, type Context } from '../../handling'
import type { ReadPlan } from '../../plan-file'
import { readSentPlan } from '../../plan-upload'
import { addDraft, deleteDraft, draftOfTerm, lockPlansOfTerm } from '../../store/plan-draft'
import { publishedPlan } from '../../store/plan'
import { currentTerm } from '../../store/school'

export const startDraft = write(operation, async (context, { from, replace }) => {
  const { db, schoolId, actor, now, random } = context
  const term = await currentTerm(db, schoolId)
  if (!term) return refuse('term_missing')
  await lockPlansOfTerm(db, schoolId, term.termId)
  const draft = await draftOfTerm(db, schoolId, term.termId)
  if (draft && !replace) return refuse('draft_exists')
  const begun = await begin(context, from)
  if (isRefused(begun)) return begun
  if (begun.kind === 'unreadable') return done({ kind: 'unreadable' as const, problems: begun.problems }, { target: `term/${term.termId}`, unreadable: true })
  if (draft) await deleteDraft(db, schoolId, draft.planId)
  const planId = random.uuid()
  const version = await addDraft(db, schoolId, { termId: term.termId, planId, document: begun.plan, by: actor.staffId, now })
  return done({ kind: 'started' as const, planId }, { target: `plan/${planId}`, version, from: from.kind, replaced: draft?.planId ?? null, status: 'draft' })
})

async function begin({ db, schoolId, library }: Context, from: InputOf<typeof operation>['from']) {
  switch (from.kind) {
    case 'template': {
      const template = library().templates.find((each) => each.template === from.template)
      return template ? begunWith(template.plan) : refuse('template_unknown')
    }
    case 'published': {
      const published = await publishedPlan(db, schoolId)
      return published ? begunWith(published.plan) : refuse('plan_not_published')
    }
    case 'yaml':
      return readSentPlan(from.text)
  }
}

const begunWith = (plan: SchoolPlan): ReadPlan => ({ kind: 'plan', plan })
