import { listMyComplaints as operation } from '../../contract/complaint'
import { read } from '../../handling'
import { complaintState } from '../../rules/complaint'
import { shanghaiDate } from '../../rules/dates'
import { hasBureau, ownComplaints } from '../../store/complaint'
import { publishedPlan } from '../../store/plan'

export const listMyComplaints = read(operation, async ({ db, schoolId, actor, now }) => {
  const published = await publishedPlan(db, schoolId)
  const today = shanghaiDate(now)
  const complaints = await ownComplaints(db, schoolId, actor.accountId as string)
  return {
    complaintPhone: published?.plan.complaintPhone ?? null,
    bureauReads: await hasBureau(db, schoolId),
    complaints: complaints.map((each) => ({ ...each, state: complaintState(each, today) })),
  }
})
