import { readSchoolDay as operation } from '../../contract/attendance'
import { read, refuse } from '../../handling'
import { recordsOf, standingChildren, summaryOf } from '../../roll-view'
import { daySettings } from '../../rules/day-settings'
import { shanghaiDate } from '../../rules/dates'
import { expectedOn } from '../../rules/roll'
import { isOverdue, rollDue } from '../../rules/roll-due'
import { schoolDay } from '../../school-day'
import { logAccess } from '../../store/desk'
import { publishedPlan } from '../../store/plan'

const mostNamed = 200

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
    return { summary: { ...summary, overdue: isOverdue({ ...summary, due }, now) }, missing: expectedOn(children, roll.cancelled).filter(({ standing }) => standing === 'missing') }
  })
  const rolls = day.map(({ summary }) => summary)
  const missing = day.flatMap(({ summary: { serviceKey, rollKey }, missing }) => missing.map(({ childId, name, className }) => ({ childId, name, className, serviceKey, rollKey }))).slice(0, mostNamed)
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [...new Set(missing.map(({ childId }) => childId))], now })
  const sum = (count: keyof (typeof rolls)[number]['counts']) => rolls.reduce((total, { counts }) => total + counts[count], 0)
  const totals = { expected: sum('expected'), present: sum('present'), leave: sum('leave'), missing: sum('missing'), unmarked: sum('unmarked') }
  return { today, heldOn, asOf: now.toISOString(), totals, rolls, missing }
})
