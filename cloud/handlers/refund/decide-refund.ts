import { decideRefund as operation } from '../../contract/refund'
import { dueNow, giveBack } from '../../give-back'
import { done, refuse, write } from '../../handling'
import { checkRefundDecision } from '../../rules/refund-decision'
import { childrenById, lockChild } from '../../store/child'
import { isSettling } from '../../store/fee'
import { publishedPlan } from '../../store/plan'
import { leftOfStatements } from '../../store/refund'

export const decideRefund = write(operation, async ({ db, schoolId, actor, now, random }, { childId, statementId, trigger, exitId, ...decision }) => {
  const [child] = await childrenById(db, schoolId, [childId])
  if (!child) return refuse('child_unknown')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  await lockChild(db, schoolId, childId)
  if (await isSettling(db, schoolId, published.term.termId)) return refuse('term_settled')
  // Worked out under the lock: a colleague, time or a new record may have been faster.
  const due = (await dueNow({ db, schoolId, now }, published, [childId])).find((each) => each.statementId === statementId && each.trigger === trigger && each.exitId === exitId)
  const left = await leftOfStatements(db, schoolId, [statementId])
  const checked = checkRefundDecision(due ?? null, decision, left.get(statementId) ?? 0)
  if (checked.kind === 'refused') return refuse(checked.code)
  const { fen, reason } = decision
  await giveBack({ db, schoolId, now, newId: random.uuid }, published, [checked.due], { fen, reason, staffId: actor.staffId as string })
  return done({ fen }, { target: `statement/${statementId}`, childId, trigger, exitId, decidedAs: checked.due.decidedAs, days: checked.due.dates.length })
})
