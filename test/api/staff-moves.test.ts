import { randomUUID } from 'node:crypto'
import { endCourse, lockClosing } from 'cloud/close-course'
import type { Database } from 'cloud/db/database'
import { findCourse } from 'cloud/store/course'
import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse, givenFamily, givenPlace, givenSchool, type Family, type School } from '../given'
import { activate } from './steps'

const api = apiOfThisFile()

const names = ['林知夏', '王雨涵', '李浩宇', '张梓晨', '欧阳思远']

async function givenSeated(count: number): Promise<{ school: School; families: Family[] }> {
  const school = await givenSchool(api)
  const families: Family[] = []
  for (const child of names.slice(0, count)) families.push(await givenFamily(api, school, { child, guardian: `${child}的妈妈` }))
  await activate(api, school, families)
  api.clock.set('2026-09-08T09:00:00')
  return { school, families }
}

const stateOf = async ({ guardian }: Family, courseId: string) => {
  const place = (await api.done(guardian, 'readPlaces', {})).places.find(({ course }) => course.courseId === courseId)
  return place ? (place.waitingPosition ?? place.state) : null
}
const statesOf = (families: Family[], courseId: string) => Promise.all(families.map((family) => stateOf(family, courseId)))
const told = async ({ guardian }: Family, kind: string) => (await api.done(guardian, 'listMessages', {})).messages.filter((each) => each.kind === kind).map(({ text }) => text)
const counts = (courseId: string, { schoolId }: School) =>
  asOwner(api, schoolId, (db) =>
    db.row(`select capacity, taken, waiting, (select count(*) from course_place p where p.course_id = c.course_id and p.state in ('joined', 'offered'))::int as holding from course c where course_id = $1`, [courseId]),
  )
const audits = ({ schoolId }: School, operation: string) => asOwner(api, schoolId, (db) => db.rows<{ change: Record<string, unknown> }>(`select change from audit_entry where school_id = $1 and operation = $2`, [schoolId, operation]))
const place = ({ office }: School, courseId: string, families: Family[], changes: { reason?: string; overLine?: boolean } = {}) =>
  api.done(office, 'placeChild', { courseId, childIds: families.map(({ childId }) => childId), reason: '', overLine: false, ...changes })

test('the school fills an assigned course from a list in one go; who cannot be placed is named with the reason and keeps nobody back', async () => {
  const { school, families } = await givenSeated(3)
  const [lin, wang, li] = families as [Family, Family, Family]
  const assigned = await givenCourse(api, school, { title: '书法', admission: 'assigned' })
  await givenPlace(api, school, wang, await givenCourse(api, school, { title: '围棋' }), { state: 'joined' })
  const stranger = await givenFamily(api, school, { child: '赵一鸣' })
  const { children } = await place(school, assigned, [lin, wang, stranger, li])
  expect(children.map(({ childName, refusal }) => [childName, refusal])).toEqual([['林知夏', null], ['王雨涵', 'course_clash'], ['赵一鸣', 'move_not_attending'], ['李浩宇', null]])
  expect(children[1]?.message).toMatch(/时间冲突/)
  expect(await statesOf([lin, wang, li], assigned)).toEqual(['joined', null, 'joined'])
  expect(await told(lin, 'place_assigned')).toEqual(['学校安排林知夏参加“书法”。'])
  expect((await place(school, assigned, [lin])).children[0]).toMatchObject({ refusal: 'course_taken_already' })
  expect(await counts(assigned, school)).toMatchObject({ taken: 2, holding: 2 })
})

test('into a course that families choose, a free place is given by hand only with a reason, which the family reads', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const courseId = await givenCourse(api, school, { opens_at: '2026-09-08T08:00:00+08:00' })
  const input = { courseId, childIds: [lin!.childId], overLine: false }
  expect(await api.refused(school.office, 'placeChild', { ...input, reason: ' ' })).toBe('move_reason_needed')
  await api.done(school.office, 'placeChild', { ...input, reason: '转学来得晚' })
  expect(await stateOf(lin!, courseId)).toBe('joined')
  expect((await api.done(lin!.guardian, 'readPlaces', {})).places[0]?.reason).toBe('转学来得晚')
  expect(await told(lin!, 'place_assigned')).toEqual(['学校安排林知夏参加“围棋”。原因：转学来得晚。'])
})

test('nobody is placed past those who wait unless the office says so with a reason; nobody loses a place, and every waiting family is told, without a name', async () => {
  const { school, families } = await givenSeated(4)
  const [lin, wang, li, zhang] = families as [Family, Family, Family, Family]
  const courseId = await givenCourse(api, school, { capacity: 1 })
  await givenPlace(api, school, lin, courseId, { state: 'joined' })
  for (const family of [wang, li]) await givenPlace(api, school, family, courseId, { state: 'waiting' })
  expect((await place(school, courseId, [zhang], { reason: '校队队员' })).children[0]).toMatchObject({ placeId: null, refusal: 'move_over_line' })
  expect(await api.refused(school.office, 'placeChild', { courseId, childIds: [zhang.childId], reason: '张梓晨是校队队员', overLine: true })).toBe('move_reason_names_child')
  expect(await place(school, courseId, [zhang], { reason: '校队队员', overLine: true })).toMatchObject({ capacity: 2, children: [{ refusal: null }] })
  expect(await statesOf(families, courseId)).toEqual(['joined', 1, 2, 'joined'])
  expect(await told(wang, 'line_moved')).toEqual(['王雨涵候补的“围棋”，学校人工安排了1名孩子，用的是另加的名额，候补的先后不变。原因：校队队员。'])
  for (const family of [wang, li]) expect(JSON.stringify(await told(family, 'line_moved'))).not.toContain('张梓晨')
  expect(await told(lin, 'line_moved')).toEqual([])
  expect(await counts(courseId, school)).toEqual({ capacity: 2, taken: 2, waiting: 2, holding: 2 })
})

test('a child is placed before families may choose only when the office means it', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const courseId = await givenCourse(api, school, { opens_at: '2026-09-20T08:00:00+08:00' })
  expect((await place(school, courseId, [lin!], { reason: '校队队员' })).children[0]).toMatchObject({ refusal: 'move_over_line' })
  expect(await place(school, courseId, [lin!], { reason: '校队队员', overLine: true })).toMatchObject({ capacity: 12, children: [{ refusal: null }] })
  expect((await api.done(school.office, 'listMoves', {})).moves).toMatchObject([{ kind: 'placed', overLine: true, reason: '校队队员' }])
})

test('who waits is placed in its own line, and those behind move up by one', async () => {
  const { school, families } = await givenSeated(4)
  const courseId = await givenCourse(api, school, { capacity: 1 })
  for (const [index, family] of families.entries()) await givenPlace(api, school, family, courseId, { state: index === 0 ? 'joined' : 'waiting' })
  await place(school, courseId, [families[2]!], { reason: '兄弟同班', overLine: true })
  expect(await statesOf(families, courseId)).toEqual(['joined', 1, 'joined', 2])
  expect((await api.done(families[3]!.guardian, 'readPlaces', {})).places[0]?.movements.map(({ position }) => position)).toEqual([3, 2])
  expect(await counts(courseId, school)).toEqual({ capacity: 2, taken: 2, waiting: 2, holding: 2 })
})

test('a child is moved from one course to another at the same hour in one step; its old place goes to the next in line', async () => {
  const { school, families } = await givenSeated(3)
  const [lin, wang, li] = families as [Family, Family, Family]
  const [chess, choir] = [await givenCourse(api, school, { title: '围棋', capacity: 1 }), await givenCourse(api, school, { title: '合唱' })]
  const placeId = await givenPlace(api, school, lin, chess, { state: 'joined' })
  await givenPlace(api, school, wang, chess, { state: 'waiting' })
  await givenPlace(api, school, li, chess, { state: 'waiting', on_offer: 'ask' })
  await api.done(school.office, 'moveChild', { placeId, toCourseId: choir, reason: '水平合适', overLine: false })
  expect(await statesOf(families, chess)).toEqual([null, 'joined', 1])
  expect(await stateOf(lin, choir)).toBe('joined')
  expect(await told(lin, 'place_moved')).toEqual(['学校把林知夏从“围棋”调到“合唱”。原因：水平合适。'])
  expect(await told(lin, 'place_removed')).toEqual([])
  expect((await api.done(lin.guardian, 'readPlaces', {})).ended).toMatchObject([{ title: '围棋', endedAs: 'removed', reason: '水平合适' }])
  expect(await api.refused(school.office, 'moveChild', { placeId, toCourseId: choir, reason: '水平合适', overLine: false })).toBe('place_released')
})

test('a move that cannot be done leaves the child where it is', async () => {
  const { school, families } = await givenSeated(2)
  const [lin, wang] = families as [Family, Family]
  const [chess, full, small] = [await givenCourse(api, school), await givenCourse(api, school, { title: '合唱', capacity: 1 }), await givenCourse(api, school, { grades: [1] })]
  const placeId = await givenPlace(api, school, lin, chess, { state: 'joined' })
  await givenPlace(api, school, wang, full, { state: 'joined' })
  const move = (toCourseId: string) => api.refused(school.office, 'moveChild', { placeId, toCourseId, reason: '水平合适', overLine: false })
  expect([await move(full), await move(small), await move(chess), await move('5f1d7a6e-3c43-4f6e-9a8b-000000000001')]).toEqual(['move_no_place', 'course_not_for_grade', 'course_taken_already', 'course_unknown'])
  expect(await stateOf(lin, chess)).toBe('joined')
})

test('a removal has a reason, the family is told, and the place goes to exactly one', async () => {
  const { school, families } = await givenSeated(3)
  const courseId = await givenCourse(api, school, { capacity: 1 })
  const places = []
  for (const [index, family] of families.entries()) places.push(await givenPlace(api, school, family, courseId, { state: index === 0 ? 'joined' : 'waiting' }))
  expect((await api.call(school.office, 'removeChild', { placeId: places[0]!, reason: ' ' })).ok).toBe(false)
  await api.done(school.office, 'removeChild', { placeId: places[0]!, reason: '连续三周没有来' })
  expect(await statesOf(families, courseId)).toEqual([null, 'joined', 1])
  expect(await told(families[0]!, 'place_removed')).toEqual(['学校取消了林知夏在“围棋”的名额。原因：连续三周没有来。如有疑问，请联系学校。'])
  await api.done(school.office, 'removeChild', { placeId: places[2]!, reason: '孩子已转学' })
  expect(await told(families[2]!, 'place_removed')).toEqual([expect.stringMatching(/取消了李浩宇在“围棋”的候补/)])
  expect(await counts(courseId, school)).toEqual({ capacity: 1, taken: 1, waiting: 0, holding: 1 })
})

test('more places go to those who wait, in order; fewer only down to what is taken', async () => {
  const { school, families } = await givenSeated(4)
  const courseId = await givenCourse(api, school, { capacity: 1 })
  for (const [index, family] of families.entries()) await givenPlace(api, school, family, courseId, { state: index === 0 ? 'joined' : 'waiting', on_offer: index === 2 ? 'ask' : 'take' })
  expect(await api.done(school.office, 'changeCapacity', { courseId, capacity: 3, reason: '换了大教室' })).toEqual({ capacity: 3, taken: 3, waiting: 1 })
  expect(await statesOf(families, courseId)).toEqual(['joined', 'joined', 'offered', 1])
  expect(await api.refused(school.office, 'changeCapacity', { courseId, capacity: 2, reason: '教室小了' })).toBe('capacity_below_taken')
  const reserved = await givenCourse(api, school, { weekday: 3, quotas: [{ key: 'small', name: '预留', places: 5, grades: [3], groups: null, until: null }] })
  expect(await api.refused(school.office, 'changeCapacity', { courseId: reserved, capacity: 4, reason: '教室小了' })).toBe('capacity_below_quotas')
})

test('closing a course ends every place and wait in it, tells each family why and what fits, and keeps their other lines as they are', async () => {
  const { school, families } = await givenSeated(4)
  const [lin, wang, li, zhang] = families as [Family, Family, Family, Family]
  const closing = await givenCourse(api, school, { title: '围棋', capacity: 2, minimum: 5 })
  const elsewhere = await givenCourse(api, school, { title: '足球', weekday: 4, capacity: 1 })
  await givenCourse(api, school, { title: '合唱' })
  await givenCourse(api, school, { title: '种植', weekday: 2, starts_at: '17:20', ends_at: '18:00' })
  for (const family of [lin, wang]) await givenPlace(api, school, family, closing, { state: 'joined' })
  await givenPlace(api, school, li, closing, { state: 'waiting' })
  await givenPlace(api, school, zhang, elsewhere, { state: 'joined' })
  for (const family of [wang, lin]) await givenPlace(api, school, family, elsewhere, { state: 'waiting' })
  expect((await api.done(school.office, 'listSmallCourses', {})).courses).toMatchObject([{ title: '围棋', taken: 2, minimum: 5, waiting: 1 }])
  expect(await api.done(school.office, 'closeCourse', { courseId: closing, reason: '报名不足五人' })).toEqual({ ended: 3, movedOn: 0 })
  expect(await statesOf(families, closing)).toEqual([null, null, null, null])
  expect(await statesOf([wang, lin], elsewhere)).toEqual([1, 2])
  expect(await told(lin, 'course_closed')).toEqual(['“围棋”停开了，林知夏的名额已取消。原因：报名不足五人。现在还有名额、时间合适的有“合唱”、“种植”，可以去选课。'])
  expect(await told(li, 'course_closed')).toEqual([expect.stringMatching(/李浩宇的候补已取消/)])
  expect(await told(zhang, 'course_closed')).toEqual([])
  const { children, total } = await api.done(school.office, 'listClosedPlaces', { courseId: closing })
  expect(total).toBe(3)
  expect(children.map(({ childName, waited, nowHas, fitting }) => [childName, waited, nowHas, fitting[0]?.title])).toEqual([['林知夏', false, null, '合唱'], ['王雨涵', false, null, '合唱'], ['李浩宇', true, null, '合唱']])
  expect(await api.refused(school.office, 'closeCourse', { courseId: closing, reason: '报名不足五人' })).toBe('course_cancelled')
  expect((await api.done(school.office, 'listSmallCourses', {})).courses).toEqual([])
  expect(await counts(closing, school)).toMatchObject({ taken: 0, waiting: 0, holding: 0 })
})

test('of the children of a closed course those who ranked others get the next one with a free place, in the draw’s order, and pass no line', async () => {
  const { school, families } = await givenSeated(5)
  const [lin, wang, li, zhang, ou] = families as [Family, Family, Family, Family, Family]
  const closing = await givenCourse(api, school, { title: '围棋' })
  const [small, lined, wide] = [await givenCourse(api, school, { title: '合唱', capacity: 1 }), await givenCourse(api, school, { title: '书法', capacity: 1 }), await givenCourse(api, school, { title: '足球', weekday: 3, capacity: 1 })]
  for (const family of [lin, wang, li]) await givenPlace(api, school, family, closing, { state: 'joined' })
  await givenPlace(api, school, zhang, closing, { state: 'waiting' })
  await givenPlace(api, school, ou, lined, { state: 'joined' })
  // Drawn in the order Wang, Lin, Li; Zhang had no place that could be lost.
  const ranked = [
    { childId: wang.childId, courseIds: [lined, small] },
    { childId: lin.childId, courseIds: [small, wide] },
    { childId: li.childId, courseIds: [small, wide] },
    { childId: zhang.childId, courseIds: [wide] },
  ]
  const moment = (db: Database) => ({ db, schoolId: school.schoolId, now: api.clock.now(), newId: randomUUID, staffId: school.office.staffId })
  const movedOn = await api.database.transaction(school.schoolId, async (db) => {
    const course = await findCourse(db, school.schoolId, closing)
    const closed = await endCourse(moment(db), { ...(await lockClosing(moment(db), course!, '教师调动')), ranked })
    return closed.movedOn
  })
  expect([...movedOn].map(([childId, { title }]) => [families.find((family) => family.childId === childId)?.childName, title])).toEqual([['王雨涵', '合唱'], ['林知夏', '足球']])
  expect(await statesOf(families, small)).toEqual([null, 'joined', null, null, null])
  expect(await told(wang, 'course_closed')).toEqual(['“围棋”停开了，王雨涵的名额已取消。原因：教师调动。已按您的下一志愿安排到“合唱”。'])
  expect(await told(li, 'course_closed')).toEqual([expect.not.stringContaining('已按您的下一志愿')])
})

test('everything done by hand stands in one list with who, why and whether others were passed, and in one audit row each, without a name and without the reason, which may tell of a hardship', async () => {
  const { school, families } = await givenSeated(2)
  const [lin, wang] = families as [Family, Family]
  const [chess, choir] = [await givenCourse(api, school, { title: '围棋', capacity: 1 }), await givenCourse(api, school, { title: '合唱' })]
  await givenPlace(api, school, wang, chess, { state: 'waiting' })
  const { children } = await place(school, chess, [lin], { reason: '校队队员', overLine: true })
  const { placeId } = await api.done(school.office, 'moveChild', { placeId: children[0]!.placeId!, toCourseId: choir, reason: '改上合唱', overLine: false })
  await api.done(school.office, 'changeCapacity', { courseId: choir, capacity: 20, reason: '换了大教室' })
  await api.done(school.office, 'removeChild', { placeId, reason: '家长来电' })
  await api.done(school.office, 'closeCourse', { courseId: choir, reason: '教师调动' })
  const { moves } = await api.done(school.office, 'listMoves', {})
  const reasons = moves.map(({ reason }) => reason)
  const written = new Set(moves.map(({ moveId }) => moveId))
  expect(moves.map(({ kind, title, toTitle, childName, reason, overLine, capacity, by }) => ({ kind, title, toTitle, childName, reason, overLine, capacity, by }))).toEqual([
    { kind: 'closed', title: '合唱', toTitle: null, childName: null, reason: '教师调动', overLine: false, capacity: null, by: '许文静' },
    { kind: 'removed', title: '合唱', toTitle: null, childName: '林知夏', reason: '家长来电', overLine: false, capacity: null, by: '许文静' },
    { kind: 'resized', title: '合唱', toTitle: null, childName: null, reason: '换了大教室', overLine: false, capacity: 20, by: '许文静' },
    { kind: 'moved', title: '围棋', toTitle: '合唱', childName: '林知夏', reason: '改上合唱', overLine: false, capacity: null, by: '许文静' },
    { kind: 'placed', title: '围棋', toTitle: null, childName: '林知夏', reason: '校队队员', overLine: true, capacity: null, by: '许文静' },
  ])
  for (const operation of ['placeChild', 'moveChild', 'changeCapacity', 'removeChild', 'closeCourse']) {
    const rows = await audits(school, operation)
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows).match(/"moveId":"[^"]+"/g)?.map((each) => written.has(each.slice(10, -1)))).toEqual([true])
    for (const name of [...names, ...reasons]) expect(JSON.stringify(rows)).not.toContain(name)
  }
})

test('the office finds children by name or class, of the course’s grades and weekday only, with what would clash', async () => {
  const { school, families } = await givenSeated(3)
  const [lin, wang, li] = families as [Family, Family, Family]
  const courseId = await givenCourse(api, school, { capacity: 1 })
  await givenPlace(api, school, lin, courseId, { state: 'joined' })
  await givenPlace(api, school, wang, courseId, { state: 'waiting' })
  await givenPlace(api, school, li, await givenCourse(api, school, { title: '合唱' }), { state: 'joined' })
  await givenFamily(api, school, { child: '不参加的孩子' })
  const find = async (search: string) => (await api.done(school.office, 'listPlaceable', { courseId, search })).pupils.map(({ childName, clashesWith, waitingPosition }) => [childName, clashesWith, waitingPosition])
  expect(await find('')).toEqual([['王雨涵', null, 1], ['李浩宇', '合唱', null]])
  expect(await find('雨涵')).toEqual([['王雨涵', null, 1]])
  expect(await find('三年级')).toHaveLength(2)
  expect(await find('三年级1班 王')).toEqual([['王雨涵', null, 1]])
  expect(await find('%')).toEqual([])
})

test('a roster tells the office who has a place, who is offered one until when, and who waits, and what the school did by hand', async () => {
  const { school, families } = await givenSeated(3)
  const courseId = await givenCourse(api, school, { capacity: 2, minimum: 3 })
  await place(school, courseId, [families[0]!], { reason: '转学来得晚' })
  await givenPlace(api, school, families[1]!, courseId, { state: 'offered', on_offer: 'ask' })
  await givenPlace(api, school, families[2]!, courseId, { state: 'waiting' })
  const roster = await api.done(school.office, 'readRoster', { courseId })
  expect(roster).toMatchObject({ capacity: 2, taken: 2, waiting: 1, minimum: 3, mayMove: true, admission: 'firstCome', status: 'published' })
  expect(roster.pupils.map(({ childName, state, waitingPosition, byHand, offerUntil }) => [childName, state, waitingPosition, byHand, offerUntil])).toEqual([
    ['林知夏', 'joined', null, true, null],
    ['王雨涵', 'offered', null, false, '2026-09-20T02:00:00.000Z'],
    ['李浩宇', 'waiting', 1, false, null],
  ])
  expect((await api.done(school.dutyTeacher, 'readRoster', { courseId })).mayMove).toBe(false)
  expect((await api.done(school.dutyTeacher, 'listCourses', {})).courses).toMatchObject([{ joined: 1, offered: 1, waiting: 1 }])
})
