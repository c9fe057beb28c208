import { randomUUID } from 'node:crypto'
import { commitmentOf } from 'cloud/rules/draw-hash'
import { drawNow, freezeDraw } from 'cloud/run-draws'
import { settleDraw } from 'cloud/settle-draw'
import { nextChoices } from 'cloud/store/draw-course'
import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse } from '../given'
import { afterClosing, drawing, givenDraft, givenDraw, rankingFor, resultFor, seatedFor, takenAndWaiting } from '../given-draw'
import { choose } from './steps'

const api = apiOfThisFile()
const [givenSeated, rank, resultOf, counted] = [seatedFor(api), rankingFor(api), resultFor(api), takenAndWaiting(api)]

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
