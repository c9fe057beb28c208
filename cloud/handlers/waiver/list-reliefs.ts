import { pageSize } from '../../contract/values'
import { listReliefs as operation } from '../../contract/waiver'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { logAccess } from '../../store/desk'
import { reliefsOfTerm } from '../../store/relief'
import { currentTerm } from '../../store/school'

export const listReliefs = read(operation, async ({ db, schoolId, actor, now }, { offset }) => {
  const term = await currentTerm(db, schoolId)
  const { reliefs, total } = term ? await reliefsOfTerm(db, schoolId, term.termId, offset, pageSize) : { reliefs: [], total: 0 }
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [...new Set(reliefs.map(({ childId }) => childId))], now })
  return { reliefs, ...pageOf(offset, reliefs.length, total) }
})
