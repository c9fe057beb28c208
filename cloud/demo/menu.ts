import type { Random } from '../handling'
import type { Call } from './acting'
import { demoCourses } from './courses'
import type { Family } from './families'
import { calligraphyPicture } from './picture'
import { shuffled } from './seeded-random'

interface Chosen {
  families: Family[]
  random: Random
}

/** What becomes of the menu until the demonstration starts: a draw is open, courses fill up and grow lines. */
export async function liveWithMenu(call: Call, chosen: Chosen) {
  const drawId = await openDraw(call)
  await rankCourses(call, chosen, drawId)
  await chooseCourses(call, chosen)
  await chooseLate(call, chosen)
  await placeTeam(call)
  await showWorks(call)
}

const drawnTitles = demoCourses.filter(({ admission }) => admission === 'draw').map(({ title }) => title)

/** The scarcest courses by lot: ranked from Sunday morning to Thursday evening. */
async function openDraw(call: Call): Promise<string> {
  const { candidates } = await call('office', '2026-09-05T16:00:00', 'listDraws', {})
  const courseIds = candidates.filter(({ title }) => drawnTitles.includes(title)).map(({ courseId }) => courseId)
  const terms = { opensAt: '2026-09-06T08:00:00+08:00', closesAt: '2026-09-10T20:00:00+08:00', limitPerChild: 1, priorityGroups: ['disabledChild', 'leftBehindChild', 'migrantWorkerChild'], priorityPoints: 2, countsCredits: true }
  const { drawId } = await call('office', '2026-09-05T16:05:00', 'createDraw', { title: '热门课抽签', courseIds, ...terms })
  await call('office', '2026-09-05T16:10:00', 'publishDraw', { drawId })
  return drawId
}

/** Three families in four rank what their child may have, some of them only one course; most would wait in line. */
async function rankCourses(call: Call, { families, random }: Chosen, drawId: string) {
  for (const { personId } of families) {
    if (random.below(4) === 0) continue
    const { children } = await call(personId, '2026-09-06T19:00:00', 'readDraw', { drawId })
    for (const { childId, courses } of children) {
      const possible = shuffled(courses.filter(({ missing }) => missing === null).map(({ courseId }) => courseId), random)
      const courseIds = random.below(4) === 0 ? possible.slice(0, 1) : possible
      if (courseIds.length > 0) await call(personId, '2026-09-06T19:05:00', 'rankCourses', { drawId, childIds: [childId], courseIds, waits: random.below(3) > 0 })
    }
  }
}

const wish = (childId: string, courseId: string) => ({ childId, courseId, ifFull: 'wait' as const, onOffer: 'take' as const, ifClash: 'refuse' as const, together: null })

/** Each family takes one or two of the courses that its child may have; the popular ones fill up and grow a waiting list. */
async function chooseCourses(call: Call, { families, random }: Chosen) {
  for (const { personId, pupils } of families) {
    for (const { childId } of pupils) {
      const { courses } = await call(personId, '2026-09-07T12:05:00', 'readMenu', { childId, offset: 0 })
      const open = shuffled(courses.filter(({ obstacle }) => obstacle === null), random)
      const weekdays = new Set<number>()
      const wanted = open.filter(({ course }) => !weekdays.has(course.weekday) && weekdays.add(course.weekday)).slice(0, random.below(3) === 0 ? 2 : 1)
      if (wanted.length > 0) await call(personId, '2026-09-07T12:06:00', 'chooseCourses', { lines: wanted.map(({ course }) => wish(childId, course.courseId)) })
    }
  }
}

/** What opened only in the evening has found few so far: fewer than it needs. */
async function chooseLate(call: Call, { families }: Chosen) {
  const late = demoCourses.find(({ minimum }) => minimum !== undefined)
  const fitting = families.filter(({ pupils }) => pupils.some(({ grade }) => late?.grades.includes(grade)))
  let chosen = 0
  for (const { personId, pupils } of fitting) {
    if (chosen === 4) return
    for (const { childId } of pupils) {
      const { courses } = await call(personId, '2026-09-07T19:10:00', 'readMenu', { childId, offset: 0 })
      const open = courses.find(({ course, obstacle }) => course.title === late?.title && obstacle === null)
      if (!open) continue
      await call(personId, '2026-09-07T19:11:00', 'chooseCourses', { lines: [wish(childId, open.course.courseId)] })
      chosen += 1
    }
  }
}

/** The coach names the team, and the office places it. */
async function placeTeam(call: Call) {
  const assigned = demoCourses.find(({ admission }) => admission === 'assigned')?.title
  const { courses } = await call('office', '2026-09-07T17:00:00', 'listCourses', { offset: 0 })
  const courseId = courses.find(({ title }) => title === assigned)?.courseId ?? ''
  const { pupils } = await call('office', '2026-09-07T17:00:00', 'listPlaceable', { courseId, search: '', offset: 0 })
  const childIds = pupils.filter(({ clashesWith }) => clashesWith === null).slice(0, 8).map(({ childId }) => childId)
  await call('office', '2026-09-07T17:05:00', 'placeChild', { courseId, childIds, reason: '', overLine: false })
}

/** What the calligraphy course has written, shown to all families. */
async function showWorks(call: Call) {
  const { courses } = await call('office', '2026-09-07T17:10:00', 'listShowcases', { offset: 0 })
  const course = courses.find(({ title }) => title === '硬笔书法')
  const showcase = { title: '硬笔书法开放日', body: '上学期的作品贴在书法室外的走廊，欢迎家长来看，也可以和孩子一起写一个字。', courseId: course?.courseId ?? null, heldOn: '2026-09-18', place: '书法室', picturesConsented: true }
  const { showcaseId, revision } = await call('office', '2026-09-07T17:11:00', 'saveShowcase', { showcaseId: null, revision: 0, showcase })
  await call('office', '2026-09-07T17:12:00', 'addPicture', { showcaseId, description: '米字格里写的“十”字', base64: calligraphyPicture().toString('base64') })
  await call('office', '2026-09-07T17:13:00', 'publishShowcase', { showcaseId, revision })
}
