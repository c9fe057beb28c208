import { apiOfThisFile } from '../boot'
import { givenCourse, givenPlace, givenSchool, type Family } from '../given'
import { givenClass, givenDayChange, givenLeave, givenMore, mark, readings, rollOf, save, tuesday } from './given-roll'

const api = apiOfThisFile()
const at = (time: string) => `${tuesday}T${time}:00`

test('the office sees its whole day in one request: every roll with its numbers, their sum, and who is missing by name', async () => {
  const { school, families } = await givenClass(api, 3)
  const small = await givenMore(api, school, 2, school.first)
  const [lin, wang, li] = families as [Family, Family, Family]
  await givenLeave(api, school, wang, { filedAt: at('10:00') })
  await save(api, school.third.teacher, rollOf(school.third), [mark(lin, 'present', '16:21'), mark(li, 'absent', '16:22')], {}, at('16:23'))
  await save(api, school.first.teacher, rollOf(school.first), small.map((child) => mark(child, 'present', '15:36')), { close: true }, at('16:24'))
  const day = await api.done(school.office, 'readSchoolDay', {})
  expect(day.rolls.map(({ serviceKey, name, counts, closedAt }) => [serviceKey, name, counts.present, counts.leave, counts.missing, closedAt !== null])).toEqual([
    ['midday', '一年级2班', 0, 0, 2, false],
    ['midday', '三年级1班', 0, 1, 2, false],
    ['afternoon', '一年级2班', 2, 0, 0, true],
    ['afternoon', '三年级1班', 1, 1, 1, false],
  ])
  expect(day.totals).toEqual({ expected: 10, present: 3, leave: 2, missing: 5, unmarked: 4 })
  expect(day.missing).toEqual([{ childId: li.childId, name: li.childName, className: '三年级1班', serviceKey: 'afternoon', rollKey: `class:${school.third.classId}` }])
  expect(day).toMatchObject({ today: tuesday, heldOn: tuesday, asOf: '2026-09-08T08:24:01.000Z' })
})

test('who is named is logged as read; a day on which nobody is missing is not', async () => {
  const { school, families } = await givenClass(api, 2)
  await api.done(school.office, 'readSchoolDay', {}, { at: at('16:20') })
  await save(api, school.third.teacher, rollOf(school.third), [mark(families[0]!, 'absent', '16:21')])
  await api.done(school.office, 'readSchoolDay', {})
  expect(await readings(school, api, 'readSchoolDay')).toEqual([{ staff_id: school.office.staffId, child_ids: [families[0]!.childId] }])
})

test('a roll is overdue from the plan’s minutes after its start until everybody on it was marked', async () => {
  const attendance = { leaveMinutesBefore: null, rollDueMinutes: 5, escalateMinutes: null, uncollectedMinutes: null, text: null }
  const school = await givenSchool(api, { plan: { attendance } })
  const families = await givenMore(api, school, 2, school.third)
  const overdue = async (time: string) => (await api.done(school.office, 'readSchoolDay', {}, { at: at(time) })).rolls.filter((roll) => roll.overdue).map(({ serviceKey }) => serviceKey)
  expect(await overdue('11:25')).toEqual([])
  expect(await overdue('11:26')).toEqual(['midday'])
  await save(api, school.third.teacher, rollOf(school.third, tuesday, 'midday'), families.map((child) => mark(child, 'present', '11:27')), {}, at('11:28'))
  expect(await overdue('16:25')).toEqual([])
  await save(api, school.third.teacher, rollOf(school.third), [mark(families[0]!, 'present', '16:21')])
  expect(await overdue('16:26')).toEqual(['afternoon'])
  await save(api, school.third.teacher, rollOf(school.third), [mark(families[1]!, 'absent', '16:27')], {}, at('16:28'))
  expect(await overdue('16:30')).toEqual([])
})

test('what the office cancelled is shown as such, is never overdue and misses nobody', async () => {
  const { school } = await givenClass(api, 2)
  await givenDayChange(api, school, {})
  const day = await api.done(school.office, 'readSchoolDay', {}, { at: at('18:00') })
  expect(day.rolls.map(({ cancelled, overdue, counts }) => [cancelled, overdue, counts.missing])).toEqual([[true, false, 0], [true, false, 0]])
  expect(day.totals).toEqual({ expected: 0, present: 0, leave: 0, missing: 0, unmarked: 0 })
})

test('a child with two courses one after the other is expected on each, and may be here in one and missing from the other', async () => {
  const { school, families } = await givenClass(api, 1)
  const [lin] = families as [Family]
  const [early, late] = [await givenCourse(api, school, { title: '围棋', ends_at: '16:50' }), await givenCourse(api, school, { title: '合唱', starts_at: '16:50' })]
  for (const courseId of [early, late]) await givenPlace(api, school, lin, courseId, { state: 'joined' })
  const course = (courseId: string) => ({ heldOn: tuesday, serviceKey: 'afternoon', rollKey: `course:${courseId}` })
  await save(api, school.dutyTeacher, course(early), [mark(lin, 'present', '16:20')], { close: true }, at('16:25'))
  await save(api, school.dutyTeacher, course(late), [mark(lin, 'absent', '16:52')], { close: true }, at('16:55'))
  const day = await api.done(school.office, 'readSchoolDay', {})
  expect(day.rolls.filter(({ serviceKey }) => serviceKey === 'afternoon').map(({ name, counts, closedAt }) => [name, counts.present, counts.missing, closedAt !== null])).toEqual([['围棋', 1, 0, true], ['合唱', 0, 1, false]])
  expect(day.missing.map(({ rollKey }) => rollKey)).toEqual([`course:${late}`])
})

test('a day that is over is read as it was, one to come as it will be, and a day without service is empty', async () => {
  const { school, families } = await givenClass(api, 1)
  await save(api, school.third.teacher, rollOf(school.third), [mark(families[0]!, 'present', '16:21')], { close: true }, at('16:25'))
  const totals = async (heldOn: string) => (await api.done(school.office, 'readSchoolDay', { heldOn }, { at: '2026-09-15T09:00:00' })).totals
  expect(await totals(tuesday)).toMatchObject({ expected: 2, present: 1 })
  expect(await totals('2026-09-16')).toMatchObject({ expected: 2, unmarked: 2 })
  for (const none of ['2026-10-01', '2026-09-12', '0001-01-01']) expect(await totals(none)).toMatchObject({ expected: 0 })
})

test('nobody’s day is seen from another school', async () => {
  await givenClass(api, 1)
  const elsewhere = await givenSchool(api)
  expect((await api.done(elsewhere.office, 'readSchoolDay', { heldOn: tuesday })).rolls).toEqual([])
})
