import { requestWaiver as operation } from '../../contract/waiver'
import { done, refuse, write } from '../../handling'
import { lockChild, ownChild } from '../../store/child'
import { isSettling, reliefsOf } from '../../store/fee'
import { keptAwaySince } from '../../store/kept-away'
import { publishedPlan } from '../../store/plan'
import { addWaiverRequest } from '../../store/waiver'

export const requestWaiver = write(operation, async ({ db, schoolId, actor, now, random }, { childId, group, statement }) => {
  if (!(await ownChild(db, schoolId, actor.guardianId, childId))) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  if (!published.plan.waivers.some((waiver) => waiver.group === group)) return refuse('waiver_group_unknown')
  // To say that another guardian has asked already would tell of the household that this one is kept from.
  if ((await keptAwaySince(db, schoolId, actor.guardianId, [childId])).size > 0) return refuse('waiver_by_office')
  if (await isSettling(db, schoolId, termId)) return refuse('term_settled')
  await lockChild(db, schoolId, childId)
  if ((await reliefsOf(db, schoolId, termId, [childId])).some((relief) => relief.group === group)) return refuse('waiver_granted_already')
  const requestId = random.uuid()
  const filed = await addWaiverRequest(db, schoolId, { requestId, termId, childId, group, statement, guardianId: actor.guardianId as string, now })
  if (!filed) return refuse('waiver_open')
  return done({ requestId }, { target: `waiver/${requestId}`, childId, status: 'waiting' })
})
