import { undoDeparture as operation } from '../../contract/pick-up'
import { dismissalOf, keptRoll } from '../../dismissal'
import { done, isRefused, refuse, write } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { clockWords } from '../../rules/instant-words'
import { lockChild } from '../../store/child'
import { undoDeparture as takeBack, usedDepartures } from '../../store/departure'
import { tellGuardiansOf } from '../../store/message'
import { publishedPlan } from '../../store/plan'

export const undoDeparture = write(operation, async (context, { departureId, ...address }) => {
  const { db, schoolId, actor, now, random } = context
  const published = await publishedPlan(db, schoolId)
  if (!published) return refuse('plan_not_published')
  const roll = await keptRoll(context, published, address)
  if (isRefused(roll)) return roll
  const known = (await usedDepartures(db, schoolId, [departureId])).get(departureId)
  const isHere = known?.heldOn === address.heldOn && known.serviceKey === address.serviceKey && roll.children.some(({ childId }) => childId === known.childId)
  if (!known || !isHere) return refuse('departure_unknown')
  if (address.heldOn !== shanghaiDate(now)) return refuse('departure_undo_late')
  await lockChild(db, schoolId, known.childId)
  const undone = await takeBack(db, schoolId, departureId, actor.staffId as string, now)
  if (!undone) return refuse('departure_unknown')
  if (undone.how !== 'returned') {
    const details = { time: clockWords(undone.madeAt) }
    await tellGuardiansOf(db, schoolId, [known.childId], { kind: 'departure_corrected', details, now, newId: () => random.uuid(), event: `departure-undone/${departureId}` })
  }
  return done(await dismissalOf(context, published, roll, address.heldOn), { target: `child/${known.childId}`, departureUndone: departureId })
})
