import { readRoster as operation } from '../../contract/staff'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { findCourse, rosterOf } from '../../store/course'
import { logAccess } from '../../store/desk'

export const readRoster = read(operation, async ({ db, schoolId, actor, now }, { courseId, offset }) => {
  const course = await findCourse(db, schoolId, courseId)
  if (!course) return refuse('course_unknown')
  const { pupils, total } = await rosterOf(db, schoolId, courseId, offset, pageSize)
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: pupils.map(({ childId }) => childId), now })
  return { title: course.title, capacity: course.capacity, pupils, ...pageOf(offset, pupils.length, total) }
})
