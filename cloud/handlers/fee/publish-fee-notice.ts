import { publishFeeNotice as operation } from '../../contract/fee-notice'
import { feeNoticeDraft } from '../../fee-notice-draft'
import { done, refuse, write } from '../../handling'
import { lastDayOf } from '../../rules/calendar'
import { shanghaiDate } from '../../rules/dates'
import { checkNotice } from '../../rules/fee-notice'
import { guardiansOfEnrolled } from '../../store/enrolment'
import { isSettling, lockMoney } from '../../store/fee'
import { addFeeNotice, feeNoticeViews } from '../../store/fee-notice'
import { tellGuardians } from '../../store/message'
import { publishedPlan } from '../../store/plan'

const refusals = { past: 'fee_notice_past', late: 'fee_notice_late', same: 'fee_notice_same' } as const

export const publishFeeNotice = write(operation, async ({ db, schoolId, actor, now, random }, { planId, contentSha256, inForceFrom }) => {
  await lockMoney(db, schoolId)
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  if (await isSettling(db, schoolId, termId)) return refuse('term_settled')
  const draft = await feeNoticeDraft(db, schoolId, published)
  if (published.planId !== planId || draft.contentSha256 !== contentSha256) return refuse('fee_notice_changed')
  const today = shanghaiDate(now)
  const notices = await feeNoticeViews(db, schoolId, termId)
  const checked = checkNotice(notices, { inForceFrom, contentSha256 }, { today, lastDay: lastDayOf(published.term) })
  if (checked !== 'allowed') return refuse(refusals[checked])
  const [noticeId, version] = [random.uuid(), (notices.at(-1)?.version ?? 0) + 1]
  await addFeeNotice(db, schoolId, { noticeId, version, termId, planId, inForceFrom, ...draft, staffId: actor.staffId as string, now })
  const guardians = await guardiansOfEnrolled(db, schoolId, termId, today)
  await tellGuardians(db, schoolId, guardians, { kind: 'fee_notice_published', details: { inForceFrom, version: String(version) }, event: `fee_notice/${noticeId}`, now, newId: random.uuid })
  return done({ noticeId, version }, { target: `fee_notice/${noticeId}`, planId, version, inForceFrom, contentSha256 })
})
