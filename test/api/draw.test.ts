import { randomUUID } from 'node:crypto'
import { commitmentOf, entriesSha256, lottery } from 'cloud/rules/draw-hash'
import { runDraw } from 'cloud/rules/draw'
import { drawNow, freezeDraw } from 'cloud/run-draws'
import { settleDraw } from 'cloud/settle-draw'
import { nextChoices } from 'cloud/store/draw-course'
import type { Output } from '../boot'
import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse, givenFamily, givenGuardian, givenSchool, givenSibling, planWith, type Family, type School } from '../given'
import { afterClosing, drawing, givenDraft, givenDraw, whileOpen } from '../given-draw'
import { activate, choose } from './steps'

const api = apiOfThisFile()
const names = ['林知夏', '王雨涵', '李浩宇', '张梓晨', '欧阳思远', '赵一鸣']

async function givenSeated(count: number, plan = {}): Promise<{ school: School; families: Family[] }> {
  const school = await givenSchool(api, { plan })
  const families: Family[] = []
  for (const child of names.slice(0, count)) families.push(await givenFamily(api, school, { child, guardian: `${child}的妈妈` }))
  await activate(api, school, families)
  return { school, families }
}

const rank = ({ guardian, childId }: Family, drawId: string, courseIds: string[], waits = false) => api.done(guardian, 'rankCourses', { drawId, childIds: [childId], courseIds, waits })
const resultOf = async ({ guardian, childId }: Family, drawId: string) => {
  const { children } = await api.done(guardian, 'readDrawResult', { drawId })
  return children.find((child) => child.childId === childId)
}
const places = (school: School, courseId: string) =>
  asOwner(api, school.schoolId, (db) =>
    db.rows<{ child_id: string; state: string; quota_key: string | null; on_offer: string }>(`select child_id, state, quota_key, on_offer from course_place where school_id = $1 and course_id = $2 order by state, line_no`, [school.schoolId, courseId]),
  )
const counted = (school: School, courseId: string) => asOwner(api, school.schoolId, (db) => db.row<{ taken: number; waiting: number }>(`select taken, waiting from course where school_id = $1 and course_id = $2`, [school.schoolId, courseId]))

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

test('the upkeep may come twice, late, or break off after any step: it comes to the same and tells each family once', async () => {
  const { school, families } = await givenSeated(3)
  const chess = await givenCourse(api, school, { capacity: 2 })
  const drawId = await givenDraw(api, school, [chess])
  for (const family of families) await rank(family, drawId, [chess], true)
  api.clock.set('2026-09-14T07:00:00')
  const step = (work: (moment: Parameters<typeof freezeDraw>[0]) => Promise<unknown>) =>
    api.database.transaction(school.schoolId, (db) => work({ db, schoolId: school.schoolId, now: api.clock.now(), newId: randomUUID }))
  const broken = (work: (moment: Parameters<typeof freezeDraw>[0]) => Promise<unknown>) =>
    expect(step(async (moment) => (await work(moment), Promise.reject(new Error('the host stopped'))))).rejects.toThrow('the host stopped')
  await broken((moment) => freezeDraw(moment, drawId))
  await step((moment) => freezeDraw(moment, drawId))
  // Now the list's hash is out and the seed is not.
  expect((await api.done(families[0]!.guardian, 'readDraw', { drawId })).draw).toMatchObject({ status: 'frozen', seed: null, entriesSha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(await api.refused(families[0]!.guardian, 'rankCourses', { drawId, childIds: [families[0]!.childId], courseIds: [], waits: false })).toBe('draw_closed')
  await broken((moment) => drawNow(moment, drawId))
  await step((moment) => drawNow(moment, drawId))
  const drawn = await Promise.all(families.map((family) => resultOf(family, drawId)))
  await broken((moment) => settleDraw(moment, drawId))
  await drawing(api, school)
  await drawing(api, school)
  const settled = await Promise.all(families.map((family) => resultOf(family, drawId)))
  expect(settled.map((each) => [each?.turn, each?.received])).toEqual(drawn.map((each) => [each?.turn, each?.received]))
  expect(await counted(school, chess)).toEqual({ taken: 2, waiting: 1 })
  for (const { guardian } of families) expect((await api.done(guardian, 'listMessages', {})).messages.filter(({ kind }) => kind === 'draw_done')).toHaveLength(1)
  const audit = await asOwner(api, school.schoolId, (db) => db.rows<{ operation: string }>(`select operation from audit_entry where school_id = $1 and target = $2 order by audit_id`, [school.schoolId, `draw/${drawId}`]))
  expect(audit.map(({ operation }) => operation).filter((operation) => operation !== 'rankCourses')).toEqual(['createDraw', 'publishDraw', 'freezeDraw', 'runDraw', 'settleDraw'])
})

test('while a draw is under way its courses are held; whoever wants to change one is asked to try again in a moment', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const chess = await givenCourse(api, school, { capacity: 1 })
  const drawId = await givenDraw(api, school, [chess])
  await rank(lin!, drawId, [chess])
  api.clock.set(afterClosing)
  const inSchool = <T>(work: (db: Parameters<typeof freezeDraw>[0]['db']) => Promise<T>) => api.database.transaction(school.schoolId, work)
  await inSchool((db) => freezeDraw({ db, schoolId: school.schoolId, now: api.clock.now(), newId: randomUUID }, drawId))
  await expect(inSchool((db) => db.rows(`update course set taken = 1 where school_id = $1 and course_id = $2`, [school.schoolId, chess]))).rejects.toMatchObject({ code: '55P03' })
  await drawing(api, school)
  await expect(inSchool((db) => db.rows(`update course set taken = taken where school_id = $1 and course_id = $2`, [school.schoolId, chess]))).resolves.toBeDefined()
})

test('the database itself refuses another seed after publication, another entry after closing, another outcome after the draw', async () => {
  const { school, families: [lin, wang] } = await givenSeated(2)
  const chess = await givenCourse(api, school, { capacity: 1 })
  const drawId = await givenDraw(api, school, [chess])
  await rank(lin!, drawId, [chess])
  const tamper = (sql: string, ...values: unknown[]) => asOwner(api, school.schoolId, (db) => db.rows(sql, [school.schoolId, drawId, ...values]))
  const seed = 'ab'.repeat(32)
  await expect(tamper(`update course_draw set seed = $3, commitment = $4 where school_id = $1 and draw_id = $2`, seed, commitmentOf(seed))).rejects.toThrow('a published draw cannot be changed')
  await expect(tamper(`update course_draw set closes_at = closes_at + interval '1 day' where school_id = $1 and draw_id = $2`)).rejects.toThrow('a published draw cannot be changed')
  await expect(tamper(`update draw_entry set token = $3 where school_id = $1 and draw_id = $2`, '0'.repeat(32))).rejects.toThrow('an entry keeps its token')
  await drawing(api, school, afterClosing)
  await expect(tamper(`update draw_entry set ranks = '[]' where school_id = $1 and draw_id = $2`)).rejects.toThrow('cannot be changed after closing')
  await expect(tamper(`update draw_entry set turn = 7 where school_id = $1 and draw_id = $2`)).rejects.toThrow('what was drawn stays')
  await expect(tamper(`insert into draw_entry (school_id, draw_id, child_id, token, ranks, waits, guardian_id, saved_at) values ($1, $2, $3, $4, '[]', false, $5, now())`, wang!.childId, 'f'.repeat(32), wang!.guardian.guardianId)).rejects.toThrow('takes no entry now')
  await expect(tamper(`update course_draw set status = 'published' where school_id = $1 and draw_id = $2`)).rejects.toThrow('goes forward only')
})

test('the seed is in no reply before the draw has run, whoever asks', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const chess = await givenCourse(api, school)
  const drawId = await givenDraw(api, school, [chess])
  await rank(lin!, drawId, [chess])
  const secret = (await asOwner(api, school.schoolId, (db) => db.row<{ seed: string }>(`select seed from course_draw where school_id = $1 and draw_id = $2`, [school.schoolId, drawId])))!.seed
  const replies = [await api.done(lin!.guardian, 'readDraws', {}), await api.done(lin!.guardian, 'readDraw', { drawId }), await api.done(school.office, 'listDraws', {})]
  const audit = await asOwner(api, school.schoolId, (db) => db.rows(`select change from audit_entry where school_id = $1`, [school.schoolId]))
  expect(JSON.stringify([replies, audit])).not.toContain(secret)
})

test('a draw is taken back before ranking opens and then no more; its courses are chosen by first come again', async () => {
  const { school } = await givenSeated(1)
  const [chess, football] = [await givenCourse(api, school), await givenCourse(api, school)]
  const drawId = await givenDraft(api, school, [chess])
  expect((await api.done(school.office, 'listDraws', {})).candidates.map(({ courseId }) => courseId)).toEqual([football])
  await api.done(school.office, 'publishDraw', { drawId })
  await api.done(school.office, 'cancelDraw', { drawId })
  expect((await api.done(school.office, 'listDraws', {})).candidates).toHaveLength(2)
  expect(await api.refused(school.office, 'publishDraw', { drawId })).toBe('draw_not_draft')
  const begun = await givenDraw(api, school, [chess])
  expect(await api.refused(school.office, 'cancelDraw', { drawId: begun })).toBe('draw_begun')
})

test('a course that somebody has, one of another draw, a wrong time, an unknown group and tangled hours are each refused in words', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const [chess, football] = [await givenCourse(api, school), await givenCourse(api, school)]
  await choose(api, lin!, football)
  const refusal = (courseIds: string[], changes = {}) =>
    api.refused(school.office, 'createDraw', { title: '抽签', courseIds, opensAt: '2026-09-20T08:00:00+08:00', closesAt: '2026-09-21T08:00:00+08:00', limitPerChild: 1, priorityGroups: [], priorityPoints: 1, countsCredits: false, ...changes })
  expect(await refusal([football])).toBe('draw_course_unfit')
  expect(await refusal([chess], { opensAt: '2026-09-01T08:00:00+08:00' })).toBe('draw_times_wrong')
  expect(await refusal([chess], { closesAt: '2026-09-20T08:00:00+08:00' })).toBe('draw_times_wrong')
  expect(await refusal([chess], { priorityGroups: ['nobody'] })).toBe('priority_group_unknown')
  const hours = [await givenCourse(api, school, { starts_at: '16:20', ends_at: '18:00' }), await givenCourse(api, school, { starts_at: '16:20', ends_at: '17:00' }), await givenCourse(api, school, { starts_at: '17:10', ends_at: '18:00' })]
  expect(await refusal(hours, { limitPerChild: 2 })).toBe('draw_hours_tangled')
  await givenDraft(api, school, [chess])
  expect(await refusal([chess])).toBe('draw_course_unfit')
})

test('another family’s child, a course of no such draw, another grade’s course and the same course twice are refused', async () => {
  const { school, families: [lin, wang] } = await givenSeated(2)
  const [chess, other, small] = [await givenCourse(api, school), await givenCourse(api, school), await givenCourse(api, school, { grades: [1] })]
  const drawId = await givenDraw(api, school, [chess, small])
  const refusal = (childIds: string[], courseIds: string[]) => api.refused(lin!.guardian, 'rankCourses', { drawId, childIds, courseIds, waits: false })
  expect(await refusal([wang!.childId], [chess])).toBe('child_not_yours')
  expect(await refusal([lin!.childId], [other])).toBe('course_unknown')
  expect(await refusal([lin!.childId], [small])).toBe('course_not_for_grade')
  expect(await refusal([lin!.childId], [chess, chess])).toBe('ranked_twice')
  expect(await refusal([lin!.childId, lin!.childId], [chess])).toBe('ranked_twice')
  expect(await api.refused(lin!.guardian, 'readDraw', { drawId: randomUUID() })).toBe('draw_unknown')
})

test('an open draw that the family has not ranked is a to-do on its home page until it has', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const chess = await givenCourse(api, school)
  const drawId = await givenDraw(api, school, [chess])
  const todos = async () => (await api.done(lin!.guardian, 'readHome', {})).children[0]?.todos.map(({ kind, dueOn }) => [kind, dueOn])
  expect(await todos()).toContainEqual(['rank_courses', '2026-09-12'])
  await rank(lin!, drawId, [chess])
  expect((await todos())?.map(([kind]) => kind)).not.toContain('rank_courses')
})

test('a child that left, or chose elsewhere at that hour, between closing and its place is told; the place stays free', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const chess = await givenCourse(api, school, { capacity: 1 })
  const held = await givenCourse(api, school, { starts_at: '17:00', ends_at: '17:40' })
  const drawId = await givenDraw(api, school, [chess])
  await rank(lin!, drawId, [chess])
  api.clock.set(afterClosing)
  const inSchool = (work: (moment: Parameters<typeof freezeDraw>[0]) => Promise<unknown>) => api.database.transaction(school.schoolId, (db) => work({ db, schoolId: school.schoolId, now: api.clock.now(), newId: randomUUID }))
  await inSchool((moment) => freezeDraw(moment, drawId))
  await choose(api, lin!, held)
  await drawing(api, school)
  expect(await resultOf(lin!, drawId)).toMatchObject({ received: [chess], dropped: [chess] })
  expect(await counted(school, chess)).toEqual({ taken: 0, waiting: 0 })
})

test('when a drawn course has to close, its children’s next choices with a place left are known, in the order of their turns', async () => {
  const { school, families } = await givenSeated(2)
  const [chess, full, football] = [await givenCourse(api, school), await givenCourse(api, school, { capacity: 0 }), await givenCourse(api, school)]
  const drawId = await givenDraw(api, school, [chess, full, football])
  for (const family of families) await rank(family, drawId, [chess, full, football])
  await drawing(api, school, afterClosing)
  const turns = await Promise.all(families.map(async (family) => ({ childId: family.childId, turn: (await resultOf(family, drawId))!.turn as number })))
  const next = await api.database.transaction(school.schoolId, (db) => nextChoices(db, school.schoolId, chess))
  expect(next).toEqual(turns.sort((a, b) => a.turn - b.turn).map(({ childId }) => ({ childId, courseIds: [football] })))
})

test('draw_has_run says so only once every place stands', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const chess = await givenCourse(api, school)
  const drawId = await givenDraw(api, school, [chess])
  await rank(lin!, drawId, [chess])
  const hasRun = () => api.database.transaction(school.schoolId, async (db) => (await db.row<{ run: boolean }>(`select draw_has_run($1, $2) as run`, [school.schoolId, drawId]))?.run)
  expect(await hasRun()).toBe(false)
  await drawing(api, school, afterClosing)
  expect(await hasRun()).toBe(true)
})
