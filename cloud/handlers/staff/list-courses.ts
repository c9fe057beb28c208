import { listCourses as operation } from '../../contract/staff'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { coursesOfTerm } from '../../store/course'
import { publishedPlan } from '../../store/plan'

export const listCourses = read(operation, async ({ db, schoolId }, { offset }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { courses, total } = await coursesOfTerm(db, schoolId, published.term.termId, null, offset, pageSize)
  return { courses: courses.map((course) => ({ ...course, joined: course.taken })), ...pageOf(offset, courses.length, total) }
})
