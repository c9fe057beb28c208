import { randomUUID } from 'node:crypto'
import { groupedChoosing } from 'cloud/choosing/grouped'
import { refusals } from 'cloud/contract/refusals'
import { choosePlaces, refusedCallers } from 'cloud/store/choosing'
import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse, givenFamily, givenGuardian, givenSchool, givenSibling, planWith, type Family, type School } from '../given'
import { givenDraft } from '../given-draw'
import { activate, choose, tryCourse, wish } from './steps'

const api = apiOfThisFile()
const children = ['林知夏', '王雨涵', '李浩宇', '张梓晨', '欧阳思远']

async function givenSeated(count: number, plan = {}): Promise<{ school: School; families: Family[] }> {
  const school = await givenSchool(api, { plan })
  const families: Family[] = []
  for (const child of children.slice(0, count)) families.push(await givenFamily(api, school, { child, guardian: `${child}的妈妈` }))
  await activate(api, school, families)
  return { school, families }
}

type Wish = ReturnType<typeof wish>
const basket = async ({ guardian }: Family, lines: Wish[], options = {}) => (await api.done(guardian, 'chooseCourses', { lines }, options)).lines
const told = (lines: Awaited<ReturnType<typeof basket>>) => lines.map(({ result, refusal, waitingPosition }) => refusal ?? waitingPosition ?? result)

/** A course's counters beside its places, and how places ended. */
async function stateOf({ schoolId }: School, courseId: string) {
  const row = await asOwner(api, schoolId, (db) =>
    db.row<{ taken: number; waiting: number; held: number; in_line: number }>(
      `select taken, waiting, (select count(*) from course_place p where p.course_id = c.course_id and p.state in ('joined', 'offered'))::int as held,
              (select count(*) from course_place p where p.course_id = c.course_id and p.state = 'waiting')::int as in_line from course c where course_id = $1`,
      [courseId],
    ),
  )
  expect({ taken: row?.taken, waiting: row?.waiting }).toEqual({ taken: row?.held, waiting: row?.in_line })
  return { taken: row?.taken, waiting: row?.waiting }
}

const placesOf = ({ schoolId }: School, childId: string) =>
  asOwner(api, schoolId, (db) =>
    db.rows<{ title: string; state: string; ended_as: string | null }>(
      `select c.title, p.state, p.ended_as from course_place p join course c on c.course_id = p.course_id where p.child_id = $1 order by c.title, p.line_no`,
      [childId],
    ),
  )

test('a basket for two children and several hours is answered line by line, and a refused line stops no other', async () => {
  const { school, families: [lin, wang] } = await givenSeated(2)
  const sibling = await givenSibling(api, school, lin!, '林知行', school.third)
  await activate(api, school, [sibling])
  const full = await givenCourse(api, school, { title: '围棋', capacity: 1 })
  const [small, later] = [await givenCourse(api, school, { grades: [1], weekday: 3 }), await givenCourse(api, school, { title: '合唱', weekday: 4 })]
  await choose(api, wang!, full)
  const lines = await basket(lin!, [wish(lin!, full), wish(lin!, small), wish(lin!, later), wish(sibling, full), wish(sibling, later), wish(sibling, later), wish(wang!, later), wish(lin!, randomUUID())])
  expect(told(lines)).toEqual([1, 'course_not_for_grade', 'joined', 2, 'joined', 'course_taken_already', 'child_not_yours', 'course_unknown'])
  for (const { refusal, message } of lines) expect(message).toBe(refusal ? refusals[refusal] : '')
  expect(await stateOf(school, full)).toEqual({ taken: 1, waiting: 2 })
  expect(await stateOf(school, later)).toEqual({ taken: 2, waiting: 0 })
})

test('every reason that keeps a child from a course is told by its own sentence', async () => {
  const school = await givenSchool(api, { plan: { menu: { ...planWith().menu, coursesPerChild: 2 } } })
  const lin = await givenFamily(api, school)
  await activate(api, school, [lin], { services: [{ serviceKey: 'afternoon', weekdays: [2, 3], duration: 'whole', lunch: null }] })
  const course = (changes: Record<string, unknown>) => givenCourse(api, school, { weekday: 3, ...changes })
  const drawn = await course({ grades: [1], opens_at: '2026-09-20T00:00:00+08:00' })
  await givenDraft(api, school, [drawn])
  const wishes: [string, Wish][] = [
    ['course_unknown', wish(lin, await course({ status: 'draft' }))],
    ['course_cancelled', wish(lin, await course({ status: 'closed', grades: [1] }))],
    ['course_assigned_by_school', wish(lin, await course({ admission: 'assigned', grades: [1] }))],
    ['course_by_draw', wish(lin, drawn)],
    ['course_not_for_grade', wish(lin, await course({ grades: [1, 2], service_key: 'midday' }))],
    ['course_not_active', wish(lin, await course({ service_key: 'midday', weekday: 4 }))],
    ['course_weekday_not_chosen', wish(lin, await course({ weekday: 4, opens_at: '2026-09-20T00:00:00+08:00' }))],
    ['course_not_open', wish(lin, await course({ opens_at: '2026-09-20T00:00:00+08:00' }))],
    ['course_not_open', wish(lin, await course({ grade_openings: [{ grades: [3], opensAt: '2026-09-20T00:00:00+08:00' }] }))],
    ['course_closed', wish(lin, await course({ closes_at: '2026-09-04T00:00:00+08:00' }))],
    ['joined', wish(lin, await course({ title: '围棋', grade_openings: [{ grades: [4], opensAt: '2026-09-20T00:00:00+08:00' }] }))],
    ['course_clash', wish(lin, await course({}))],
    ['course_full', wish(lin, await givenCourse(api, school, { capacity: 0 }), { ifFull: 'leave' })],
    [1 as unknown as string, wish(lin, await givenCourse(api, school, { capacity: 0 }))],
    ['course_limit', wish(lin, await course({ starts_at: '17:20', ends_at: '18:00' }))],
  ]
  const lines = await basket(lin, wishes.map(([, line]) => line))
  expect(told(lines)).toEqual(wishes.map(([expected]) => expected))
})

describe('replacing', () => {
  const held = async (changeUntil: string | null = null) => {
    const { school, families } = await givenSeated(3)
    const [lin, wang, li] = families as [Family, Family, Family]
    const chess = await givenCourse(api, school, { title: '围棋', capacity: 1, change_until: changeUntil })
    const choir = await givenCourse(api, school, { title: '合唱', starts_at: '17:00', ends_at: '18:00', capacity: 1 })
    await choose(api, lin, chess)
    return { school, lin, wang, li, chess, choir }
  }

  test('once the child has the new place the overlapping one is given back, and goes to the first in line', async () => {
    const { school, lin, wang, chess, choir } = await held()
    await choose(api, wang, chess)
    expect(told([await tryCourse(api, lin, choir)])).toEqual(['course_clash'])
    expect(told([await tryCourse(api, lin, choir, {}, { ifClash: 'replace' })])).toEqual(['joined'])
    expect(await placesOf(school, lin.childId)).toEqual([{ title: '合唱', state: 'joined', ended_as: null }, { title: '围棋', state: 'released', ended_as: 'replaced' }])
    expect((await placesOf(school, wang.childId))[0]?.state).toMatch(/^(offered|joined)$/)
    expect(await stateOf(school, chess)).toEqual({ taken: 1, waiting: 0 })
  })

  test('while the new course is full the child waits for it and keeps what it has', async () => {
    const { school, lin, wang, choir } = await held()
    await choose(api, wang, choir)
    expect(told([await tryCourse(api, lin, choir, {}, { ifClash: 'replace' })])).toEqual([1])
    expect(await placesOf(school, lin.childId)).toEqual([{ title: '合唱', state: 'waiting', ended_as: null }, { title: '围棋', state: 'joined', ended_as: null }])
  })

  test('an overlapping place in line is left too', async () => {
    const { school, lin, wang, chess, choir } = await held()
    await choose(api, wang, chess)
    expect(told([await tryCourse(api, wang, choir, {}, { ifClash: 'replace' })])).toEqual(['joined'])
    expect(await placesOf(school, wang.childId)).toEqual([{ title: '合唱', state: 'joined', ended_as: null }, { title: '围棋', state: 'released', ended_as: 'replaced' }])
    expect(await stateOf(school, chess)).toEqual({ taken: 1, waiting: 0 })
    expect((await placesOf(school, lin.childId))[0]?.state).toBe('joined')
  })

  test('after the time for changes has ended nothing is given back', async () => {
    const { school, lin, chess, choir } = await held('2026-09-06T00:00:00+08:00')
    expect(told([await tryCourse(api, lin, choir, { at: '2026-09-06T00:00:00' }, { ifClash: 'replace' })])).toEqual(['course_change_closed'])
    expect(await stateOf(school, chess)).toEqual({ taken: 1, waiting: 0 })
  })

  test('a basket never gives back what it has just taken itself', async () => {
    const { school, li, choir, chess } = await held()
    const third = await givenCourse(api, school, { title: '种植', starts_at: '17:30', ends_at: '18:30' })
    expect(told(await basket(li, [wish(li, choir), wish(li, third, { ifClash: 'replace' }), wish(li, chess, { ifClash: 'replace' })]))).toEqual(['joined', 'course_clash', 'course_clash'])
    expect(await stateOf(school, choir)).toEqual({ taken: 1, waiting: 0 })
  })

  test('what is replaced does not count for the limit, what is only added does', async () => {
    const { school, families: [lin] } = await givenSeated(1, { menu: { ...planWith().menu, coursesPerChild: 1 } })
    await choose(api, lin!, await givenCourse(api, school))
    const [same, other] = [await givenCourse(api, school, { title: '合唱' }), await givenCourse(api, school, { weekday: 4 })]
    expect(told(await basket(lin!, [wish(lin!, other, { ifClash: 'replace' }), wish(lin!, same, { ifClash: 'replace' })]))).toEqual(['course_limit', 'joined'])
  })
})

describe('together', () => {
  test('siblings get places at once or none gets anything', async () => {
    const { school, families: [lin, wang] } = await givenSeated(2)
    const sibling = await givenSibling(api, school, lin!, '林知行', school.third)
    await activate(api, school, [sibling])
    const courseId = await givenCourse(api, school, { capacity: 2 })
    const both = [wish(lin!, courseId, { together: 1 }), wish(sibling, courseId, { together: 1 })]
    const place = await choose(api, wang!, courseId)
    const other = await givenCourse(api, school, { weekday: 4 })
    expect(told(await basket(lin!, [...both, wish(lin!, other)]))).toEqual(['course_not_together', 'course_not_together', 'joined'])
    expect(await stateOf(school, courseId)).toEqual({ taken: 1, waiting: 0 })
    await api.done(wang!.guardian, 'releaseCourse', { placeId: place.placeId })
    expect(told(await basket(lin!, both))).toEqual(['joined', 'joined'])
    expect(await stateOf(school, courseId)).toEqual({ taken: 2, waiting: 0 })
  })

  test('a line between two that belong together is judged by what both of them took', async () => {
    const { school, families: [lin, wang] } = await givenSeated(2, { menu: { ...planWith().menu, coursesPerChild: 2 } })
    const [chess, choir] = [await givenCourse(api, school), await givenCourse(api, school, { title: '合唱', weekday: 4 })]
    const [sameHour, third] = [await givenCourse(api, school, { title: '种植', weekday: 4 }), await givenCourse(api, school, { title: '书法', weekday: 3 })]
    const pair = { together: 1 }
    expect(told(await basket(lin!, [wish(lin!, chess, pair), wish(lin!, sameHour), wish(lin!, third), wish(lin!, choir), wish(lin!, choir, pair)]))).toEqual(['joined', 'course_clash', 'course_limit', 'course_taken_already', 'joined'])
    expect(told(await basket(wang!, [wish(wang!, chess, pair), wish(wang!, choir), wish(wang!, choir, pair)]))).toEqual(['joined', 'course_taken_already', 'joined'])
    expect(await stateOf(school, choir)).toEqual({ taken: 2, waiting: 0 })
  })

  test('where one of them may not, that one hears why and the other that they cannot go together', async () => {
    const { school, families: [lin] } = await givenSeated(1)
    const sibling = await givenSibling(api, school, lin!, '林知行')
    const courseId = await givenCourse(api, school)
    const quoted = { quotas: [{ key: 'third', name: '三年级', places: 2, grades: [3], groups: null, until: null }] }
    const reserved = await givenCourse(api, school, { weekday: 4, ...quoted })
    expect(told(await basket(lin!, [wish(lin!, courseId, { together: 1 }), wish(sibling, courseId, { together: 1 })]))).toEqual(['course_not_together', 'course_not_for_grade'])
    expect(told(await basket(lin!, [wish(lin!, reserved, { together: 2 }), wish(sibling, reserved, { together: 2 })]))).toEqual(['course_not_together', 'course_not_for_grade'])
    expect(await stateOf(school, courseId)).toEqual({ taken: 0, waiting: 0 })
    expect(await stateOf(school, reserved)).toEqual({ taken: 0, waiting: 0 })
  })
})

describe('reserved places', () => {
  const quota = (changes = {}) => ({ key: 'leftBehind', name: '留守儿童', places: 1, grades: null, groups: ['leftBehindChild'], until: null, ...changes })

  async function givenQuota(capacity: number, changes = {}) {
    const school = await givenSchool(api)
    const [lin, wang, li] = [await givenFamily(api, school), await givenFamily(api, school, { child: '王雨涵' }), await givenFamily(api, school, { child: '李浩宇' })]
    await activate(api, school, [lin], { priorityGroup: 'leftBehindChild' })
    await activate(api, school, [wang, li])
    return { school, lin, wang, li, courseId: await givenCourse(api, school, { capacity, quotas: [quota(changes)] }) }
  }

  test('are kept for their children and used before the common ones', async () => {
    const { school, lin, wang, li, courseId } = await givenQuota(2)
    expect(told([await tryCourse(api, wang, courseId), await tryCourse(api, li, courseId), await tryCourse(api, lin, courseId)])).toEqual(['joined', 1, 'joined'])
    expect(await stateOf(school, courseId)).toEqual({ taken: 2, waiting: 1 })
    const keys = await asOwner(api, school.schoolId, (db) => db.rows(`select quota_key from course_place where child_id = $1`, [lin.childId]))
    expect(keys).toEqual([{ quota_key: 'leftBehind' }])
  })

  test('are everyone’s once their time is over, and those in line come before whoever asks then', async () => {
    const { school, lin, wang, li, courseId } = await givenQuota(1, { until: '2026-09-10T00:00:00+08:00' })
    expect(told([await tryCourse(api, wang, courseId)])).toEqual([1])
    expect(told([await tryCourse(api, li, courseId, { at: '2026-09-10T00:00:01' })])).toEqual([1])
    expect((await placesOf(school, wang.childId))[0]?.state).toMatch(/^(offered|joined)$/)
    expect(told([await tryCourse(api, lin, courseId)])).toEqual([2])
    expect(await stateOf(school, courseId)).toEqual({ taken: 1, waiting: 2 })
  })

  test('are counted within one basket too', async () => {
    const { school, lin, courseId } = await givenQuota(2)
    const sibling = await givenSibling(api, school, lin, '林知行', school.third)
    await activate(api, school, [sibling], { priorityGroup: 'leftBehindChild' })
    const third = await givenSibling(api, school, lin, '林知远', school.third)
    await activate(api, school, [third], { priorityGroup: 'leftBehindChild' })
    expect(told(await basket(lin, [wish(lin, courseId), wish(sibling, courseId), wish(third, courseId)]))).toEqual(['joined', 'joined', 1])
    const keys = await asOwner(api, school.schoolId, (db) => db.rows<{ quota_key: string | null }>(`select quota_key from course_place where course_id = $1 and state = 'joined' order by line_no`, [courseId]))
    expect(keys.map(({ quota_key }) => quota_key)).toEqual(['leftBehind', null])
  })
})

test('the same basket sent again answers the same; under the same key another basket is refused', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const courseId = await givenCourse(api, school)
  const key = randomUUID()
  const first = await basket(lin!, [wish(lin!, courseId)], { key })
  expect(await basket(lin!, [wish(lin!, courseId)], { key })).toEqual(first)
  const other = { lines: [wish(lin!, await givenCourse(api, school, { weekday: 3 }))] }
  expect(await api.refused(lin!.guardian, 'chooseCourses', other, { key })).toBe('request_key_reused')
  expect(await stateOf(school, courseId)).toEqual({ taken: 1, waiting: 0 })
})

test('what arrives at once is answered each by its own, whoever it is from', async () => {
  const { school, families } = await givenSeated(4)
  const [lin, wang, li, zhang] = families as [Family, Family, Family, Family]
  const grandmother = await givenGuardian(api, school, lin.childId, '林奶奶')
  const courseId = await givenCourse(api, school, { capacity: 1 })
  const [key, other] = [randomUUID(), randomUUID()]
  const ask = (family: Family, options = {}) => api.call(family.guardian, 'chooseCourses', { lines: [wish(family, courseId)] }, options)
  const stranger = { name: '路人', openid: randomUUID(), schoolId: school.schoolId }
  const replies = await Promise.all([
    ask(lin, { key }), ask(lin, { key }), ask({ ...lin, guardian: grandmother }), ask(wang, { key }), ask(li), ask(zhang, { key: other }),
    api.call(zhang.guardian, 'chooseCourses', { lines: [wish(zhang, courseId, { ifFull: 'leave' })] }, { key: other }),
    api.call(stranger, 'chooseCourses', { lines: [wish(lin, courseId)] }),
    api.call(school.visitor, 'chooseCourses', { lines: [wish(lin, courseId)] }),
    api.call(school.office, 'chooseCourses', { lines: [wish(lin, courseId)] }),
    api.call(wang.guardian, 'chooseCourses', { lines: [wish(lin, courseId)] }),
  ])
  const short = replies.map((reply) => (reply.ok ? told(reply.data.lines)[0] : reply.code))
  expect(short).toEqual(['joined', 'joined', 'course_taken_already', 1, 2, 3, 'request_key_reused', 'role_needed', 'sign_in_needed', 'role_needed', 'child_not_yours'])
  expect(await stateOf(school, courseId)).toEqual({ taken: 1, waiting: 3 })
})

test('without a published plan nothing can be chosen, and an unknown school has none', async () => {
  const school = await givenSchool(api, { plan: null })
  const lin = await givenFamily(api, school)
  const input = { lines: [wish(lin, await givenCourse(api, school))] }
  expect(await api.refused(lin.guardian, 'chooseCourses', input)).toBe('plan_not_published')
  expect(await api.refused(lin.guardian, 'chooseCourses', input, { schoolId: 'nowhere' })).toBe('school_unknown')
  // Nothing is looked up for whoever has not signed in.
  expect(await api.refused(school.visitor, 'chooseCourses', input, { schoolId: 'nowhere' })).toBe('sign_in_needed')
})

test('a guardian of one school chooses nothing at another, though both know the same WeChat', async () => {
  const [{ school, families: [lin] }, { school: elsewhere }] = [await givenSeated(1), await givenSeated(1)]
  const there = await givenCourse(api, elsewhere)
  expect(await api.refused(lin!.guardian, 'chooseCourses', { lines: [wish(lin!, there)] }, { schoolId: elsewhere.schoolId })).toBe('role_needed')
  expect(told([await tryCourse(api, lin!, there)])).toEqual(['course_unknown'])
  expect(await stateOf(elsewhere, there)).toEqual({ taken: 0, waiting: 0 })
  expect(await placesOf(school, lin!.childId)).toEqual([])
})

test('the audit row of a basket holds ids and states, and no word about a child', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const courseId = await givenCourse(api, school)
  const place = await choose(api, lin!, courseId)
  const rows = await asOwner(api, school.schoolId, (db) => db.rows<{ actor: string; target: string; change: object }>(`select actor, target, change from audit_entry where school_id = $1 and operation = 'chooseCourses'`, [school.schoolId]))
  const { guardianId } = lin!.guardian
  const line = { childId: lin!.childId, courseId, result: 'joined', placeId: place.placeId, waitingPosition: null, refusal: null }
  expect(rows).toEqual([{ actor: guardianId, target: `guardian/${guardianId}`, change: { lines: [line], gaveBack: [] } }])
})

test('a session that has expired, or that nobody opened, chooses nothing', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const courseId = await givenCourse(api, school)
  const at = new Date('2026-09-08T09:00:00+08:00')
  const open = async (tokenSha256: string, expiresAt: string) =>
    asOwner(api, school.schoolId, (db) =>
      db.rows(`insert into session (token_sha256, account_id, created_at, expires_at) select $1, account_id, $2, $3 from guardian where guardian_id = $4`, [tokenSha256, at, expiresAt, lin!.guardian.guardianId]),
    )
  const [live, over, never] = [randomUUID(), randomUUID(), randomUUID()]
  await open(live, '2026-09-08T09:00:01+08:00')
  await open(over, '2026-09-08T09:00:00+08:00')
  const baskets = [over, never, live].map((tokenSha256) => ({ proof: { tokenSha256 }, requestKey: randomUUID(), inputSha256: 'x', requestId: 'r', at, lines: [wish(lin!, courseId)] }))
  const { answers } = await choosePlaces(api.database, school.schoolId, baskets)
  expect(answers.map(({ refused, reply }) => refused ?? reply.lines[0]?.result)).toEqual(['sign_in_needed', 'sign_in_needed', 'joined'])
})

test('before a long line everybody hears the same as at its end', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const elsewhere = await givenSchool(api)
  const courseId = await givenCourse(api, school)
  const wechat = (subject: string) => ({ provider: 'wechat' as const, subject })
  const asking = [
    [school.schoolId, wechat(lin!.guardian.openid!)], [school.schoolId, wechat(randomUUID())], [school.schoolId, { tokenSha256: 'f'.repeat(64) }], [school.schoolId, { provider: 'dev' as const, subject: '1' }],
    [school.schoolId, wechat(school.office.openid!)], [elsewhere.schoolId, wechat(lin!.guardian.openid!)], ['nowhere', wechat(lin!.guardian.openid!)],
  ] as const
  const callers = asking.map(([schoolId, proof]) => ({ schoolId, basket: { proof, requestKey: randomUUID(), inputSha256: 'x', requestId: 'r', at: api.clock.now(), lines: [wish(lin!, courseId)] } }))
  const atTheEnd = []
  for (const { schoolId, basket: asked } of callers) atTheEnd.push(...(await choosePlaces(api.database, schoolId, [asked])).answers.map(({ refused }) => refused))
  expect(atTheEnd).toEqual([null, 'role_needed', 'sign_in_needed', 'sign_in_needed', 'role_needed', 'role_needed', 'school_unknown'])
  expect(await refusedCallers(api.database, callers)).toEqual(atTheEnd)
})

test('a place that comes free by replacing is told to the host, so that whoever wanted it gets it at once', async () => {
  const { school, families: [lin, wang] } = await givenSeated(2)
  const [chess, choir] = [await givenCourse(api, school, { capacity: 1 }), await givenCourse(api, school, { title: '合唱' })]
  await choose(api, lin!, chess)
  const waiting = await choose(api, wang!, chess)
  const settled: string[] = []
  const choosing = groupedChoosing(api.database, async (schoolId) => void settled.push(schoolId))
  const basketOf = (family: Family, courseId: string) => ({ proof: { provider: 'wechat' as const, subject: family.guardian.openid! }, requestKey: randomUUID(), inputSha256: 'x', requestId: 'r', at: api.clock.now(), lines: [wish(family, courseId, { ifClash: 'replace' })] })
  await choosing.choose(school.schoolId, basketOf(wang!, await givenCourse(api, school, { weekday: 4 })))
  expect(settled).toEqual([])
  await choosing.choose(school.schoolId, basketOf(lin!, choir))
  expect(settled).toEqual([school.schoolId])
  const row = await asOwner(api, school.schoolId, (db) => db.row<{ state: string }>(`select state from course_place where place_id = $1`, [waiting.placeId]))
  expect(row?.state).toBe('offered')
  await choosing.close()
})
