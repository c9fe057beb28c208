import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse, givenFamily, givenGuardian, givenSchool, givenSibling, type Family, type School, planWith } from '../given'
import { activate, choose as chooseCourse, tryCourse } from './steps'

const api = apiOfThisFile()

const children = ['林知夏', '王雨涵', '李浩宇', '张梓晨', '欧阳思远']

/** A school with some children who have their seat since the fifth of September. */
async function givenSeated(count: number, plan = {}): Promise<{ school: School; families: Family[] }> {
  const school = await givenSchool(api, { plan })
  const families: Family[] = []
  for (const child of children.slice(0, count)) families.push(await givenFamily(api, school, { child, guardian: `${child}的妈妈` }))
  await activate(api, school, families)
  return { school, families }
}

const choose = (family: Family, courseId: string) => chooseCourse(api, family, courseId)
const refusal = async (family: Family, courseId: string) => (await tryCourse(api, family, courseId)).refusal
const menuOf = async ({ guardian, childId }: Family) => (await api.done(guardian, 'readMenu', { childId })).courses
const taken = async (courseId: string, { schoolId }: School) =>
  asOwner(api, schoolId, (db) => db.row<{ taken: number; joined: number }>(`select taken, (select count(*) from course_place p where p.course_id = c.course_id and p.state = 'joined')::int as joined from course c where course_id = $1`, [courseId]))

test('a course for other grades is refused in words and stands last in the menu (R-025)', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const small = await givenCourse(api, school, { title: '跳绳', grades: [1, 2], weekday: 2, starts_at: '15:35', ends_at: '16:35' })
  const fit = await givenCourse(api, school, { title: '足球', weekday: 5 })
  expect(await refusal(lin!, small)).toBe('course_not_for_grade')
  expect((await menuOf(lin!)).map(({ course, obstacle }) => [course.courseId, obstacle])).toEqual([[fit, null], [small, 'grade']])
})

test('of two courses at the same hour the second is refused, and the menu names the one it clashes with (R-025)', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const chess = await givenCourse(api, school, { title: '围棋' })
  const overlapping = await givenCourse(api, school, { title: '合唱', starts_at: '17:00', ends_at: '18:00' })
  const later = await givenCourse(api, school, { title: '种植', starts_at: '17:20', ends_at: '18:00' })
  await choose(lin!, chess)
  expect(await refusal(lin!, overlapping)).toBe('course_clash')
  expect((await menuOf(lin!)).find(({ course }) => course.courseId === overlapping)).toMatchObject({ obstacle: 'clash', clashesWith: '围棋' })
  expect(await choose(lin!, later)).toMatchObject({ result: 'joined' })
  expect(await refusal(lin!, chess)).toBe('course_taken_already')
})

test('a weekday that the family did not choose, a closed or an early hour, and an assigned course are each refused in words', async () => {
  const school = await givenSchool(api)
  const lin = await givenFamily(api, school)
  await activate(api, school, [lin], { services: [{ serviceKey: 'afternoon', weekdays: [3], duration: 'whole', lunch: null }] })
  expect(await refusal(lin, await givenCourse(api, school, { weekday: 2 }))).toBe('course_weekday_not_chosen')
  expect(await refusal(lin, await givenCourse(api, school, { weekday: 3, service_key: 'midday' }))).toBe('course_not_active')
  expect(await refusal(lin, await givenCourse(api, school, { weekday: 3, opens_at: '2026-09-20T00:00:00+08:00' }))).toBe('course_not_open')
  expect(await refusal(lin, await givenCourse(api, school, { weekday: 3, closes_at: '2026-09-04T00:00:00+08:00' }))).toBe('course_closed')
  expect(await refusal(lin, await givenCourse(api, school, { weekday: 3, admission: 'assigned' }))).toBe('course_assigned_by_school')
})

test('the last minute before closing still counts, the closing minute no more', async () => {
  const { school, families: [lin, wang] } = await givenSeated(2)
  const courseId = await givenCourse(api, school, { closes_at: '2026-09-10T18:00:00+08:00' })
  const at = (family: Family, when: string) => tryCourse(api, family, courseId, { at: when })
  expect(await at(lin!, '2026-09-10T17:59:59')).toMatchObject({ result: 'joined' })
  expect(await at(wang!, '2026-09-10T18:00:00')).toMatchObject({ result: 'refused', refusal: 'course_closed' })
})

test('a plan’s limit of courses a child counts waiting places too, and a release makes room again', async () => {
  const { school, families: [lin, wang] } = await givenSeated(2, { menu: { ...planWith().menu, coursesPerChild: 2 } })
  const [first, second, third] = [await givenCourse(api, school, { capacity: 1 }), await givenCourse(api, school, { weekday: 3 }), await givenCourse(api, school, { weekday: 4 })]
  await choose(wang!, first)
  const waiting = await choose(lin!, first)
  expect(waiting).toMatchObject({ result: 'waiting', waitingPosition: 1 })
  await choose(lin!, second)
  expect(await refusal(lin!, third)).toBe('course_limit')
  await api.done(lin!.guardian, 'releaseCourse', { placeId: waiting.placeId })
  expect(await choose(lin!, third)).toMatchObject({ result: 'joined' })
})

test('a full course gives numbered places in line; leaving the line moves those behind up by one', async () => {
  const { school, families } = await givenSeated(5)
  const courseId = await givenCourse(api, school, { capacity: 2 })
  const places = []
  for (const family of families) places.push(await choose(family, courseId))
  expect(places.map(({ result, waitingPosition }) => waitingPosition ?? result)).toEqual(['joined', 'joined', 1, 2, 3])
  await api.done(families[2]!.guardian, 'releaseCourse', { placeId: places[2]!.placeId })
  const own = async (family: Family) => (await menuOf(family))[0]?.own?.waitingPosition
  expect([await own(families[3]!), await own(families[4]!)]).toEqual([1, 2])
  expect(await taken(courseId, school)).toEqual({ taken: 2, joined: 2 })
})

test('a released place goes to exactly one, the first in line, and that family is told', async () => {
  const { school, families } = await givenSeated(4)
  const courseId = await givenCourse(api, school, { title: '围棋', capacity: 1 })
  const grandmother = await givenGuardian(api, school, families[1]!.childId, '王奶奶')
  const places = []
  for (const family of families) places.push(await choose(family, courseId))
  await api.done(families[0]!.guardian, 'releaseCourse', { placeId: places[0]!.placeId })
  const states = await Promise.all(families.slice(1).map(async (family) => (await menuOf(family))[0]?.own))
  expect(states.map((own) => own?.waitingPosition ?? own?.state)).toEqual(['joined', 1, 2])
  const told = async (person: Family['guardian']) => (await api.done(person, 'listMessages', {})).messages.filter(({ kind }) => kind === 'place_joined').map(({ details }) => details.course)
  expect(await told(families[1]!.guardian)).toEqual(['围棋'])
  expect(await told(grandmother)).toEqual(['围棋'])
  expect(await told(families[2]!.guardian)).toEqual([])
  expect(await taken(courseId, school)).toEqual({ taken: 1, joined: 1 })
  expect(await api.refused(families[0]!.guardian, 'releaseCourse', { placeId: places[0]!.placeId })).toBe('place_released')
})

test('the roster shows who has a place and who waits, in order, with the health note for those who look after the children', async () => {
  const { school, families } = await givenSeated(3)
  const courseId = await givenCourse(api, school, { capacity: 1 })
  for (const family of [families[2]!, families[0]!, families[1]!]) await choose(family, courseId)
  const { pupils, total } = await api.done(school.dutyTeacher, 'readRoster', { courseId })
  expect(pupils.map(({ childName, waitingPosition }) => [childName, waitingPosition])).toEqual([['李浩宇', null], ['林知夏', 1], ['王雨涵', 2]])
  expect(total).toBe(3)
})

test('two children of one guardian choose each for itself', async () => {
  const { school, families: [lin] } = await givenSeated(1)
  const sibling = await givenSibling(api, school, lin!, '林知行')
  const courseId = await givenCourse(api, school)
  await choose(lin!, courseId)
  expect(await refusal(sibling, courseId)).toBe('course_not_for_grade')
  const small = await givenCourse(api, school, { grades: [1], starts_at: '15:35', ends_at: '16:35' })
  expect(await refusal(sibling, small)).toBe('course_not_active')
})
