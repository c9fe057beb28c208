import { readRoster as operation } from '../../contract/staff'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { maySeeHealthNote } from '../../rules/health-note'
import { findCourse, rosterOf } from '../../store/course'
import { logAccess } from '../../store/desk'

export const readRoster = read(operation, async ({ db, schoolId, actor, now }, { courseId, offset }) => {
  const course = await findCourse(db, schoolId, courseId)
  if (!course) return refuse('course_unknown')
  const { pupils, total } = await rosterOf(db, schoolId, courseId, offset, pageSize)
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: pupils.map(({ childId }) => childId), now })
  const reader = { ...actor, teaches: course.teacherId === actor.staffId }
  const shown = pupils.map((pupil) => (maySeeHealthNote(reader, pupil.classId) ? pupil : { ...pupil, healthNote: '' }))
  return { ...course, mayMove: actor.roles.has('schoolAdmin'), pupils: shown, ...pageOf(offset, pupils.length, total) }
})
