import { readDraw as operation } from '../../contract/draw'
import { drawChildren } from '../../draw-facts'
import { headOf } from '../../draw-head'
import { read, refuse } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { leftOutBy, pointsOf, type DrawChild } from '../../rules/draw-list'
import { childrenOf } from '../../store/child'
import { entriesOf, findDraw } from '../../store/draw'
import { coursesOfDraws, type CourseOfDraw } from '../../store/draw-course'

export const readDraw = read(operation, async ({ db, schoolId, actor, now }, { drawId }) => {
  const draw = await findDraw(db, schoolId, drawId)
  if (!draw || draw.status === 'draft' || draw.status === 'cancelled') return refuse('draw_unknown')
  const own = await childrenOf(db, schoolId, actor.guardianId as string)
  const ids = own.map(({ childId }) => childId)
  const courses = await coursesOfDraws(db, schoolId, [drawId])
  const facts = await drawChildren(db, schoolId, draw.termId, ids)
  const entries = await entriesOf(db, schoolId, drawId, ids)
  const children = own.map((child) => {
    const entry = entries.find(({ childId }) => childId === child.childId) ?? null
    const fact = facts.get(child.childId) as DrawChild
    const rest = { ranks: entry?.courseIds ?? [], waits: entry?.waits ?? true, token: entry?.token ?? null, savedAt: entry?.savedAt ?? null }
    const togetherWith = entry?.together ? entries.filter(({ childId, together }) => childId !== child.childId && together === entry.together).map(({ childId }) => childId) : []
    return { ...child, ...rest, togetherWith, points: pointsOf(fact, draw), courses: rankable(courses, fact, shanghaiDate(now)) }
  })
  return { draw: headOf(draw), now: now.toISOString(), courses, children }
})

/** Courses for the child's grade, with what is still missing for them; only closing decides by it. */
function rankable(courses: CourseOfDraw[], child: DrawChild, today: string) {
  return courses.flatMap((course) => {
    const reason = leftOutBy(course, child, null, today)
    if (reason === 'grade' || reason === 'cancelled') return []
    return [{ courseId: course.courseId, missing: reason === 'not_active' || reason === 'weekday' || reason === 'clash' ? reason : null }]
  })
}
