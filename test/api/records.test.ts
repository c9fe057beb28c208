import { apiOfThisFile } from '../boot'
import { asOwner, givenFamily, givenSchool, givenSeats, type PlanOverrides, type School } from '../given'

const api = apiOfThisFile()
const daily = { name: '每日照看记录', every: 'day' as const, published: false }
const weekly = { name: '班级活动记录', every: 'week' as const, published: false }

async function given(plan: PlanOverrides = {}) {
  api.clock.set('2026-09-08T13:40:00')
  const school = await givenSchool(api, { plan: { records: [daily, weekly], ...plan } })
  const families = [await givenFamily(api, school), await givenFamily(api, school, { child: '沈一诺' }), await givenFamily(api, school, { child: '许子墨' })]
  await givenSeats(api, school, families)
  return { school, families, third: { serviceKey: 'midday', rollKey: `class:${school.third.classId}` } }
}
type Given = Awaited<ReturnType<typeof given>>

const written = (third: Given['third'], changes: Record<string, unknown> = {}) => ({ duty: daily.name, heldOn: '2026-09-08', ...third, revision: 0, done: '午餐、午休都安静。', notes: '', ...changes })
const due = async (school: School, name: string) => (await api.done(school.office, 'readRecordsDue', {})).duties.find(({ duty }) => duty === name)!
const markIn = (school: School, childId: string, state: string, number: number) =>
  asOwner(api, school.schoolId, (db) =>
    db.rows(`insert into attendance (school_id, held_on, child_id, service_key, sitting, state, mark_id, made_at, staff_id, source) values ($1, '2026-09-08', $2, 'midday', 'care', $3, $4, now(), $5, 'phone')`, [
      school.schoolId, childId, state, `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, school.third.teacher.staffId,
    ]),
  )

test('R-061: a blank week six is what the office is warned of, first in the list; once written it no longer is (S8)', async () => {
  const { school, third } = await given()
  for (const heldOn of ['2026-09-02', '2026-09-09', '2026-09-16', '2026-09-23', '2026-09-30']) await api.done(school.third.teacher, 'writeRecord', written(third, { duty: weekly.name, heldOn }), { at: `${heldOn}T14:00:00` })
  api.clock.set('2026-10-12T08:00:00')
  const before = await due(school, weekly.name)
  expect(before).toMatchObject({ blank: 1, periods: [{ from: '2026-10-05', to: '2026-10-09', written: 0, blank: true }, { from: '2026-10-12', blank: false }, { from: '2026-09-28', written: 1 }, {}, {}, {}, {}] })
  expect((await api.done(school.office, 'readDesk', {})).waiting.blankRecords).toBe(before.blank + (await due(school, daily.name)).blank)
  await api.done(school.third.teacher, 'writeRecord', written(third, { duty: weekly.name, heldOn: '2026-10-09' }))
  expect(await due(school, weekly.name)).toMatchObject({ blank: 0 })
})

test('R-061: today’s daily record is not blank yet, tomorrow it is; no day without service is asked for', async () => {
  const { school } = await given()
  const dates = async (blank: boolean) => (await due(school, daily.name)).periods.filter((period) => period.blank === blank).map(({ from }) => from)
  expect([await dates(true), await dates(false)]).toEqual([['2026-09-07', '2026-09-04', '2026-09-03', '2026-09-02', '2026-09-01', '2026-08-31'], ['2026-09-08']])
  api.clock.set('2026-09-09T08:00:00')
  expect((await dates(true))[0]).toBe('2026-09-08')
})

test('a teacher writes for the own roll, and how many were there is counted from the roll; nobody overwrites another unseen', async () => {
  const { school, families, third } = await given()
  await markIn(school, families[0]!.childId, 'present', 1)
  await markIn(school, families[1]!.childId, 'late', 2)
  await markIn(school, families[2]!.childId, 'absent', 3)
  const { teacher } = school.third
  expect(await api.done(teacher, 'readRecord', { duty: daily.name, heldOn: '2026-09-08', ...third })).toMatchObject({ rollName: '三年级1班', present: 2, expected: 3, record: null })
  expect(await api.done(teacher, 'writeRecord', written(third))).toMatchObject({ revision: 1, present: 2, expected: 3 })
  expect(await api.refused(school.office, 'writeRecord', written(third))).toBe('record_changed')
  await api.done(teacher, 'writeRecord', written(third, { revision: 1, notes: '一名孩子提前接走' }))
  expect(await api.done(teacher, 'readRecord', { duty: daily.name, heldOn: '2026-09-08', ...third })).toMatchObject({ record: { revision: 2, notes: '一名孩子提前接走', writtenBy: '周敏', present: 2 } })
  expect(await due(school, daily.name)).toMatchObject({ periods: expect.arrayContaining([{ from: '2026-09-08', to: '2026-09-08', written: 1, blank: false }]) })
})

test('a weekly record is one of the roll and the week, on whichever day it is written', async () => {
  const { school, third } = await given()
  await api.done(school.third.teacher, 'writeRecord', written(third, { duty: weekly.name, heldOn: '2026-09-07' }))
  expect(await api.refused(school.third.teacher, 'writeRecord', written(third, { duty: weekly.name }))).toBe('record_changed')
  await api.done(school.third.teacher, 'writeRecord', written(third, { duty: weekly.name, revision: 1, done: '周一读书，周二下棋。' }))
  expect((await api.done(school.office, 'listRecords', { duty: weekly.name })).records).toMatchObject([{ from: '2026-09-07', to: '2026-09-11', heldOn: '2026-09-08', done: '周一读书，周二下棋。' }])
})

test('the office writes the school’s own record, a teacher neither that nor another roll’s', async () => {
  const { school, third } = await given()
  const whole = { serviceKey: null, rollKey: null }
  expect(await api.done(school.office, 'writeRecord', written(third, whole))).toMatchObject({ present: null, expected: null })
  expect(await api.refused(school.third.teacher, 'writeRecord', written(third, whole))).toBe('record_not_yours')
  expect(await api.refused(school.first.teacher, 'writeRecord', written(third))).toBe('record_not_yours')
  expect(await api.refused(school.office, 'writeRecord', written(third, { serviceKey: null }))).toBe('roll_unknown')
  expect(await api.refused(school.office, 'writeRecord', written(third, { duty: '没有这份' }))).toBe('record_unknown')
  for (const heldOn of ['2026-09-09', '2026-09-05', '2025-09-08']) expect(await api.refused(school.office, 'writeRecord', written(third, { ...whole, heldOn }))).toBe('record_day_wrong')
  expect((await api.done(school.third.teacher, 'listRecords', {})).total).toBe(0)
  expect((await api.done(school.office, 'listRecords', { from: '2026-09-08', to: '2026-09-08' })).total).toBe(1)
  expect((await api.done(school.office, 'listRecords', { to: '2026-09-07' })).total).toBe(0)
})

test('where the plan does not say how often, nothing is blank, and it can be written all the same (S10)', async () => {
  const { school, third } = await given({ records: [{ name: '督导台账', every: null, published: false }] })
  expect(await due(school, '督导台账')).toEqual({ duty: '督导台账', every: null, published: false, blank: 0, periods: [] })
  await api.done(school.office, 'writeRecord', written(third, { duty: '督导台账', serviceKey: null, rollKey: null }))
  expect((await api.done(school.office, 'listRecords', {})).records).toMatchObject([{ rollName: '全校', from: '2026-09-08', to: '2026-09-08' }])
})
