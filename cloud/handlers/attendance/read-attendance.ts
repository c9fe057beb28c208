import { withRecords } from '../../child-record'
import { readAttendance as operation } from '../../contract/child-day'
import { read, refuse } from '../../handling'
import { countsOfMonth } from '../../rules/child-day'
import { addDays, datesBetween, shanghaiDate } from '../../rules/dates'
import { sessionsOn } from '../../rules/timetable'
import { ownChild } from '../../store/child'
import { placesOf } from '../../store/course'
import { dayChanges } from '../../store/day'
import { enrolmentsOf } from '../../store/enrolment'
import { groupsOfChildren } from '../../store/group'
import { publishedPlan } from '../../store/plan'

export const readAttendance = read(operation, async ({ db, schoolId, actor, now }, { childId, month: asked }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { term, plan } = published
  const today = shanghaiDate(now)
  const month = asked ?? today.slice(0, 7)
  const [first, last] = [`${month}-01`, lastOf(month)]
  const enrolments = await enrolmentsOf(db, schoolId, term.termId, [childId])
  const groups = await groupsOfChildren(db, schoolId, term.termId, [childId])
  const courses = (await placesOf(db, schoolId, term.termId, [childId])).filter(({ state }) => state === 'joined')
  const changes = await dayChanges(db, schoolId, first, last)
  const sessions = datesBetween(first, last).flatMap((date) => sessionsOn({ date, term, plan, ...child, groups, enrolments, courses, changes: changes.filter(({ heldOn }) => heldOn === date) }))
  const recorded = (await withRecords({ db, schoolId, now, actor }, plan, [{ childId, sessions }])).get(childId) ?? []
  return {
    childName: child.name,
    month,
    today,
    term: { startsOn: term.startsOn, endsOn: term.endsOn },
    days: [...new Set(recorded.map(({ date }) => date))].map((date) => ({ date, sessions: recorded.filter((session) => session.date === date) })),
    counts: countsOfMonth(recorded.map(({ record }) => record)),
  }
})

/** A month's last day: the day before the next one's first. */
const lastOf = (month: string) => addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1)
