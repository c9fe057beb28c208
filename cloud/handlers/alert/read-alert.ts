import { alertReader } from '../../alert-reader'
import { readAlert as operation } from '../../contract/alert'
import { mayCall } from '../../child-in-care'
import { read, refuse } from '../../handling'
import { alertFor, stepsOf } from '../../store/alert-view'
import { guardiansToCall } from '../../store/guardian'
import { childOfSchool } from '../../store/child'
import { logAccess } from '../../store/desk'

export const readAlert = read(operation, async (context, { alertId }) => {
  const { db, schoolId, actor, now } = context
  const alert = await alertFor(db, schoolId, alertReader(actor), alertId)
  if (!alert) return refuse('alert_unknown')
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [alert.childId], now })
  const { heldOn, serviceKey, rollKey } = alert
  const child = await childOfSchool(db, schoolId, alert.childId)
  const isOpen = alert.state !== 'resolved'
  return {
    alert,
    steps: await stepsOf(db, schoolId, alertId),
    guardians: child && (isOpen || mayCall(context, child, heldOn)) ? await guardiansToCall(db, schoolId, alert.childId) : [],
    roll: rollKey === null ? null : { heldOn, serviceKey, rollKey },
  }
})
