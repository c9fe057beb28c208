import { listDraws as operation } from '../../contract/draw'
import { headOf, hasRun } from '../../draw-head'
import { read, refuse } from '../../handling'
import { countEntries, drawsOfTerm } from '../../store/draw'
import { coursesOfDraws, drawableCourses } from '../../store/draw-course'
import { publishedPlan } from '../../store/plan'

export const listDraws = read(operation, async ({ db, schoolId, now }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { plan, term } = published
  const draws = await drawsOfTerm(db, schoolId, term.termId)
  const ids = draws.map(({ drawId }) => drawId)
  const counts = await countEntries(db, schoolId, ids)
  const courses = await coursesOfDraws(db, schoolId, ids)
  return {
    now: now.toISOString(),
    draws: draws.map((draw) => ({
      ...headOf(draw),
      courses: courses.filter(({ drawId }) => drawId === draw.drawId).map((course) => ({ ...course, taken: course.capacity - course.placesLeft })),
      entries: counts.get(draw.drawId)?.entries ?? 0,
      received: hasRun(draw) ? (counts.get(draw.drawId)?.received ?? 0) : null,
    })),
    priorityGroups: plan.priorityGroups.map(({ key, name }) => ({ key, name })),
    candidates: await drawableCourses(db, schoolId, term.termId),
  }
})
