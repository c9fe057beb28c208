import { finishSettlement as operation } from '../../contract/settlement'
import { done, refuse, write } from '../../handling'
import { lockMoney } from '../../store/fee'
import { publishedPlan } from '../../store/plan'
import { childrenToSettle, endSettlement, settledTotals, settlementOfTerm } from '../../store/settlement'

export const finishSettlement = write(operation, async ({ db, schoolId, now }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  await lockMoney(db, schoolId)
  if (!(await settlementOfTerm(db, schoolId, termId))) return refuse('settlement_not_started')
  if ((await childrenToSettle(db, schoolId, termId)) > 0) return refuse('settlement_unfinished')
  const finishedAt = await endSettlement(db, schoolId, termId, now)
  return done({ finishedAt }, { target: `term/${termId}`, finishedAt, ...(await settledTotals(db, schoolId, termId)) })
})
