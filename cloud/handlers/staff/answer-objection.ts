import { answerObjection as operation } from '../../contract/staff'
import { done, refuse, write } from '../../handling'
import { tellGuardian } from '../../store/message'
import { lockObjection, saveObjectionAnswer } from '../../store/notice'

export const answerObjection = write(operation, async ({ db, schoolId, actor, now, random }, { objectionId, decision, reply }) => {
  const objection = await lockObjection(db, schoolId, objectionId)
  if (!objection) return refuse('objection_unknown')
  if (objection.status !== 'open') return refuse('objection_answered')
  await saveObjectionAnswer(db, schoolId, { objectionId, decision, reply, staffId: actor.staffId, now })
  await tellGuardian(db, schoolId, objection.guardianId, { kind: 'objection_answered', details: { reply, decision }, now, newId: random.uuid })
  return done({}, { target: `objection/${objectionId}`, before: 'open', status: decision })
})
