import { answerAlert as operation } from '../../contract/alert'
import { done, refuse, write } from '../../handling'
import { answerWords } from '../../rules/alert-words'
import { appendSteps, isOwnAlert, markAnswered, officeStaff } from '../../store/alert'
import { tellStaff } from '../../store/message'

export const answerAlert = write(operation, async ({ db, schoolId, actor, now, random }, { alertId, answer, note }) => {
  const guardianId = actor.guardianId as string
  if (!(await isOwnAlert(db, schoolId, guardianId, alertId))) return refuse('alert_unknown')
  const alert = await markAnswered(db, schoolId, guardianId, alertId, answer, now)
  if (!alert) return refuse('alert_closed')
  const stepId = random.uuid()
  await appendSteps(db, schoolId, now, [{ alertId, stepId, step: 'answered', staffId: null, guardianId, note: answerWords(alert.kind, answer, note) }])
  const looking = [...alert.keepers, ...(await officeStaff(db, schoolId)), ...(alert.acknowledgedBy ? [alert.acknowledgedBy] : [])]
  await tellStaff(db, schoolId, looking, alert.childId, { kind: 'alert_answered', details: { alertId, title: alert.title, answer, kind: alert.kind, note }, event: `${alert.kind}/${alertId}/answered/${stepId}`, now, newId: random.uuid })
  return done({ alertId }, { target: `alert/${alertId}`, answer })
})
