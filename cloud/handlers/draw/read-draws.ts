import { readDraws as operation } from '../../contract/draw'
import { headOf } from '../../draw-head'
import { read, refuse } from '../../handling'
import { drawsOfTerm } from '../../store/draw'
import { publishedPlan } from '../../store/plan'

export const readDraws = read(operation, async ({ db, schoolId, now }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const draws = await drawsOfTerm(db, schoolId, published.term.termId)
  return { draws: draws.filter(({ status }) => status !== 'draft' && status !== 'cancelled').map(headOf), now: now.toISOString() }
})
