import { randomUUID } from 'node:crypto'
import { seededRandom } from 'cloud/demo/seeded-random'
import { choosePlaces, type Basket } from 'cloud/store/choosing'
import { wish } from '../api/steps'
import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse, givenGuardian, type Family, type School } from '../given'
import { shuffled, times } from '../rules/seeded-cases'
import { courseState, givenSeated, needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

type Choose = 'choose_places' | 'choose_badly'

const basketOf = ({ guardian, childId }: Family, courseIds: string[], changes = {}): Basket => ({
  proof: { provider: 'wechat', subject: guardian.openid as string },
  requestKey: randomUUID(),
  inputSha256: 'x',
  requestId: 'race',
  at: api.clock.now(),
  lines: courseIds.map((courseId) => wish({ childId }, courseId, changes)),
})

/** One statement of many baskets, as a lane sends it. */
const send = (choose: Choose, { schoolId }: School, baskets: Basket[]) =>
  choosePlaces({ statement: (sql, values) => api.database.statement(sql.replace('choose_places', choose), values) }, schoolId, baskets)

/** The function with something of it changed, for a control: what a test sees that could fail. */
async function spoil(...changes: [string, string][]) {
  await api.database.owner(async (db) => {
    const row = await db.row<{ text: string }>(`select pg_get_functiondef('choose_places'::regproc) as text`)
    let { text } = row!
    for (const [from, to] of [['FUNCTION public.choose_places', 'FUNCTION public.choose_badly'], ...changes] as [string, string][]) {
      if (!text.includes(from)) throw new Error(`the function no longer says ${from}`)
      text = text.replace(from, to)
    }
    await db.rows(text)
  })
}
// So that two lanes are sure to meet while they lock.
const dawdle: [string, string] = ['perform pg_advisory_xact_lock(', 'perform pg_sleep(0.005), pg_advisory_xact_lock(']
const shuffle: [string, string] = ['order by l.child_id) q;', ') q order by random();']
const lockedCourses = 'perform 1 from course x where x.school_id = p_school and x.course_id = any (c_ids) order by x.course_id for no key update;'

const codeOf = (result: PromiseSettledResult<unknown>) => (result.status === 'fulfilled' ? 'done' : (result.reason as { code: string }).code)

/** Two lanes at once, again and again, each with the same families in an order of its own. */
async function rush(choose: Choose, rounds: number) {
  const { school, families } = await givenSeated(api, 12)
  const random = seededRandom(11)
  const courses = await Promise.all(times(6, (index) => givenCourse(api, school, { capacity: 3, weekday: 2 + (index % 4), starts_at: `1${index}:00`, ends_at: `1${index}:50` })))
  const clashing = await Promise.all(times(6, (index) => givenCourse(api, school, { capacity: 3, weekday: 2 + (index % 4), starts_at: `1${index}:30`, ends_at: `1${index}:59` })))
  const codes: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const batch = () => shuffled(random, families).slice(0, 9).map((family) => basketOf(family, shuffled(random, [...courses, ...clashing]).slice(0, 2), { ifClash: 'replace' }))
    codes.push(...(await Promise.allSettled([send(choose, school, batch()), send(choose, school, batch())])).map(codeOf))
  }
  return { school, courses: [...courses, ...clashing], codes }
}

test('batches on two lanes that want the same children and courses never block each other, and no course is oversold', async () => {
  const { school, courses, codes } = await rush('choose_places', 60)
  expect([...new Set(codes)]).toEqual(['done'])
  for (const courseId of courses) {
    const { taken, capacity, waiting } = await courseState(api, school, courseId)
    const held = await asOwner(api, school.schoolId, (db) => db.row<{ held: number; line: number }>(`select count(*) filter (where state in ('joined', 'offered'))::int as held, count(*) filter (where state = 'waiting')::int as line from course_place where course_id = $1`, [courseId]))
    expect(taken).toBeLessThanOrEqual(capacity)
    expect({ taken, waiting }).toEqual({ taken: held!.held, waiting: held!.line })
  }
})

test('nor do they where every lock takes its time', async () => {
  await spoil(dawdle)
  const { codes } = await rush('choose_badly', 6)
  expect([...new Set(codes)]).toEqual(['done'])
})

test('the control: with the children locked in no order the same batches block each other', async () => {
  await spoil(dawdle, shuffle)
  const { codes } = await rush('choose_badly', 6)
  expect(codes).toContain('40P01')
})

describe('one place, two lanes', () => {
  async function atOnce(choose: Choose) {
    const { school, families } = await givenSeated(api, 8)
    const courseId = await givenCourse(api, school, { capacity: 1 })
    const half = (from: number) => families.slice(from, from + 4).map((family) => basketOf(family, [courseId]))
    const replies = await Promise.allSettled([send(choose, school, half(0)), send(choose, school, half(4))])
    const results = replies.flatMap((reply) => (reply.status === 'fulfilled' ? reply.value.answers.map(({ reply: answer }) => answer?.lines[0]?.result) : [codeOf(reply)]))
    return { results: results.sort(), state: await courseState(api, school, courseId) }
  }

  test('go to one child, and seven wait', async () => {
    const { results, state } = await atOnce('choose_places')
    expect(results).toEqual(['joined', ...Array(7).fill('waiting')])
    expect(state).toEqual({ taken: 1, capacity: 1, joined: 1, waiting: 7 })
  })

  test('the control: without the course’s lock two children are told that it is theirs', async () => {
    await spoil([lockedCourses, ''], ["if pending <> '{}' then perform", "perform pg_sleep(0.3); if pending <> '{}' then perform"])
    const { results, state } = await atOnce('choose_badly')
    expect(results.filter((result) => result === 'joined')).toHaveLength(2)
    expect(state).toMatchObject({ capacity: 1, joined: 2 })
  })
})

test('two guardians of one child who fill their baskets at once never get two courses of one hour', async () => {
  const { school, families: [lin] } = await givenSeated(api, 1)
  const grandmother = await givenGuardian(api, school, lin!.childId, '林奶奶')
  for (let round = 0; round < 10; round += 1) {
    const day = { weekday: 2 + (round % 4), starts_at: `${8 + round}:00`, ends_at: `${8 + round}:50` }
    const [one, two] = [await givenCourse(api, school, day), await givenCourse(api, school, day)]
    const both = await Promise.all([send('choose_places', school, [basketOf(lin!, [one])]), send('choose_places', school, [basketOf({ ...lin!, guardian: grandmother }, [two])])])
    expect(both.map(({ answers: [answer] }) => answer?.reply?.lines[0]).map((line) => line?.refusal ?? line?.result).sort()).toEqual(['course_clash', 'joined'])
  }
})

test('the same basket on both lanes at once takes its places once, and both hear the same', async () => {
  const { school, families } = await givenSeated(api, 4)
  const courseId = await givenCourse(api, school, { capacity: 2 })
  const baskets = families.map((family) => basketOf(family, [courseId]))
  const [one, two] = await Promise.all([send('choose_places', school, baskets), send('choose_places', school, [...baskets].reverse())])
  expect([...two.answers].reverse()).toEqual(one.answers)
  expect(await courseState(api, school, courseId)).toEqual({ taken: 2, capacity: 2, joined: 2, waiting: 2 })
})

describe('a school that was analyzed before anybody had a place', () => {
  /** Twenty thousand places that come in a rush: nobody analyzes meanwhile. */
  async function fill(school: School, family: Family) {
    await asOwner(api, school.schoolId, async (db) => {
      await db.rows(`with added as (insert into school_class (school_id, class_id, grade, name, room) select $1, gen_random_uuid(), 3, k::text, '' from generate_series(1, 11) k returning class_id)
                     insert into child (school_id, child_id, class_id, roster_no, name) select $1, gen_random_uuid(), class_id, no, '孩子' from added cross join generate_series(1, 91) no`, [school.schoolId])
      await db.rows(
        `insert into course_place (school_id, place_id, course_id, child_id, state, requested_by, requested_at, changed_at)
         select $1, gen_random_uuid(), c.course_id, ch.child_id, 'joined', $2, now(), now() from (select course_id from course where school_id = $1 and weekday = 5) c cross join (select child_id from child where school_id = $1 and child_id <> $3 order by child_id limit 1000) ch`,
        [school.schoolId, family.guardian.guardianId, family.childId],
      )
    })
  }

  test('looks children up by key all through the rush, on a connection that has planned while all was empty', async () => {
    const { school, families } = await givenSeated(api, 3)
    await Promise.all(times(20, () => givenCourse(api, school, { weekday: 5, capacity: 5000 })))
    const free = await Promise.all(times(2, (index) => givenCourse(api, school, { weekday: 2 + index })))
    await api.database.owner(async (db) => {
      await db.rows(`alter table course_place set (autovacuum_enabled = off)`)
      await db.rows(`truncate course_place`)
      await db.rows(`analyze`)
    })
    const held = `select 1 from course_place where school_id = $1 and child_id = $2 and state <> 'released'`
    const scans = `select pg_backend_pid() as pid, pg_stat_get_xact_numscans('course_place_by_child'::regclass)::int as by_child, pg_stat_get_xact_numscans('course_place_one_live'::regclass)::int as by_course,
                          (select sum(seq_tup_read)::int from pg_stat_xact_user_tables) as read_through`
    const ask = (family: Family, courseId: string) =>
      api.database.transaction(null, async (db) => {
        await choosePlaces({ statement: (sql, values) => db.rows(sql, values) }, school.schoolId, [basketOf(family, [courseId])])
        return db.row<{ pid: number; by_child: number; by_course: number; read_through: number }>(scans)
      })
    // Kept from when the table was empty, the control's plan reads all of it.
    const control = (work: string, values: unknown[] = []) => api.database.transaction(school.schoolId, (db) => db.rows<{ 'QUERY PLAN': string }>(work, values))
    await control(`set plan_cache_mode = force_generic_plan`)
    await control(`prepare held (text, uuid) as ${held}`)
    await control(`explain execute held ('${school.schoolId}', '${families[0]!.childId}')`)
    const before = await ask(families[0]!, free[0]!)
    await fill(school, families[1]!)
    const plan = await control(`explain execute held ('${school.schoolId}', '${families[0]!.childId}')`)
    await control(`reset plan_cache_mode`)
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/Seq Scan/)
    expect((await asOwner(api, school.schoolId, (db) => db.row<{ count: number }>(`select count(*)::int as count from course_place`)))!.count).toBeGreaterThanOrEqual(20_000)
    for (const family of families.slice(1)) {
      const after = await ask(family, free[1]!)
      expect(after).toMatchObject({ pid: before!.pid, by_course: 0, read_through: 0 })
      expect(after!.by_child).toBeLessThanOrEqual(3)
    }
  })
})
