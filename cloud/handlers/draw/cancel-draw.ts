import { cancelDraw as operation } from '../../contract/draw'
import { done, refuse, write } from '../../handling'
import { lockDraw, setDrawCancelled } from '../../store/draw'

export const cancelDraw = write(operation, async ({ db, schoolId, now }, { drawId }) => {
  const draw = await lockDraw(db, schoolId, drawId, 'change')
  if (!draw) return refuse('draw_unknown')
  const { status } = draw
  if (status !== 'draft' && (status !== 'published' || new Date(draw.opensAt) <= now)) return refuse('draw_begun')
  await setDrawCancelled(db, schoolId, drawId, now)
  return done({ drawId }, { target: `draw/${drawId}`, before: status, state: 'cancelled' })
})
