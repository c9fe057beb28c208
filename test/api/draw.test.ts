import { randomUUID } from 'node:crypto'
import { commitmentOf, entriesSha256, lottery } from 'cloud/rules/draw-hash'
import { runDraw } from 'cloud/rules/draw'
import { apiOfThisFile, type Output } from '../boot'
import { asOwner, givenCourse, givenFamily, givenGuardian, givenSchool, givenSibling, planWith, type Family, type School } from '../given'
import { afterClosing, drawing, givenDraft, givenDraw, rankingFor, resultFor, seatedFor, takenAndWaiting, whileOpen } from '../given-draw'
import { activate } from './steps'

const api = apiOfThisFile()
const [givenSeated, rank, resultOf, counted] = [seatedFor(api), rankingFor(api), resultFor(api), takenAndWaiting(api)]
const places = (school: School, courseId: string) =>
  asOwner(api, school.schoolId, (db) =>
    db.rows<{ child_id: string; state: string; quota_key: string | null; on_offer: string }>(`select child_id, state, quota_key, on_offer from course_place where school_id = $1 and course_id = $2 order by state, line_no`, [school.schoolId, courseId]),
  )

async function wholeList({ guardian }: Pick<Family, 'guardian'>, drawId: string) {
  const entries: Output<'readDrawEntries'>['entries'] = []
  let page = await api.done(guardian, 'readDrawEntries', { drawId, offset: 0 })
  entries.push(...page.entries)
  while (page.nextOffset !== null) {
    page = await api.done(guardian, 'readDrawEntries', { drawId, offset: page.nextOffset })
    entries.push(...page.entries)
  }
  return { courses: page.courses, entries }
}

test('a draw lives from draft to places: told beforehand, committed, ranked, frozen, run, and everyone’s own phone comes to the same', async () => {
  const { school, families } = await givenSeated(4)
  const [chess, football] = [await givenCourse(api, school, { title: '围棋', capacity: 1 }), await givenCourse(api, school, { title: '足球', weekday: 3, capacity: 2 })]
  const drawId = await givenDraft(api, school, [chess, football])
  expect((await api.done(families[0]!.guardian, 'readDraws', {})).draws).toEqual([])
  const { commitment } = await api.done(school.office, 'publishDraw', { drawId })
  expect(await api.refused(families[0]!.guardian, 'rankCourses', { drawId, childIds: [families[0]!.childId], courseIds: [chess], waits: false })).toBe('draw_not_open')
  api.clock.set(whileOpen)
  const before = await api.done(families[0]!.guardian, 'readDraw', { drawId })
  expect(before.draw).toMatchObject({ commitment, entriesSha256: null, seed: null, status: 'published' })
  expect(before.draw.sentence).toContain('早交晚交机会一样')
  for (const family of families) await rank(family, drawId, [chess, football], true)
  expect(await api.refused(families[0]!.guardian, 'readDrawEntries', { drawId })).toBe('draw_not_closed')
  expect(await api.refused(families[0]!.guardian, 'readDrawResult', { drawId })).toBe('draw_not_run')

  await drawing(api, school, afterClosing)
  const { draw } = await api.done(families[0]!.guardian, 'readDrawResult', { drawId })
  expect(draw.status).toBe('done')
  const seed = draw.seed as string
  expect(commitmentOf(seed)).toBe(commitment)
  const { courses, entries } = await wholeList(families[0]!, drawId)
  expect(entriesSha256(drawId, courses, entries)).toBe(draw.entriesSha256)
  const replayed = runDraw(courses, entries, lottery(seed, draw.entriesSha256 as string))
  for (const family of families) {
    const told = await resultOf(family, drawId)
    const own = replayed.find(({ token }) => token === told?.token)
    expect(told).toMatchObject({ turn: own?.turn, turns: 4, received: own?.received.map((no) => courses[no]?.courseId) })
    expect(told?.path.map(({ outcome }) => outcome)).toEqual(own?.tries.map(({ outcome }) => outcome))
  }
  // Whoever received the other course has had its one; only the fourth waits, and for both.
  expect((await places(school, chess)).map(({ state }) => state)).toEqual(['joined', 'waiting'])
  expect(await counted(school, chess)).toEqual({ taken: 1, waiting: 1 })
  expect(await counted(school, football)).toEqual({ taken: 2, waiting: 1 })
  const told = await Promise.all(families.map(async ({ guardian }) => (await api.done(guardian, 'listMessages', {})).messages.filter(({ kind }) => kind === 'draw_done' || kind === 'draw_published')))
  expect(told.map((messages) => messages.map(({ kind }) => kind))).toEqual(Array(4).fill(['draw_done', 'draw_published']))
})

test('waiting begins in the order of the turns, and only for what is dearer than what was received', async () => {
  const { school, families } = await givenSeated(3)
  const [chess, football] = [await givenCourse(api, school, { capacity: 1 }), await givenCourse(api, school, { capacity: 3, title: '足球' })]
  const drawId = await givenDraw(api, school, [chess, football])
  for (const family of families) await rank(family, drawId, [chess, football], true)
  await drawing(api, school, afterClosing)
  const turns = await Promise.all(families.map(async (family) => ({ childId: family.childId, turn: (await resultOf(family, drawId))?.turn as number })))
  const inTurn = turns.sort((a, b) => a.turn - b.turn).map(({ childId }) => childId)
  expect((await places(school, chess)).map(({ child_id, state, on_offer }) => [child_id, state, on_offer])).toEqual([
    [inTurn[0], 'joined', 'take'],
    [inTurn[1], 'waiting', 'ask'],
    [inTurn[2], 'waiting', 'ask'],
  ])
  expect((await places(school, football)).map(({ state }) => state)).toEqual(['joined', 'joined'])
})

test('what is left of a course that was closed after its draw is not offered to anybody', async () => {
  const { school, families } = await givenSeated(1)
  const [chess, football] = [await givenCourse(api, school, { capacity: 3 }), await givenCourse(api, school, { capacity: 3, title: '足球' })]
  const drawId = await givenDraw(api, school, [chess, football])
  for (const family of families) await rank(family, drawId, [chess])
  await drawing(api, school, afterClosing)
  await api.done(school.office, 'closeCourse', { courseId: football, reason: '没有孩子报名' })
  const { courses } = await api.done((families[0] as Family).guardian, 'readDrawResult', { drawId })
  expect(courses.map(({ courseId, placesLeft }) => [courseId === chess, placesLeft]).sort()).toEqual([[false, 0], [true, 2]])
})

test('a course published as meant for a draw can be drawn, and waits for another one where the draw is taken back', async () => {
  const { school } = await givenSeated(1)
  const chess = await givenCourse(api, school, { capacity: 3 })
  await asOwner(api, school.schoolId, (db) => db.rows(`update course set admission = 'assigned', draw_planned = true where school_id = $1 and course_id = $2`, [school.schoolId, chess]))
  const drawId = await givenDraft(api, school, [chess])
  await api.done(school.office, 'cancelDraw', { drawId })
  const course = await asOwner(api, school.schoolId, (db) => db.row<{ admission: string; draw_planned: boolean }>(`select admission, draw_planned from course where school_id = $1 and course_id = $2`, [school.schoolId, chess]))
  expect(course).toEqual({ admission: 'assigned', draw_planned: true })
  await givenDraw(api, school, [chess])
})

test('a family that did not wish to wait stands in no line', async () => {
  const { school, families } = await givenSeated(2)
  const chess = await givenCourse(api, school, { capacity: 1 })
  const drawId = await givenDraw(api, school, [chess])
  for (const family of families) await rank(family, drawId, [chess])
  await drawing(api, school, afterClosing)
  expect(await counted(school, chess)).toEqual({ taken: 1, waiting: 0 })
})

test('a ranking may be saved again and taken back until closing, by either guardian; the last one counts and the token stays', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const [chess, football] = [await givenCourse(api, school), await givenCourse(api, school, { title: '足球' })]
  const grandmother = await givenGuardian(api, school, lin!.childId, '林奶奶')
  const drawId = await givenDraw(api, school, [chess, football])
  const token = (await rank(lin!, drawId, [chess])).tokens[0]?.token
  const again = await api.done(grandmother, 'rankCourses', { drawId, childIds: [lin!.childId], courseIds: [football, chess], waits: true })
  expect(again.tokens[0]?.token).toBe(token)
  expect((await api.done(lin!.guardian, 'readDraw', { drawId })).children[0]).toMatchObject({ ranks: [football, chess], waits: true, token })
  await rank(lin!, drawId, [])
  await drawing(api, school, afterClosing)
  expect((await api.done(lin!.guardian, 'readDrawResult', { drawId })).children).toEqual([])
  expect((await wholeList(lin!, drawId)).entries).toEqual([])
  expect(await counted(school, football)).toEqual({ taken: 0, waiting: 0 })
})

test('a family’s export holds its rankings and what the draw made of them, and nobody else’s', async () => {
  const { school, families: [lin, wang] } = await givenSeated(2)
  const chess = await givenCourse(api, school, { capacity: 1 })
  const drawId = await givenDraw(api, school, [chess])
  for (const family of [lin!, wang!]) await rank(family, drawId, [chess])
  await drawing(api, school, afterClosing)
  const { data } = await api.done(lin!.guardian, 'exportMyData', {})
  expect(data.draws).toMatchObject([{ child_id: lin!.childId, title: '社团抽签', ranks: [chess], turn: expect.any(Number) }])
})

test('the same request sent twice saves once', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const chess = await givenCourse(api, school)
  const drawId = await givenDraw(api, school, [chess])
  const key = randomUUID()
  const input = { drawId, childIds: [lin!.childId], courseIds: [chess], waits: false }
  const [first, second] = [await api.done(lin!.guardian, 'rankCourses', input, { key }), await api.done(lin!.guardian, 'rankCourses', input, { key })]
  expect(second).toEqual(first)
})

test('the last second before closing counts, the closing second no more, even before any host has closed it', async () => {
  const { school, families: [lin, wang] } = await givenSeated(2)
  const chess = await givenCourse(api, school)
  const drawId = await givenDraw(api, school, [chess])
  const at = ({ guardian, childId }: Family, when: string) => api.call(guardian, 'rankCourses', { drawId, childIds: [childId], courseIds: [chess], waits: false }, { at: when })
  expect(await at(lin!, '2026-09-12T17:59:59')).toMatchObject({ ok: true })
  expect(await at(wang!, '2026-09-12T18:00:00')).toMatchObject({ code: 'draw_closed' })
})

test('what is not possible at closing does not take part, and its family is told why', async () => {
  const { school, families: [lin, wang] } = await givenSeated(2)
  const [chess, football, monday] = [await givenCourse(api, school), await givenCourse(api, school, { title: '足球', weekday: 3 }), await givenCourse(api, school, { title: '合唱', weekday: 1 })]
  const held = await givenCourse(api, school, { title: '种植', weekday: 3, starts_at: '17:00', ends_at: '17:40' })
  const drawId = await givenDraw(api, school, [chess, football, monday])
  await rank(lin!, drawId, [football, monday, chess])
  await rank(wang!, drawId, [monday])
  await asOwner(api, school.schoolId, (db) =>
    db.rows(`insert into course_place (school_id, place_id, course_id, child_id, state, requested_by, requested_at, changed_at) values ($1, $2, $3, $4, 'joined', $5, now(), now())`, [school.schoolId, randomUUID(), held, lin!.childId, lin!.guardian.guardianId]),
  )
  await drawing(api, school, afterClosing)
  expect(await resultOf(lin!, drawId)).toMatchObject({ received: [chess], leftOut: [{ courseId: football, reason: 'clash' }, { courseId: monday, reason: 'weekday' }] })
  expect(await resultOf(wang!, drawId)).toMatchObject({ turn: null, received: [], leftOut: [{ courseId: monday, reason: 'weekday' }] })
  const kinds = (await api.done(wang!.guardian, 'listMessages', {})).messages.map(({ kind }) => kind)
  expect(kinds).toContain('draw_done')
})

test('the plan’s limit of courses a child holds in the draw too', async () => {
  const { school, families: [lin] } = await givenSeated(1, { menu: { ...planWith().menu, coursesPerChild: 1 } })
  const courses = [await givenCourse(api, school), await givenCourse(api, school, { weekday: 3 })]
  const drawId = await givenDraw(api, school, courses, { limitPerChild: 2 })
  await rank(lin!, drawId, courses, true)
  await drawing(api, school, afterClosing)
  expect((await resultOf(lin!, drawId))?.path.map(({ outcome }) => outcome)).toEqual(['received', 'limit'])
})

test('siblings together get the same course or none, and are drawn apart again when one ranks alone', async () => {
  const { school, families: [lin, wang] } = await givenSeated(2)
  const brother = await givenSibling(api, school, lin!, '林知秋', school.third)
  await activate(api, school, [brother])
  const [small, large] = [await givenCourse(api, school, { capacity: 1 }), await givenCourse(api, school, { capacity: 5, title: '足球' })]
  const drawId = await givenDraw(api, school, [small, large])
  const pair = [lin!.childId, brother.childId]
  await api.done(lin!.guardian, 'rankCourses', { drawId, childIds: pair, courseIds: [small, large], waits: false })
  const sheet = await api.done(lin!.guardian, 'readDraw', { drawId })
  expect(sheet.children.map(({ togetherWith }) => togetherWith)).toEqual([[brother.childId], [lin!.childId]])
  await rank(wang!, drawId, [small])
  await drawing(api, school, afterClosing)
  for (const family of [lin!, brother]) expect(await resultOf(family, drawId)).toMatchObject({ received: [large], together: true })
  expect(await resultOf(wang!, drawId)).toMatchObject({ received: [small] })
})

test('one who ranks alone again frees its sibling to be drawn alone', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const brother = await givenSibling(api, school, lin!, '林知秋', school.third)
  await activate(api, school, [brother])
  const chess = await givenCourse(api, school, { capacity: 1 })
  const drawId = await givenDraw(api, school, [chess])
  await api.done(lin!.guardian, 'rankCourses', { drawId, childIds: [lin!.childId, brother.childId], courseIds: [chess], waits: false })
  await rank(lin!, drawId, [])
  await drawing(api, school, afterClosing)
  expect(await resultOf(brother, drawId)).toMatchObject({ received: [chess], together: false })
})

test('a quota’s places are drawn by its children, and its key stands at the place, never in the list', async () => {
  const { school, families: [lin, wang] } = await givenSeated(2)
  const quotas = [{ key: 'thirdGrade', name: '三年级', places: 1, grades: [3], groups: null, until: null }]
  const chess = await givenCourse(api, school, { capacity: 2, quotas })
  const drawId = await givenDraw(api, school, [chess])
  for (const family of [lin!, wang!]) await rank(family, drawId, [chess])
  await drawing(api, school, afterClosing)
  expect((await places(school, chess)).map(({ quota_key }) => quota_key).sort()).toEqual(['thirdGrade', null].sort())
  expect(JSON.stringify(await wholeList(lin!, drawId))).not.toContain('thirdGrade')
})

test('priority counts as declared, and the published list says neither who nor why (R-006, R-049)', async () => {
  const school = await givenSchool(api)
  const [lin, wang] = [await givenFamily(api, school, { child: '林知夏' }), await givenFamily(api, school, { child: '王雨涵', guardian: '王芳' })]
  await activate(api, school, [lin])
  await activate(api, school, [wang], { priorityGroup: 'leftBehindChild', priorityNote: '父母在外地' })
  const chess = await givenCourse(api, school, { capacity: 1 })
  const drawId = await givenDraw(api, school, [chess], { priorityGroups: ['leftBehindChild'] })
  for (const family of [lin, wang]) await rank(family, drawId, [chess])
  await drawing(api, school, afterClosing)
  expect(await resultOf(wang, drawId)).toMatchObject({ received: [chess], points: 2, turn: 1 })
  const published = JSON.stringify(await wholeList(lin, drawId))
  for (const secret of ['leftBehindChild', '父母', '王雨涵', wang.childId, wang.guardian.guardianId]) expect(published).not.toContain(secret)
})

test('a miss is one point in the next draw, a course received uses all points up, a list too short gathers none', async () => {
  const { school, families: [lin, wang, li] } = await givenSeated(3)
  const course = (title: string) => givenCourse(api, school, { capacity: 1, title })
  const first = [await course('围棋'), await course('足球'), await course('合唱'), await course('种植')]
  // Two places for three children: one misses, whoever ranked one course alone gathers nothing by it.
  await asOwner(api, school.schoolId, (db) => db.rows(`update course set capacity = 0 where school_id = $1 and course_id = any($2::uuid[])`, [school.schoolId, first.slice(1)]))
  const one = await givenDraw(api, school, first, { countsCredits: true })
  await rank(lin!, one, first)
  await rank(wang!, one, first.slice(1))
  await rank(li!, one, [first[1]!])
  await drawing(api, school, afterClosing)
  const credits = await Promise.all([lin!, wang!, li!].map(async (family) => (await resultOf(family, one))?.creditAfter))
  expect(credits).toEqual([0, 1, 0])

  const second = await course('书法')
  api.clock.set('2026-09-13T09:00:00')
  const { drawId } = await api.done(school.office, 'createDraw', { title: '第二次', courseIds: [second], opensAt: '2026-09-14T08:00:00+08:00', closesAt: '2026-09-15T08:00:00+08:00', limitPerChild: 1, priorityGroups: [], priorityPoints: 2, countsCredits: true })
  await api.done(school.office, 'publishDraw', { drawId })
  api.clock.set('2026-09-14T09:00:00')
  for (const family of [li!, wang!]) await rank(family, drawId, [second])
  await drawing(api, school, '2026-09-15T08:00:01')
  expect(await resultOf(wang!, drawId)).toMatchObject({ points: 1, turn: 1, received: [second], creditAfter: 0 })
})
