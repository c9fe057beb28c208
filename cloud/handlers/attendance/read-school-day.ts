import { readSchoolDay as operation } from '../../contract/attendance'
import { read, refuse } from '../../handling'
import { recordsOf, standingChildren, summaryOf } from '../../roll-view'
import { daySettings } from '../../rules/day-settings'
import { instantOn, shanghaiDate } from '../../rules/dates'
import { expectedOn } from '../../rules/roll'
import { isOverdue, rollDue } from '../../rules/roll-due'
import { homeOf, lastStays, whereabouts } from '../../rules/whole-day'
import { schoolDay, undatedOn } from '../../school-day'
import { logAccess } from '../../store/desk'
import { publishedPlan } from '../../store/plan'

const mostMissing = 200
const mostStillHere = 60

export const readSchoolDay = read(operation, async ({ db, schoolId, actor, now }, input) => {
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const today = shanghaiDate(now)
  const heldOn = input.heldOn ?? today
  const { rollDueMinutes } = daySettings(published.plan)
  const kept = await schoolDay({ db, schoolId }, published, heldOn)
  const records = await recordsOf({ db, schoolId }, published.plan, heldOn, kept, true)
  const day = kept.map((roll) => {
    const children = standingChildren(records, roll)
    const summary = summaryOf(records, roll, children)
    const due = rollDue({ date: heldOn, startsAt: roll.startsAt }, rollDueMinutes)
    const left = children.filter((child) => child.left !== null).length
    const { serviceKey, rollKey } = roll
    const stays = expectedOn(children, roll.cancelled).map((child) => ({ ...child, left: child.left !== null, serviceKey, rollKey, released: left > 0 }))
    return { summary: { ...summary, overdue: isOverdue({ ...summary, due }, now), left }, stays }
  })
  const rolls = day.map(({ summary }) => summary)
  const stays = day.flatMap((roll) => roll.stays)
  const last = lastStays(stays)
  const isOver = (endsAt: string | null) => now > instantOn(heldOn, endsAt ?? '24:00')
  const missing = stays.filter(({ standing }) => standing === 'missing').slice(0, mostMissing).map(named)
  const stillHere = last.filter((stay) => stay.released && whereabouts(stay) === 'here' && isOver(stay.endsAt)).slice(0, mostStillHere).map(named)
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [...new Set([...missing, ...stillHere].map(({ childId }) => childId))], now })
  const sum = (count: keyof (typeof rolls)[number]['counts']) => rolls.reduce((total, { counts }) => total + counts[count], 0)
  const totals = { expected: sum('expected'), present: sum('present'), leave: sum('leave'), missing: sum('missing'), unmarked: sum('unmarked') }
  const undated = await undatedOn({ db, schoolId }, published, heldOn)
  return { today, heldOn, asOf: now.toISOString(), totals, home: homeOf(last), stillHere, rolls, missing, undated }
})

const named = ({ childId, name, className, serviceKey, rollKey }: { childId: string; name: string; className: string; serviceKey: string; rollKey: string }) => ({ childId, name, className, serviceKey, rollKey })
