import { withRecords } from '../../child-record'
import { readWeek as operation } from '../../contract/course'
import { read, refuse } from '../../handling'
import { addDays, mondayOf, shanghaiDate, weekOfTerm } from '../../rules/dates'
import { sessionsOn } from '../../rules/timetable'
import { ownChild } from '../../store/child'
import { placesOf } from '../../store/course'
import { dayChanges } from '../../store/day'
import { enrolmentsOf, type Enrolment } from '../../store/enrolment'
import { groupsOfChildren, type ChildGroup } from '../../store/group'
import { publishedPlan } from '../../store/plan'

export const readWeek = read(operation, async ({ db, schoolId, actor, now }, { childId, weekOf }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { term, plan } = published
  const enrolments = await enrolmentsOf(db, schoolId, term.termId, [childId])
  const groups = await groupsOfChildren(db, schoolId, term.termId, [childId])
  const courses = (await placesOf(db, schoolId, term.termId, [childId])).filter(({ state }) => state === 'joined')
  const today = shanghaiDate(now)
  const monday = mondayOf(weekOf ?? today)
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day))
  const changes = await dayChanges(db, schoolId, monday, addDays(monday, 6))
  const sessions = days.flatMap((date) => sessionsOn({ date, term, plan, ...child, groups, enrolments, courses, changes: changes.filter(({ heldOn }) => heldOn === date) }))
  return {
    childName: child.name,
    monday,
    today,
    weekNumber: weekOfTerm(term, monday),
    holidays: term.holidays.filter(({ date }) => days.includes(date)),
    groups: ownGroups(plan.services, enrolments, groups),
    sessions: (await withRecords({ db, schoolId, now, actor }, plan, [{ childId, sessions }])).get(childId) ?? [],
  }
})

/** The groups of the services a child is enrolled in; its class may be grouped for others too. */
const ownGroups = (services: readonly { key: string; name: string }[], enrolments: readonly Enrolment[], groups: readonly ChildGroup[]) =>
  groups.flatMap((group) => {
    const service = services.find(({ key }) => key === group.serviceKey && enrolments.some(({ serviceKey }) => serviceKey === key))
    return service ? [{ ...group, serviceName: service.name }] : []
  })
