import { readMenu as operation } from '../../contract/course'
import { pageSize } from '../../contract/values'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { clashOf, obstacleTo } from '../../rules/course-choice'
import { shanghaiDate } from '../../rules/dates'
import { ownChild } from '../../store/child'
import { coursesOfTerm, placesOf } from '../../store/course'
import { enrolmentsOf } from '../../store/enrolment'
import { publishedPlan } from '../../store/plan'

export const readMenu = read(operation, async ({ db, schoolId, actor, now }, { childId, offset }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { term, plan } = published
  const { courses, total } = await coursesOfTerm(db, schoolId, term.termId, child.grade, offset, pageSize)
  const held = await placesOf(db, schoolId, term.termId, [childId])
  const enrolments = await enrolmentsOf(db, schoolId, term.termId, [childId])
  const facts = { now, today: shanghaiDate(now), grade: child.grade, enrolments, coursesPerChild: plan.menu.coursesPerChild }
  const rows = courses.map((course) => {
    const own = held.find(({ courseId }) => courseId === course.courseId) ?? null
    const others = held.filter(({ courseId }) => courseId !== course.courseId)
    const obstacle = own ? null : obstacleTo({ ...facts, held: others, course })
    return { course, own, obstacle, clashesWith: obstacle === 'clash' ? (clashOf(course, others)?.title ?? null) : null }
  })
  return { child, coursesPerChild: plan.menu.coursesPerChild, asOf: now.toISOString(), courses: rows, ...pageOf(offset, rows.length, total) }
})
