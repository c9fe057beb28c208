import { createDraw as operation } from '../../contract/draw'
import { done, refuse, write } from '../../handling'
import { tangledHours } from '../../rules/draw'
import { drawSentence } from '../../rules/draw-words'
import { addDraw } from '../../store/draw'
import { lockDrawable, setCoursesDrawn } from '../../store/draw-course'
import { publishedPlan } from '../../store/plan'

export const createDraw = write(operation, async ({ db, schoolId, actor, now, random }, { title, courseIds, ...terms }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { plan, term } = published
  const groups = terms.priorityGroups.map((key) => plan.priorityGroups.find((group) => group.key === key))
  if (groups.some((group) => group === undefined)) return refuse('priority_group_unknown')
  if (new Date(terms.opensAt) <= now || new Date(terms.closesAt) <= new Date(terms.opensAt)) return refuse('draw_times_wrong')
  const wanted = [...new Set(courseIds)]
  const courses = await lockDrawable(db, schoolId, term.termId, wanted)
  if (courses.length !== wanted.length) return refuse('draw_course_unfit')
  if (terms.limitPerChild > 1 && tangledHours(courses)) return refuse('draw_hours_tangled')

  const sentence = drawSentence(terms, groups.flatMap((group) => group?.name ?? []), courses.some(({ quotas }) => quotas.length > 0))
  const drawId = random.uuid()
  await addDraw(db, schoolId, { ...terms, drawId, termId: term.termId, title, sentence, staffId: actor.staffId as string, now })
  await setCoursesDrawn(db, schoolId, drawId, wanted)
  return done({ drawId, sentence }, { target: `draw/${drawId}`, courseIds: wanted, ...terms })
})
