import { freezeCustody as operation } from '../../contract/pick-up'
import { peopleOf } from '../../child-people'
import { done, refuse, write } from '../../handling'
import { childOfSchool, lockChild } from '../../store/child'
import { addFreeze, endFreeze } from '../../store/custody'

export const freezeCustody = write(operation, async (context, { childId, reason, guardianIds, collectorIds }) => {
  const { db, schoolId, actor, now, random } = context
  if (!(await childOfSchool(db, schoolId, childId))) return refuse('child_unknown')
  await lockChild(db, schoolId, childId)
  const { people } = await peopleOf(context, childId)
  const known = (kind: 'guardian' | 'collector', ids: readonly string[]) => ids.every((id) => people.some((each) => each.kind === kind && each.personId === id))
  if (!known('guardian', guardianIds) || !known('collector', collectorIds)) return refuse('collector_unknown')
  const staffId = actor.staffId as string
  const replaced = await endFreeze(db, schoolId, childId, { freezeId: null, staffId, now })
  const freezeId = random.uuid()
  await addFreeze(db, schoolId, { freezeId, childId, reason, guardianIds, collectorIds, staffId, now })
  return done({ freezeId }, { target: `child/${childId}`, freeze: freezeId, replaced, allowed: [...guardianIds, ...collectorIds] })
})
