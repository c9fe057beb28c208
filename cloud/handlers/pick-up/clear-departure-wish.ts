import { clearDepartureWish as operation } from '../../contract/pick-up'
import { done, isRefused, write } from '../../handling'
import { lockChild } from '../../store/child'
import { endWish } from '../../store/pick-up'
import { wishOpenTo } from '../../wish-day'

export const clearDepartureWish = write(operation, async (context, { childId, heldOn }) => {
  const { db, schoolId, now } = context
  await lockChild(db, schoolId, childId)
  const open = await wishOpenTo(context, childId, heldOn)
  if (isRefused(open)) return open
  await endWish(db, schoolId, childId, heldOn, now)
  return done({}, { target: `child/${childId}`, wishCleared: heldOn ?? 'usual' })
})
