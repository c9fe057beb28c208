import { endRelief as operation } from '../../contract/waiver'
import { takeBackRelief } from '../../grant-relief'
import { done, refuse, write } from '../../handling'
import { lockChild } from '../../store/child'
import { isSettling, lockMoney } from '../../store/fee'
import { publishedPlan } from '../../store/plan'
import { findRelief } from '../../store/relief'
import { endListing } from '../../store/waiver'

export const endRelief = write(operation, async ({ db, schoolId, actor, now, random }, { reliefId, reason }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  const seen = await findRelief(db, schoolId, reliefId)
  if (!seen || seen.termId !== termId) return refuse('relief_unknown')
  await lockMoney(db, schoolId)
  if (await isSettling(db, schoolId, termId)) return refuse('term_settled')
  const { childId, group } = seen
  await lockChild(db, schoolId, childId)
  const relief = await findRelief(db, schoolId, reliefId)
  if (relief?.ended !== false) return refuse('relief_ended')
  const staffId = actor.staffId as string
  await takeBackRelief({ db, schoolId, now, newId: random.uuid, staffId }, published, relief, reason)
  if (relief.listed) await endListing(db, schoolId, { termId, childId, group, staffId, now })
  return done({ reliefId }, { target: `relief/${reliefId}`, childId, status: 'ended' })
})
