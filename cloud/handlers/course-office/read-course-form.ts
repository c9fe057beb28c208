import { readCourseForm as operation } from '../../contract/course-office'
import { read, refuse } from '../../handling'
import { findingsOf, readMenu, type MenuDraft } from '../../menu-draft'
import { contentName, namedTags } from '../../rules/content-words'
import { changeableOf } from '../../rules/course-edit'
import { asksFor } from '../../rules/menu'
import { gradesText } from '../../rules/plan-check/words'
import { blankCourse, gradesFor, seasonSets } from '../../rules/plan-courses'
import { hoursOf } from '../../rules/timetable'

export const readCourseForm = read(operation, async ({ db, schoolId, now }, { courseId }) => {
  const menu = await readMenu(db, schoolId)
  if (!menu) return refuse('plan_not_published')
  const { plan, staff } = menu
  const choices = {
    staff: staff.map(({ staffId, name }) => ({ staffId, name })),
    services: services(menu),
    priorityGroups: plan.priorityGroups.map(({ key, name }) => ({ key, name })),
    tags: tags(menu),
    asksLeader: asksFor(plan, 'leader'),
    asksSecurityOfficer: asksFor(plan, 'securityOfficer'),
  }
  if (courseId === null) {
    const course = { ...blankCourse, admission: plan.menu.admission ?? ('firstCome' as const) }
    return { courseId, revision: 0, status: 'draft' as const, changeable: 'all' as const, course, findings: [], ...choices }
  }
  const found = menu.courses.find((each) => each.courseId === courseId)
  if (!found) return refuse('course_unknown')
  const { revision, status, course } = found
  return { courseId, revision, status, changeable: changeableOf(found, now), course, findings: status === 'closed' ? [] : findingsOf(menu, found, now), ...choices }
})

function services({ plan, term }: MenuDraft) {
  const seasons = seasonSets(plan, term)[0] ?? []
  return plan.services.map((service) => {
    const grades = gradesFor(plan, service)
    const byHours = new Map<string, number[]>()
    for (const grade of grades) {
      const { words } = hoursOf(plan, service, { grade, weekday: null, seasons })
      byHours.set(words, [...(byHours.get(words) ?? []), grade])
    }
    const hours = byHours.size === 1 ? [...byHours.keys()] : [...byHours].map(([words, own]) => `${gradesText(own)} ${words}`)
    return { key: service.key, name: service.name, weekdays: service.weekdays, grades, hours: hours.join('，') }
  })
}

/** What the plan uses or forbids comes first, then every other tag that has a name. */
function tags({ plan }: MenuDraft) {
  const used = [...plan.services, ...plan.courses].flatMap((each) => each.tags)
  return [...new Set([...used, ...plan.forbidden, ...namedTags])].map((tag) => ({ tag, name: contentName(tag), forbidden: plan.forbidden.includes(tag) }))
}
