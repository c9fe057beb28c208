import { alertMessage, tellOf, toldWords } from './alerts'
import { shanghaiDate, startOfDay, weekdayOf } from './rules/dates'
import { dayLeaders } from './rules/day-leaders'
import { daySettings } from './rules/day-settings'
import { fallenDue, lookAgainAt } from './rules/overdue-rolls'
import { schoolDay, type KeptRoll } from './school-day'
import { appendSteps, markEscalated, officeStaff, unansweredAlerts, whoIsTold, type AlertFacts } from './store/alert'
import { dueNow, endLook, savedRolls, staffNamed, takeLook } from './store/alert-watch'
import { appendAudit } from './store/audit'
import { tellStaff } from './store/message'
import { publishedPlan, type PublishedPlan } from './store/plan'
import type { Moment } from './moment'

const mostEscalations = 3
/** The day may be changed, or a child enrolled, between two looks: so often at least it is derived anew. */
const lookEveryMinutes = 15

/**
 * What time does about a day: an alert that nobody of the school takes on is told again, and who has not saved a roll is
 * reminded (FR-057, FR-058). Only for today; run twice or late it does the same once.
 */
export async function watchAlerts(moment: Moment): Promise<void> {
  const { db, schoolId, now } = moment
  const due = await dueNow(db, schoolId, shanghaiDate(now), now)
  if (!due.alerts && !due.rolls) return
  const published = await publishedPlan(db, schoolId)
  if (due.alerts && published) await escalate(moment, published)
  if (due.rolls) await remind(moment, published)
}

async function escalate(moment: Moment, published: PublishedPlan) {
  const { db, schoolId, now } = moment
  const today = shanghaiDate(now)
  const before = new Date(now.getTime() - daySettings(published.plan).escalateMinutes * 60_000)
  const alerts = await unansweredAlerts(db, schoolId, today, before, mostEscalations)
  if (alerts.length === 0) return
  const leaders = await staffNamed(db, schoolId, dayLeaders(published.plan, weekdayOf(today)))
  const office = [...(await officeStaff(db, schoolId)), ...leaders]
  const told = new Map((await whoIsTold(db, schoolId, alerts.map(({ childId }) => childId))).map((each) => [each.childId, each]))
  for (const alert of alerts) await escalateOne(moment, alert, office, told.get(alert.childId))
}

async function escalateOne(moment: Moment, alert: AlertFacts & { escalations: number }, office: string[], who: { className: string; guardians: number } | undefined) {
  const { db, schoolId, now, newId } = moment
  const { alertId } = alert
  const times = alert.escalations + 1
  // A family that has answered is not asked once more; it is the school that has not.
  const notFamily = alert.answer !== null
  const staff = await tellOf(moment, alert, office, { kind: alertMessage[alert.kind], event: `escalated/${times}`, details: { className: who?.className ?? '', again: String(times) }, notFamily })
  await markEscalated(db, schoolId, alertId, now)
  await appendSteps(db, schoolId, now, [{ alertId, stepId: newId(), step: 'escalated', staffId: null, guardianId: null, note: `第${times}次催办，${toldWords(notFamily ? 0 : (who?.guardians ?? 0), staff)}` }])
  await appendAudit(db, { schoolId, actor: 'time', operation: 'watchAlerts', target: `alert/${alertId}`, change: { escalated: times }, requestId: newId(), at: now })
}

async function remind(moment: Moment, published: PublishedPlan | null) {
  const { db, schoolId, now } = moment
  const look = await takeLook(db, schoolId, now)
  if (!look) return
  const today = shanghaiDate(now)
  const minutes = published ? daySettings(published.plan).rollDueMinutes : 0
  const rolls = published ? await schoolDay({ db, schoolId }, published, today) : []
  const from = new Date(Math.max(look.checkedTo?.getTime() ?? 0, startOfDay(today).getTime()))
  const due = fallenDue(today, rolls, minutes, from, now)
  const saved = due.length > 0 ? await savedRolls(db, schoolId, today) : new Set<string>()
  const late = due.filter(({ serviceKey, rollKey }) => !saved.has(`${serviceKey} ${rollKey}`))
  const office = late.length > 0 ? await officeStaff(db, schoolId) : []
  for (const roll of late) await remindOf(moment, today, roll, office)
  await endLook(db, schoolId, now, lookAgainAt(today, rolls, minutes, now, lookEveryMinutes))
}

async function remindOf({ db, schoolId, now, newId }: Moment, heldOn: string, { serviceKey, rollKey, name, title, startsAt, staffIds }: KeptRoll, office: readonly string[]) {
  const details = { heldOn, serviceKey, rollKey, name, title, ...(startsAt ? { startsAt } : {}) }
  await tellStaff(db, schoolId, [...staffIds, ...office], null, { kind: 'roll_overdue', details, event: `roll_overdue/${heldOn}/${serviceKey}/${rollKey}`, now, newId })
  await appendAudit(db, { schoolId, actor: 'time', operation: 'watchAlerts', target: `roll/${heldOn}/${serviceKey}/${rollKey}`, change: { reminded: true }, requestId: newId(), at: now })
}
