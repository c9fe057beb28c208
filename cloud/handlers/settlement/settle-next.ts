import { settleNext as operation } from '../../contract/settlement'
import { done, refuse, write } from '../../handling'
import { settleChildren } from '../../settle-term'
import { feeNotices, lockMoney } from '../../store/fee'
import { publishedPlan } from '../../store/plan'
import { childrenToSettle, settlementOfTerm } from '../../store/settlement'

const mostChildren = 200

export const settleNext = write(operation, async ({ db, schoolId, actor, now, random }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  await lockMoney(db, schoolId)
  const settlement = await settlementOfTerm(db, schoolId, termId)
  if (!settlement) return refuse('settlement_not_started')
  const asked = { db, schoolId, now, newId: random.uuid, staffId: actor.staffId as string }
  const settled = await settleChildren(asked, published, await feeNotices(db, schoolId, termId), settlement.terms, mostChildren)
  const left = await childrenToSettle(db, schoolId, termId)
  return done({ settled: settled.length, left }, { target: `term/${termId}`, settled: settled.length, left })
})
