import { importFromPlan as operation } from '../../contract/course-office'
import { done, refuse, write } from '../../handling'
import { readMenu } from '../../menu-draft'
import { draftsOf, isChosen } from '../../rules/plan-courses'
import { addDrafts, lockMenu } from '../../store/course-office'

export const importFromPlan = write(operation, async ({ db, schoolId, actor, now, random }, { planKeys }) => {
  await lockMenu(db, schoolId)
  const menu = await readMenu(db, schoolId)
  if (!menu) return refuse('plan_not_published')
  const chosen = menu.plan.courses.filter((course) => planKeys.includes(course.key) && isChosen(course))
  if (chosen.length < new Set(planKeys).size) return refuse('planned_course_unknown')
  const untaken = chosen.filter(({ key }) => !menu.courses.some(({ planKey }) => planKey === key))
  const drafts = untaken.flatMap((planned) => draftsOf(planned, menu).map((course) => ({ courseId: random.uuid(), planKey: planned.key, copiedFrom: null, course })))
  await addDrafts(db, schoolId, menu.term.termId, drafts, { staffId: actor.staffId, now })
  const courseIds = drafts.map(({ courseId }) => courseId)
  return done({ courseIds }, { target: `term/${menu.term.termId}`, planKeys, courseIds })
})
