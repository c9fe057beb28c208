import { readPlan as operation } from '../../contract/plan'
import { read, refuse } from '../../handling'
import { publicPlan } from '../../rules/public-plan'
import { letterConfirmedAt, publishedPlan } from '../../store/plan'
import { findSchool } from '../../store/school'

export const readPlan = read(operation, async ({ db, schoolId, actor }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const confirmedAt = actor.guardianId && (await letterConfirmedAt(db, schoolId, published.planId, actor.guardianId))
  return { ...published, plan: publicPlan(published.plan), school: await findSchool(db, schoolId), letterConfirmedAt: confirmedAt }
})
