import { randomUUID } from 'node:crypto'
import type { Database } from 'cloud/db/database'
import { seededRandom } from 'cloud/demo/seeded-random'
import { upkeep } from 'cloud/hosts/upkeep'
import { tendLines } from 'cloud/tend-lines'
import { lockChild } from 'cloud/store/child'
import { freePlace } from 'cloud/store/course'
import { lockCourses } from 'cloud/store/place'
import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse, givenGuardian, givenPlace, type Family, type School } from '../given'
import { chooseOneByOne, givenWalk, takeWalk, wrongWith } from './line-walk'
import { count, givenSeated, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

const tend = ({ schoolId }: School) => tendLines({ database: api.database, schoolId, now: api.clock.now(), newId: randomUUID })

/** A course with its first children joined and the others in line; the clock stands on the eighth of September. */
async function givenLine(school: School, families: Family[], joined: number, course: Record<string, unknown> = {}, wait: Record<string, unknown> = {}) {
  const courseId = await givenCourse(api, school, { capacity: joined, ...course })
  const places: string[] = []
  for (const [index, family] of families.entries()) places.push(await givenPlace(api, school, family, courseId, index < joined ? { state: 'joined' } : { state: 'waiting', ...wait }))
  return { courseId, places }
}

const standing = async (school: School, courseId: string) =>
  (await asOwner(api, school.schoolId, (db) =>
    db.row<{ taken: number; joined: number; offered: number; waiting: number; holding: number }>(
      `select c.taken, c.waiting, (select count(*) from course_place p where p.course_id = c.course_id and p.state in ('joined', 'offered'))::int as holding,
              (select count(*) from course_place p where p.course_id = c.course_id and p.state = 'joined')::int as joined,
              (select count(*) from course_place p where p.course_id = c.course_id and p.state = 'offered')::int as offered from course c where course_id = $1`,
      [courseId],
    ),
  ))!
const told = (school: School, kind: string, childId: string) => count(api, school, `message where school_id = '${school.schoolId}' and kind = '${kind}' and child_id = '${childId}'`)

test('accepting, declining and lapsing at one instant: the offer ends one way, and if it is not taken exactly one other is offered it', async () => {
  const { school, families } = await givenSeated(api, 4)
  const [, wang] = families as [Family, Family]
  const grandmother = await givenGuardian(api, school, wang.childId, '王奶奶')
  const ends = new Set<string>()
  for (let round = 0; round < 12; round += 1) {
    api.clock.set('2026-09-08T10:00:00')
    const { courseId, places } = await givenLine(school, families, 1, { weekday: 2 + (round % 4), starts_at: `${8 + round}:00`, ends_at: `${8 + round}:50`, offer_minutes: 60 }, { on_offer: 'ask' })
    await api.done(families[0]!.guardian, 'releaseCourse', { placeId: places[0]! })
    // The second in which it is over, some a moment earlier, in an order that is anybody's.
    api.clock.set('2026-09-08T10:59:58')
    const racing = [
      () => api.call(wang.guardian, 'acceptOffer', { placeId: places[1]! }),
      () => api.call(grandmother, 'declineOffer', { placeId: places[1]! }),
      () => tendLines({ database: api.database, schoolId: school.schoolId, now: new Date('2026-09-08T11:00:02+08:00'), newId: randomUUID }),
      () => tendLines({ database: api.database, schoolId: school.schoolId, now: new Date('2026-09-08T11:00:02+08:00'), newId: randomUUID }),
    ]
    await Promise.all([...racing.slice(round % 4), ...racing.slice(0, round % 4)].map((race) => race()))
    const row = await asOwner(api, school.schoolId, (db) => db.row<{ state: string; ended_as: string | null }>(`select state, ended_as from course_place where place_id = $1`, [places[1]]))
    ends.add(row?.ended_as ?? row?.state ?? '')
    const passedOn = row?.state === 'joined' ? { joined: 1, offered: 0, waiting: 2 } : { joined: 0, offered: 1, waiting: 1 }
    expect(await standing(school, courseId)).toEqual({ taken: 1, holding: 1, ...passedOn })
  }
  for (const end of ends) expect(['joined', 'declined', 'lapsed']).toContain(end)
  expect(ends.size).toBeGreaterThan(1)
})

test('several hosts that look at the lines at once pass each place on once and tell each family once', async () => {
  const { school, families } = await givenSeated(api, 6)
  const lines = []
  for (const weekday of [2, 3, 4]) lines.push(await givenLine(school, families, 1, { weekday, offer_minutes: 30 }, { on_offer: 'ask' }))
  api.clock.set('2026-09-08T10:00:00')
  for (const { places } of lines) await api.done(families[0]!.guardian, 'releaseCourse', { placeId: places[0]! })
  for (const at of ['2026-09-08T10:40:00', '2026-09-08T11:20:00']) {
    api.clock.set(at)
    await Promise.all([1, 2, 3].map(() => upkeep(api.host, api.clock.now())))
  }
  for (const { courseId } of lines) expect(await standing(school, courseId)).toEqual({ taken: 1, holding: 1, joined: 0, offered: 1, waiting: 2 })
  expect(await Promise.all(families.map(({ childId }) => told(school, 'place_offered', childId)))).toEqual([0, 3, 3, 3, 0, 0])
  expect(await Promise.all(families.map(({ childId }) => told(school, 'offer_lapsed', childId)))).toEqual([0, 3, 3, 0, 0, 0])
})

describe('the control: two who end one offer, as the upkeep does', () => {
  async function lapseTwice(lock: boolean) {
    const { school, families } = await givenSeated(api, 5)
    const { courseId, places } = await givenLine(school, families, 1, {}, { on_offer: 'ask' })
    await asOwner(api, school.schoolId, (db) => db.rows(`update course_place set state = 'offered', offer_told = true, offer_until = now() where place_id = $1`, [places[0]]))
    let freed = () => undefined as void
    const firstHasFreed = new Promise<void>((resolve) => (freed = resolve))
    const lapse = (db: Database) => freePlace(db, school.schoolId, { placeId: places[0]!, endedAs: 'lapsed', now: api.clock.now() })
    const first = api.database.transaction(school.schoolId, async (db) => {
      if (lock) await lockCourses(db, school.schoolId, [courseId])
      await lapse(db)
      freed()
      // While the other has read that the offer still stands, and waits for the row.
      for (let times = 0; times < 40; times += 1) await db.rows(`select 1`)
    })
    const second = firstHasFreed.then(() =>
      api.database.transaction(school.schoolId, async (db) => {
        if (lock) await lockCourses(db, school.schoolId, [courseId])
        await lapse(db)
      }),
    )
    await Promise.all([first, second])
    return { wrong: await wrongWith({ api, school }), offered: (await standing(school, courseId)).offered }
  }

  test('without the course’s lock one place is offered to two, and the check sees it', async () => {
    const { wrong, offered } = await lapseTwice(false)
    expect(offered).toBe(2)
    expect(wrong).toContain('a count is not what it counts, or a course is oversold')
  })

  test('with it the second finds nothing to end', async () => {
    const { wrong, offered } = await lapseTwice(true)
    expect(offered).toBe(1)
    // These offers were ended behind the upkeep's back, so nobody was told.
    expect(wrong).toEqual(['a family was not told once of an offer'])
  })
})

test('while the school enlarges and removes and families give back at once, every freed place goes to exactly one', async () => {
  const { school, families } = await givenSeated(api, 12)
  for (let round = 0; round < 6; round += 1) {
    const { courseId, places } = await givenLine(school, families, 4, { weekday: 2 + (round % 4), starts_at: `${8 + round}:00`, ends_at: `${8 + round}:50` })
    await Promise.all([
      api.done(school.office, 'changeCapacity', { courseId, capacity: 6, reason: '换了大教室' }),
      api.done(families[0]!.guardian, 'releaseCourse', { placeId: places[0]! }),
      api.done(families[1]!.guardian, 'releaseCourse', { placeId: places[1]! }),
      api.done(school.office, 'removeChild', { placeId: places[2]!, reason: '家长来电' }),
    ])
    await tend(school)
    expect(await standing(school, courseId)).toEqual({ taken: 6, holding: 6, joined: 6, offered: 0, waiting: 3 })
    // In order: the five who came first, and no other.
    const states = await asOwner(api, school.schoolId, (db) => db.rows<{ state: string }>(`select state from course_place where course_id = $1 order by line_no`, [courseId]))
    expect(states.map(({ state }) => state)).toEqual(['released', 'released', 'released', 'joined', 'joined', 'joined', 'joined', 'joined', 'joined', 'waiting', 'waiting', 'waiting'])
    await api.done(school.office, 'closeCourse', { courseId, reason: '这一轮结束' })
  }
})

test('a child that is busy is left for the next look, which gives it the place once', async () => {
  const { school, families } = await givenSeated(api, 3)
  const { courseId, places } = await givenLine(school, families, 1)
  let letGo = () => undefined as void
  const busy = new Promise<void>((resolve) => (letGo = resolve))
  let held = () => undefined as void
  const isHeld = new Promise<void>((resolve) => (held = resolve))
  const holding = api.database.transaction(school.schoolId, async (db) => {
    await lockChild(db, school.schoolId, families[1]!.childId)
    held()
    await busy
  })
  await isHeld
  await api.done(families[0]!.guardian, 'releaseCourse', { placeId: places[0]! })
  expect(await standing(school, courseId)).toMatchObject({ offered: 1, joined: 0, waiting: 1 })
  letGo()
  await holding
  await Promise.all([1, 2, 3].map(() => tend(school)))
  expect(await standing(school, courseId)).toEqual({ taken: 1, holding: 1, joined: 1, offered: 0, waiting: 1 })
  expect(await told(school, 'place_joined', families[1]!.childId)).toBe(1)
})

test('several hosts that find an offer of which nobody was told tell the family once', async () => {
  const { school, families } = await givenSeated(api, 2)
  const { places } = await givenLine(school, families, 1, {}, { on_offer: 'ask' })
  await api.database.transaction(school.schoolId, (db) => freePlace(db, school.schoolId, { placeId: places[0]!, endedAs: 'replaced', now: api.clock.now() }))
  await Promise.all([1, 2, 3, 4].map(() => tend(school)))
  expect(await told(school, 'place_offered', families[1]!.childId)).toBe(1)
})

test('places given back crosswise in two courses never wait for each other for ever', async () => {
  const { school, families } = await givenSeated(api, 6)
  const [lin, wang, li, zhang, ou, zhao] = families as [Family, Family, Family, Family, Family, Family]
  for (let round = 0; round < 10; round += 1) {
    const hour = { weekday: 2 + (round % 4), starts_at: `${8 + round}:00`, ends_at: `${8 + round}:50`, capacity: 2 }
    const [chess, choir] = [await givenCourse(api, school, hour), await givenCourse(api, school, hour)]
    const place = (family: Family, courseId: string, state: 'joined' | 'waiting') => givenPlace(api, school, family, courseId, { state })
    // Wang and Zhang have choir and wait for chess; Li and Ou the other way round.
    const leaving = [await place(lin, chess, 'joined'), await place(zhao, choir, 'joined')]
    for (const [family, has, wants] of [[wang, choir, chess], [li, chess, choir]] as const) await Promise.all([place(family, has, 'joined'), place(family, wants, 'waiting')])
    for (const [family, wants] of [[zhang, chess], [ou, choir]] as const) await place(family, wants, 'waiting')
    const replies = await Promise.all([api.call(lin.guardian, 'releaseCourse', { placeId: leaving[0]! }), api.call(zhao.guardian, 'releaseCourse', { placeId: leaving[1]! })])
    expect(replies.map(({ ok }) => ok)).toEqual([true, true])
    await Promise.all([tend(school), tend(school)])
    await tend(school)
    for (const courseId of [chess, choir]) expect(await standing(school, courseId)).toEqual({ taken: 2, holding: 2, joined: 2, offered: 0, waiting: 0 })
    for (const courseId of [chess, choir]) await api.done(school.office, 'closeCourse', { courseId, reason: '这一轮结束' })
  }
  expect((await wrongWith({ api, school })).filter((fault) => !fault.startsWith('a family'))).toEqual([])
})

test('however many steps of however many people meet, counts are true, courses are full in order, and nobody waits beside a free place', async () => {
  const { school, families } = await givenSeated(api, 12)
  api.clock.set('2026-09-08T09:00:00')
  const walk = await givenWalk(api, { school, families, random: seededRandom(Number(process.env.WALK_SEED ?? 5)), choose: chooseOneByOne })
  const did = await takeWalk(walk, Number(process.env.WALK_STEPS ?? 600), 6)
  for (const kind of ['choose', 'release', 'accept', 'decline', 'remove', 'enlarge', 'close', 'time']) expect(did[kind]).toBeGreaterThan(0)
  await tend(school)
  expect(await wrongWith(walk)).toEqual([])
  expect(await count(api, school, `course_place where school_id = '${school.schoolId}' and state = 'offered' and on_offer = 'take'`)).toBe(0)
}, 1_200_000)
