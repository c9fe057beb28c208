import type { Database } from 'cloud/db/database'
import { decidePlace } from 'cloud/rules/course-choice'
import { findCourse, lockCourse } from 'cloud/store/course'
import { seededRandom } from 'cloud/demo/seeded-random'
import { randomUUID } from 'node:crypto'
import { choose, tryCourse } from '../api/steps'
import { apiOfThisFile } from '../boot'
import { givenCourse, givenFamily, givenGuardian, givenSchool } from '../given'
import { courseState, givenSeated, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

test('of ten families racing for one place one joins, and nine wait at places 1 to 9 without gap or double', async () => {
  const { school, families } = await givenSeated(api, 10)
  for (let round = 0; round < 5; round += 1) {
    const courseId = await givenCourse(api, school, { capacity: 1, weekday: 2 + (round % 4), starts_at: `1${round}:00`, ends_at: `1${round}:50` })
    const places = await Promise.all(families.map((family) => choose(api, family, courseId)))
    expect(places.filter(({ result }) => result === 'joined')).toHaveLength(1)
    expect(places.map(({ waitingPosition }) => waitingPosition ?? 0).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(await courseState(api, school, courseId)).toEqual({ taken: 1, capacity: 1, joined: 1, waiting: 9 })
    const positions = await Promise.all(families.map(async ({ guardian, childId }) => (await api.done(guardian, 'readMenu', { childId })).courses.find(({ course }) => course.courseId === courseId)?.own?.waitingPosition ?? 0))
    expect(positions.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  }
})

/** Writes a place or a place in line in steps of its own, as a handler without `choose_places` would. */
async function addPlace(
  db: Database,
  schoolId: string,
  place: { placeId: string; courseId: string; childId: string; state: 'joined' | 'waiting'; guardianId: string; now: Date },
) {
  const counted = place.state === 'joined' ? 'taken' : 'waiting'
  await db.rows(`update course set ${counted} = ${counted} + 1 where school_id = $1 and course_id = $2`, [schoolId, place.courseId])
  await db.rows(
    `insert into course_place (school_id, place_id, course_id, child_id, state, requested_by, requested_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [schoolId, place.placeId, place.courseId, place.childId, place.state, place.guardianId, place.now],
  )
}

describe('the control: ten families choosing in separate steps, through the store and the rule', () => {
  /**
   * Without the lock everyone reads before anyone writes, as happens in a rush. With it the reads cannot meet: the
   * others wait for the first to end, however long that one dawdles.
   */
  async function chooseAtOnce(read: (db: Database, schoolId: string, courseId: string) => ReturnType<typeof findCourse>) {
    const school = await givenSchool(api)
    const families = await Promise.all(Array.from({ length: 10 }, (_, index) => givenFamily(api, school, { child: `孩子${index}` })))
    const courseId = await givenCourse(api, school, { capacity: 1 })
    let waiting = families.length
    let open = () => undefined as void
    const everyoneHasRead = new Promise<void>((resolve) => (open = resolve))
    const results = await Promise.allSettled(
      families.map(({ childId, guardian }) =>
        api.database.transaction(school.schoolId, async (db) => {
          const course = await read(db, school.schoolId, courseId)
          waiting -= 1
          if (waiting === 0) open()
          await (read === lockCourse ? dawdle(db) : everyoneHasRead)
          const { kind } = decidePlace(course!)
          await addPlace(db, school.schoolId, { placeId: randomUUID(), courseId, childId, state: kind, guardianId: guardian.guardianId, now: api.clock.now() })
          return kind
        }),
      ),
    )
    return {
      joined: results.filter((result) => result.status === 'fulfilled' && result.value === 'joined').length,
      oversold: results.filter((result) => result.status === 'rejected' && /course_not_oversold/.test(String(result.reason))).length,
      state: await courseState(api, school, courseId),
    }
  }
  const dawdle = async (db: Database) => {
    for (let times = 0; times < 20; times += 1) await db.rows(`select 1`)
  }

  test('without the lock all ten decide that the place is theirs, and only the database’s constraint stops nine', async () => {
    const { joined, oversold, state } = await chooseAtOnce(findCourse)
    expect({ joined, oversold }).toEqual({ joined: 1, oversold: 9 })
    // Nine families got an error instead of a place in line: this is what the race test above would see.
    expect(state.waiting).toBe(0)
  })

  test('with the lock the same ten get one place and nine places in line', async () => {
    const { joined, oversold, state } = await chooseAtOnce(lockCourse)
    expect({ joined, oversold }).toEqual({ joined: 1, oversold: 0 })
    expect(state).toEqual({ taken: 1, capacity: 1, joined: 1, waiting: 9 })
  })

  test('without lock and without constraint the course is oversold ninefold', async () => {
    await api.database.owner((db) => db.rows(`alter table course drop constraint course_not_oversold`))
    const { joined, state } = await chooseAtOnce(findCourse)
    expect({ joined, taken: state.taken }).toEqual({ joined: 10, taken: 10 })
    await api.database.owner(async (db) => {
      await db.rows(`alter table course add constraint course_not_oversold check (taken <= capacity) not valid`)
    })
  })
})

test('while ten families choose and release over and over, the count is always the children who have a place, and never too many', async () => {
  const { school, families } = await givenSeated(api, 10)
  const courseId = await givenCourse(api, school, { capacity: 3 })
  const random = seededRandom(7)
  const walk = async (family: (typeof families)[number]) => {
    const { guardian, childId } = family
    for (let step = 0; step < 8; step += 1) {
      const { placeId } = await choose(api, family, courseId)
      if (random.below(3) === 0) await api.done(guardian, 'readMenu', { childId })
      if (step < 7) await api.done(guardian, 'releaseCourse', { placeId })
    }
  }
  let walking = true
  const watch = async () => {
    while (walking) {
      const { taken, joined, capacity } = await courseState(api, school, courseId)
      expect(taken).toBe(joined)
      expect(joined).toBeLessThanOrEqual(capacity)
    }
  }
  const watching = watch()
  await Promise.all(families.map(walk)).finally(() => (walking = false))
  await watching
  expect(await courseState(api, school, courseId)).toEqual({ taken: 3, capacity: 3, joined: 3, waiting: 7 })
})

test('a child that chooses two overlapping courses at once gets one of them, whichever guardian was faster', async () => {
  const { school, families: [family] } = await givenSeated(api, 1)
  const grandmother = await givenGuardian(api, school, family!.childId, '林奶奶')
  for (let round = 0; round < 10; round += 1) {
    const day = { weekday: 2 + (round % 4), starts_at: `${8 + round}:00`, ends_at: `${8 + round}:50` }
    const [one, two] = [await givenCourse(api, school, day), await givenCourse(api, school, day)]
    const replies = await Promise.all([
      tryCourse(api, family!, one),
      tryCourse(api, { ...family!, guardian: grandmother }, two),
    ])
    expect(replies.map(({ refusal, result }) => refusal ?? result).sort()).toEqual(['course_clash', 'joined'])
  }
})

test('two guardians who release the same place at once free it once', async () => {
  const { school, families } = await givenSeated(api, 3)
  const [lin, wang, li] = families
  const courseId = await givenCourse(api, school, { capacity: 1 })
  const grandmother = await givenGuardian(api, school, lin!.childId, '林奶奶')
  const { placeId } = await choose(api, lin!, courseId)
  for (const family of [wang!, li!]) await choose(api, family, courseId)
  const replies = await Promise.all([lin!.guardian, grandmother].map((person) => api.call(person, 'releaseCourse', { placeId })))
  expect(replies.map((reply) => (reply.ok ? 'released' : reply.code)).sort()).toEqual(['place_released', 'released'])
  expect(await courseState(api, school, courseId)).toEqual({ taken: 1, capacity: 1, joined: 1, waiting: 1 })
})
