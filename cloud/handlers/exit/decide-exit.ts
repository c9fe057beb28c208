import { decideExit as operation } from '../../contract/exit'
import { done, refuse, write } from '../../handling'
import { approveExits } from '../../leave-service'
import { shanghaiDate } from '../../rules/dates'
import { checkDelay } from '../../rules/exit-request'
import { lockChildren } from '../../store/child'
import { exitsById, setExitsDelayed } from '../../store/exit'
import { tellGuardiansOf } from '../../store/message'

export const decideExit = write(operation, async ({ db, schoolId, actor, now, random }, { exitIds, decision, reason, until }) => {
  const ids = [...new Set(exitIds)]
  const seen = await exitsById(db, schoolId, ids)
  if (seen.length < ids.length) return refuse('exit_unknown')
  await lockChildren(db, schoolId, seen.map(({ childId }) => childId))
  // Read again under the locks: a family may have taken its request back, or a colleague has decided.
  const exits = await exitsById(db, schoolId, ids)
  if (!exits.every(({ status }) => status === 'waiting' || status === 'delayed')) return refuse('exit_decided')
  const { staffId } = actor
  if (decision === 'approve') {
    const carriedOut = await approveExits({ db, schoolId, now, newId: random.uuid }, exits, { as: 'bySchool', staffId })
    return done({ decided: exits.length }, { target: 'exit', exitIds: ids, status: 'approved', carriedOut })
  }
  for (const exit of exits) {
    const checked = checkDelay(exit, { reason, until }, shanghaiDate(now))
    if (checked.kind === 'refused') return refuse(checked.code)
  }
  await setExitsDelayed(db, schoolId, ids, { reason, until: until as string, staffId, now })
  await tellGuardiansOf(db, schoolId, exits.map(({ childId }) => childId), { kind: 'exit_delayed', details: { reason, until: until as string }, now, newId: random.uuid })
  return done({ decided: exits.length }, { target: 'exit', exitIds: ids, status: 'delayed', until })
})
