import { childrenMoney } from '../../child-money'
import { previewExit as operation } from '../../contract/exit'
import { read, refuse } from '../../handling'
import { exitRefunds } from '../../refunds'
import { shanghaiDate } from '../../rules/dates'
import { checkExit } from '../../rules/exit-request'
import { ownChild } from '../../store/child'
import { liveEnrolments } from '../../store/enrolment'
import { feeNotices, statementsOf } from '../../store/fee'
import { keptAwaySince } from '../../store/kept-away'
import { publishedPlan } from '../../store/plan'

export const previewExit = read(operation, async ({ db, schoolId, actor, now }, { childId, serviceKeys, lastDay }) => {
  if (!(await ownChild(db, schoolId, actor.guardianId, childId))) return refuse('child_not_yours')
  // As on the account: what comes back tells of relief, and on which days the child was away.
  if ((await keptAwaySince(db, schoolId, actor.guardianId, [childId])).size > 0) return refuse('waiver_by_office')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  const today = shanghaiDate(now)
  const checked = checkExit({ today, leavable: await liveEnrolments(db, schoolId, termId, childId, today), serviceKeys, lastDay })
  if (checked.kind === 'refused') return refuse(checked.code)
  const statements = await statementsOf(db, schoolId, termId, [childId])
  const charged = statements.some(({ serviceKey }) => serviceKeys.includes(serviceKey))
  if (!charged) return { charged, due: [], atSettlement: [], byRuleFen: 0 }
  const [money] = await childrenMoney({ db, schoolId, now }, published, await feeNotices(db, schoolId, termId), [childId])
  const { due, atSettlement } = money ? await exitRefunds({ db, schoolId, now }, published, money, { childId, serviceKeys, lastDay }) : { due: [], atSettlement: [] }
  return { charged, due, atSettlement, byRuleFen: due.reduce((total, { decidedAs, fen }) => (decidedAs === 'byRule' ? total + fen : total), 0) }
})
