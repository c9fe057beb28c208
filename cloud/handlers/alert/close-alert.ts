import { alertReader } from '../../alert-reader'
import { endAlerts } from '../../alerts'
import { closeAlert as operation } from '../../contract/alert'
import { done, refuse, write } from '../../handling'
import { fileExplanation, openAlerts } from '../../store/alert'
import { alertFor } from '../../store/alert-view'
import { lockChild } from '../../store/child'

export const closeAlert = write(operation, async ({ db, schoolId, actor, now, random }, { alertId, note }) => {
  const alert = await alertFor(db, schoolId, alertReader(actor), alertId)
  if (!alert) return refuse('alert_unknown')
  const { childId, kind, heldOn, serviceKey } = alert
  const staffId = actor.staffId as string
  await lockChild(db, schoolId, childId)
  // A leave is for the whole service of that day, so it explains what the child missed of it beside this session too.
  const open = await openAlerts(db, schoolId, { kind, heldOn, serviceKey }, [childId])
  const explained = open.filter((each) => kind === 'missing' || each.alertId === alertId)
  const closed = await endAlerts({ db, schoolId, now, newId: random.uuid }, explained, 'explained', staffId, note)
  if (!closed.some((each) => each.alertId === alertId)) return refuse('alert_closed')
  if (kind === 'missing') await fileExplanation(db, schoolId, { leaveId: random.uuid(), childId, heldOn, serviceKey, reason: note, staffId, at: now })
  return done({ alertId }, { target: `alert/${alertId}`, state: 'resolved', as: 'explained', onLeave: kind === 'missing' })
})
