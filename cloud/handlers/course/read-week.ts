import { withRecords } from '../../child-record'
import { timetableOf } from '../../child-sessions'
import { readWeek as operation } from '../../contract/course'
import { read, refuse } from '../../handling'
import { addDays, mondayOf, shanghaiDate, weekOfTerm } from '../../rules/dates'
import { ownChild } from '../../store/child'
import type { Enrolment } from '../../store/enrolment'
import type { ChildGroup } from '../../store/group'
import { publishedPlan } from '../../store/plan'

export const readWeek = read(operation, async ({ db, schoolId, actor, now }, { childId, weekOf }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { term, plan } = published
  const today = shanghaiDate(now)
  const monday = mondayOf(weekOf ?? today)
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day))
  const { enrolments, groups, sessions } = await timetableOf({ db, schoolId }, published, child, monday, addDays(monday, 6))
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
