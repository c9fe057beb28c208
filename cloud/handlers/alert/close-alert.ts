import { alertReader } from '../../alert-reader'
import { endAlerts } from '../../alerts'
import { closeAlert as operation } from '../../contract/alert'
import { done, refuse, write, type Context } from '../../handling'
import { rollsOfChildren } from '../../school-day'
import { openAlerts } from '../../store/alert'
import { alertFor } from '../../store/alert-view'
import { lockChild } from '../../store/child'
import { addLeave } from '../../store/leave'
import { publishedPlan } from '../../store/plan'
import { lockRolls } from '../../store/roll-lock'
import { currentTerm } from '../../store/school'

export const closeAlert = write(operation, async (context, { alertId, note }) => {
  const { db, schoolId, actor, now, random } = context
  const alert = await alertFor(db, schoolId, alertReader(actor), alertId)
  if (!alert) return refuse('alert_unknown')
  const { childId, kind, heldOn, serviceKey } = alert
  const staffId = actor.staffId as string
  await lockChild(db, schoolId, childId)
  await lockRollsOf(context, alert)
  // A leave is for the whole service of that day, so it explains what the child missed of it beside this session too.
  const open = await openAlerts(db, schoolId, { kind, heldOn, serviceKey }, [childId])
  const explained = open.filter((each) => kind === 'missing' || each.alertId === alertId)
  const closed = await endAlerts({ db, schoolId, now, newId: random.uuid }, explained, 'explained', staffId, note)
  if (!closed.some((each) => each.alertId === alertId)) return refuse('alert_closed')
  const term = kind === 'missing' ? await currentTerm(db, schoolId) : null
  // A leave for that service and day on the school's word: why a child that was missed will not come.
  if (term) await addLeave(db, schoolId, { leaveId: random.uuid(), termId: term.termId, childId, fromOn: heldOn, toOn: heldOn, serviceKey, reason: note, now, guardianId: null, staffId })
  return done({ alertId }, { target: `alert/${alertId}`, state: 'resolved', as: 'explained', onLeave: kind === 'missing' })
})

/** A roll that is saved at the same moment misses the child either before or not at all: never between the end of the search and its reason. */
async function lockRollsOf({ db, schoolId }: Context, { childId, heldOn, serviceKey, rollKey }: { childId: string; heldOn: string; serviceKey: string; rollKey: string | null }) {
  const published = await publishedPlan(db, schoolId)
  const rolls = published ? await rollsOfChildren({ db, schoolId }, published, heldOn, [childId]) : []
  const keys = [...rolls.filter((roll) => roll.serviceKey === serviceKey).map((roll) => roll.rollKey), ...(rollKey === null ? [] : [rollKey])]
  await lockRolls(db, schoolId, keys.map((key) => ({ heldOn, serviceKey, rollKey: key })))
}
