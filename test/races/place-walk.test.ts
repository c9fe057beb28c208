import { seededRandom } from 'cloud/demo/seeded-random'
import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse, type Family, type School } from '../given'
import { givenSeated, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()
jest.setTimeout(180_000)

const [steps, lanes] = [10_000, 12]

interface LivePlace {
  placeId: string
  childId: string
  state: 'joined' | 'offered' | 'waiting'
}

const livePlaces = async ({ schoolId }: School): Promise<LivePlace[]> =>
  (await asOwner(api, schoolId, (db) => db.rows<{ place_id: string; child_id: string; state: LivePlace['state'] }>(`select place_id, child_id, state from course_place where school_id = $1 and state <> 'released'`, [schoolId]))).map(
    ({ place_id: placeId, child_id: childId, state }) => ({ placeId, childId, state }),
  )

/**
 * What must be so at every moment, asked for in one statement and so of one moment: the counters are what the places
 * are, no course holds more than it may, none keeps a place free while somebody waits, whoever moved up or came later
 * never passed one who still waits, and a place that ended has moved up at most one.
 */
async function broken({ schoolId }: School): Promise<string[]> {
  const rows = await asOwner(api, schoolId, (db) =>
    db.rows<{ said: string }>(
      `with line as (
         select course_id, count(*) filter (where state in ('joined', 'offered')) as held, count(*) filter (where state = 'waiting') as waiting,
                min(line_no) filter (where state = 'waiting') as first_in_line, max(line_no) filter (where state in ('joined', 'offered') and placed_by is null) as last_with_place
           from course_place where school_id = $1 group by 1)
       select format('%s: taken %s of %s, holds %s; waiting %s, in line %s; first in line %s, last with a place %s', c.title, c.taken, c.capacity, l.held, c.waiting, l.waiting, l.first_in_line, l.last_with_place) as said
         from course c join line l on l.course_id = c.course_id
        where c.school_id = $1 and (c.taken <> l.held or c.taken > c.capacity or c.waiting <> l.waiting or (c.taken < c.capacity and c.waiting > 0) or l.first_in_line < l.last_with_place)`,
      [schoolId],
    ),
  )
  return rows.map(({ said }) => said)
}

/** Positions as families see them: 1, 2, 3 … in every line, in the order of asking. */
async function positions(families: Family[]): Promise<Map<string, number[]>> {
  const seen = new Map<string, number[]>()
  for (const { guardian, childId } of families) {
    const { courses } = await api.done(guardian, 'readMenu', { childId })
    for (const { course, own } of courses) if (own?.waitingPosition) seen.set(course.courseId, [...(seen.get(course.courseId) ?? []), own.waitingPosition].sort((a, b) => a - b))
  }
  return seen
}

type SeededRandom = ReturnType<typeof seededRandom>

interface Walk {
  school: School
  families: Family[]
  courses: string[]
  random: SeededRandom
}

/** One random step of somebody; answers what it was and how it ended. */
async function step({ school, families, courses, random }: Walk): Promise<string> {
  const dice = random.below(100)
  const say = (name: string, reply: { ok: boolean; code?: string }) => `${name} ${reply.ok ? 'done' : String(reply.code)}`
  if (dice < 45) return choose(random.pick(families), courses, random)
  if (dice < 50) return say('changeCapacity', (await api.call(school.office, 'changeCapacity', { courseId: random.pick(courses), capacity: 1 + random.below(5), reason: '场地变动' })))
  if (dice < 52) {
    // Every offer that nobody answered lapses, and lapses again for whoever it went to.
    api.clock.forward(2 / 24)
    await upkeep(api.database, api.clock.now())
    return 'lapse done'
  }
  const places = await livePlaces(school)
  if (places.length === 0) return 'nothing to change'
  const offered = places.filter(({ state }) => state === 'offered')
  const { placeId, childId } = random.pick(dice < 70 && offered.length > 0 ? offered : places)
  const { guardian } = families.find((each) => each.childId === childId) as Family
  if (dice < 62) return say('acceptOffer', (await api.call(guardian, 'acceptOffer', { placeId })))
  if (dice < 70) return say('declineOffer', (await api.call(guardian, 'declineOffer', { placeId })))
  if (dice < 75) return say('removeChild', (await api.call(school.office, 'removeChild', { placeId, reason: '换到别的小组' })))
  if (dice < 78) return say('setOnOffer', (await api.call(guardian, 'setOnOffer', { placeId, onOffer: random.pick(['take', 'ask'] as const) })))
  return say('releaseCourse', await api.call(guardian, 'releaseCourse', { placeId }))
}

async function choose({ guardian, childId }: Family, courses: string[], random: SeededRandom): Promise<string> {
  const together = random.below(6) === 0 ? 1 : null
  const lines = Array.from({ length: 1 + random.below(3) }, () => ({
    ...{ childId, courseId: random.pick(courses), together },
    ifFull: random.pick(['wait', 'wait', 'leave'] as const),
    onOffer: random.pick(['take', 'ask'] as const),
    ifClash: random.pick(['refuse', 'replace'] as const),
  }))
  const reply = await api.call(guardian, 'chooseCourses', { lines })
  if (!reply.ok) return `chooseCourses ${reply.code}`
  return `chooseCourses ${reply.data.lines[0]!.result}`
}

const deadlocks = async () => (await api.database.owner((db) => db.row<{ deadlocks: number }>(`select deadlocks::int from pg_stat_database where datname = current_database()`)))?.deadlocks

test('ten thousand random steps at once – choosing, giving back, accepting, declining, lapsing, enlarging, shrinking, removing – and at every look each place is counted once, goes in order, and no line has a gap', async () => {
  const { school, families } = await givenSeated(api, 24)
  const courses = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((number) =>
      givenCourse(api, school, { title: `课程${number}`, capacity: 1 + (number % 4), weekday: 2 + (number % 3), starts_at: number % 2 ? '16:20' : '16:50', ends_at: number % 2 ? '17:10' : '17:50', offer_minutes: 60, closes_at: '2036-09-30T18:00:00+08:00' }),
    ),
  )
  const ended = new Map<string, number>()
  let done = 0
  let looks = 0
  const walk = async (lane: number) => {
    const random = seededRandom(1000 + lane)
    while (done < steps) {
      done += 1
      const how = await step({ school, families, courses, random })
      ended.set(how, (ended.get(how) ?? 0) + 1)
    }
  }
  const look = async () => {
    while (done < steps) {
      expect(await broken(school)).toEqual([])
      looks += 1
    }
  }
  const looking = look()
  await Promise.all(Array.from({ length: lanes }, (_, lane) => walk(lane))).finally(() => (done = steps))
  await looking
  expect(await broken(school)).toEqual([])
  expect(looks).toBeGreaterThan(100)
  // The walk has been everywhere: each way to change a place was taken, many times.
  for (const way of ['chooseCourses joined', 'chooseCourses waiting', 'chooseCourses refused', 'releaseCourse done', 'acceptOffer done', 'declineOffer done', 'lapse done', 'changeCapacity done', 'removeChild done']) {
    expect([way, ended.get(way) ?? 0]).toEqual([way, expect.any(Number)])
    expect(ended.get(way) ?? 0).toBeGreaterThan(10)
  }
  expect([...ended.keys()].filter((how) => / (internal|busy|input_invalid|role_needed)$/.test(how))).toEqual([])
  for (const seen of (await positions(families)).values()) expect(seen).toEqual(seen.map((_, index) => index + 1))
  expect(await deadlocks()).toBe(0)
})
