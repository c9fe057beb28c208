import { checkWaiverList as operation } from '../../contract/waiver'
import { read, refuse } from '../../handling'
import { logAccess } from '../../store/desk'
import { readWaiverList } from '../../waiver-list'

export const checkWaiverList = read(operation, async ({ db, schoolId, actor, now }, input) => {
  const list = await readWaiverList(db, schoolId, input)
  if (list.kind === 'refused') return refuse(list.code)
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: list.matched.map(({ childId }) => childId), now })
  return { grants: list.percent !== null, matched: list.matched.map(({ childId, ...row }) => ({ ...row, already: list.already.has(childId) })), faults: list.faults }
})
