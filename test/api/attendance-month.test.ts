import { randomUUID } from 'node:crypto'
import type { Database } from 'cloud/db/database'
import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse, givenFamily, givenPlace, givenSchool, givenSeats, givenSibling, insert, type Family, type School } from '../given'

const api = apiOfThisFile()
const tuesday = '2026-09-08'

async function givenSeat(): Promise<{ school: School; family: Family }> {
  const school = await givenSchool(api)
  const family = await givenFamily(api, school)
  await givenSeats(api, school, [family])
  return { school, family }
}

interface Seen {
  state?: string
  heldOn?: string
  sitting?: string
  serviceKey?: string
}

/** What a saved roll leaves behind of one child; midday unless it says otherwise. */
const mark = (db: Database, { schoolId, dutyTeacher }: School, { childId }: Family, { state = 'present', heldOn = tuesday, sitting = 'care', serviceKey = 'afternoon' }: Seen = {}) =>
  insert(db, 'attendance', { school_id: schoolId, held_on: heldOn, child_id: childId, service_key: serviceKey, sitting, state, mark_id: randomUUID(), made_at: `${heldOn}T16:18:00+08:00`, staff_id: dutyTeacher.staffId, source: 'phone', arrived_at: state === 'absent' ? null : `${heldOn}T16:18:00+08:00` })

const handOver = (db: Database, { schoolId, dutyTeacher }: School, rollKey: string) =>
  insert(db, 'handover', { school_id: schoolId, held_on: tuesday, service_key: 'afternoon', roll_key: rollKey, handed_by: '', expected: 1, present: 1, on_leave: 0, missing: 0, saved_by: dutyTeacher.staffId, saved_at: `${tuesday}T16:30:00+08:00`, closed_by: dutyTeacher.staffId, closed_at: `${tuesday}T16:30:00+08:00` })

const depart = (db: Database, { schoolId, third, dutyTeacher }: School, { childId, guardian }: Family) =>
  insert(db, 'departure', { school_id: schoolId, departure_id: randomUUID(), held_on: tuesday, child_id: childId, service_key: 'afternoon', roll_key: `class:${third.classId}`, how: 'collected', guardian_id: guardian.guardianId, to_name: '陈海燕', note: '', made_at: `${tuesday}T17:22:00+08:00`, received_at: `${tuesday}T17:22:00+08:00`, staff_id: dutyTeacher.staffId, source: 'phone' })

const september = (family: Family, at = `${tuesday}T18:00:00`) => api.done(family.guardian, 'readAttendance', { childId: family.childId, month: '2026-09' }, { at })

test("a month has every day's sessions with when the child came, was handed over and was collected, and counts them", async () => {
  const { school, family } = await givenSeat()
  await asOwner(api, school.schoolId, async (db) => {
    await mark(db, school, family)
    await mark(db, school, family, { state: 'late', heldOn: '2026-09-02' })
    await mark(db, school, family, { state: 'absent', heldOn: '2026-09-03' })
    await handOver(db, school, `class:${school.third.classId}`)
    await depart(db, school, family)
    await insert(db, 'leave_request', { school_id: school.schoolId, leave_id: randomUUID(), term_id: school.termId, child_id: family.childId, from_on: '2026-09-04', to_on: '2026-09-04', reason: '看牙', filed_at: '2026-09-03T20:00:00+08:00', guardian_id: family.guardian.guardianId })
    await insert(db, 'day_change', { school_id: school.schoolId, change_id: randomUUID(), held_on: '2026-09-01', kind: 'cancelled', reason: '开学典礼', made_by: school.office.staffId, made_at: '2026-08-31T08:00:00+08:00' })
  })
  const { days, counts, term } = await september(family)
  const stateOf = (date: string) => days.find((day) => day.date === date)?.sessions.map(({ serviceKey, record }) => `${serviceKey} ${record?.state}`)
  expect(stateOf('2026-09-01')).toEqual(['midday cancelled', 'afternoon cancelled'])
  expect(stateOf('2026-09-02')).toEqual(['midday unrecorded', 'afternoon late'])
  expect(stateOf('2026-09-03')).toEqual(['midday unrecorded', 'afternoon missing'])
  expect(stateOf('2026-09-04')).toEqual(['midday leave', 'afternoon leave'])
  expect(stateOf('2026-09-09')).toEqual(['midday notYet', 'afternoon notYet'])
  expect(days.find(({ date }) => date === tuesday)?.sessions[1]?.record).toEqual({
    ...{ state: 'present', arrivedAt: '2026-09-08T08:18:00.000Z', handedOverAt: '2026-09-08T08:30:00.000Z' },
    departure: { how: 'collected', toName: '陈海燕', at: '2026-09-08T09:22:00.000Z' },
  })
  expect(counts).toEqual({ attended: 2, late: 1, leave: 2, missing: 1, cancelled: 2 })
  expect(term).toEqual({ startsOn: '2026-08-31', endsOn: '2027-01-01' })
})

test('home and the week say the same of today, each child its own', async () => {
  const { school, family } = await givenSeat()
  const sibling = await givenSibling(api, school, family, '林小舟')
  await givenSeats(api, school, [sibling])
  await asOwner(api, school.schoolId, (db) => mark(db, school, family))
  const { children } = await api.done(family.guardian, 'readHome', {}, { at: `${tuesday}T16:40:00` })
  const today = (childId: string) => children.find((child) => child.childId === childId)?.sessionsToday.map(({ serviceKey, record }) => `${serviceKey} ${record?.state}`)
  expect(today(family.childId)).toEqual(['midday unrecorded', 'afternoon present'])
  expect(today(sibling.childId)).toEqual(['midday unrecorded', 'afternoon unrecorded'])
  const { sessions } = await api.done(family.guardian, 'readWeek', { childId: family.childId })
  expect(sessions.filter(({ date }) => date === tuesday).map(({ record }) => record?.state)).toEqual(['unrecorded', 'present'])
})

test("a course has its own record, with its own roll's handover", async () => {
  const { school, family } = await givenSeat()
  const courseId = await givenCourse(api, school)
  await givenPlace(api, school, family, courseId, { state: 'joined' })
  await asOwner(api, school.schoolId, async (db) => {
    await mark(db, school, family, { sitting: courseId })
    await handOver(db, school, `course:${courseId}`)
  })
  const { days } = await september(family)
  expect(days.find(({ date }) => date === tuesday)?.sessions[1]).toMatchObject({ title: '围棋', record: { state: 'present', handedOverAt: '2026-09-08T08:30:00.000Z' } })
})

test("nobody reads another family's child, and a month is named as months are", async () => {
  const { school, family } = await givenSeat()
  const other = await givenFamily(api, school, { child: '赵一鸣', guardian: '赵立军' })
  expect(await api.refused(other.guardian, 'readAttendance', { childId: family.childId, month: '2026-09' })).toBe('child_not_yours')
  expect(await api.refused(family.guardian, 'readAttendance', { childId: family.childId, month: '2026-13' })).toBe('input_invalid')
  expect((await api.done(family.guardian, 'readAttendance', { childId: family.childId, month: '2030-02' })).days).toEqual([])
})

test('a month costs as many statements as a day', async () => {
  const { family } = await givenSeat()
  let statements = 0
  const database = { ...api.database, transaction: <T>(schoolId: string | null, work: (db: Database) => Promise<T>) => api.database.transaction(schoolId, (db) => work({ rows: (...asked) => ((statements += 1), db.rows(...asked)), row: (...asked) => ((statements += 1), db.row(...asked)) })) }
  const counted = async (month: string) => {
    statements = 0
    const before = api.host.database
    api.host.database = database as typeof before
    await api.done(family.guardian, 'readAttendance', { childId: family.childId, month })
    api.host.database = before
    return statements
  }
  const [whole, oneDay] = [await counted('2026-09'), await counted('2026-08')]
  expect(oneDay).toBeGreaterThan(5)
  expect(whole - oneDay).toBeLessThanOrEqual(2)
})
