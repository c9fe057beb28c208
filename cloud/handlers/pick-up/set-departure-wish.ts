import { setDepartureWish as operation } from '../../contract/pick-up'
import { done, isRefused, refuse, write } from '../../handling'
import { lockChild } from '../../store/child'
import { addWish, endWish } from '../../store/pick-up'
import { wishOpenTo } from '../../wish-day'

export const setDepartureWish = write(operation, async (context, { childId, heldOn, ...wish }) => {
  const { db, schoolId, actor, now, random } = context
  await lockChild(db, schoolId, childId)
  const open = await wishOpenTo(context, childId, heldOn)
  if (isRefused(open)) return open
  if (heldOn !== null && !open.days.some(({ date }) => date === heldOn)) return refuse('wish_day_wrong')
  await endWish(db, schoolId, childId, heldOn, now)
  await addWish(db, schoolId, { ...wish, childId, heldOn, wishId: random.uuid(), guardianId: actor.guardianId as string, now })
  return done({}, { target: `child/${childId}`, wish: heldOn ?? 'usual', how: wish.how, leavesAt: wish.leavesAt })
})
