import { randomUUID } from 'node:crypto'
import { seededRandom } from 'cloud/demo/seeded-random'
import { settleLeft, tendLines } from 'cloud/tend-lines'
import { apiOfThisFile } from '../boot'
import { asOwner, type Family, type School } from '../given'
import { givenWalk, takeWalk, wrongWith, type Walk, type Wish } from './line-walk'
import { count, givenSeated, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

/**
 * Many families at once, through the API: the wishes of one family go as one basket, now and then all or nothing, and
 * baskets that arrive together are done in one statement. Whoever is refused a course is told so; nothing else may fail.
 */
async function chooseTogether({ school, random }: Walk, wishes: Wish[]): Promise<void> {
  const baskets = new Map<Family, Wish[]>()
  for (const wish of wishes) baskets.set(wish.family, [...(baskets.get(wish.family) ?? []), wish])
  await Promise.all(
    [...baskets].map(async ([family, basket]) => {
      const together = basket.length > 1 && random.below(3) === 0 ? 1 : null
      const lines = basket.map(({ courseId, onOffer, replace }) => ({ childId: family.childId, courseId, ifFull: random.pick(['wait', 'wait', 'leave'] as const), onOffer, ifClash: replace ? ('replace' as const) : ('refuse' as const), together }))
      const reply = await api.done(family.guardian, 'chooseCourses', { lines })
      for (const { result } of reply.lines) told.set(result, (told.get(result) ?? 0) + 1)
    }),
  )
  // The host does the same right after the commit and does not wait for it; the walk looks when it has been done.
  await settleLeft({ database: api.database, schoolId: school.schoolId, now: api.clock.now(), newId: randomUUID })
}
const told = new Map<string, number>()

/** What is so at every moment, also in the middle of other people's steps: asked for in one statement, and so of one moment. */
async function brokenNow({ schoolId }: School): Promise<string[]> {
  const rows = await asOwner(api, schoolId, (db) =>
    db.rows<{ said: string }>(
      `select format('%s: taken %s of %s, holds %s; waiting %s, in line %s', c.title, c.taken, c.capacity, l.held, c.waiting, l.line) as said
         from course c
         join (select course_id, count(*) filter (where state in ('joined', 'offered')) as held, count(*) filter (where state = 'waiting') as line from course_place where school_id = $1 group by 1) l on l.course_id = c.course_id
        where c.school_id = $1 and (c.taken <> l.held or c.taken > c.capacity or c.waiting <> l.line or (c.taken < c.capacity and c.waiting > 0 and c.quotas = '[]' and c.status = 'published'))`,
      [schoolId],
    ),
  )
  return rows.map(({ said }) => said)
}

/** Positions as families see them, of every line of a course. */
async function positions(families: Family[]): Promise<Map<string, number[]>> {
  const seen = new Map<string, number[]>()
  for (const { guardian } of families) {
    const { places } = await api.done(guardian, 'readPlaces', {})
    for (const { course, waitingPosition } of places) if (waitingPosition !== null) seen.set(course.courseId, [...(seen.get(course.courseId) ?? []), waitingPosition].sort((a, b) => a - b))
  }
  return seen
}

const deadlocks = async () => (await api.database.owner((db) => db.row<{ deadlocks: number }>(`select deadlocks::int from pg_stat_database where datname = current_database()`)))?.deadlocks

const [steps, together] = [Number(process.env.WALK_STEPS ?? 10_000), 50]

test('ten thousand random steps, fifty at once – choosing, giving back, accepting, declining, lapsing, enlarging, shrinking, removing, closing – and at every look each place is counted once, goes in order, and no line has a gap', async () => {
  const { school, families } = await givenSeated(api, 20)
  api.clock.set('2026-09-08T09:00:00')
  const walk = await givenWalk(api, { school, families, random: seededRandom(Number(process.env.WALK_SEED ?? 11)), choose: chooseTogether })
  let [walking, looks] = [true, 0]
  const look = async () => {
    for (; walking; looks += 1) {
      expect(await brokenNow(school)).toEqual([])
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const looking = look()
  const did = await takeWalk(walk, steps, together).finally(() => (walking = false))
  await looking
  await tendLines({ database: api.database, schoolId: school.schoolId, now: api.clock.now(), newId: randomUUID })
  expect(await wrongWith(walk)).toEqual([])
  expect(looks).toBeGreaterThan(50)
  // The walk has been everywhere.
  for (const kind of ['choose', 'release', 'accept', 'decline', 'remove', 'enlarge', 'close', 'time']) expect([kind, (did[kind] ?? 0) > 0]).toEqual([kind, true])
  for (const result of ['joined', 'waiting', 'refused']) expect([result, (told.get(result) ?? 0) > steps / 100]).toEqual([result, true])
  for (const seen of (await positions(families)).values()) expect(seen).toEqual(seen.map((_, index) => index + 1))
  expect(await count(api, school, `course_place where school_id = '${school.schoolId}' and state = 'offered' and on_offer = 'take'`)).toBe(0)
  // Nobody is offered a place without being told, however busy the moment in which it came free.
  expect(await count(api, school, `course_place where school_id = '${school.schoolId}' and state = 'offered' and not offer_told`)).toBe(0)
  expect(await deadlocks()).toBe(0)
}, 600_000)
