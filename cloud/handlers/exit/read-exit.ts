import { readExit as operation } from '../../contract/exit'
import { read, refuse } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { servicesOf } from '../../rules/exit-request'
import { exitTerms } from '../../rules/exit-words'
import { ownChild } from '../../store/child'
import { placesOf } from '../../store/course'
import { liveEnrolments } from '../../store/enrolment'
import { exitsOfChild } from '../../store/exit'
import { planVersion, publishedPlan } from '../../store/plan'

export const readExit = read(operation, async ({ db, schoolId, actor, now }, { childId }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { term } = published
  const today = shanghaiDate(now)
  const enrolments = await liveEnrolments(db, schoolId, term.termId, childId, today)
  const places = await placesOf(db, schoolId, term.termId, [childId])
  // The terms are those of the version that the child joined under (FR-009).
  const { plan } = enrolments[0] ? await planVersion(db, schoolId, enrolments[0].planId) : published
  const exits = await exitsOfChild(db, schoolId, term.termId, childId)
  const open = exits.find(({ status }) => status === 'waiting' || status === 'delayed') ?? null
  return {
    child,
    today,
    term,
    services: servicesOf(plan, enrolments).map((service) => ({ ...service, courses: places.filter(({ serviceKey }) => serviceKey === service.serviceKey) })),
    exit: plan.exit,
    terms: exitTerms(plan),
    open,
    history: exits.filter((exit) => exit !== open),
  }
})
