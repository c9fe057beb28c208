import { forwardToSchool as operation } from '../../contract/complaint'
import { done, refuse, write } from '../../handling'
import { repeatsWords } from '../../rules/complaint'
import { shanghaiDate } from '../../rules/dates'
import { appendAudit } from '../../store/audit'
import { forwardComplaint, lockBureauComplaint } from '../../store/complaint'

export const forwardToSchool = write(operation, async ({ db, schoolId, now, random }, { complaintId, text }) => {
  const complaint = await lockBureauComplaint(db, schoolId, complaintId)
  if (!complaint) return refuse('complaint_unknown')
  if (complaint.forwarded !== null) return refuse('complaint_forwarded')
  if (complaint.closedOn !== null) return refuse('complaint_closed')
  if (repeatsWords(text, complaint.text)) return refuse('complaint_text_copied')
  const asId = random.uuid()
  await forwardComplaint(db, schoolId, { complaintId, asId, topic: complaint.topic, text, now, today: shanghaiDate(now) })
  // What the school's records hold of it: that the bureau asks.
  await appendAudit(db, { schoolId, actor: 'bureau', operation: operation.name, target: `complaint/${asId}`, change: { topic: complaint.topic }, requestId: '', at: now })
  return done({ complaintId }, { target: `complaint/${complaintId}`, forwardedAs: asId })
})
