import { saveCourse as operation, type CourseFields } from '../../contract/course-office'
import { done, refuse, write, type Context } from '../../handling'
import { findingsOf, readMenu, recordOf, type MenuDraft } from '../../menu-draft'
import { changeBarred, changeableOf, changedFields, inOrder } from '../../rules/course-edit'
import { addDrafts, childrenOfCourse, lockMenu, updateCourse, updateDetails, updateDraft, type OfficeCourse } from '../../store/course-office'
import { tellGuardiansOf } from '../../store/message'
import { lockCourses } from '../../store/place'

const barred = { closed: 'course_closed_for_good', capacity: 'course_capacity_apart', promised: 'course_promised' } as const

export const saveCourse = write(operation, async (context, { courseId, revision, course: written }) => {
  const { db, schoolId, actor, now, random } = context
  await lockMenu(db, schoolId)
  // Whoever chooses meanwhile waits: what has been promised by now is read under the lock.
  if (courseId !== null) await lockCourses(db, schoolId, [courseId])
  const menu = await readMenu(db, schoolId)
  if (!menu) return refuse('plan_not_published')
  const course = inOrder(written)
  if (course.serviceKey !== null && !menu.plan.services.some(({ key }) => key === course.serviceKey)) return refuse('service_unknown')
  if (course.teacherId !== null && !menu.staff.some(({ staffId }) => staffId === course.teacherId)) return refuse('staff_unknown')

  const by = { staffId: actor.staffId, now }
  if (courseId === null) {
    const newId = random.uuid()
    await addDrafts(db, schoolId, menu.term.termId, [{ courseId: newId, planKey: null, copiedFrom: null, course }], by)
    return done({ courseId: newId, revision: 1, findings: findingsOf(menu, { courseId: newId, planKey: null, course }, now), familiesTold: 0 }, { target: `course/${newId}`, status: 'draft', revision: 1 })
  }
  const found = menu.courses.find((each) => each.courseId === courseId)
  if (!found) return refuse('course_unknown')
  if (found.revision !== revision) return refuse('course_edited')
  const changed = changedFields(found.course, course)
  const bar = changeBarred(changeableOf(found, now), changed)
  if (bar) return refuse(barred[bar])
  const findings = findingsOf(menu, { ...found, course }, now)
  if (found.status === 'draft') await updateDraft(db, schoolId, courseId, course, by)
  else if (isWorse(findingsOf(menu, found, now), findings)) return refuse('menu_blocked')
  else await changePublished(context, menu, found, course)
  const familiesTold = found.status === 'draft' ? 0 : await tellOfChange(context, menu, found, course)
  return done({ courseId, revision: revision + 1, findings, familiesTold }, { target: `course/${courseId}`, status: found.status, revision: revision + 1, changed, familiesTold })
})

type Findings = ReturnType<typeof findingsOf>

/** A block that the change brings; what stood before, such as a closing that has passed, keeps nobody from mending a room. */
const isWorse = (before: Findings, after: Findings) => after.some(({ level, says }) => level === 'block' && !before.some((each) => each.says === says))

function changePublished({ db, schoolId, now }: Context, { term }: MenuDraft, found: OfficeCourse, course: CourseFields) {
  const record = recordOf(course, term)
  return changeableOf(found, now) === 'details' ? updateDetails(db, schoolId, found.courseId, record) : updateCourse(db, schoolId, found.courseId, record)
}

/** Families with a place are told of another teacher or room; answers of how many children. */
async function tellOfChange({ db, schoolId, now, random }: Context, { staff }: MenuDraft, { courseId, course: before }: OfficeCourse, after: CourseFields): Promise<number> {
  const nameOf = (id: string | null) => staff.find(({ staffId }) => staffId === id)?.name ?? ''
  const changes = [
    ...(before.teacherId === after.teacherId ? [] : [`教师改为${nameOf(after.teacherId)}老师`]),
    ...(before.venue === after.venue || after.venue === '' ? [] : [`地点改为${after.venue}`]),
    ...(before.itemsToBring === after.itemsToBring || after.itemsToBring === '' ? [] : [`请带${after.itemsToBring}`]),
  ]
  const children = changes.length === 0 ? [] : await childrenOfCourse(db, schoolId, courseId)
  await tellGuardiansOf(db, schoolId, children, { kind: 'course_details_changed', details: { course: after.title, changes: changes.join('，') }, now, newId: random.uuid })
  return children.length
}
