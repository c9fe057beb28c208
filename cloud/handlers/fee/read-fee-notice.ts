import { readFeeNotice as operation } from '../../contract/fee-notice'
import { read, refuse } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { noticesInTurn } from '../../rules/fee-notice'
import { feeNoticeViews } from '../../store/fee-notice'
import { publishedPlan } from '../../store/plan'

export const readFeeNotice = read(operation, async ({ db, schoolId, now }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const today = shanghaiDate(now)
  const notices = await feeNoticeViews(db, schoolId, published.term.termId)
  const inTurn = noticesInTurn(notices)
  const current = inTurn.findLast(({ inForceFrom }) => inForceFrom <= today) ?? null
  const coming = inTurn.filter(({ inForceFrom }) => inForceFrom > today)
  const earlier = notices.filter((notice) => notice !== current && !coming.includes(notice))
  return { today, current, next: coming[0] ?? null, earlier: earlier.map(({ version, inForceFrom, publishedAt }) => ({ version, inForceFrom, publishedAt })) }
})
