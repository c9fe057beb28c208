import { accountDraft } from '../../account-draft'
import { publishAccounts as operation } from '../../contract/accounts'
import { done, refuse, write } from '../../handling'
import { addAccountNotice, newestAccountNotice } from '../../store/account-book'
import { lockMoney } from '../../store/fee'
import { publishedPlan } from '../../store/plan'

export const publishAccounts = write(operation, async ({ db, schoolId, actor, now, random }, looked) => {
  await lockMoney(db, schoolId)
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  const [{ content, contentSha256, obstacles }, newest] = [await accountDraft(db, schoolId, published), await newestAccountNotice(db, schoolId, termId)]
  if (contentSha256 !== looked.contentSha256) return refuse('account_draft_changed')
  if (obstacles.length > 0) return refuse('account_blocked')
  if (newest?.contentSha256 === contentSha256) return refuse('account_notice_same')
  const [noticeId, version] = [random.uuid(), (newest?.version ?? 0) + 1]
  await addAccountNotice(db, schoolId, { noticeId, version, content, contentSha256, preparedBy: actor.staffName, termId, staffId: actor.staffId as string, now })
  return done({ noticeId, version }, { target: `accountNotice/${noticeId}`, version, contentSha256, closingFen: content.closingFen })
})
