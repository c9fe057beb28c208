import { seededRandom } from 'cloud/demo/seeded-random'
import { upkeep } from 'cloud/hosts/upkeep'
import { offerEndsAt } from 'cloud/rules/waiting-line'
import { freePlace } from 'cloud/store/course'
import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse, givenFamily, givenGuardian, givenPlace, givenSchool, type Family, type School } from '../given'
import { activate, atHome, tryCourse } from './steps'

const api = apiOfThisFile()

const names = ['林知夏', '王雨涵', '李浩宇', '张梓晨', '欧阳思远', '赵一鸣']

/** A school with some children who have their seat since the fifth of September. */
async function givenSeated(count: number): Promise<{ school: School; families: Family[] }> {
  const school = await givenSchool(api)
  const families: Family[] = []
  for (const child of names.slice(0, count)) families.push(await givenFamily(api, school, { child, guardian: `${child}的妈妈` }))
  await activate(api, school, families)
  api.clock.set('2026-09-08T09:00:00')
  return { school, families }
}

/** A course of one place with the first child in it and the others in line. */
async function givenLine(count: number, course: Record<string, unknown> = {}, wait: Record<string, unknown> = {}) {
  const { school, families } = await givenSeated(count)
  const courseId = await givenCourse(api, school, { capacity: 1, ...course })
  const places: string[] = []
  for (const [index, family] of families.entries()) places.push(await givenPlace(api, school, family, courseId, index === 0 ? { state: 'joined' } : { state: 'waiting', ...wait }))
  return { school, families, courseId, places }
}

const release = (family: Family, placeId: string) => api.done(family.guardian, 'releaseCourse', { placeId })
const placesOf = async ({ guardian }: Family) => (await api.done(guardian, 'readPlaces', {})).places
const stateOf = async (family: Family, courseId: string) => {
  const place = (await placesOf(family)).find(({ course }) => course.courseId === courseId)
  return place ? (place.waitingPosition ?? place.state) : null
}
const statesOf = (families: Family[], courseId: string) => Promise.all(families.map((family) => stateOf(family, courseId)))
const endedOf = async ({ guardian }: Family) => (await api.done(guardian, 'readPlaces', {})).ended.map(({ title, endedAs, reason }) => ({ title, endedAs, reason }))
const told = async ({ guardian }: Family) => (await api.done(guardian, 'listMessages', {})).messages.filter(({ kind }) => /^(place|offer|line)_/.test(kind)).map(({ kind, text }) => `${kind} ${text}`)
const counts = (courseId: string, { schoolId }: School) =>
  asOwner(api, schoolId, (db) =>
    db.row(
      `select capacity, taken, waiting, (select count(*) from course_place p where p.course_id = c.course_id and p.state in ('joined', 'offered'))::int as holding,
              (select count(*) from course_place p where p.course_id = c.course_id and p.state = 'waiting')::int as in_line from course c where course_id = $1`,
      [courseId],
    ),
  )
async function timeComesTo(at: string) {
  api.clock.set(at)
  await upkeep(api.host, api.clock.now())
}

test('who wanted the place at once has it in the very call that freed it, exactly one does, and that family is told', async () => {
  const { school, families, courseId, places } = await givenLine(4)
  await release(families[0]!, places[0]!)
  expect(await statesOf(families, courseId)).toEqual([null, 'joined', 1, 2])
  expect(await told(families[1]!)).toEqual(['place_joined 王雨涵候补的“围棋”已有名额，现在是正式学员。'])
  expect(await told(families[2]!)).toEqual([])
  expect(await counts(courseId, school)).toEqual({ capacity: 1, taken: 1, waiting: 2, holding: 1, in_line: 2 })
  expect(await endedOf(families[0]!)).toEqual([{ title: '围棋', endedAs: 'released', reason: '' }])
})

test('who wanted to be asked is offered the place until a time, sees it first of all at home, and has it by one tap', async () => {
  const { families, courseId, places } = await givenLine(3, { offer_minutes: 120 }, { on_offer: 'ask' })
  await release(families[0]!, places[0]!)
  const wang = families[1]!
  expect((await placesOf(wang))[0]).toMatchObject({ state: 'offered', offerUntil: '2026-09-08T03:00:01.000Z', waitingPosition: null })
  expect(await told(wang)).toEqual(['place_offered 王雨涵候补的“围棋”有名额了，请在9月8日 周二 11:00以前确认要不要；到时没有确认，名额给下一位。'])
  expect((await atHome(api, wang)).child.todos[0]).toEqual({ kind: 'answer_offer', childId: wang.childId, dueOn: '2026-09-08' })
  expect(await api.done(wang.guardian, 'acceptOffer', { placeId: places[1]! })).toEqual({ placeId: places[1], gaveBack: [] })
  expect(await statesOf(families, courseId)).toEqual([null, 'joined', 1])
  expect((await atHome(api, wang)).child.todos.map(({ kind }) => kind)).not.toContain('answer_offer')
  expect(await api.refused(wang.guardian, 'acceptOffer', { placeId: places[1]! })).toBe('offer_not_open')
})

test('a declined offer goes to the next at once; whoever declined is out of the line', async () => {
  const { families, courseId, places } = await givenLine(3, {}, { on_offer: 'ask' })
  await release(families[0]!, places[0]!)
  await api.done(families[1]!.guardian, 'declineOffer', { placeId: places[1]! })
  expect(await statesOf(families, courseId)).toEqual([null, null, 'offered'])
  expect(await endedOf(families[1]!)).toEqual([{ title: '围棋', endedAs: 'declined', reason: '' }])
  expect(await api.refused(families[1]!.guardian, 'acceptOffer', { placeId: places[1]! })).toBe('place_released')
})

test('an offer that nobody answers lapses at its time, once however often time is looked at, and the next is offered it', async () => {
  const { school, families, courseId, places } = await givenLine(3, { offer_minutes: 60 }, { on_offer: 'ask' })
  await release(families[0]!, places[0]!)
  await timeComesTo('2026-09-08T09:59:59')
  expect(await statesOf(families, courseId)).toEqual([null, 'offered', 1])
  for (const at of ['2026-09-08T10:00:01', '2026-09-08T10:00:02', '2026-09-08T10:00:03']) await timeComesTo(at)
  expect(await statesOf(families, courseId)).toEqual([null, null, 'offered'])
  expect(await told(families[1]!)).toEqual([expect.stringMatching(/^offer_lapsed .*到时没有确认，已给下一位。$/), expect.stringMatching(/^place_offered/)])
  expect(await told(families[2]!)).toHaveLength(1)
  expect(await counts(courseId, school)).toMatchObject({ taken: 1, waiting: 0, holding: 1 })
})

test('a place that was offered without anybody being told, as in a rush, is told of at the next look, once, and its time counts from then', async () => {
  const { school, families, courseId, places } = await givenLine(3, { offer_minutes: 60 }, { on_offer: 'ask' })
  await api.database.transaction(school.schoolId, (db) => freePlace(db, school.schoolId, { placeId: places[0]!, endedAs: 'replaced', now: api.clock.now() }))
  expect(await told(families[1]!)).toEqual([])
  // Nobody looked for two hours: the offer would have been over before the family heard of it.
  for (const at of ['2026-09-08T11:00:00', '2026-09-08T11:00:02']) await timeComesTo(at)
  expect((await placesOf(families[1]!))[0]).toMatchObject({ state: 'offered', offerUntil: '2026-09-08T04:00:00.000Z' })
  expect(await told(families[1]!)).toHaveLength(1)
  await timeComesTo('2026-09-08T12:00:00')
  expect(await statesOf(families, courseId)).toEqual([null, null, 'offered'])
})

test('a place that another family gave back by choosing is told of once, however it came about', async () => {
  const { school, families, courseId } = await givenLine(2, {}, { on_offer: 'ask' })
  const [lin, wang] = families as [Family, Family]
  const choir = await givenCourse(api, school, { title: '合唱' })
  expect(await tryCourse(api, lin, choir, {}, { ifClash: 'replace' })).toMatchObject({ result: 'joined' })
  await timeComesTo('2026-09-08T09:00:10')
  await timeComesTo('2026-09-08T09:00:20')
  expect(await stateOf(wang, courseId)).toBe('offered')
  expect(await told(wang)).toHaveLength(1)
})

test('an offer that is over can no longer be taken, even before anybody has passed it on', async () => {
  const { families, places } = await givenLine(2, { offer_minutes: 60 }, { on_offer: 'ask' })
  await release(families[0]!, places[0]!)
  expect(await api.call(families[1]!.guardian, 'acceptOffer', { placeId: places[1]! }, { at: '2026-09-08T10:00:01' })).toMatchObject({ code: 'offer_lapsed' })
})

test('an offer made at night lasts until nine in the morning at least: nobody loses a place asleep', async () => {
  const { families, places } = await givenLine(2, { offer_minutes: 60 }, { on_offer: 'ask' })
  await api.done(families[0]!.guardian, 'releaseCourse', { placeId: places[0]! }, { at: '2026-09-08T22:30:00' })
  expect((await placesOf(families[1]!))[0]?.offerUntil).toBe('2026-09-09T01:00:00.000Z')
  await timeComesTo('2026-09-09T08:59:00')
  expect((await placesOf(families[1]!))[0]?.state).toBe('offered')
})

test('the database holds an offer just as long as the rule says, whenever it is made', async () => {
  const random = seededRandom(11)
  for (let round = 0; round < 300; round += 1) {
    const [made, minutes] = [new Date(Date.UTC(2026, 7, 31) + random.below(130 * 24 * 60) * 60_000 + random.below(60_000)), 5 + random.below(3000)]
    const row = await asOwner(api, 'nowhere', (db) => db.row<{ ends: Date }>(`select offer_ends_at($1, $2) as ends`, [made, minutes]))
    expect({ made, minutes, ends: row?.ends }).toEqual({ made, minutes, ends: offerEndsAt(made, minutes) })
  }
})

test('taking a place gives back what overlaps it, which goes to the next there, and so on round a circle', async () => {
  const { school, families } = await givenSeated(4)
  const [lin, wang, li, zhang] = families as [Family, Family, Family, Family]
  const [chess, choir] = [await givenCourse(api, school, { title: '围棋', capacity: 1 }), await givenCourse(api, school, { title: '合唱', capacity: 1 })]
  // Lin has chess and waits for choir; Wang has choir and waits for chess; behind both wait others.
  const linChess = await givenPlace(api, school, lin, chess, { state: 'joined' })
  const wangChoir = await givenPlace(api, school, wang, choir, { state: 'joined' })
  await givenPlace(api, school, wang, chess, { state: 'waiting' })
  await givenPlace(api, school, li, chess, { state: 'waiting' })
  await givenPlace(api, school, lin, choir, { state: 'waiting' })
  await givenPlace(api, school, zhang, choir, { state: 'waiting' })
  expect((await placesOf(lin)).find(({ state }) => state === 'waiting')?.wouldGiveBack).toEqual(['围棋'])
  // Lin gives chess back: Wang takes it and gives choir back, which Lin takes.
  await release(lin, linChess)
  expect(await statesOf([lin, wang, li, zhang], chess)).toEqual([null, 'joined', 1, null])
  expect(await statesOf([lin, wang, li, zhang], choir)).toEqual(['joined', null, null, 1])
  expect(await endedOf(wang)).toEqual([{ title: '合唱', endedAs: 'replaced', reason: '' }])
  expect(await told(wang)).toEqual(['place_joined 王雨涵候补的“围棋”已有名额，现在是正式学员。与它时间冲突的“合唱”已让出。'])
  for (const courseId of [chess, choir]) expect(await counts(courseId, school)).toMatchObject({ taken: 1, waiting: 1, holding: 1, in_line: 1 })
  expect(await api.refused(wang.guardian, 'releaseCourse', { placeId: wangChoir })).toBe('place_released')
})

test('accepting an offer gives back what overlaps it and says what, and its place goes to the next', async () => {
  const { school, families } = await givenSeated(3)
  const [lin, wang, li] = families as [Family, Family, Family]
  const [chess, choir] = [await givenCourse(api, school, { title: '围棋', capacity: 1 }), await givenCourse(api, school, { title: '合唱', capacity: 1 })]
  const wangChess = await givenPlace(api, school, wang, chess, { state: 'offered', on_offer: 'ask' })
  await givenPlace(api, school, wang, choir, { state: 'joined' })
  await givenPlace(api, school, lin, choir, { state: 'waiting', on_offer: 'ask' })
  await givenPlace(api, school, li, choir, { state: 'waiting' })
  expect(await api.done(wang.guardian, 'acceptOffer', { placeId: wangChess })).toEqual({ placeId: wangChess, gaveBack: ['合唱'] })
  expect(await statesOf([lin, wang, li], choir)).toEqual(['offered', null, 1])
})

test('who no longer takes part on that day is passed over, told why, and the place goes on to who does', async () => {
  const { school, families, courseId, places } = await givenLine(4, {}, { on_offer: 'ask' })
  await asOwner(api, school.schoolId, (db) => db.rows(`update enrolment set weekdays = '[3]' where child_id = $1`, [families[1]!.childId]))
  await release(families[0]!, places[0]!)
  expect(await statesOf(families, courseId)).toEqual([null, null, 'offered', 1])
  expect(await told(families[1]!)).toEqual(['offer_lapsed 王雨涵候补的“围棋”有过名额，但孩子现在没有参加这一天的服务，已给下一位。'])
})

test('after the day of changes a joined place is the office’s to change, while a wait and an offer can always be given up', async () => {
  const { school, families, places, courseId } = await givenLine(4, { change_until: '2026-09-08T08:00:00+08:00' }, { on_offer: 'ask' })
  expect(await api.refused(families[0]!.guardian, 'releaseCourse', { placeId: places[0]! })).toBe('course_change_closed')
  expect((await placesOf(families[0]!))[0]?.canRelease).toBe(false)
  expect((await placesOf(families[3]!))[0]?.canRelease).toBe(true)
  await release(families[3]!, places[3]!)
  await api.done(school.office, 'removeChild', { placeId: places[0]!, reason: '家长来电不再参加' })
  await api.done(families[1]!.guardian, 'declineOffer', { placeId: places[1]! })
  expect(await statesOf(families, courseId)).toEqual([null, null, 'offered', null])
})

test('a place that may no longer be changed is never given back by itself: accepting is refused, and an automatic take passes on', async () => {
  const { school, families } = await givenSeated(3)
  const [lin, wang, li] = families as [Family, Family, Family]
  const fixed = await givenCourse(api, school, { title: '书法', change_until: '2026-09-08T08:00:00+08:00' })
  const [chess, choir] = [await givenCourse(api, school, { title: '围棋', capacity: 1 }), await givenCourse(api, school, { title: '合唱', capacity: 1 })]
  await givenPlace(api, school, lin, fixed, { state: 'joined' })
  const asked = await givenPlace(api, school, lin, chess, { state: 'offered', on_offer: 'ask' })
  expect(await api.refused(lin.guardian, 'acceptOffer', { placeId: asked })).toBe('course_change_closed')
  const leaving = await givenPlace(api, school, li, choir, { state: 'joined' })
  await givenPlace(api, school, lin, choir, { state: 'waiting' })
  await givenPlace(api, school, wang, choir, { state: 'waiting' })
  await release(li, leaving)
  expect(await statesOf([lin, wang], choir)).toEqual([null, 'joined'])
  expect((await placesOf(lin)).find(({ course }) => course.courseId === fixed)?.state).toBe('joined')
  expect((await told(lin))[0]).toMatch(/已过自行退课、换课的时间，已给下一位。$/)
})

test('a family sees where it stood in line from when on, and nobody is named', async () => {
  const { families, places } = await givenLine(5)
  const zhang = families[3]!
  await api.done(families[1]!.guardian, 'releaseCourse', { placeId: places[1]! }, { at: '2026-09-09T10:00:00' })
  await api.done(families[0]!.guardian, 'releaseCourse', { placeId: places[0]! }, { at: '2026-09-10T10:00:00' })
  const [place] = await placesOf(zhang)
  expect(place).toMatchObject({
    waitingPosition: 1,
    movements: [
      { at: '2026-09-07T02:00:00.000Z', position: 3 },
      { at: '2026-09-09T02:00:00.000Z', position: 2 },
      { at: '2026-09-10T02:00:00.000Z', position: 1 },
    ],
  })
  // Who comes later and leaves again moves nobody who was there before.
  await api.done(families[4]!.guardian, 'releaseCourse', { placeId: places[4]! })
  expect((await placesOf(zhang))[0]?.movements).toHaveLength(3)
  const said = JSON.stringify(await placesOf(zhang))
  for (const other of [families[0]!, families[1]!, families[2]!, families[4]!]) for (const secret of [other.childName, other.childId]) expect(said).not.toContain(secret)
})

test('how a family wants to be treated can be changed while it waits, and only then, and only by its guardians', async () => {
  const { school, families, courseId, places } = await givenLine(3)
  const change = (family: Family, placeId: string) => api.call(family.guardian, 'setOnOffer', { placeId, onOffer: 'ask' })
  expect(await change(families[0]!, places[0]!)).toMatchObject({ code: 'place_not_waiting' })
  expect(await change(families[2]!, places[1]!)).toMatchObject({ code: 'place_unknown' })
  const grandmother = await givenGuardian(api, school, families[1]!.childId, '王奶奶')
  await api.done(grandmother, 'setOnOffer', { placeId: places[1]!, onOffer: 'ask' })
  await release(families[0]!, places[0]!)
  expect(await stateOf(families[1]!, courseId)).toBe('offered')
})

test('reserved places that nobody claimed go to those who wait when their time is over, without anybody asking', async () => {
  const { school, families } = await givenSeated(3)
  const quotas = [{ key: 'small', name: '三年级预留', places: 1, grades: [4], groups: null, until: '2026-09-09T12:00:00+08:00' }]
  const courseId = await givenCourse(api, school, { capacity: 2, quotas })
  for (const [index, family] of families.entries()) await givenPlace(api, school, family, courseId, { state: index === 0 ? 'joined' : 'waiting' })
  await timeComesTo('2026-09-09T11:59:00')
  expect(await statesOf(families, courseId)).toEqual(['joined', 1, 2])
  for (const at of ['2026-09-09T12:00:00', '2026-09-09T12:00:02']) await timeComesTo(at)
  expect(await statesOf(families, courseId)).toEqual(['joined', 'joined', 1])
  expect(await counts(courseId, school)).toMatchObject({ taken: 2, waiting: 1 })
})

test('whoever leaves the service gives up waits and offers at once and its place after the last day; each goes to exactly one', async () => {
  const { school, families, courseId, places } = await givenLine(5, { capacity: 2 })
  // The second is offered the second place.
  await asOwner(api, school.schoolId, (db) => db.rows(`update course_place set on_offer = 'ask', state = 'offered', offer_told = true, offer_until = '2026-09-20T10:00+08', left_line_at = now() where place_id = $1`, [places[1]]))
  await asOwner(api, school.schoolId, (db) => db.rows(`update course set taken = 2, waiting = 3 where course_id = $1`, [courseId]))
  for (const family of families.slice(0, 2)) {
    const { exitId } = await api.done(family.guardian, 'requestExit', { childId: family.childId, serviceKeys: ['afternoon'], lastDay: '2026-09-15', reason: '', collectionNote: '' })
    await api.done(school.office, 'decideExit', { exitIds: [exitId], decision: 'approve', reason: '', until: null })
  }
  expect(await statesOf(families, courseId)).toEqual(['joined', null, 'joined', 1, 2])
  for (const at of ['2026-09-16T00:05:00', '2026-09-16T00:06:00']) await timeComesTo(at)
  expect(await statesOf(families, courseId)).toEqual([null, null, 'joined', 'joined', 1])
  expect(await counts(courseId, school)).toMatchObject({ taken: 2, waiting: 1, holding: 2, in_line: 1 })
})

test('when the term is over nobody waits any more, and no place is passed down the line', async () => {
  const { school, families, courseId } = await givenLine(3, {}, { on_offer: 'ask' })
  for (const at of ['2027-01-02T00:05:00', '2027-01-02T00:06:00']) await timeComesTo(at)
  expect(await counts(courseId, school)).toMatchObject({ taken: 1, waiting: 0, holding: 1, in_line: 0 })
  for (const family of families) expect(await told(family)).toEqual([])
})

test('a retry of an answer after a lost reply answers the same and takes nothing twice', async () => {
  const { school, families, courseId, places } = await givenLine(3, {}, { on_offer: 'ask' })
  await release(families[0]!, places[0]!)
  const key = '0f8b8f6e-2a8e-4c52-9a43-0d6f1d8f9b11'
  const answers = [1, 2].map(() => api.done(families[1]!.guardian, 'acceptOffer', { placeId: places[1]! }, { key }))
  const [first, second] = await Promise.all(answers)
  expect(second).toEqual(first)
  expect(await counts(courseId, school)).toMatchObject({ taken: 1, waiting: 1, holding: 1 })
})

test('a family’s own copy of its data says of each place whether it is had, offered or waited for', async () => {
  const { families, places } = await givenLine(3, {}, { on_offer: 'ask' })
  await release(families[0]!, places[0]!)
  const courses = async (family: Family) => ((await api.done(family.guardian, 'exportMyData', {})).data.courses ?? []).map(({ state, ended_as }) => [state, ended_as])
  expect([await courses(families[0]!), await courses(families[1]!), await courses(families[2]!)]).toEqual([[['released', 'released']], [['offered', null]], [['waiting', null]]])
})
