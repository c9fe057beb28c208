import { apiOfThisFile, type Output } from '../boot'
import { asOwner, givenCourse, givenFamily, givenPlace, givenSchool, givenSeats, teacherText, type PlanOverrides, type School } from '../given'

const api = apiOfThisFile()
const tuesday = '2026-09-08'

/** Two classes with a seated child each: midday every day, afternoon from Tuesday. */
async function given(plan: PlanOverrides = {}) {
  api.clock.set('2026-09-07T08:00:00')
  const school = await givenSchool(api, { plan })
  const family = await givenFamily(api, school)
  await givenSeats(api, school, [family, await givenFamily(api, school, { schoolClass: school.first })])
  return { school, family, third: { serviceKey: 'midday', rollKey: `class:${school.third.classId}` }, first: { serviceKey: 'midday', rollKey: `class:${school.first.classId}` } }
}

const told = (school: School) =>
  asOwner(api, school.schoolId, (db) =>
    db.rows<{ kind: string; staff_id: string; details: Record<string, string> }>(`select kind, staff_id, details from message where school_id = $1 and staff_id is not null order by created_at, kind`, [school.schoolId]),
  )

const takers = (rota: Output<'readRota'>, rollKey: string) => rota.rolls.find((roll) => roll.rollKey === rollKey)?.days.map(({ dayId, weekdayId, ownId }) => dayId ?? weekdayId ?? ownId)

test('the rota shows each roll of the week with its own teacher, the weekday’s and the substitute of the day (FR-053)', async () => {
  const { school, third, first } = await given()
  const [zhou, shi, xu] = [school.third.teacher.staffId, school.dutyTeacher.staffId, school.office.staffId]
  await api.done(school.office, 'setDuty', { ...third, weekday: 2, heldOn: null, staffId: shi })
  await api.done(school.office, 'setDuty', { ...third, weekday: null, heldOn: '2026-09-09', staffId: xu })
  const rota = await api.done(school.office, 'readRota', { serviceKey: 'midday', weekOf: tuesday })
  expect(rota).toMatchObject({ monday: '2026-09-07', mayChange: true, dates: ['2026-09-07', '2026-09-08', '2026-09-09', '2026-09-10', '2026-09-11'] })
  expect(takers(rota, third.rollKey)).toEqual([zhou, shi, xu, zhou, zhou])
  expect(takers(rota, first.rollKey)).toEqual(Array(5).fill(school.first.teacher.staffId))
  const next = await api.done(school.office, 'readRota', { serviceKey: 'midday', weekOf: '2026-09-16' })
  expect(takers(next, third.rollKey)).toEqual([zhou, shi, zhou, zhou, zhou])
})

test('who gets a roll and who loses it are each told once; a retry tells nobody again', async () => {
  const { school, third } = await given()
  const [zhou, shi, xu] = [school.third.teacher.staffId, school.dutyTeacher.staffId, school.office.staffId]
  const input = { ...third, weekday: null, heldOn: tuesday, staffId: shi }
  const key = 'b6a1e6a2-9b1c-4f55-8d5e-0d1f1d6a1111'
  expect(await api.done(school.office, 'setDuty', input, { key })).toMatchObject({ told: 2 })
  await api.done(school.office, 'setDuty', input, { key })
  expect(await told(school)).toEqual([
    { kind: 'duty_given', staff_id: shi, details: { service: expect.any(String), roll: '三年级1班', heldOn: tuesday } },
    { kind: 'duty_taken', staff_id: zhou, details: expect.objectContaining({ heldOn: tuesday }) },
  ])
  await api.done(school.office, 'setDuty', { ...input, staffId: xu })
  expect((await told(school)).slice(2).map(({ kind, staff_id }) => [kind, staff_id])).toEqual([['duty_given', xu], ['duty_taken', shi]])
  // The same person once more is no change; given back, it is the own teacher’s again.
  expect(await api.done(school.office, 'setDuty', { ...input, staffId: xu })).toMatchObject({ told: 0 })
  expect(await api.done(school.office, 'setDuty', { ...input, staffId: null })).toMatchObject({ told: 2 })
  expect((await told(school)).at(-2)).toMatchObject({ kind: 'duty_given', staff_id: zhou })
  expect(takers(await api.done(school.office, 'readRota', { serviceKey: 'midday', weekOf: tuesday }), third.rollKey)).toEqual(Array(5).fill(zhou))
})

test('one person on two rolls at once is allowed, and said', async () => {
  const { school, third, first } = await given()
  const reply = await api.done(school.office, 'setDuty', { ...third, weekday: null, heldOn: tuesday, staffId: school.first.teacher.staffId })
  expect(reply.clashes).toEqual([{ heldOn: tuesday, serviceName: expect.any(String), name: '一年级2班', time: '11:20–13:30' }])
  const rota = await api.done(school.office, 'readRota', { serviceKey: 'midday', weekOf: tuesday })
  expect(rota.rolls.map(({ rollKey, days }) => [rollKey, days.filter(({ clash }) => clash).map(({ heldOn }) => heldOn)])).toEqual([[first.rollKey, [tuesday]], [third.rollKey, [tuesday]]])
})

test('a substitute who has not signed the safety agreement of the plan is named, not refused (FR-040, S13)', async () => {
  const { school, third } = await given({ agreements: [teacherText] })
  const put = () => api.done(school.office, 'setDuty', { ...third, weekday: 1, heldOn: null, staffId: school.dutyTeacher.staffId })
  expect((await put()).unsigned).toEqual(['值班教师安全协议书'])
  const [text] = (await api.done(school.dutyTeacher, 'readMyAgreements', {})).documents
  const { ownSignatureOf } = await import('./steps')
  await api.done(school.dutyTeacher, 'signMyAgreement', ownSignatureOf(text!))
  expect((await put()).unsigned).toEqual([])
})

test('a course’s roll is given like any other', async () => {
  const { school, family } = await given()
  const courseId = await givenCourse(api, school)
  await givenPlace(api, school, family, courseId, { state: 'joined' })
  const course = { serviceKey: 'afternoon', rollKey: `course:${courseId}` }
  await api.done(school.office, 'setDuty', { ...course, weekday: null, heldOn: tuesday, staffId: school.third.teacher.staffId })
  const rota = await api.done(school.office, 'readRota', { serviceKey: 'afternoon', weekOf: tuesday })
  expect(takers(rota, course.rollKey)).toEqual([school.third.teacher.staffId])
})

test('a teacher sees the rolls and days that are their own, and cannot change the rota', async () => {
  const { school, third } = await given()
  await api.done(school.office, 'setDuty', { ...third, weekday: 2, heldOn: null, staffId: school.dutyTeacher.staffId })
  const own = await api.done(school.dutyTeacher, 'readRota', { serviceKey: 'midday', weekOf: tuesday })
  expect(own).toMatchObject({ mayChange: false, staff: [{ name: '石磊' }] })
  expect(own.rolls.map(({ rollKey, days }) => [rollKey, days.map(({ heldOn }) => heldOn)])).toEqual([[third.rollKey, [tuesday]]])
  const left = await api.done(school.third.teacher, 'readRota', { serviceKey: 'midday', weekOf: tuesday })
  expect(left.rolls[0]?.days.map(({ heldOn }) => heldOn)).toEqual(['2026-09-07', '2026-09-09', '2026-09-10', '2026-09-11'])
})

test('what cannot be given is refused: neither or both kinds of day, a day gone by, a roll or a member of staff that is not there', async () => {
  const { school, third } = await given()
  const staffId = school.dutyTeacher.staffId
  const ask = (input: Partial<{ weekday: number | null; heldOn: string | null; staffId: string; rollKey: string; serviceKey: string }>) =>
    api.refused(school.office, 'setDuty', { ...third, weekday: null, heldOn: tuesday, staffId, ...input })
  api.clock.set('2026-09-08T08:00:00')
  expect(await ask({ weekday: 2 })).toBe('duty_day_needed')
  expect(await ask({ heldOn: null })).toBe('duty_day_needed')
  expect(await ask({ heldOn: '2026-09-07' })).toBe('duty_day_past')
  expect(await ask({ heldOn: '2026-09-12' })).toBe('roll_unknown')
  expect(await ask({ heldOn: null, weekday: 6 })).toBe('roll_unknown')
  expect(await ask({ rollKey: `class:${staffId}` })).toBe('roll_unknown')
  expect(await ask({ staffId: school.third.classId })).toBe('staff_unknown')
  expect(await told(school)).toEqual([])
})

test('a week far outside the school’s year shows its nearest week', async () => {
  const { school } = await given()
  expect((await api.done(school.office, 'readRota', { weekOf: '0001-01-01' })).monday).toBe('2026-08-31')
  expect((await api.done(school.office, 'readRota', { weekOf: '9999-12-31' })).monday).toBe('2026-12-28')
})
