import { readDayRolls as operation } from '../../contract/day-change'
import { read, refuse } from '../../handling'
import { lastDayOf } from '../../rules/calendar'
import { shanghaiDate } from '../../rules/dates'
import { schoolDay } from '../../school-day'
import { publishedPlan } from '../../store/plan'

export const readDayRolls = read(operation, async ({ db, schoolId, now }, { heldOn }) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const rolls = await schoolDay({ db, schoolId }, published, heldOn)
  return {
    today: shanghaiDate(now),
    heldOn,
    lastDay: lastDayOf(published.term),
    rolls: rolls.map(({ serviceKey, serviceName, rollKey, name, title, time, venue, cancelled, children }) => ({ serviceKey, serviceName, rollKey, name, title, time, venue, cancelled, children: children.length })),
  }
})
