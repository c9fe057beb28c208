import { alertReader } from '../../alert-reader'
import { readAlert as operation } from '../../contract/alert'
import { read, refuse } from '../../handling'
import { alertFor, guardiansToCall, stepsOf } from '../../store/alert-view'
import { logAccess } from '../../store/desk'

export const readAlert = read(operation, async ({ db, schoolId, actor, now }, { alertId }) => {
  const alert = await alertFor(db, schoolId, alertReader(actor), alertId)
  if (!alert) return refuse('alert_unknown')
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [alert.childId], now })
  const { heldOn, serviceKey, rollKey } = alert
  return {
    alert,
    steps: await stepsOf(db, schoolId, alertId),
    guardians: await guardiansToCall(db, schoolId, alert.childId),
    roll: rollKey === null ? null : { heldOn, serviceKey, rollKey },
  }
})
