import { listExits as operation } from '../../contract/exit'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { shanghaiDate } from '../../rules/dates'
import { delayLimit } from '../../rules/exit-request'
import { logAccess } from '../../store/desk'
import { exitsOfTerm } from '../../store/exit'
import { currentTerm } from '../../store/school'

// Half a page of other lists: each may carry three texts in words and ten services.
const mostExits = 25

export const listExits = read(operation, async ({ db, schoolId, actor, now }, { offset }) => {
  const today = shanghaiDate(now)
  const term = await currentTerm(db, schoolId)
  const { exits, total } = term ? await exitsOfTerm(db, schoolId, term.termId, offset, mostExits) : { exits: [], total: 0 }
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [...new Set(exits.map(({ childId }) => childId))], now })
  return { today, exits: exits.map((exit) => ({ ...exit, delayLimit: delayLimit(exit, today) })), ...pageOf(offset, exits.length, total) }
})
