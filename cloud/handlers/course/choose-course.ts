import { chooseCourse as operation, type CourseObstacle } from '../../contract/course'
import { done, refuse, write } from '../../handling'
import { decidePlace, obstacleTo } from '../../rules/course-choice'
import { shanghaiDate } from '../../rules/dates'
import { lockChild, ownChild } from '../../store/child'
import { addPlace, lockCourse, placesOf } from '../../store/course'
import { enrolmentsOf } from '../../store/enrolment'
import { publishedPlan } from '../../store/plan'

const codes = {
  not_active: 'course_not_active',
  grade: 'course_not_for_grade',
  weekday: 'course_weekday_not_chosen',
  clash: 'course_clash',
  limit: 'course_limit',
  not_open: 'course_not_open',
  closed: 'course_closed',
  assigned: 'course_assigned_by_school',
  draw: 'course_by_draw',
  cancelled: 'course_cancelled',
} as const satisfies Record<CourseObstacle, string>

export const chooseCourse = write(operation, async ({ db, schoolId, actor, now, random }, { childId, courseId }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('course_unknown')
  const { termId } = published.term
  await lockChild(db, schoolId, childId)
  const course = await lockCourse(db, schoolId, courseId)
  if (course?.termId !== termId) return refuse('course_unknown')

  const held = await placesOf(db, schoolId, termId, [childId])
  if (held.some((place) => place.courseId === courseId)) return refuse('course_taken_already')
  const enrolments = await enrolmentsOf(db, schoolId, termId, [childId])
  const obstacle = obstacleTo({ now, today: shanghaiDate(now), grade: child.grade, enrolments, held, coursesPerChild: published.plan.menu.coursesPerChild, course })
  if (obstacle) return refuse(codes[obstacle])

  const { kind: state } = decidePlace(course)
  const placeId = random.uuid()
  await addPlace(db, schoolId, { placeId, courseId, childId, state, guardianId: actor.guardianId as string, now })
  const waitingPosition = state === 'waiting' ? course.waiting + 1 : null
  return done({ placeId, state, waitingPosition }, { target: `place/${placeId}`, courseId, childId, state, waitingPosition })
})
