import { listFreezes as operation } from '../../contract/pick-up'
import { read } from '../../handling'
import { frozenChildren } from '../../store/custody'
import { logAccess } from '../../store/desk'

const mostListed = 200

export const listFreezes = read(operation, async ({ db, schoolId, actor, now }) => {
  const freezes = await frozenChildren(db, schoolId, mostListed)
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: freezes.map(({ childId }) => childId), now })
  return { freezes: freezes.map((freeze) => ({ ...freeze, setAt: freeze.setAt.toISOString() })) }
})
