import { answerAlert as operation } from '../../contract/alert'
import { done, refuse, write } from '../../handling'
import { answerWords } from '../../rules/alert-words'
import { answersTo, appendSteps, isOwnAlert, markAnswered, officeStaff } from '../../store/alert'
import { tellStaff } from '../../store/message'

/** So often an answer is told; further ones stand in the log, and the last one with the alert. */
const mostTold = 8

export const answerAlert = write(operation, async ({ db, schoolId, actor, now, random }, { alertId, answer, note }) => {
  const guardianId = actor.guardianId as string
  if (!(await isOwnAlert(db, schoolId, guardianId, alertId))) return refuse('alert_unknown')
  const alert = await markAnswered(db, schoolId, guardianId, alertId, answer, now)
  if (!alert) return refuse('alert_closed')
  const stepId = random.uuid()
  await appendSteps(db, schoolId, now, [{ alertId, stepId, step: 'answered', staffId: null, guardianId, note: answerWords(alert.kind, answer, note) }])
  const told = await answersTo(db, schoolId, alertId)
  if (told > mostTold) return done({ alertId }, { target: `alert/${alertId}`, answer, told: false })
  const looking = [...alert.keepers, ...(await officeStaff(db, schoolId)), ...(alert.acknowledgedBy ? [alert.acknowledgedBy] : [])]
  await tellStaff(db, schoolId, looking, alert.childId, { kind: 'alert_answered', details: { alertId, title: alert.title, answer, kind: alert.kind, note }, event: `${alert.kind}/${alertId}/answered/${stepId}`, now, newId: random.uuid })
  return done({ alertId }, { target: `alert/${alertId}`, answer })
})
