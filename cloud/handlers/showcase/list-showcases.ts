import { listShowcases as operation } from '../../contract/showcase'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { officeCourses } from '../../store/course-office'
import { currentTerm } from '../../store/school'
import { allShowcases } from '../../store/showcase'

const rowsInPage = 20

export const listShowcases = read(operation, async ({ db, schoolId }, { offset }) => {
  const term = await currentTerm(db, schoolId)
  if (!term) return refuse('term_missing')
  const { showcases, total } = await allShowcases(db, schoolId, offset, rowsInPage)
  const courses = (await officeCourses(db, schoolId, term.termId)).filter(({ status }) => status !== 'draft')
  return { showcases, courses: courses.map(({ courseId, course }) => ({ courseId, title: course.title })), ...pageOf(offset, showcases.length, total) }
})
