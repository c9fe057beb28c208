import { withdrawWaiver as operation } from '../../contract/waiver'
import { done, refuse, write } from '../../handling'
import { lockChild, ownChild } from '../../store/child'
import { setWaiverWithdrawn, waiverRequest } from '../../store/waiver'

export const withdrawWaiver = write(operation, async ({ db, schoolId, actor }, { requestId }) => {
  const seen = await waiverRequest(db, schoolId, requestId)
  if (seen?.guardianId !== actor.guardianId || !(await ownChild(db, schoolId, actor.guardianId, seen.childId))) return refuse('waiver_unknown')
  await lockChild(db, schoolId, seen.childId)
  // Read again under the lock: the office may have decided meanwhile.
  const request = await waiverRequest(db, schoolId, requestId)
  if (request?.status !== 'waiting') return refuse('waiver_decided')
  await setWaiverWithdrawn(db, schoolId, requestId)
  return done({ requestId }, { target: `waiver/${requestId}`, childId: seen.childId, status: 'withdrawn' })
})
