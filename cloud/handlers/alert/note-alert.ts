import { alertReader } from '../../alert-reader'
import { noteAlert as operation } from '../../contract/alert'
import { done, refuse, write } from '../../handling'
import { appendSteps } from '../../store/alert'
import { alertFor } from '../../store/alert-view'

export const noteAlert = write(operation, async ({ db, schoolId, actor, now, random }, { alertId, note }) => {
  if (!(await alertFor(db, schoolId, alertReader(actor), alertId))) return refuse('alert_unknown')
  await appendSteps(db, schoolId, now, [{ alertId, stepId: random.uuid(), step: 'note', staffId: actor.staffId, guardianId: null, note }])
  return done({ alertId }, { target: `alert/${alertId}`, noted: true })
})
