import { withRecords } from '../../child-record'
import { timetableOf } from '../../child-sessions'
import { readAttendance as operation } from '../../contract/child-day'
import { read, refuse } from '../../handling'
import { countsOfMonth } from '../../rules/child-day'
import { lastDayOfMonth, shanghaiDate } from '../../rules/dates'
import { ownChild } from '../../store/child'
import { publishedPlan } from '../../store/plan'

export const readAttendance = read(operation, async ({ db, schoolId, actor, now }, { childId, month: asked }) => {
  const child = await ownChild(db, schoolId, actor.guardianId, childId)
  if (!child) return refuse('child_not_yours')
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const { term, plan } = published
  const today = shanghaiDate(now)
  const month = asked ?? today.slice(0, 7)
  const { sessions } = await timetableOf({ db, schoolId }, published, child, `${month}-01`, lastDayOfMonth(month))
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
