import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { readPlanText } from 'cloud/plan-file'
import { publishFirstVersion } from 'cloud/publish-plan'
import { addDays } from 'cloud/rules/dates'
import { gradesOf, isOffered, weekOfGrade } from 'cloud/rules/timetable'
import { apiOfThisFile, type Output } from '../boot'
import { asOwner, formWith, givenFamily, givenSchool, givenSeats, type Family, type School, type SchoolClass } from '../given'

/** A school week of every school in the folder, by the API alone: listed, marked, handed over, and everybody home. */
const api = apiOfThisFile()

const folder = path.join(__dirname, '../../plans')
const schemes = fs.readdirSync(folder).filter((file) => /^s\d\d-.*\.yaml$/.test(file))
const planOf = (file: string): SchoolPlan => {
  const read = readPlanText(fs.readFileSync(path.join(folder, file), 'utf8'))
  if (read.kind !== 'plan') throw new Error(`${file} cannot be read`)
  return read.plan
}
const fileOf = (scheme: string) => schemes.find((file) => file.startsWith(scheme)) as string

const monday = '2026-09-07'
const weekdays = [0, 1, 2, 3, 4].map((days) => addDays(monday, days))

interface Week {
  school: School
  class: SchoolClass
  families: [Family, Family]
}

/** A school of a plan with two children of its lowest grade in everything that it offered them when they joined. */
async function givenWeek(plan: SchoolPlan, joined = plan): Promise<Week> {
  const bare = await givenSchool(api, { plan: null })
  const school = { ...bare, planId: randomUUID(), plan }
  await asOwner(api, school.schoolId, (db) => publishFirstVersion(db, plan, { schoolId: school.schoolId, termId: school.termId, planId: school.planId, at: new Date('2026-08-31T08:00:00+08:00') }))
  const [grade = 1] = gradesOf(plan)
  await asOwner(api, school.schoolId, (db) => db.rows(`update school_class set grade = $3 where school_id = $1 and class_id = $2`, [school.schoolId, school.third.classId, grade]))
  const schoolClass = { ...school.third, grade }
  const families: [Family, Family] = [await givenFamily(api, school, { schoolClass }), await givenFamily(api, school, { child: '王子轩', guardian: '王建军', schoolClass })]
  const week = weekOfGrade(joined, grade)
  const services = plan.services.filter((service) => isOffered(plan, service, grade)).map(({ key }) => ({ serviceKey: key, weekdays: week.flatMap(({ serviceKey, weekday }) => (serviceKey === key && weekday !== null ? [weekday] : [])), duration: 'whole' as const, lunch: null }))
  await givenSeats(api, school, families, formWith({ services }))
  return { school, class: schoolClass, families }
}

const rollsOn = ({ class: { teacher } }: Week, heldOn: string, time = '21:00:00') => api.done(teacher, 'listRolls', { heldOn }, { at: `${heldOn}T${time}` })

type Roll = Output<'listRolls'>['rolls'][number]

/** One roll as its teacher takes it: one child here and collected by its guardian, the other on leave on the family's word. */
async function takeRoll({ class: { teacher }, families: [here, away] }: Week, { heldOn, serviceKey, rollKey }: Roll) {
  const address = { heldOn, serviceKey, rollKey }
  const madeAt = `${heldOn}T21:00:00+08:00`
  await api.done(teacher, 'fileLeave', { childId: away.childId, fromOn: heldOn, toOn: heldOn, serviceKey, reason: '发烧' })
  const { roll } = await api.done(teacher, 'saveRoll', { ...address, marks: [{ markId: randomUUID(), childId: here.childId, state: 'present', madeAt }], source: 'phone', handedBy: '第三节课老师', close: true })
  expect(roll.counts).toEqual({ expected: 2, present: 1, leave: 1, missing: 0, unmarked: 0 })
  expect(roll.closedAt).not.toBeNull()
  expect((await api.done(teacher, 'readRoll', address)).handedBy).toBe('第三节课老师')
  const line = { departureId: randomUUID(), childId: here.childId, how: 'collected' as const, guardianId: here.guardian.guardianId, collectorId: null, note: '', madeAt }
  const { results } = await api.done(teacher, 'recordDepartures', { ...address, departures: [line], source: 'phone' })
  expect(results[0]?.outcome).toBe('recorded')
}

/** Takes every roll of a week, and answers how many there were. */
async function takeWeek(week: Week): Promise<number> {
  let taken = 0
  for (const heldOn of weekdays) {
    const { rolls } = await rollsOn(week, heldOn)
    for (const roll of rolls) await takeRoll(week, roll)
    taken += rolls.length
    const day = await api.done(week.school.office, 'readSchoolDay', { heldOn })
    expect(day.rolls.map(({ closedAt, left }) => [closedAt !== null, left])).toEqual(rolls.map(() => [true, 1]))
    expect(day.home).toMatchObject(rolls.length > 0 ? { children: 2, left: 1, here: 0, leave: 1, missing: 0, unmarked: 0 } : { children: 0 })
    // What the teacher took is what the family reads, in the same order.
    const { sessions } = await api.done(week.families[0].guardian, 'readWeek', { childId: week.families[0].childId, weekOf: monday })
    const kept = sessions.filter(({ date, record }) => date === heldOn && record !== null)
    expect(kept.map(({ serviceKey, title, record }) => [serviceKey, title, record?.state])).toEqual(rolls.map(({ serviceKey, title }) => [serviceKey, title, 'present']))
  }
  return taken
}

describe.each(schemes)('a week of %s', (file) => {
  const plan = planOf(file)
  const [grade = 1] = gradesOf(plan)
  const offered = plan.services.filter((service) => isOffered(plan, service, grade) && service.kind !== 'holiday')
  const undated = offered.filter((service) => service.weekdays === null)

  it('is listed, marked, handed over and sent home on every day that the plan states, and what it leaves open is named', async () => {
    const week = await givenWeek(plan)
    expect((await rollsOn(week, monday)).undated).toEqual(undated.map(({ name }) => name))
    expect(await takeWeek(week)).toBe(weekOfGrade(plan, grade).filter(({ weekday, serviceKey }) => weekday !== null && weekday <= 5 && offered.some(({ key }) => key === serviceKey)).length)
    expect((await rollsOn(week, '2026-09-12')).rolls).toEqual([])
  })

  if (undated.length > 0) {
    it('has rolls as soon as its school has written its weekdays into the plan, for those too who joined before', async () => {
      const week = await givenWeek({ ...plan, services: plan.services.map((service) => (undated.includes(service) ? { ...service, weekdays: [1, 3] } : service)) }, plan)
      expect((await rollsOn(week, monday)).undated).toEqual([])
      const named = (await rollsOn(week, monday)).rolls.map(({ serviceKey }) => serviceKey)
      for (const { key } of undated) expect(named).toContain(key)
      expect(await takeWeek(week)).toBeGreaterThanOrEqual(2 * undated.length)
    })
  }
})

test('S7: each weekday has its own activity, and a teacher whom the office names for it takes it', async () => {
  const week = await givenWeek(planOf(fileOf('s07')))
  const { office, dutyTeacher } = week.school
  const titles: string[] = []
  for (const heldOn of weekdays) titles.push(...(await rollsOn(week, heldOn, '08:00:00')).rolls.map(({ title }) => title))
  expect(titles).toEqual(['乒乓球', '阅读', '足球', '篮球', '呼啦圈'])
  const [roll] = (await rollsOn(week, '2026-09-09', '08:00:00')).rolls as [Roll]
  await api.done(office, 'setDuty', { serviceKey: roll.serviceKey, rollKey: roll.rollKey, weekday: 3, heldOn: null, staffId: dutyTeacher.staffId }, { at: '2026-09-08T09:00:00' })
  const titlesOf = async (heldOn: string) => (await api.done(dutyTeacher, 'listRolls', { heldOn })).rolls.map(({ title }) => title)
  expect([await titlesOf('2026-09-08'), await titlesOf('2026-09-09'), await titlesOf('2026-09-16')]).toEqual([[], ['足球'], ['足球']])
})

test('S3: midday care takes the children from the third lesson’s teacher and gives them back to class, and nobody is waited for at the gate', async () => {
  const week = await givenWeek(planOf(fileOf('s03')))
  const { teacher } = week.class
  const [roll] = (await rollsOn(week, '2026-09-08', '11:05:00')).rolls as [Roll]
  const { heldOn, serviceKey, rollKey } = roll
  const at = (time: string) => `${heldOn}T${time}:00`
  const marks = week.families.map(({ childId }) => ({ markId: randomUUID(), childId, state: 'present' as const, madeAt: `${at('11:12')}+08:00` }))
  const saved = await api.done(teacher, 'saveRoll', { heldOn, serviceKey, rollKey, marks, source: 'phone', handedBy: '李老师', close: true }, { at: at('11:13') })
  expect([saved.handedBy, saved.roll.closedAt !== null]).toEqual(['李老师', true])
  const departures = week.families.map(({ childId }) => ({ departureId: randomUUID(), childId, how: 'returned' as const, guardianId: null, collectorId: null, note: '张老师', madeAt: `${at('13:30')}+08:00` }))
  await api.done(teacher, 'recordDepartures', { heldOn, serviceKey, rollKey, departures, source: 'phone' }, { at: at('13:31') })
  expect((await api.done(week.school.office, 'readSchoolDay', {})).home).toMatchObject({ children: 2, left: 2, here: 0 })
  expect((await api.done(week.families[0].guardian, 'listMessages', {})).messages).toEqual([])
})
