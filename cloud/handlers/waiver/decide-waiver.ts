import { decideWaiver as operation } from '../../contract/waiver'
import { grantRelief } from '../../grant-relief'
import { done, refuse, write } from '../../handling'
import { checkRelief } from '../../rules/relief'
import { percentToGrant } from '../../rules/waiver'
import { lockChild } from '../../store/child'
import { isSettling, lockMoney } from '../../store/fee'
import { tellOneOf } from '../../store/message'
import { publishedPlan } from '../../store/plan'
import { listedGroups, setWaiverDecided, waiverRequest } from '../../store/waiver'

export const decideWaiver = write(operation, async ({ db, schoolId, actor, now, random }, { requestId, decision, percent, reason }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId } = published.term
  const seen = await waiverRequest(db, schoolId, requestId)
  if (!seen || seen.termId !== termId) return refuse('waiver_unknown')
  await lockMoney(db, schoolId)
  if (await isSettling(db, schoolId, termId)) return refuse('term_settled')
  const { childId, group, guardianId } = seen
  await lockChild(db, schoolId, childId)
  // Read again under the lock: the family may have taken it back, or a colleague has decided.
  if ((await waiverRequest(db, schoolId, requestId))?.status !== 'waiting') return refuse('waiver_decided')
  const waiver = published.plan.waivers.find((each) => each.group === group)
  if (!waiver) return refuse('waiver_group_unknown')
  const listed = (await listedGroups(db, schoolId, termId, childId)).includes(group)
  const checked = checkRelief(waiver, { listed, decision, reason })
  if (checked !== 'allowed') return refuse(checked === 'mustGrant' ? 'waiver_must_grant' : 'waiver_reason_needed')

  const staffId = actor.staffId as string
  const decided = { reason, staffId, now }
  let reliefId: string | null = null
  if (decision === 'grant') {
    const granting = percentToGrant(waiver, percent)
    if (granting.kind === 'refused') return refuse(granting.code)
    const [granted] = await grantRelief({ db, schoolId, now, newId: random.uuid, staffId }, published, [{ childId, group, percent: granting.percent, listed, reason }])
    reliefId = granted?.reliefId ?? null
  }
  const status = decision === 'grant' ? ('granted' as const) : ('denied' as const)
  await setWaiverDecided(db, schoolId, requestId, { ...decided, status, reliefId })
  await tellOneOf(db, schoolId, childId, guardianId, { kind: 'waiver_decided', details: {}, now, newId: random.uuid, event: `waiver/${requestId}` })
  return done({ requestId, status }, { target: `waiver/${requestId}`, childId, status, reliefId })
})
