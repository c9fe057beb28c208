import { checkMenu as operation } from '../../contract/course-office'
import { read, refuse } from '../../handling'
import { menuReport, readMenu } from '../../menu-draft'
import { shanghaiDate } from '../../rules/dates'
import { guardiansOfEnrolled } from '../../store/enrolment'

// Blocks stand first in every course, so what is left out is of the least weight; the counts are of all.
const mostFindings = 240

export const checkMenu = read(operation, async ({ db, schoolId, now }, { courseIds }) => {
  const menu = await readMenu(db, schoolId)
  if (!menu) return refuse('plan_not_published')
  const chosen = menu.courses.filter(({ courseId }) => courseIds.includes(courseId))
  if (chosen.length < new Set(courseIds).size) return refuse('course_unknown')
  if (chosen.some(({ status }) => status !== 'draft')) return refuse('course_published_already')
  const report = menuReport(menu, chosen, now)
  let room = mostFindings
  const courses = report.courses.map((each) => ({ ...each, findings: each.findings.filter(() => (room -= 1) >= 0) }))
  return { ...report, courses, guardiansToTell: (await guardiansOfEnrolled(db, schoolId, menu.term.termId, shanghaiDate(now))).length }
})
