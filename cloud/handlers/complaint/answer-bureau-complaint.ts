import { answerBureauComplaint as operation } from '../../contract/complaint'
import { done, refuse, write } from '../../handling'
import { answerAsBureau, lockBureauComplaint } from '../../store/complaint'

export const answerBureauComplaint = write(operation, async ({ db, schoolId, actor, now }, { complaintId, reply }) => {
  const complaint = await lockBureauComplaint(db, schoolId, complaintId)
  if (!complaint) return refuse('complaint_unknown')
  if (complaint.answeredAt !== null) return refuse('complaint_answered')
  if (complaint.closedOn !== null) return refuse('complaint_closed')
  await answerAsBureau(db, schoolId, { complaintId, reply, accountId: actor.accountId as string, now })
  return done({ complaintId }, { target: `complaint/${complaintId}`, state: 'answered' })
})
