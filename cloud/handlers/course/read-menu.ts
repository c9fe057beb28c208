import { menuPageSize, readMenu as operation } from '../../contract/course'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { clashOf, obstacleTo } from '../../rules/course-choice'
import { shanghaiDate } from '../../rules/dates'
import { ownChild } from '../../store/child'
import { placesOf } from '../../store/course'
import { enrolmentsOf } from '../../store/enrolment'

export const readMenu = read(operation, async ({ db, schoolId, actor, now, menus }, { childId, offset }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const menu = await menus.of(db, schoolId, now)
  if (!menu) return refuse('plan_not_published')
  const { asOf, termId, coursesPerChild } = menu
  // Only what is the school's comes from the snapshot; what is the child's is read now.
  const held = await placesOf(db, schoolId, termId, [childId])
  const enrolments = await enrolmentsOf(db, schoolId, termId, [childId])
  const facts = { now, today: shanghaiDate(now), grade: child.grade, enrolments, coursesPerChild }
  const isFor = ({ grades }: { grades: number[] }) => grades.includes(child.grade)
  const courses = [...menu.courses.filter(isFor), ...menu.courses.filter((course) => !isFor(course))]
  const rows = courses.slice(offset, offset + menuPageSize).map((course) => {
    const own = held.find(({ courseId }) => courseId === course.courseId) ?? null
    const others = held.filter(({ courseId }) => courseId !== course.courseId)
    const obstacle = own ? null : obstacleTo({ ...facts, held: others, course })
    return { course, own, obstacle, clashesWith: obstacle === 'clash' ? (clashOf(course, others)?.title ?? null) : null }
  })
  return { child, coursesPerChild, asOf: asOf.toISOString(), courses: rows, ...pageOf(offset, rows.length, courses.length) }
})
