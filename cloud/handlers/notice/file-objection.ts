import { fileObjection as operation } from '../../contract/notice'
import { done, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { lockGuardian } from '../../store/guardian'
import { addObjection, findNotice, objectionsBy } from '../../store/notice'

const mostObjections = 5

export const fileObjection = write(operation, async ({ db, schoolId, actor, now, random }, { noticeId, text }) => {
  const notice = await findNotice(db, schoolId, noticeId)
  if (!notice) return refuse('notice_unknown')
  if (shanghaiDate(now) > notice.closesOn) return refuse('notice_closed')
  const guardianId = actor.guardianId as string
  await lockGuardian(db, schoolId, guardianId)
  if ((await objectionsBy(db, schoolId, noticeId, guardianId)).length >= mostObjections) return refuse('objections_full')
  const objectionId = random.uuid()
  await addObjection(db, schoolId, { objectionId, noticeId, guardianId, text, now })
  return done({ objectionId }, { target: `objection/${objectionId}`, noticeId, status: 'open' })
})
