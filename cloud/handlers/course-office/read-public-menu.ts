import { readPublicMenu as operation } from '../../contract/course-office'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { publicCourses } from '../../store/course'
import { publishedPlan } from '../../store/plan'

// A course with every text filled in is 2 KB, and an answer holds less than 100.
const rowsInPage = 30

export const readPublicMenu = read(operation, async ({ db, schoolId }, { offset }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { plan, term } = published
  const { courses, total } = await publicCourses(db, schoolId, term.termId, offset, rowsInPage)
  const serviceName = (key: string) => plan.services.find((service) => service.key === key)?.name ?? ''
  return { termName: term.name, menuText: plan.menu.text, courses: courses.map((course) => ({ course, serviceName: serviceName(course.serviceKey) })), ...pageOf(offset, courses.length, total) }
})
