import { publishMenu as operation } from '../../contract/course-office'
import { done, refuse, write } from '../../handling'
import { menuReport, readMenu, recordOf } from '../../menu-draft'
import { shanghaiDate } from '../../rules/dates'
import { deleteDrafts, lockMenu, publishCourse } from '../../store/course-office'
import { guardiansOfEnrolled } from '../../store/enrolment'
import { tellGuardians } from '../../store/message'

export const publishMenu = write(operation, async ({ db, schoolId, now, random }, { courses, warningsSeen }) => {
  await lockMenu(db, schoolId)
  const menu = await readMenu(db, schoolId)
  if (!menu) return refuse('plan_not_published')
  const revisions = new Map(courses.map(({ courseId, revision }) => [courseId, revision]))
  const chosen = menu.courses.filter(({ courseId }) => revisions.has(courseId))
  if (chosen.length < revisions.size) return refuse('course_unknown')
  if (chosen.some(({ status }) => status !== 'draft')) return refuse('course_published_already')
  if (chosen.some(({ courseId, revision }) => revisions.get(courseId) !== revision)) return refuse('course_edited')
  const report = menuReport(menu, chosen, now)
  if (report.blocks > 0) return refuse('menu_blocked')
  // Seen means these very warnings of these very courses, as they stand now.
  if (report.warningsSha256 !== null && report.warningsSha256 !== warningsSeen) return refuse('menu_warnings_unseen')

  const { term } = menu
  for (const each of chosen) await publishCourse(db, schoolId, term.termId, each, recordOf(each.course, term), now)
  const courseIds = chosen.map(({ courseId }) => courseId)
  await deleteDrafts(db, schoolId, courseIds)
  const guardians = await guardiansOfEnrolled(db, schoolId, term.termId, shanghaiDate(now))
  await tellGuardians(db, schoolId, guardians, { kind: 'menu_published', details: { courses: String(chosen.length) }, now, newId: random.uuid })
  return done({ published: chosen.length, publishedAt: now.toISOString(), guardiansTold: guardians.length }, { target: `term/${term.termId}`, courseIds, warns: report.warns, guardiansTold: guardians.length })
})
