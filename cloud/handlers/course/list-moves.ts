import { listMoves as operation } from '../../contract/course-move'
import { pageSize } from '../../contract/values'
import { read } from '../../handling'
import { pageOf } from '../../paging'
import { logAccess } from '../../store/desk'
import { movesOfTerm } from '../../store/move'
import { currentTerm } from '../../store/school'

export const listMoves = read(operation, async ({ db, schoolId, actor, now }, { offset }) => {
  const term = await currentTerm(db, schoolId)
  const { moves, total } = term ? await movesOfTerm(db, schoolId, term.termId, offset, pageSize) : { moves: [], total: 0 }
  const childIds = [...new Set(moves.flatMap(({ childId }) => childId ?? []))]
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds, now })
  return { moves, ...pageOf(offset, moves.length, total) }
})
