import { markMessagesRead as operation } from '../../contract/message'
import { done, write } from '../../handling'
import { markRead } from '../../store/message'

export const markMessagesRead = write(operation, async ({ db, schoolId, actor, now }, { upTo }) => {
  const marked = await markRead(db, schoolId, actor, upTo, now)
  return done({ marked }, { target: actor.guardianId ? `guardian/${actor.guardianId}` : `staff/${actor.staffId}`, marked })
})
