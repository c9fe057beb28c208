import { fileComplaint as operation } from '../../contract/complaint'
import { done, refuse, write } from '../../handling'
import { complaintState, mostOpen } from '../../rules/complaint'
import { shanghaiDate } from '../../rules/dates'
import { lockAccount } from '../../store/account'
import { appendAudit } from '../../store/audit'
import { addBureauComplaint, addComplaint, hasBureau, ownComplaints } from '../../store/complaint'
import { forgetOwnAnswers } from '../../store/sealed'

const answersKept = 2 * 86_400_000

export const fileComplaint = write(operation, async ({ db, schoolId, actor, now, random, requestId }, { to, topic, text, anonymous }) => {
  const [accountId, guardianId] = [actor.accountId as string, actor.guardianId as string]
  if (to === 'bureau' && !(await hasBureau(db, schoolId))) return refuse('bureau_not_connected')
  await lockAccount(db, schoolId, accountId)
  const today = shanghaiDate(now)
  const waiting = (await ownComplaints(db, schoolId, accountId)).filter((each) => complaintState(each, today) === 'open')
  if (waiting.length >= mostOpen) return refuse('complaint_too_many')
  await forgetOwnAnswers(db, schoolId, new Date(now.getTime() - answersKept))
  const complaintId = random.uuid()
  const target = `complaint/${complaintId}`
  if (to === 'bureau') await addBureauComplaint(db, schoolId, { complaintId, topic, text, accountId, now })
  else await addComplaint(db, schoolId, { complaintId, topic, text, guardianId: anonymous ? null : guardianId, accountId, today })
  // Without a name not even a row of the school's records, whose minute could be laid beside what else the family did.
  if (to === 'school' && !anonymous) await appendAudit(db, { schoolId, actor: guardianId, operation: operation.name, target, change: { topic }, requestId, at: now })
  return done({ complaintId }, { target, to, topic })
})
