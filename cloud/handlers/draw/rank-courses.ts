import { rankCourses as operation } from '../../contract/draw'
import { done, refuse, write, type Random } from '../../handling'
import { lockChildren, ownChild, type Child } from '../../store/child'
import { endTogether, entriesOf, lockDraw, saveRanking } from '../../store/draw'
import { coursesOfDraws } from '../../store/draw-course'

const newToken = ({ uuid }: Random) => uuid().replaceAll('-', '')

export const rankCourses = write(operation, async ({ db, schoolId, actor, now, random }, { drawId, childIds, courseIds, waits }) => {
  if (new Set(childIds).size < childIds.length || new Set(courseIds).size < courseIds.length) return refuse('ranked_twice')
  const children: Child[] = []
  for (const childId of childIds) {
    const child = await ownChild(db, schoolId, actor.guardianId, childId)
    if (!child) return refuse('child_not_yours')
    children.push(child)
  }
  await lockChildren(db, schoolId, childIds)
  // Held until the ranking is in, so that the closing waits for it or finds it.
  const draw = await lockDraw(db, schoolId, drawId, 'keep')
  if (!draw || draw.status === 'draft' || draw.status === 'cancelled') return refuse('draw_unknown')
  if (now < new Date(draw.opensAt)) return refuse('draw_not_open')
  if (draw.status !== 'published' || now >= new Date(draw.closesAt)) return refuse('draw_closed')
  const courses = await coursesOfDraws(db, schoolId, [drawId])
  const ranked = courseIds.map((courseId) => courses.find((course) => course.courseId === courseId && course.status === 'published'))
  if (ranked.includes(undefined)) return refuse('course_unknown')
  if (children.some(({ grade }) => ranked.some((course) => !course?.grades.includes(grade)))) return refuse('course_not_for_grade')

  // Whoever was to be drawn with one of these and is not now is drawn alone.
  const before = await entriesOf(db, schoolId, drawId, childIds)
  await endTogether(db, schoolId, drawId, before.flatMap(({ together }) => together ?? []))
  const together = childIds.length > 1 && courseIds.length > 0 ? newToken(random) : null
  const tokens = []
  for (const childId of childIds) tokens.push({ childId, token: await saveRanking(db, schoolId, { drawId, childId, token: newToken(random), together, courseIds, waits, guardianId: actor.guardianId as string, now }) })
  return done({ savedAt: now.toISOString(), tokens }, { target: `draw/${drawId}`, childIds, courseIds, waits, together: together !== null })
})
