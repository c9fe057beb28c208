import type { DrawCourse } from './contract/draw'
import { coursesPerChild, drawChildren, noteTime } from './draw-facts'
import { shanghaiDate } from './rules/dates'
import { leftOutBy, waitsFor, type DrawChild } from './rules/draw-list'
import { lockChildren } from './store/child'
import { entriesToSettle, findDraw, lockSettling, rankingEntries, setDrawDone, setEntriesSettled, waitingEntries, type StoredDraw, type StoredEntry } from './store/draw'
import { addDrawnPlaces, lockCoursesOfDraw, type CourseOfDraw, type DrawnPlace } from './store/draw-course'
import { tellEachChild } from './store/message'
import type { Moment } from './moment'

// Few enough that a family choosing elsewhere waits for a moment only.
const turnsAtOnce = 60

interface Settling {
  draw: StoredDraw
  courses: Map<string, CourseOfDraw>
  children: Map<string, DrawChild>
  perChild: number | null
  today: string
}

/** Writes the places of the next turns; answers whether there may be more to write. Lines begin once all places stand. */
export async function settleDraw(moment: Moment, drawId: string): Promise<boolean> {
  const { db, schoolId, now } = moment
  // Before the children's locks, and by nobody else: two hosts settle one after the other.
  await lockSettling(db, schoolId, drawId)
  const draw = await findDraw(db, schoolId, drawId)
  if (draw?.status !== 'drawn') return false
  const entries = await entriesToSettle(db, schoolId, drawId, turnsAtOnce)
  await lockChildren(db, schoolId, entries.map(({ childId }) => childId))
  const settling = await settlingOf(moment, draw, entries)
  if (entries.length === 0) {
    await finish(moment, settling)
    return false
  }
  const settled = entries.map((entry) => settleEntry(settling, entry))
  await addDrawnPlaces(db, schoolId, drawId, settled.flatMap(({ joined, entry }) => joined.map((courseId) => placeOf(moment, draw, entry, courseId, 'joined'))), now)
  await setEntriesSettled(db, schoolId, drawId, settled.map(({ entry: { childId }, dropped, waits }) => ({ childId, dropped, waitsFor: waits })), now)
  await tell(moment, settling, settled.map(({ entry: { childId }, joined, waits }) => ({ childId, joined, waits })))
  return true
}

async function settlingOf({ db, schoolId, now }: Moment, draw: StoredDraw, entries: StoredEntry[]): Promise<Settling> {
  const courses = await lockCoursesOfDraw(db, schoolId, draw.drawId)
  const children = await drawChildren(db, schoolId, draw.termId, entries.map(({ childId }) => childId))
  return { draw, courses: new Map(courses.map((course) => [course.courseId, course])), children, perChild: await coursesPerChild(db, schoolId), today: shanghaiDate(now) }
}

const courseIdOf = ({ listCourses }: StoredDraw, no: number) => (listCourses?.[no] as DrawCourse).courseId

interface SettledEntry {
  entry: StoredEntry
  joined: string[]
  /** Drawn, but no longer possible: the child has left meanwhile, or has chosen elsewhere at that hour. */
  dropped: string[]
  waits: string[]
}

function settleEntry({ draw, courses, children, perChild, today }: Settling, entry: StoredEntry): SettledEntry {
  const child = children.get(entry.childId) as DrawChild
  const idsOf = (outcome: string) => entry.tries.filter((each) => each.outcome === outcome).map(({ no }) => courseIdOf(draw, no))
  const joined: CourseOfDraw[] = []
  const received = idsOf('received')
  for (const courseId of received) {
    const course = courses.get(courseId)
    if (course && !leftOutBy(course, { ...child, held: [...child.held, ...joined] }, perChild, today)) joined.push(course)
  }
  const full = entry.waits && entry.frozen?.together === null ? idsOf('full').flatMap((courseId) => courses.get(courseId) ?? []) : []
  const possible = full.filter((course) => !leftOutBy(course, { ...child, held: [] }, null, today))
  const waits = waitsFor(possible, { received: joined, held: child.held }, { draw: draw.limitPerChild, coursesPerChild: perChild })
  const ids = joined.map(({ courseId }) => courseId)
  return { entry, joined: ids, dropped: received.filter((courseId) => !ids.includes(courseId)), waits }
}

function placeOf({ newId }: Moment, draw: StoredDraw, entry: StoredEntry, courseId: string, state: DrawnPlace['state']): DrawnPlace {
  const course = draw.listCourses?.find((each) => each.courseId === courseId) as DrawCourse
  const held = entry.tries.find(({ no }) => no === course.no)?.quota ?? null
  const keys = course.quotas.filter(({ no }) => entry.frozen?.quotas.includes(no)).map(({ no }) => draw.quotaKeys[no] as string)
  return {
    ...{ placeId: newId(), courseId, childId: entry.childId, state, guardianId: entry.guardianId },
    quotaKey: state === 'joined' && held !== null ? (draw.quotaKeys[held] as string) : null,
    quotaKeys: keys,
  }
}

/** Lines begin in the order of the turns; from here on what is left is chosen by first come. */
async function finish(moment: Moment, settling: Settling): Promise<void> {
  const { db, schoolId, now } = moment
  const { draw } = settling
  const waiting = await waitingEntries(db, schoolId, draw.drawId)
  await addDrawnPlaces(db, schoolId, draw.drawId, waiting.flatMap((entry) => entry.waitsFor.map((courseId) => placeOf(moment, draw, entry, courseId, 'waiting'))), now)
  const leftOut = (await rankingEntries(db, schoolId, draw.drawId)).filter(({ frozen }) => frozen === null)
  await tell(moment, settling, leftOut.map(({ childId }) => ({ childId, joined: [], waits: [] })))
  await setDrawDone(db, schoolId, draw.drawId, now)
  await noteTime(moment, draw.drawId, 'settleDraw', { waiting: waiting.length, leftOut: leftOut.length })
}

async function tell({ db, schoolId, now, newId }: Moment, { draw, courses }: Settling, told: { childId: string; joined: string[]; waits: string[] }[]) {
  const titles = (courseIds: string[]) => courseIds.map((courseId) => `“${courses.get(courseId)?.title ?? ''}”`).join('、')
  const details = told.map(({ childId, joined, waits }) => ({
    childId,
    details: { draw: draw.title, drawId: draw.drawId, ...(joined.length > 0 ? { received: titles(joined) } : {}), ...(waits.length > 0 ? { waiting: titles(waits) } : {}) },
  }))
  await tellEachChild(db, schoolId, details, { kind: 'draw_done', now, newId })
}
