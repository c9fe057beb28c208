import { randomUUID } from 'node:crypto'
import type { Database } from 'cloud/db/database'
import { freezeDraw, runDraws } from 'cloud/run-draws'
import { findDraw, lockDraw } from 'cloud/store/draw'
import { apiOfThisFile } from '../boot'
import { givenCourse, givenGuardian, type Family, type School } from '../given'
import { afterClosing, givenDraw, whileOpen } from '../given-draw'
import { count, courseState, givenSeated, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

const host = ({ schoolId }: School) => runDraws({ database: api.database, schoolId, now: api.clock.now(), newId: randomUUID })
const rank = ({ guardian, childId }: Family, drawId: string, courseIds: string[]) => api.call(guardian, 'rankCourses', { drawId, childIds: [childId], courseIds, waits: true })

test('three hosts that close one draw at the same moment freeze it once, draw it once and tell every family once', async () => {
  const { school, families } = await givenSeated(api, 12)
  for (let round = 0; round < 3; round += 1) {
    const courses = [await givenCourse(api, school, { capacity: 3, weekday: 2 + round, starts_at: '16:20' }), await givenCourse(api, school, { capacity: 4, weekday: 2 + round, starts_at: '16:30' })]
    const drawId = await givenDraw(api, school, courses)
    for (const family of families) expect(await rank(family, drawId, courses)).toMatchObject({ ok: true })
    api.clock.set(afterClosing)
    await Promise.all([host(school), host(school), host(school)])
    expect(await courseState(api, school, courses[0]!)).toMatchObject({ taken: 3, joined: 3 })
    expect(await courseState(api, school, courses[1]!)).toMatchObject({ taken: 4, joined: 4 })
    const own = `school_id = '${school.schoolId}'`
    expect(await count(api, school, `message where ${own} and kind = 'draw_done' and details ->> 'drawId' = '${drawId}'`)).toBe(12)
    for (const operation of ['freezeDraw', 'runDraw', 'settleDraw']) expect(await count(api, school, `audit_entry where ${own} and operation = '${operation}' and target = 'draw/${drawId}'`)).toBe(1)
    const waiting = await count(api, school, `course_place where ${own} and state = 'waiting' and course_id in ('${courses.join(`','`)}')`)
    expect(waiting).toBe(await count(api, school, `(select jsonb_array_elements(waits_for) from draw_entry where ${own} and draw_id = '${drawId}') w`))
  }
})

test('two guardians ranking one child at once leave one ranking and one token', async () => {
  const { school, families: [lin] } = await givenSeated(api, 1)
  const courses = [await givenCourse(api, school), await givenCourse(api, school)]
  const father = await givenGuardian(api, school, lin!.childId, '林爸爸')
  const drawId = await givenDraw(api, school, courses)
  const replies = await Promise.all([lin!.guardian, father].flatMap((guardian) => [courses, [...courses].reverse()].map((courseIds) => api.done(guardian, 'rankCourses', { drawId, childIds: [lin!.childId], courseIds, waits: false }))))
  expect(new Set(replies.flatMap(({ tokens }) => tokens.map(({ token }) => token))).size).toBe(1)
  expect(await count(api, school, `draw_entry where draw_id = '${drawId}'`)).toBe(1)
})

type Lock = (db: Database, schoolId: string, drawId: string) => Promise<unknown>

/** A ranking that has passed every check and dawdles before it writes, while a host closes the draw. */
async function rankWhileClosing(lock: Lock, dawdle: (db: Database, closing: Promise<unknown>) => Promise<unknown>) {
  const { school, families: [lin] } = await givenSeated(api, 1)
  const chess = await givenCourse(api, school)
  const drawId = await givenDraw(api, school, [chess])
  api.clock.set(afterClosing)
  let checked = () => undefined as void
  const hasChecked = new Promise<void>((resolve) => (checked = resolve))
  const closing = hasChecked.then(() => api.database.transaction(school.schoolId, (db) => freezeDraw({ db, schoolId: school.schoolId, now: api.clock.now(), newId: randomUUID }, drawId)))
  const ranking = api.database.transaction(school.schoolId, async (db) => {
    await lock(db, school.schoolId, drawId)
    checked()
    await dawdle(db, closing)
    await db.rows(`insert into draw_entry (school_id, draw_id, child_id, token, ranks, waits, guardian_id, saved_at) values ($1, $2, $3, $4, $5, false, $6, now())`, [school.schoolId, drawId, lin!.childId, 'a'.repeat(32), JSON.stringify([chess]), lin!.guardian.guardianId])
  })
  const [ranked] = await Promise.allSettled([ranking, closing])
  const inList = await count(api, school, `draw_entry where draw_id = '${drawId}' and frozen is not null`)
  return { ranked: ranked?.status, inList }
}

test('a ranking that was accepted is in the list, however close the closing comes behind it', async () => {
  expect(await rankWhileClosing((db, schoolId, drawId) => lockDraw(db, schoolId, drawId, 'keep'), (db) => db.rows('select pg_sleep(0.3)'))).toEqual({ ranked: 'fulfilled', inList: 1 })
})

test('the control: without holding the draw the closing passes it, and the ranking is not in the list', async () => {
  expect((await rankWhileClosing((db, schoolId, drawId) => findDraw(db, schoolId, drawId), (_db, closing) => closing)).inList).toBe(0)
})

test('families who rank while a host closes are either in the list or told that it is over', async () => {
  const { school, families } = await givenSeated(api, 10)
  const chess = await givenCourse(api, school, { capacity: 20 })
  const drawId = await givenDraw(api, school, [chess])
  api.clock.set(whileOpen)
  const calls = families.map((family) => rank(family, drawId, [chess]))
  // A host whose clock is ahead: only the lock decides who is still in.
  const closing = runDraws({ database: api.database, schoolId: school.schoolId, now: new Date('2026-09-12T18:00:05+08:00'), newId: randomUUID })
  const replies = await Promise.all(calls)
  await closing
  for (const reply of replies) if (!reply.ok) expect(reply.code).toBe('draw_closed')
  const inTime = replies.filter(({ ok }) => ok).length
  expect(await count(api, school, `draw_entry where draw_id = '${drawId}' and frozen is not null`)).toBe(inTime)
  expect(await courseState(api, school, chess)).toMatchObject({ taken: inTime, joined: inTime })
})
