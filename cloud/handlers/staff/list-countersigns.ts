import { listCountersigns as operation } from '../../contract/staff'
import { pageSize } from '../../contract/values'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { agreementsToCountersign } from '../../store/agreement'
import { logAccess } from '../../store/desk'

export const listCountersigns = read(operation, async ({ db, schoolId, actor, now }, { offset }) => {
  const { items, total } = await agreementsToCountersign(db, schoolId, offset, pageSize)
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: items.map(({ childId }) => childId), now })
  return { items, ...pageOf(offset, items.length, total) }
})
