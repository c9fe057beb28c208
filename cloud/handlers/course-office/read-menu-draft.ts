import { readMenuDraft as operation } from '../../contract/course-office'
import { read, refuse } from '../../handling'
import { findingsOf, readMenu, type MenuDraft } from '../../menu-draft'
import { pageOf } from '../../paging'
import { isChosen } from '../../rules/plan-courses'
import { lastTermCourses, type OfficeCourse } from '../../store/course-office'

const rowsInPage = 40

export const readMenuDraft = read(operation, async ({ db, schoolId, now }, { offset }) => {
  const menu = await readMenu(db, schoolId)
  if (!menu) return refuse('plan_not_published')
  const { plan, term, courses } = menu
  const shown = courses.slice(offset, offset + rowsInPage)
  const last = await lastTermCourses(db, schoolId, term.termId)
  const uncopied = (last?.courses ?? []).filter(({ courseId }) => !courses.some(({ copiedFrom }) => copiedFrom === courseId))
  return {
    term,
    menuText: plan.menu.text,
    planned: plan.courses
      .filter((course) => isChosen(course) && !courses.some(({ planKey }) => planKey === course.key))
      .map((course) => ({ planKey: course.key, title: course.title, serviceName: serviceName(menu, course.serviceKey) ?? '', weekdays: course.weekdays })),
    lastTerm: last && uncopied.length > 0 ? { name: last.name, courses: uncopied.length } : null,
    courses: shown.map((each) => courseLine(menu, each, now)),
    ...pageOf(offset, shown.length, courses.length),
  }
})

const serviceName = ({ plan }: MenuDraft, key: string | null) => plan.services.find((service) => service.key === key)?.name ?? null

function courseLine(menu: MenuDraft, each: OfficeCourse, now: Date) {
  const { courseId, revision, status, taken, waiting, course } = each
  // What is published has been checked; what is closed is not judged any more.
  const findings = status === 'draft' ? findingsOf(menu, each, now) : []
  return {
    ...{ courseId, revision, status, taken, waiting },
    ...{ title: course.title, weekday: course.weekday, startsAt: course.startsAt, endsAt: course.endsAt, grades: course.grades, venue: course.venue },
    ...{ capacity: course.capacity, admission: course.admission, opensAt: course.opensAt },
    serviceName: serviceName(menu, course.serviceKey),
    teacherName: menu.staff.find(({ staffId }) => staffId === course.teacherId)?.name ?? null,
    blocks: findings.filter(({ level }) => level === 'block').length,
    warns: findings.filter(({ level }) => level === 'warn').length,
  }
}
