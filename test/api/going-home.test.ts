import { randomUUID } from 'node:crypto'
import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile } from '../boot'
import { givenCourse, givenPlace, type Family, type School, type Staff } from '../given'
import { givenClass, givenDayChange, givenLeave, mark, rollOf, save, tuesday, type RollAddress } from './given-roll'

const api = apiOfThisFile()
const at = (time: string) => `${tuesday}T${time}:00`

/** The mother collects her child from a roll. */
const collect = async (person: Staff, roll: RollAddress, { childId, guardian }: Family, time: string) => {
  const line = { departureId: randomUUID(), childId, how: 'collected' as const, guardianId: guardian.guardianId, collectorId: null, note: '', madeAt: `${tuesday}T${time}:00+08:00` }
  const { results } = await api.done(person, 'recordDepartures', { ...roll, departures: [line], source: 'phone' }, { at: at(time) })
  expect(results.map(({ outcome }) => outcome)).toEqual(['recorded'])
}

const here = (families: readonly Family[], time: string) => families.map((each) => mark(each, 'present', time))

/** What time finds on the way to an hour, as it would if it looked every ten minutes. */
async function waitUntil(from: string, to: string) {
  for (api.clock.set(at(from)); api.clock.now() < new Date(`${at(to)}+08:00`); api.clock.forward(10 / 1440)) await upkeep(api.host, api.clock.now())
}

const alerts = async ({ office }: School) => (await api.done(office, 'listAlerts', { offset: 0 })).alerts.map(({ kind, childName, title }) => [kind, childName.slice(-1), title])

/** Two children in a course; the first has another one after it. */
async function givenTwoCourses() {
  const { school, families } = await givenClass(api, 2)
  const [lin, wang] = families as [Family, Family]
  const [early, late] = [await givenCourse(api, school, { title: '围棋', starts_at: '15:30', ends_at: '16:15' }), await givenCourse(api, school, { title: '合唱' })]
  for (const [family, courseId] of [[lin, early], [wang, early], [lin, late]] as const) await givenPlace(api, school, family, courseId, { state: 'joined' })
  const course = (courseId: string) => ({ heldOn: tuesday, serviceKey: 'afternoon', rollKey: `course:${courseId}` })
  await save(api, school.dutyTeacher, course(early), here([lin, wang], '15:31'), { close: true }, at('15:35'))
  return { school, lin, wang, early: course(early), late: course(late) }
}

test('a child that goes on to its second course is not said to be uncollected from the first', async () => {
  const { school, lin, wang, early, late } = await givenTwoCourses()
  await collect(school.dutyTeacher, early, wang, '16:15')
  await save(api, school.dutyTeacher, late, here([lin], '16:21'), { close: true }, at('16:25'))
  await waitUntil('16:30', '17:40')
  expect(await alerts(school)).toEqual([])
})

test('one whose second course is cancelled should have been fetched after the first', async () => {
  const { school, wang, early, late } = await givenTwoCourses()
  await givenDayChange(api, school, { service_key: 'afternoon', roll_key: late.rollKey })
  await collect(school.dutyTeacher, early, wang, '16:15')
  await waitUntil('16:36', '16:50')
  expect(await alerts(school)).toEqual([['uncollected', '1', '围棋']])
})

test('a sick child fetched from midday care alarms no other family: the others have lessons to go back to', async () => {
  const { school, families } = await givenClass(api, 3)
  const roll = rollOf(school.third, tuesday, 'midday')
  await save(api, school.third.teacher, roll, here(families, '11:21'), { close: true }, at('11:25'))
  await collect(school.third.teacher, roll, families[0]!, '13:25')
  await waitUntil('13:30', '15:30')
  expect((await alerts(school)).filter(([kind]) => kind === 'uncollected')).toEqual([])
})

test('a child fetched an hour before the end alarms no other family, where nobody records who goes home', async () => {
  const { school, families } = await givenClass(api, 3)
  await save(api, school.third.teacher, rollOf(school.third), here(families, '16:21'), { close: true }, at('16:25'))
  await collect(school.third.teacher, rollOf(school.third), families[0]!, '16:30')
  await waitUntil('17:30', '18:30')
  expect(await alerts(school)).toEqual([])
})

test('who came though the afternoon was cancelled is looked for like any other once the rest has been fetched', async () => {
  const { school, families } = await givenClass(api, 2)
  const roll = rollOf(school.third)
  await givenDayChange(api, school, { service_key: 'afternoon' })
  await save(api, school.third.teacher, roll, here(families, '16:21'), { close: true }, at('16:25'))
  await collect(school.third.teacher, roll, families[1]!, '17:20')
  await waitUntil('17:42', '18:00')
  expect(await alerts(school)).toEqual([['uncollected', '1', '晚托']])
})

describe('a child that was fetched before', () => {
  test('from the first of two courses is not missing from the second: nobody is alarmed, the roll closes, and the family reads that it was excused', async () => {
    const { school, lin, wang, early, late } = await givenTwoCourses()
    await givenPlace(api, school, wang, late.rollKey.slice('course:'.length), { state: 'joined' })
    await collect(school.dutyTeacher, early, lin, '16:15')
    const asked = await api.done(school.dutyTeacher, 'readRoll', late)
    expect(asked.children.map(({ standing, departure }) => [standing, departure?.toName ?? null])).toEqual([['leave', '陈海燕'], ['unmarked', null]])
    const saved = await save(api, school.dutyTeacher, late, [mark(lin, 'absent', '16:21'), mark(wang, 'present', '16:21')], { close: true }, at('16:25'))
    expect(saved.roll).toMatchObject({ counts: { expected: 2, present: 1, leave: 1, missing: 0, unmarked: 0 }, closedAt: '2026-09-08T08:25:00.000Z' })
    expect(await alerts(school)).toEqual([])
    const { days } = await api.done(lin.guardian, 'readAttendance', { childId: lin.childId })
    const today = days.find(({ date }) => date === tuesday)?.sessions.filter(({ serviceKey }) => serviceKey === 'afternoon')
    expect(today?.map(({ title, record }) => [title, record?.state])).toEqual([['围棋', 'present'], ['合唱', 'leave']])
  })

  test('and comes back is here again; a wrong tap taken back leaves it to be looked for', async () => {
    const { school, lin, early, late } = await givenTwoCourses()
    await collect(school.dutyTeacher, early, lin, '16:15')
    const [there] = (await save(api, school.dutyTeacher, late, [mark(lin, 'present', '16:21')], {}, at('16:22'))).children
    expect(there?.standing).toBe('present')
    const { departureId } = (await api.done(school.dutyTeacher, 'readDismissal', early)).children.find(({ childId }) => childId === lin.childId)!.departure!
    await api.done(school.dutyTeacher, 'undoDeparture', { ...early, departureId })
    const [away] = (await save(api, school.dutyTeacher, late, [mark(lin, 'absent', '16:30')], {}, at('16:31'))).children
    expect(away?.standing).toBe('missing')
    expect((await alerts(school)).map(([kind]) => kind)).toEqual(['missing'])
  })

  test('in the morning of a roll that its teacher forgot is not on leave: it was here, and stays to be marked', async () => {
    const { school, families } = await givenClass(api, 1)
    await collect(school.third.teacher, rollOf(school.third), families[0]!, '17:21')
    const { roll } = await api.done(school.third.teacher, 'readRoll', rollOf(school.third))
    expect(roll.counts).toMatchObject({ leave: 0, unmarked: 1 })
  })
})

test('asked at six whether everybody is home, the office counts each child once and names who is still here', async () => {
  const { school, families } = await givenClass(api, 5)
  const [gone, still, away, lost, onlyMidday] = families as [Family, Family, Family, Family, Family]
  const day = (time: string) => api.done(school.office, 'readSchoolDay', {}, { at: at(time) })
  await givenLeave(api, school, away, { filedAt: at('08:00') })
  await givenLeave(api, school, onlyMidday, { filedAt: at('08:00'), serviceKey: 'afternoon' })
  expect((await day('09:00')).home).toEqual({ children: 5, left: 0, here: 0, leave: 1, missing: 0, unmarked: 4 })
  const midday = rollOf(school.third, tuesday, 'midday')
  await save(api, school.third.teacher, midday, here([gone, still, lost, onlyMidday], '11:21'), { close: true }, at('11:25'))
  // Nothing is named while nobody records who leaves, and not before the end.
  expect(await day('13:40')).toMatchObject({ home: { children: 5, left: 0, here: 1, leave: 1, missing: 0, unmarked: 3 }, stillHere: [] })
  const back = families.filter((each) => each !== away).map(({ childId }) => ({ departureId: randomUUID(), childId, how: 'returned' as const, guardianId: null, collectorId: null, note: '', madeAt: `${tuesday}T13:30:00+08:00` }))
  await api.done(school.third.teacher, 'recordDepartures', { ...midday, departures: back, source: 'phone' }, { at: at('13:41') })
  await save(api, school.third.teacher, rollOf(school.third), [...here([gone, still], '16:21'), mark(lost, 'absent', '16:21')], {}, at('16:25'))
  await collect(school.third.teacher, rollOf(school.third), gone, '17:20')
  expect((await day('17:20')).stillHere).toEqual([])
  const evening = await day('18:00')
  expect(evening.home).toEqual({ children: 5, left: 2, here: 1, leave: 1, missing: 1, unmarked: 0 })
  expect(evening.stillHere).toEqual([{ childId: still.childId, name: still.childName, className: '三年级1班', serviceKey: 'afternoon', rollKey: `class:${school.third.classId}` }])
  expect(evening.rolls.map(({ serviceKey, left }) => [serviceKey, left])).toEqual([['midday', 4], ['afternoon', 1]])
  await collect(school.third.teacher, rollOf(school.third), still, '18:05')
  expect(await day('18:06')).toMatchObject({ home: { left: 3, here: 0 }, stillHere: [] })
})

test('the roll says who is fetched before the end today, and only on the day it was wished for', async () => {
  const { school, families } = await givenClass(api, 2)
  const [lin] = families as [Family]
  await api.done(lin.guardian, 'setDepartureWish', { childId: lin.childId, heldOn: tuesday, how: 'collected', leavesAt: '16:50', note: '看牙' }, { at: at('12:00') })
  const leavesAt = async (heldOn: string) => (await api.done(school.third.teacher, 'readRoll', rollOf(school.third, heldOn))).children.map((child) => child.leavesAt)
  expect(await leavesAt(tuesday)).toEqual(['16:50', null])
  expect(await leavesAt('2026-09-09')).toEqual([null, null])
  const saved = await save(api, school.third.teacher, rollOf(school.third), here(families, '16:21'), { close: true }, at('16:25'))
  expect(saved.children.map((child) => child.leavesAt)).toEqual(['16:50', null])
})
