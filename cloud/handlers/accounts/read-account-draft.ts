import { accountDraft } from '../../account-draft'
import { readAccountDraft as operation } from '../../contract/accounts'
import { read, refuse } from '../../handling'
import { newestAccountNotice } from '../../store/account-book'
import { publishedPlan } from '../../store/plan'

export const readAccountDraft = read(operation, async ({ db, schoolId }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const [draft, newest] = [await accountDraft(db, schoolId, published), await newestAccountNotice(db, schoolId, published.term.termId)]
  const isSame = newest?.contentSha256 === draft.contentSha256
  return { ...draft, obstacles: [...draft.obstacles, ...(isSame ? [`与已经公布的第 ${newest.version} 版完全相同，不需要再公布。`] : [])], lastVersion: newest?.version ?? null }
})
