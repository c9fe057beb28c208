import { settleFinding as operation } from '../../contract/safety'
import { done, refuse, write } from '../../handling'
import { lockFinding, putRight } from '../../store/safety'

export const settleFinding = write(operation, async ({ db, schoolId, actor, now }, { logId, text }) => {
  const finding = await lockFinding(db, schoolId, actor.roles.has('schoolAdmin') ? null : actor.staffId, logId)
  if (!finding) return refuse('safety_unknown')
  if (!finding.isOpen) return refuse('safety_settled')
  await putRight(db, schoolId, logId, text, actor.staffId as string, now)
  return done({ putRightAt: now.toISOString() }, { target: `safety/${logId}`, settled: true })
})
