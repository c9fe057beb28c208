import { answerComplaint as operation } from '../../contract/complaint'
import { done, refuse, write } from '../../handling'
import { answerSchoolComplaint, lockComplaint } from '../../store/complaint'
import { tellGuardian } from '../../store/message'

export const answerComplaint = write(operation, async ({ db, schoolId, actor, now, random }, { complaintId, reply }) => {
  const complaint = await lockComplaint(db, schoolId, complaintId)
  if (!complaint) return refuse('complaint_unknown')
  if (complaint.answeredAt !== null) return refuse('complaint_answered')
  if (complaint.closedOn !== null) return refuse('complaint_closed')
  await answerSchoolComplaint(db, schoolId, { complaintId, reply, staffId: actor.staffId as string, now })
  // Whoever gave no name is not told by a message: its row would say who it was.
  if (complaint.guardianId !== null) await tellGuardian(db, schoolId, complaint.guardianId, { kind: 'complaint_answered', details: {}, event: `complaint/${complaintId}`, now, newId: random.uuid })
  return done({ complaintId }, { target: `complaint/${complaintId}`, state: 'answered' })
})
