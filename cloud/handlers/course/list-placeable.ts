import { listPlaceable as operation } from '../../contract/course-move'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { clashOf } from '../../rules/course-choice'
import { shanghaiDate } from '../../rules/dates'
import { findCourse, placesOf } from '../../store/course'
import { logAccess } from '../../store/desk'
import { placeablePupils } from '../../store/move'

export const listPlaceable = read(operation, async ({ db, schoolId, actor, now }, { courseId, search, offset }) => {
  const course = await findCourse(db, schoolId, courseId)
  if (!course || course.status === 'draft') return refuse('course_unknown')
  const { pupils, total } = await placeablePupils(db, schoolId, course, search, shanghaiDate(now), offset, pageSize)
  const ids = pupils.map(({ childId }) => childId)
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: ids, now })
  const held = (await placesOf(db, schoolId, course.termId, ids)).filter(({ state }) => state !== 'waiting')
  const clashes = (childId: string) => clashOf(course, held.filter((place) => place.childId === childId))?.title ?? null
  return { pupils: pupils.map((pupil) => ({ ...pupil, clashesWith: clashes(pupil.childId) })), ...pageOf(offset, pupils.length, total) }
})
