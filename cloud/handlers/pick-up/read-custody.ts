import { readCustody as operation } from '../../contract/pick-up'
import { peopleOf } from '../../child-people'
import { read, refuse } from '../../handling'
import { childOfSchool } from '../../store/child'
import type { Freeze } from '../../store/custody'
import { logAccess } from '../../store/desk'

export const readCustody = read(operation, async (context, { childId }) => {
  const { db, schoolId, actor, now } = context
  const child = await childOfSchool(db, schoolId, childId)
  if (!child) return refuse('child_unknown')
  await logAccess(db, schoolId, { staffId: actor.staffId, operation: operation.name, childIds: [childId], now })
  const { people, facts } = await peopleOf(context, childId)
  const freezes = facts.freezes.map(shown)
  return { childName: child.name, className: child.className, people, freeze: freezes.find(({ liftedAt }) => liftedAt === null) ?? null, earlier: freezes.filter(({ liftedAt }) => liftedAt !== null).slice(0, 20) }
})

const shown = ({ freezeId, reason, guardianIds, collectorIds, setAt, setByName, liftedAt }: Freeze) => ({ freezeId, reason, guardianIds, collectorIds, setByName, setAt: setAt.toISOString(), liftedAt: liftedAt?.toISOString() ?? null })
