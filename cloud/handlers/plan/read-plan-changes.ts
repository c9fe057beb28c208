import { readPlanChanges as operation } from '../../contract/plan'
import { dueAmendments } from '../../due-amendments'
import { read, refuse } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { planChanges } from '../../rules/plan-changes'
import { publicPlan } from '../../rules/public-plan'
import { applicationsOfChildren } from '../../store/application'
import { ownChild } from '../../store/child'
import { planVersion, publishedPlan } from '../../store/plan'

export const readPlanChanges = read(operation, async ({ db, schoolId, actor, now }, { childId }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { version: toVersion, publishedAt } = published
  const [application] = await applicationsOfChildren(db, schoolId, published.term.termId, [childId])
  if (!application || application.status === 'refused' || application.status === 'withdrawn') {
    return { childName: child.name, fromVersion: null, toVersion, publishedAt, changes: [], textsToSign: 0 }
  }
  const before = await planVersion(db, schoolId, application.planId)
  const due = await dueAmendments(db, schoolId, published, [{ application, child, guardianName: actor.guardianName, today: shanghaiDate(now) }])
  return {
    childName: child.name,
    fromVersion: before.version,
    toVersion,
    publishedAt,
    changes: planChanges(publicPlan(before.plan), publicPlan(published.plan), { grade: child.grade, choices: application.form?.services ?? null }),
    textsToSign: due.get(application.applicationId)?.length ?? 0,
  }
})
