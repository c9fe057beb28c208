import { randomUUID } from 'node:crypto'
import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile } from '../boot'
import { givenCourse, givenPlace, type Family, type School, type Staff } from '../given'
import { givenClass, givenDayChange, mark, rollOf, save, tuesday, type RollAddress } from './given-roll'

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
  for (api.clock.set(at(from)); api.clock.now() < new Date(`${at(to)}+08:00`); api.clock.forward(10 / 1440)) await upkeep(api.database, api.clock.now())
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
