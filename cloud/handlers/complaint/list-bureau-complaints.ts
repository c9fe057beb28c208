import { listBureauComplaints as operation } from '../../contract/complaint'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { complaintState } from '../../rules/complaint'
import { shanghaiDate } from '../../rules/dates'
import { bureauComplaints } from '../../store/complaint'
import { findSchool } from '../../store/school'

const mostComplaints = 20

export const listBureauComplaints = read(operation, async ({ db, schoolId, now }, { offset }) => {
  const { name } = await findSchool(db, schoolId)
  const { complaints, total } = await bureauComplaints(db, schoolId, offset, mostComplaints)
  const today = shanghaiDate(now)
  return { schoolName: name, complaints: complaints.map((each) => ({ ...each, state: complaintState(each, today) })), ...pageOf(offset, complaints.length, total) }
})
