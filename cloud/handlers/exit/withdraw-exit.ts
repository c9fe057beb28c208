import { withdrawExit as operation } from '../../contract/exit'
import { done, refuse, write } from '../../handling'
import { lockChild } from '../../store/child'
import { ownExit, setExitWithdrawn } from '../../store/exit'

export const withdrawExit = write(operation, async ({ db, schoolId, actor }, { exitId }) => {
  const seen = await ownExit(db, schoolId, actor.guardianId, exitId)
  if (!seen) return refuse('exit_unknown')
  await lockChild(db, schoolId, seen.childId)
  // Read again under the lock: the office or time may have decided meanwhile.
  const exit = await ownExit(db, schoolId, actor.guardianId, exitId)
  if (exit?.status !== 'waiting' && exit?.status !== 'delayed') return refuse('exit_decided')
  await setExitWithdrawn(db, schoolId, exitId)
  return done({ exitId }, { target: `exit/${exitId}`, before: exit.status, status: 'withdrawn' })
})
