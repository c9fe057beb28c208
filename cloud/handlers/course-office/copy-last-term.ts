import { copyLastTerm as operation } from '../../contract/course-office'
import { done, refuse, write } from '../../handling'
import { readMenu } from '../../menu-draft'
import { copyOf } from '../../rules/course-edit'
import { addDrafts, lastTermCourses, lockMenu } from '../../store/course-office'

export const copyLastTerm = write(operation, async ({ db, schoolId, actor, now, random }) => {
  await lockMenu(db, schoolId)
  const menu = await readMenu(db, schoolId)
  if (!menu) return refuse('plan_not_published')
  const { termId } = menu.term
  const last = await lastTermCourses(db, schoolId, termId)
  if (!last) return refuse('last_term_missing')
  const uncopied = last.courses.filter(({ courseId }) => !menu.courses.some(({ copiedFrom }) => copiedFrom === courseId))
  const isPlanned = (key: string | null) => key !== null && menu.plan.courses.some((course) => course.key === key)
  const drafts = uncopied.map(({ courseId, planKey, course }) => ({ courseId: random.uuid(), planKey: isPlanned(planKey) ? planKey : null, copiedFrom: courseId, course: copyOf(course, menu) }))
  await addDrafts(db, schoolId, termId, drafts, { staffId: actor.staffId, now })
  const courseIds = drafts.map((each) => each.courseId)
  return done({ courseIds }, { target: `term/${termId}`, courseIds })
})
