import { listCourses as operation } from '../../contract/staff'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { coursesOfTerm, type Course } from '../../store/course'
import { offeredIn } from '../../store/place'
import { publishedPlan } from '../../store/plan'

export const listCourses = read(operation, async ({ db, schoolId }, { offset }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { courses, total } = await coursesOfTerm(db, schoolId, published.term.termId, null, offset, pageSize)
  const offered = await offeredIn(db, schoolId, courses.map(({ courseId }) => courseId))
  const countsOf = ({ courseId, taken }: Course) => ({ joined: taken - (offered.get(courseId) ?? 0), offered: offered.get(courseId) ?? 0 })
  return { courses: courses.map((course) => ({ ...course, ...countsOf(course) })), ...pageOf(offset, courses.length, total) }
})
