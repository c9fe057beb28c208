import { readDrawEntries as operation } from '../../contract/draw'
import { read, refuse } from '../../handling'
import { pageOf } from '../../paging'
import { findDraw, frozenEntries } from '../../store/draw'

// An entry of five choices is some 130 bytes: a page stays far below what a reply may weigh, and the phone asks seldom.
const entriesOnPage = 300

export const readDrawEntries = read(operation, async ({ db, schoolId }, { drawId, offset }) => {
  const draw = await findDraw(db, schoolId, drawId)
  if (!draw || draw.status === 'draft' || draw.status === 'cancelled') return refuse('draw_unknown')
  if (draw.listCourses === null) return refuse('draw_not_closed')
  const { entries, total } = await frozenEntries(db, schoolId, drawId, offset, entriesOnPage)
  return { drawId, courses: draw.listCourses, entries, ...pageOf(offset, entries.length, total) }
})
