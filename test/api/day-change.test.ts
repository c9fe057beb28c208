import { apiOfThisFile, type Input } from '../boot'
import { asOwner, givenCourse, givenFamily, givenPlace, givenSchool, givenSeats, givenSibling, type Family, type School } from '../given'

const api = apiOfThisFile()

/** 林知夏 of 三年级1班 with chess on Tuesday, her brother and 孙小雨 of 一年级2班 with nothing but care. */
async function givenDay() {
  const school = await givenSchool(api)
  const lin = await givenFamily(api, school)
  const brother = await givenSibling(api, school, lin, '林知行', school.first)
  const sun = await givenFamily(api, school, { child: '孙小雨', guardian: '孙建国', schoolClass: school.first })
  await givenSeats(api, school, [lin, brother, sun])
  const courseId = await givenCourse(api, school)
  await givenPlace(api, school, lin, courseId, { state: 'joined' })
  return { school, lin, brother, sun, courseId }
}

type Change = Input<'announceDayChange'>
const cancelled: Change = { heldOn: '2026-09-08', kind: 'cancelled', serviceKey: 'afternoon', rollKey: null, room: null, startsAt: null, endsAt: null, reason: '校园停电' }
const at = { at: '2026-09-07T18:00:00' }
const announce = ({ office }: School, change: Partial<Change> = {}) => api.done(office, 'announceDayChange', { ...cancelled, ...change }, at)
const refused = ({ office }: School, change: Partial<Change> = {}, when = at) => api.refused(office, 'announceDayChange', { ...cancelled, ...change }, when)
const textsTo = async ({ guardian }: Family) => (await api.done(guardian, 'listMessages', { offset: 0 })).messages.map(({ text }) => text)
const weekOf = async ({ guardian, childId }: Family) => (await api.done(guardian, 'readWeek', { childId, weekOf: '2026-09-08' })).sessions.filter(({ date }) => date === '2026-09-08')
const toStaff = ({ schoolId }: School, staffId: string) =>
  asOwner(api, schoolId, (db) => db.rows<{ kind: string; what: string }>(`select kind, details ->> 'what' as what from message where school_id = $1 and staff_id = $2 order by created_at`, [schoolId, staffId]))

test('a cancelled service is said to exactly the families and teachers of that day, each child once, and stands in their week', async () => {
  const { school, lin, sun } = await givenDay()
  expect(await announce(school)).toMatchObject({ children: 3, staff: 2 })
  expect(await textsTo(sun)).toEqual(['孙小雨9月8日 周二的晚托暂停：校园停电。请提前安排好接送。'])
  // The mother of two is told of each.
  expect((await textsTo(lin)).sort()).toEqual(['林知夏9月8日 周二的围棋暂停：校园停电。请提前安排好接送。', '林知行9月8日 周二的晚托暂停：校园停电。请提前安排好接送。'])
  expect(await weekOf(sun)).toMatchObject([{ title: '午托', changes: [] }, { title: '晚托', changes: [{ kind: 'cancelled', reason: '校园停电' }] }])
  expect(await toStaff(school, school.dutyTeacher.staffId)).toEqual([{ kind: 'day_changed', what: '围棋' }])
  expect(await toStaff(school, school.first.teacher.staffId)).toEqual([{ kind: 'day_changed', what: '晚托（一年级2班）' }])
  expect(await toStaff(school, school.third.teacher.staffId)).toEqual([])
})

test('one roll in another room concerns its own children only', async () => {
  const { school, lin, sun, courseId } = await givenDay()
  expect(await announce(school, { kind: 'room', rollKey: `course:${courseId}`, room: '美术室', reason: '图书馆检修' })).toMatchObject({ children: 1, staff: 1 })
  expect(await textsTo(lin)).toEqual(['林知夏9月8日 周二的围棋换到美术室：图书馆检修。'])
  expect(await textsTo(sun)).toEqual([])
  expect(await weekOf(lin)).toMatchObject([{}, { title: '围棋', venue: '美术室', changes: [{ kind: 'room' }] }])
})

test('another time and a word to families are shown and said, on home today too', async () => {
  const { school, sun } = await givenDay()
  await announce(school, { kind: 'time', startsAt: '15:00', endsAt: '16:00', reason: '提前放学' })
  await announce(school, { kind: 'special', serviceKey: 'midday', reason: '请自带水壶' })
  expect((await textsTo(sun)).sort()).toEqual(['孙小雨9月8日 周二的午托有通知：请自带水壶。', '孙小雨9月8日 周二的晚托改到 15:00–16:00：提前放学。'])
  const home = await api.done(sun.guardian, 'readHome', {}, { at: '2026-09-08T10:00:00' })
  expect(home.children[0]?.sessionsToday).toMatchObject([{ title: '午托', changes: [{ kind: 'special' }] }, { title: '晚托', startsAt: '15:00', endsAt: '16:00' }])
})

test('a change that is undone is said again, with what holds now', async () => {
  const { school, sun } = await givenDay()
  const { changeId } = await announce(school)
  expect(await api.done(school.office, 'undoDayChange', { changeId })).toMatchObject({ children: 3, staff: 2 })
  expect((await textsTo(sun))[0]).toBe('孙小雨9月8日 周二的晚托恢复原来的安排：15:35–16:35，101教室。')
  expect((await weekOf(sun)).flatMap(({ changes }) => changes)).toEqual([])
  expect(await api.refused(school.office, 'undoDayChange', { changeId })).toBe('day_change_undone')
  const { changes } = await api.done(school.office, 'listDayChanges', { offset: 0 })
  expect(changes).toMatchObject([{ changeId, serviceName: '晚托', rollName: null, madeBy: '许文静', mayUndo: false }])
})

test('what another change still cancels has not come back when one is undone', async () => {
  const { school, sun, courseId } = await givenDay()
  const { changeId } = await announce(school, { rollKey: `course:${courseId}` })
  await announce(school)
  expect(await api.done(school.office, 'undoDayChange', { changeId })).toMatchObject({ children: 0, staff: 0 })
  expect(await textsTo(sun)).toHaveLength(1)
})

test('the office chooses from what takes place that day, without a child’s name', async () => {
  const { school } = await givenDay()
  const day = await api.done(school.office, 'readDayRolls', { heldOn: '2026-09-08' }, at)
  expect(day.rolls.map(({ name, title, children }) => [name, title, children])).toEqual([['一年级2班', '午托', 2], ['三年级1班', '午托', 1], ['一年级2班', '晚托', 2], ['围棋', '围棋', 1]])
  expect(JSON.stringify(day)).not.toMatch(/林知夏|孙小雨/)
  expect((await api.done(school.office, 'readDayRolls', { heldOn: '2026-09-12' })).rolls).toEqual([])
})

test.each<[string, Partial<Change>, string]>([
  ['a day that is over', { heldOn: '2026-09-04' }, 'day_change_past'],
  ['a day beyond the term', { heldOn: '2027-02-01' }, 'day_change_past'],
  ['a weekend', { heldOn: '2026-09-12' }, 'day_change_no_session'],
  ['a roll that is not held that day', { rollKey: 'class:00000000-0000-4000-8000-000000000001' }, 'day_change_no_session'],
  ['a service that there is not', { serviceKey: 'evening' }, 'day_change_no_session'],
  ['another room without its name', { kind: 'room' }, 'day_change_incomplete'],
  ['another time without its end', { kind: 'time', startsAt: '15:00' }, 'day_change_incomplete'],
  ['a time that ends before it begins', { kind: 'time', startsAt: '16:00', endsAt: '15:00' }, 'day_change_time_reversed'],
])('a change of %s is refused in words and tells nobody', async (_what, change, code) => {
  const { school, sun } = await givenDay()
  expect(await refused(school, change)).toBe(code)
  expect(await textsTo(sun)).toEqual([])
})

test('cancelling what is cancelled already is refused, so that no family is told twice', async () => {
  const { school, sun } = await givenDay()
  await announce(school)
  expect(await refused(school)).toBe('day_change_cancelled_already')
  expect(await textsTo(sun)).toHaveLength(1)
})

test('what is over cannot be undone, and a change of another school is not there', async () => {
  const { school } = await givenDay()
  const { changeId } = await announce(school)
  const elsewhere = await givenSchool(api)
  expect(await api.refused(elsewhere.office, 'undoDayChange', { changeId })).toBe('day_change_unknown')
  expect(await api.refused(school.office, 'undoDayChange', { changeId }, { at: '2026-09-09T08:00:00' })).toBe('day_change_past')
})

test('a change of tomorrow is made on a make-up Saturday as on any school day', async () => {
  const { school } = await givenDay()
  await asOwner(api, school.schoolId, (db) => db.rows(`update term set make_up_days = '[{"date":"2026-10-10","name":"国庆节调休","follows":3}]' where school_id = $1`, [school.schoolId]))
  expect(await announce(school, { heldOn: '2026-10-10' })).toMatchObject({ children: 3 })
})
