import { alertReader } from '../../alert-reader'
import { acknowledgeAlert as operation } from '../../contract/alert'
import { done, refuse, write } from '../../handling'
import { appendSteps, markAcknowledged } from '../../store/alert'
import { alertFor } from '../../store/alert-view'

export const acknowledgeAlert = write(operation, async ({ db, schoolId, actor, now, random }, { alertId }) => {
  const staffId = actor.staffId as string
  const isFirst = (await alertFor(db, schoolId, alertReader(actor), alertId)) !== null && (await markAcknowledged(db, schoolId, alertId, staffId, now))
  // Read again: it may have been closed, or taken on by somebody else, while this one was pressing.
  const alert = await alertFor(db, schoolId, alertReader(actor), alertId)
  if (!alert) return refuse('alert_unknown')
  if (alert.state === 'resolved') return refuse('alert_closed')
  await appendSteps(db, schoolId, now, [{ alertId, stepId: random.uuid(), step: 'acknowledged', staffId, guardianId: null, note: '' }])
  return done({ alertId }, { target: `alert/${alertId}`, state: 'acknowledged', first: isFirst })
})
