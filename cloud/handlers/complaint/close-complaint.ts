import { closeComplaint as operation } from '../../contract/complaint'
import { done, refuse, write } from '../../handling'
import { complaintState } from '../../rules/complaint'
import { shanghaiDate } from '../../rules/dates'
import { lockAccount } from '../../store/account'
import { appendAudit } from '../../store/audit'
import { closeOwn, lockComplaint, lockBureauComplaint, ownComplaints } from '../../store/complaint'

export const closeComplaint = write(operation, async ({ db, schoolId, actor, now, requestId }, { complaintId }) => {
  const accountId = actor.accountId as string
  await lockAccount(db, schoolId, accountId)
  const own = (await ownComplaints(db, schoolId, accountId)).find((each) => each.complaintId === complaintId)
  if (!own) return refuse('complaint_unknown')
  // It may just have been answered: that answer holds, and closing comes after it.
  await (own.to === 'school' ? lockComplaint : lockBureauComplaint)(db, schoolId, complaintId)
  const today = shanghaiDate(now)
  if (complaintState(own, today) === 'closed') return refuse('complaint_closed')
  await closeOwn(db, schoolId, own, today)
  const target = `complaint/${complaintId}`
  if (own.to === 'school' && !own.anonymous) await appendAudit(db, { schoolId, actor: actor.guardianId as string, operation: operation.name, target, change: { state: 'closed' }, requestId, at: now })
  return done({ complaintId }, { target, state: 'closed' })
})
