import { readDrawResult as operation } from '../../contract/draw'
import { hasRun, headOf } from '../../draw-head'
import { read, refuse } from '../../handling'
import { creditsMost } from '../../rules/draw-list'
import { childrenOf } from '../../store/child'
import { countEntries, creditsOf, entriesOf, findDraw, type StoredDraw, type StoredEntry } from '../../store/draw'
import { coursesOfDraws } from '../../store/draw-course'

export const readDrawResult = read(operation, async ({ db, schoolId, actor }, { drawId }) => {
  const draw = await findDraw(db, schoolId, drawId)
  if (!draw || draw.status === 'draft' || draw.status === 'cancelled') return refuse('draw_unknown')
  if (!hasRun(draw)) return refuse('draw_not_run')
  const own = await childrenOf(db, schoolId, actor.guardianId as string)
  const ids = own.map(({ childId }) => childId)
  const entries = (await entriesOf(db, schoolId, drawId, ids)).filter(({ courseIds }) => courseIds.length > 0)
  const credits = await creditsOf(db, schoolId, ids)
  return {
    draw: headOf(draw),
    entries: (await countEntries(db, schoolId, [drawId])).get(drawId)?.entries ?? 0,
    // Nobody can choose what is left of a course that was closed since.
    courses: (await coursesOfDraws(db, schoolId, [drawId])).map((course) => (course.status === 'published' ? course : { ...course, placesLeft: 0 })),
    children: entries.map((entry) => {
      const name = own.find(({ childId }) => childId === entry.childId)?.name ?? ''
      return { ...resultOf(draw, entry), childId: entry.childId, name, creditAfter: Math.min(creditsMost, credits.get(entry.childId) ?? 0) }
    }),
  }
})

function resultOf(draw: StoredDraw, { token, frozen, turn, tries, leftOut, dropped, waitsFor }: StoredEntry) {
  const idOf = (no: number) => draw.listCourses?.find((course) => course.no === no)?.courseId as string
  return {
    ...{ token, turn, leftOut, dropped, waitsFor },
    points: frozen?.points ?? 0,
    turns: draw.turns ?? 0,
    together: (frozen?.together ?? null) !== null,
    path: tries.map(({ no, outcome, clashesWith }) => ({ courseId: idOf(no), outcome, clashesWith: clashesWith === null ? null : idOf(clashesWith) })),
    received: tries.filter(({ outcome }) => outcome === 'received').map(({ no }) => idOf(no)),
  }
}
