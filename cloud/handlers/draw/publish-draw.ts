import { publishDraw as operation } from '../../contract/draw'
import { sha256 } from '../../digest'
import { done, refuse, write, type Random } from '../../handling'
import { shanghaiDate } from '../../rules/dates'
import { tangledHours } from '../../rules/draw'
import { commitmentOf } from '../../rules/draw-hash'
import { drawInstantWords } from '../../rules/draw-words'
import { lockDraw, setDrawPublished } from '../../store/draw'
import { childrenOfDraw, lockCoursesOfDraw } from '../../store/draw-course'
import { tellGuardiansOf } from '../../store/message'

/** 256 bits from the host's own source of randomness, of which a uuid carries 122. */
const newSeed = ({ uuid }: Random) => sha256([uuid(), uuid(), uuid()].join(''))

export const publishDraw = write(operation, async ({ db, schoolId, now, random }, { drawId }) => {
  const draw = await lockDraw(db, schoolId, drawId, 'change')
  if (!draw) return refuse('draw_unknown')
  if (draw.status !== 'draft') return refuse('draw_not_draft')
  // The commitment must be out before anybody ranks, and nobody may miss hours of it.
  if (new Date(draw.opensAt) <= now) return refuse('draw_times_wrong')
  const courses = await lockCoursesOfDraw(db, schoolId, drawId)
  if (courses.length === 0 || courses.some(({ status }) => status !== 'published')) return refuse('draw_course_unfit')
  if (draw.limitPerChild > 1 && tangledHours(courses)) return refuse('draw_hours_tangled')

  const seed = newSeed(random)
  const commitment = commitmentOf(seed)
  await setDrawPublished(db, schoolId, drawId, { seed, commitment, now })
  const children = await childrenOfDraw(db, schoolId, drawId, shanghaiDate(now))
  const details = { draw: draw.title, drawId, opens: drawInstantWords(draw.opensAt), closes: drawInstantWords(draw.closesAt) }
  await tellGuardiansOf(db, schoolId, children, { kind: 'draw_published', details, now, newId: random.uuid })
  return done({ drawId, commitment }, { target: `draw/${drawId}`, state: 'published', commitment })
})
