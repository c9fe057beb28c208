import { readWaiver as operation } from '../../contract/waiver'
import { read, refuse } from '../../handling'
import { reliefPercent } from '../../rules/relief'
import { ownChild } from '../../store/child'
import { isSettling, reliefsOf } from '../../store/fee'
import { keptAwaySince } from '../../store/kept-away'
import { publishedPlan } from '../../store/plan'
import { listedGroups, requestsOfGuardian } from '../../store/waiver'

export const readWaiver = read(operation, async ({ db, schoolId, actor }, { childId }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { termId, name: termName } = published.term
  const keptAway = (await keptAwaySince(db, schoolId, actor.guardianId, [childId])).size > 0
  const requests = await requestsOfGuardian(db, schoolId, termId, actor.guardianId, childId)
  // Relief and the list say how the household fares that the child lives with.
  const reliefs = keptAway ? [] : await reliefsOf(db, schoolId, termId, [childId])
  const listed = keptAway ? [] : await listedGroups(db, schoolId, termId, childId)
  const groups = published.plan.waivers.map((waiver) => {
    const { group, obligation, basis } = waiver
    const granted = reliefs.filter((relief) => relief.group === group).map(({ percent }) => percent)
    const waits = requests.some((request) => request.group === group && request.status === 'waiting')
    return { group, percent: reliefPercent(waiver, null), obligation, basis, listed: listed.includes(group), grantedPercent: granted.length > 0 ? Math.max(...granted) : null, state: waits ? ('waiting' as const) : granted.length > 0 ? ('granted' as const) : ('open' as const) }
  })
  return { child, termName, groups, requests, settled: await isSettling(db, schoolId, termId), byOffice: keptAway }
})
