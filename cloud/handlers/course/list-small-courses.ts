import { listSmallCourses as operation } from '../../contract/course-move'
import { pageSize } from '../../contract/values'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { smallCourses } from '../../store/move'
import { currentTerm } from '../../store/school'

export const listSmallCourses = read(operation, async ({ db, schoolId }, { offset }) => {
  const term = await currentTerm(db, schoolId)
  const { courses, total } = term ? await smallCourses(db, schoolId, term.termId, offset, pageSize) : { courses: [], total: 0 }
  return { courses, ...pageOf(offset, courses.length, total) }
})
