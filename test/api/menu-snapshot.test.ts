import type { Database } from 'cloud/db/database'
import { menuSnapshots } from 'cloud/menu-snapshot'
import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse, givenFamily, givenSchool, type Family } from '../given'
import { activate, choose } from './steps'

const api = apiOfThisFile()

const menuOf = ({ guardian, childId }: Family, at?: string) => api.done(guardian, 'readMenu', { childId }, { at })

async function givenTwo() {
  const school = await givenSchool(api)
  const [lin, wang] = [await givenFamily(api, school), await givenFamily(api, school, { child: '王雨涵' })]
  await activate(api, school, [lin, wang])
  return { school, lin, wang, courseId: await givenCourse(api, school, { capacity: 5 }) }
}

test('places left are at most two seconds old and say of when they are; what is the child’s own is of now', async () => {
  const { lin, wang, courseId } = await givenTwo()
  const before = await menuOf(lin, '2026-09-08T09:00:00')
  expect(before).toMatchObject({ asOf: '2026-09-08T01:00:00.000Z', courses: [{ course: { placesLeft: 5 }, own: null }] })
  await choose(api, wang, courseId, { at: '2026-09-08T09:00:01' })
  expect(await menuOf(lin, '2026-09-08T09:00:01')).toEqual(before)
  expect(await menuOf(wang, '2026-09-08T09:00:01')).toMatchObject({ asOf: before.asOf, courses: [{ course: { placesLeft: 5 }, own: { state: 'joined' } }] })
  expect(await menuOf(lin, '2026-09-08T09:00:02')).toMatchObject({ asOf: '2026-09-08T01:00:02.000Z', courses: [{ course: { placesLeft: 4 } }] })
})

test('whether choosing is open follows the clock, not the snapshot', async () => {
  const { school, lin } = await givenTwo()
  const opening = await givenCourse(api, school, { title: '合唱', weekday: 3, opens_at: '2026-09-08T09:00:01+08:00' })
  const obstacle = async (at: string) => (await menuOf(lin, at)).courses.find(({ course }) => course.courseId === opening)?.obstacle
  expect([await obstacle('2026-09-08T09:00:00'), await obstacle('2026-09-08T09:00:01')]).toEqual(['not_open', null])
})

test('a clock that is moved, either way, makes the menu new', async () => {
  const { school, lin } = await givenTwo()
  expect((await menuOf(lin, '2026-09-08T09:00:00')).total).toBe(1)
  await givenCourse(api, school, { weekday: 3 })
  expect((await menuOf(lin, '2026-09-07T09:00:00')).total).toBe(2)
  await givenCourse(api, school, { weekday: 4 })
  expect((await menuOf(lin, '2026-09-09T09:00:00')).total).toBe(3)
})

test('each school has a menu of its own, whoever looked last', async () => {
  const [here, there] = [await givenTwo(), await givenTwo()]
  const at = '2026-09-08T09:00:00'
  for (const { lin, courseId } of [here, there, here, there]) expect((await menuOf(lin, at)).courses.map(({ course }) => course.courseId)).toEqual([courseId])
})

test('a school whose plan has just been published has its menu at once', async () => {
  const school = await givenSchool(api, { plan: null })
  const lin = await givenFamily(api, school)
  const at = '2026-09-08T09:00:00'
  expect(await api.refused(lin.guardian, 'readMenu', { childId: lin.childId }, { at })).toBe('plan_not_published')
  const { plan } = await givenSchool(api)
  await asOwner(api, school.schoolId, (db) =>
    db.rows(`insert into plan (school_id, plan_id, term_id, version, status, document, document_sha256, published_at) values ($1, gen_random_uuid(), $2, 1, 'published', $3, 'x', now())`, [school.schoolId, school.termId, JSON.stringify(plan)]),
  )
  expect((await menuOf(lin, at)).total).toBe(0)
})

/** A database in which each read waits until the test lets it go on. */
function countingDatabase(fails = false) {
  let reads = 0
  const ended = (): Promise<never> | Promise<null> => (fails ? Promise.reject(new Error('gone')) : Promise.resolve(null))
  const db: Database = { rows: () => Promise.resolve([]), row: () => (reads++, ended()) }
  return { db, reads: () => reads }
}

test('many who look at once cause one read; where that one fails each reads for itself', async () => {
  const menus = menuSnapshots()
  const [one, others] = [countingDatabase(), countingDatabase()]
  const now = new Date('2026-09-08T01:00:00Z')
  await Promise.all([one.db, ...Array<Database>(50).fill(others.db)].map((db) => menus.of(db, 'haijiang', now)))
  expect({ one: one.reads(), others: others.reads() }).toEqual({ one: 1, others: 0 })
  const broken = countingDatabase(true)
  const [first, second] = await Promise.allSettled([menus.of(broken.db, 'other', now), menus.of(others.db, 'other', now)])
  expect([first!.status, second!.status, others.reads()]).toEqual(['rejected', 'fulfilled', 1])
})
