import { applicationView } from '../../application-view'
import { readApplication as operation } from '../../contract/application'
import { read, refuse } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { applicationsOfChildren } from '../../store/application'
import { ownChild } from '../../store/child'
import { collectorsOf } from '../../store/guardian'
import { keptAwaySince } from '../../store/kept-away'
import { publishedPlan } from '../../store/plan'

export const readApplication = read(operation, async ({ db, schoolId, actor, now }, { childId }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const [application] = await applicationsOfChildren(db, schoolId, published.term.termId, [childId])
  return {
    child,
    planId: published.planId,
    today: shanghaiDate(now),
    application: application ? await applicationView(db, schoolId, application, shanghaiDate(now)) : null,
    collectors: (await keptAwaySince(db, schoolId, actor.guardianId, [childId])).size > 0 ? [] : await collectorsOf(db, schoolId, [childId]),
  }
})
