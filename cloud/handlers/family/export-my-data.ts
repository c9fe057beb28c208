import { exportMyData as operation } from '../../contract/family'
import { read } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { exportFamily } from '../../store/export'

export const exportMyData = read(operation, async ({ db, schoolId, actor, now }) => ({
  exportedAt: now.toISOString(),
  exportedOn: shanghaiDate(now),
  data: await exportFamily(db, schoolId, actor.guardianId as string),
}))
