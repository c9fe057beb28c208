import { listComplaints as operation } from '../../contract/complaint'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { complaintState } from '../../rules/complaint'
import { shanghaiDate } from '../../rules/dates'
import { familiesOf, schoolComplaints } from '../../store/complaint'
import { logAccess } from '../../store/desk'

const mostComplaints = 25

export const listComplaints = read(operation, async ({ db, schoolId, actor, now }, { offset }) => {
  const { complaints, total } = await schoolComplaints(db, schoolId, offset, mostComplaints)
  const rows = await familiesOf(db, schoolId, complaints.flatMap(({ guardianId }) => (guardianId === null ? [] : [guardianId])))
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [...new Set(rows.flatMap(({ child_id }) => child_id ?? []))], now })
  const whoOf = (guardianId: string | null) => {
    const own = rows.filter((row) => row.guardian_id === guardianId)
    if (!own[0]) return null
    return { guardianName: own[0].guardian_name, children: own.flatMap((row) => (row.child_id === null ? [] : [{ name: row.child_name ?? '', className: row.class_name ?? '' }])) }
  }
  const today = shanghaiDate(now)
  return { complaints: complaints.map((each) => ({ ...each, state: complaintState(each, today), who: whoOf(each.guardianId) })), ...pageOf(offset, complaints.length, total) }
})
