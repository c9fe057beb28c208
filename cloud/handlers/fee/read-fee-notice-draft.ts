import { readFeeNoticeDraft as operation } from '../../contract/fee-notice'
import { feeNoticeDraft } from '../../fee-notice-draft'
import { read, refuse } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { feeLacks } from '../../rules/fee-lacks'
import { accountMissing } from '../../separate-account'
import { feeNoticeViews } from '../../store/fee-notice'
import { publishedPlan } from '../../store/plan'

// A term's standard changes once or twice; whoever publishes needs no more than the last few whole.
const mostShown = 5

export const readFeeNoticeDraft = read(operation, async ({ db, schoolId, now }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const today = shanghaiDate(now)
  const notices = await feeNoticeViews(db, schoolId, published.term.termId)
  const lacks = feeLacks(published.plan, { date: today, accountMissing: await accountMissing({ db, schoolId, now }, published) })
  return { planId: published.planId, ...(await feeNoticeDraft(db, schoolId, published)), lacks, earliest: today, published: notices.slice(-mostShown) }
})
