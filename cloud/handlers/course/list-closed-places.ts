import { atThatHour, fittingFor } from '../../close-course'
import { listClosedPlaces as operation } from '../../contract/course-move'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { findCourse } from '../../store/course'
import { logAccess } from '../../store/desk'
import { closedPlaces } from '../../store/place'

const mostNamed = 5

export const listClosedPlaces = read(operation, async ({ db, schoolId, actor, now, random }, { courseId, offset }) => {
  const course = await findCourse(db, schoolId, courseId)
  if (course?.status !== 'closed') return refuse('course_unknown')
  const { children, total } = await closedPlaces(db, schoolId, courseId, offset, pageSize)
  const ids = children.map(({ childId }) => childId)
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: ids, now })
  const moment = { db, schoolId, now, newId: random.uuid }
  const [has, fitting] = [await atThatHour(moment, course, ids), await fittingFor(moment, course, ids)]
  const shown = children.map((child) => ({ ...child, nowHas: has.get(child.childId) ?? null, fitting: (fitting.get(child.childId) ?? []).slice(0, mostNamed) }))
  return { title: course.title, children: shown, ...pageOf(offset, children.length, total) }
})
