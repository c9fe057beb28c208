import { discardCourse as operation } from '../../contract/course-office'
import { done, refuse, write } from '../../handling'
import { deleteDrafts, lockMenu, officeCourses } from '../../store/course-office'
import { currentTerm } from '../../store/school'

export const discardCourse = write(operation, async ({ db, schoolId }, { courseId, revision }) => {
  await lockMenu(db, schoolId)
  const term = await currentTerm(db, schoolId)
  const found = term && (await officeCourses(db, schoolId, term.termId)).find((each) => each.courseId === courseId)
  if (!found) return refuse('course_unknown')
  if (found.status !== 'draft') return refuse('course_published_already')
  if (found.revision !== revision) return refuse('course_edited')
  await deleteDrafts(db, schoolId, [courseId])
  return done({}, { target: `course/${courseId}`, discarded: true })
})
