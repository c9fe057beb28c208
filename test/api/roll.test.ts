import { randomUUID } from 'node:crypto'
import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse, givenFamily, givenPlace, givenSchool, givenSeats, insert, type Family, type School } from '../given'
import { givenDayChange, givenClass, givenLeave, givenMore, historyOf, mark, readings, rollOf, save, standings, tuesday } from './given-roll'
import { apply, countersign, passReviews, publish, sign } from './steps'

const api = apiOfThisFile()
const at = (time: string) => `${tuesday}T${time}:00`

const names = (sheet: { children: { name: string }[] }) => sheet.children.map(({ name }) => name)
const handoverOf = ({ schoolId }: School) => asOwner(api, schoolId, (db) => db.row<Record<string, unknown>>(`select expected, present, on_leave, missing, handed_by, closed_by, closed_at from handover where school_id = $1`, [schoolId]))

describe('the rolls of a day', () => {
  test('a teacher is shown the rolls that are theirs, in order of time and with their numbers; the office is shown all', async () => {
    const { school } = await givenClass(api, 3)
    await givenMore(api, school, 2, school.first)
    const own = await api.done(school.third.teacher, 'listRolls', {}, { at: at('16:00') })
    expect(own).toMatchObject({ today: tuesday, heldOn: tuesday })
    expect(own.rolls.map(({ serviceKey, name, time, counts }) => [serviceKey, name, time, counts.expected, counts.unmarked])).toEqual([
      ['midday', '三年级1班', '11:20–13:30', 3, 3],
      ['afternoon', '三年级1班', '16:20–17:20', 3, 3],
    ])
    const all = await api.done(school.office, 'listRolls', {})
    expect(all.rolls.map(({ name, startsAt }) => `${startsAt} ${name}`)).toEqual(['11:20 一年级2班', '11:20 三年级1班', '15:35 一年级2班', '16:20 三年级1班'])
    expect((await api.done(school.dutyTeacher, 'listRolls', {})).rolls).toEqual([])
  })

  test('R-007, R-014: on a Monday there is no afternoon roll, on 1 October there is none at all, and neither can be opened or saved', async () => {
    const { school } = await givenClass(api, 1)
    const { teacher } = school.third
    expect((await api.done(teacher, 'listRolls', { heldOn: '2026-09-07' }, { at: '2026-10-09T09:00:00' })).rolls.map(({ serviceKey }) => serviceKey)).toEqual(['midday'])
    for (const heldOn of ['2026-10-01', '2027-02-01', '0001-01-01', '9999-12-31']) expect((await api.done(teacher, 'listRolls', { heldOn })).rolls).toEqual([])
    for (const heldOn of ['2026-09-07', '2026-10-01', '0001-01-01']) {
      expect(await api.refused(teacher, 'readRoll', rollOf(school.third, heldOn))).toBe('roll_unknown')
      expect(await api.refused(teacher, 'saveRoll', { ...rollOf(school.third, heldOn), marks: [], source: 'phone', handedBy: '', close: false })).toBe('roll_unknown')
    }
  })

  test('R-008: the roll of grade 2 and below is of their own hours, never of the older ones’', async () => {
    const school = await givenSchool(api)
    await givenMore(api, school, 1, school.first)
    expect((await api.done(school.first.teacher, 'readRoll', rollOf(school.first), { at: at('15:30') })).roll).toMatchObject({ startsAt: '15:35', endsAt: '16:35' })
  })

  test('R-004: a child approved on Monday whose agreement is signed on Thursday is on the roll from Thursday', async () => {
    const { school } = await givenClass(api, 1)
    const late = await givenFamily(api, school, { child: '林知夏' })
    await apply(api, school, late, {}, '2026-09-06T09:00:00')
    api.clock.set('2026-09-07T09:00:00')
    await passReviews(api, school)
    await publish(api, school, 1, '2026-09-07T10:00:00')
    const onRoll = async (heldOn: string, readAt = `${heldOn}T16:25:00`) => names(await api.done(school.third.teacher, 'readRoll', rollOf(school.third, heldOn), { at: readAt })).includes('林知夏')
    expect([await onRoll('2026-09-08'), await onRoll('2026-09-09')]).toEqual([false, false])
    await countersign(api, school, await sign(api, late, '2026-09-10T09:00:00'))
    expect([await onRoll('2026-09-10'), await onRoll('2026-09-11')]).toEqual([true, true])
    // Nor does the signature put it on the rolls of before.
    expect(await onRoll('2026-09-09', '2026-09-11T17:00:00')).toBe(false)
  })

  test('a course’s roll has its children and is its teacher’s; the class’s roll has the others', async () => {
    const { school, families } = await givenClass(api, 3)
    const courseId = await givenCourse(api, school)
    await givenPlace(api, school, families[0]!, courseId, { state: 'joined' })
    await givenPlace(api, school, families[1]!, courseId, { state: 'waiting' })
    const course = { heldOn: tuesday, serviceKey: 'afternoon', rollKey: `course:${courseId}` }
    expect(names(await api.done(school.dutyTeacher, 'readRoll', course, { at: at('16:00') }))).toEqual(['三年级1班的孩子1'])
    expect(names(await api.done(school.third.teacher, 'readRoll', rollOf(school.third)))).toEqual(['三年级1班的孩子2', '三年级1班的孩子3'])
    expect(await api.refused(school.third.teacher, 'readRoll', course)).toBe('roll_not_yours')
  })
})

describe('whose roll it is', () => {
  test('another teacher neither opens nor saves it, and nothing is kept of the attempt; the office does both', async () => {
    const { school, families } = await givenClass(api, 2)
    const roll = rollOf(school.third)
    for (const person of [school.first.teacher, school.dutyTeacher]) {
      expect(await api.refused(person, 'readRoll', roll, { at: at('16:25') })).toBe('roll_not_yours')
      expect(await api.refused(person, 'saveRoll', { ...roll, marks: [mark(families[0]!, 'absent', '16:21')], source: 'phone', handedBy: '', close: false })).toBe('roll_not_yours')
    }
    expect(await historyOf(api, school)).toEqual([])
    expect(names(await save(api, school.office, roll, [mark(families[0]!, 'present', '16:21')]))).toHaveLength(2)
  })

  test('who stands in for a day takes the roll on that day, and the class teacher on any other', async () => {
    const { school } = await givenClass(api, 1)
    const { schoolId: school_id, termId: term_id } = school
    const duty = { school_id, term_id, duty_id: randomUUID(), service_key: 'afternoon', roll_key: rollOf(school.third).rollKey, held_on: tuesday, staff_id: school.dutyTeacher.staffId, made_by: school.office.staffId, made_at: `${tuesday}T08:00:00+08:00` }
    await asOwner(api, school_id, (db) => insert(db, 'roll_duty', duty))
    expect((await api.done(school.dutyTeacher, 'readRoll', rollOf(school.third), { at: at('16:25') })).roll.teacherName).toBe('石磊')
    expect(await api.refused(school.third.teacher, 'readRoll', rollOf(school.third))).toBe('roll_not_yours')
    const wednesday = rollOf(school.third, '2026-09-09')
    expect(await api.refused(school.dutyTeacher, 'readRoll', wednesday)).toBe('roll_not_yours')
    expect((await api.done(school.third.teacher, 'readRoll', wednesday)).roll.teacherName).toBe('周敏')
  })

  test('no roll ever shows a child of another class, group or school, whoever asks', async () => {
    const { school } = await givenClass(api, 3)
    await givenMore(api, school, 3, school.first)
    const elsewhere = await givenClass(api, 2)
    for (const { serviceKey, rollKey, name } of (await api.done(school.office, 'listRolls', {}, { at: at('16:25') })).rolls) {
      const { children } = await api.done(school.office, 'readRoll', { heldOn: tuesday, serviceKey, rollKey })
      expect(children.map(({ className }) => className)).toEqual([name, name, name])
    }
    expect(await api.refused(school.office, 'readRoll', rollOf(elsewhere.school.third))).toBe('roll_unknown')
  })

  test('whoever opens a roll is logged with the children on it', async () => {
    const { school, families } = await givenClass(api, 2)
    await api.done(school.third.teacher, 'readRoll', rollOf(school.third), { at: at('16:25') })
    expect(await readings(school, api, 'readRoll')).toEqual([{ staff_id: school.third.teacher.staffId, child_ids: families.map(({ childId }) => childId) }])
  })
})

describe('opening a roll', () => {
  test('one request tells of each child who it is, whether it is here and since when, why it is away, and how it left', async () => {
    const { school, families } = await givenClass(api, 3)
    const [lin, wang] = families as [Family, Family]
    await givenLeave(api, school, wang, { filedAt: at('12:00') })
    await save(api, school.third.teacher, rollOf(school.third), [mark(lin, 'late', '16:31')], {}, at('16:32'))
    const departure = { school_id: school.schoolId, departure_id: randomUUID(), held_on: tuesday, child_id: lin.childId, service_key: 'afternoon', roll_key: rollOf(school.third).rollKey, how: 'collected', guardian_id: lin.guardian.guardianId, to_name: '陈海燕', note: '', made_at: '2026-09-08T17:21:00+08:00', received_at: '2026-09-08T17:21:00+08:00', staff_id: school.office.staffId, source: 'phone' }
    await asOwner(api, school.schoolId, (db) => insert(db, 'departure', departure))
    const { children, roll, asOf } = await api.done(school.third.teacher, 'readRoll', rollOf(school.third), { at: at('17:25') })
    expect(children).toMatchObject([
      { childId: lin.childId, grade: 3, className: '三年级1班', standing: 'late', arrivedAt: '2026-09-08T08:31:00.000Z', leaveReason: null, departure: { how: 'collected', toName: '陈海燕', at: '2026-09-08T09:21:00.000Z' } },
      { childId: wang.childId, standing: 'leave', arrivedAt: null, leaveReason: '看牙医', departure: null },
      { standing: 'unmarked', arrivedAt: null, leaveReason: null, departure: null },
    ])
    expect(roll.counts).toEqual({ expected: 3, present: 1, leave: 1, missing: 1, unmarked: 1 })
    expect(asOf).toBe('2026-09-08T09:25:00.000Z')
  })

  test('a roll of tomorrow can be looked at and not be taken', async () => {
    const { school, families } = await givenClass(api, 1)
    const roll = rollOf(school.third, '2026-09-09')
    expect(names(await api.done(school.third.teacher, 'readRoll', roll, { at: at('16:25') }))).toHaveLength(1)
    expect(await api.refused(school.third.teacher, 'saveRoll', { ...roll, marks: [mark(families[0]!, 'present', '16:21')], source: 'phone', handedBy: '', close: true })).toBe('roll_not_yet')
    // It is tomorrow as soon as it is midnight in Shanghai, which is 16:00 of the day before elsewhere.
    expect((await save(api, school.third.teacher, roll, [], {}, '2026-09-09T00:00:00')).roll.counts.expected).toBe(1)
  })
})

describe('R-052 the handover', () => {
  test('R-052: of 32 expected 30 are here, 1 is on leave and 1 is missing: it does not close until that one is found', async () => {
    const { school, families } = await givenClass(api, 32)
    const [missing, onLeave, ...here] = families as [Family, Family, ...Family[]]
    await givenLeave(api, school, onLeave, { filedAt: at('12:00') })
    const roll = rollOf(school.third)
    const marks = [...here.map((child) => mark(child, 'present', '16:20')), mark(missing, 'absent', '16:21')]
    const open = await save(api, school.third.teacher, roll, marks, { close: true, handedBy: '数学何老师' }, at('16:22'))
    expect(open.roll).toMatchObject({ counts: { expected: 32, present: 30, leave: 1, missing: 1, unmarked: 0 }, closedAt: null, savedAt: '2026-09-08T08:22:00.000Z' })
    expect(await handoverOf(school)).toMatchObject({ expected: 32, present: 30, on_leave: 1, missing: 1, handed_by: '数学何老师', closed_at: null })
    const closed = await save(api, school.third.teacher, roll, [mark(missing, 'late', '16:29')], { close: true }, at('16:30'))
    expect(closed).toMatchObject({ roll: { counts: { present: 31, missing: 0 }, closedAt: '2026-09-08T08:30:00.000Z' }, handedBy: '数学何老师' })
    expect(await handoverOf(school)).toMatchObject({ present: 31, missing: 0, closed_by: school.third.teacher.staffId })
  })

  test('it stays closed, at its own time, while more is saved; a child marked missing afterwards opens it again', async () => {
    const { school, families } = await givenClass(api, 2)
    const [lin, wang] = families as [Family, Family]
    const roll = rollOf(school.third)
    const saveAt = (time: string, marks: ReturnType<typeof mark>[], close = false) => save(api, school.third.teacher, roll, marks, { close }, at(time))
    await saveAt('16:22', [mark(lin, 'present', '16:21'), mark(wang, 'present', '16:21')], true)
    expect((await saveAt('16:30', [mark(lin, 'late', '16:29')], true)).roll.closedAt).toBe('2026-09-08T08:22:00.000Z')
    // Made before the roll closed and overtaken since: it opens nothing.
    expect((await saveAt('16:31', [mark(lin, 'absent', '16:20')])).roll.closedAt).toBe('2026-09-08T08:22:00.000Z')
    const reopened = await saveAt('16:40', [mark(wang, 'absent', '16:39')])
    expect(reopened.roll).toMatchObject({ counts: { present: 1, missing: 1 }, closedAt: null })
    expect((await saveAt('16:45', [mark(wang, 'present', '16:44')])).roll.closedAt).toBeNull()
    expect((await saveAt('16:46', [], true)).roll.closedAt).toBe('2026-09-08T08:46:00.000Z')
    const rows = await asOwner(api, school.schoolId, (db) => db.rows<{ target: string; change: Record<string, unknown> }>(`select target, change from audit_entry where school_id = $1 and operation = 'saveRoll' order by audit_id`, [school.schoolId]))
    expect(rows.map(({ change }) => [change.closed, change.reopened])).toEqual([[true, false], [true, false], [true, false], [false, true], [false, false], [true, false]])
    expect(rows[3]).toEqual({ target: `roll/${tuesday}/afternoon/${roll.rollKey}`, change: { source: 'phone', marks: 1, unused: 0, expected: 2, present: 1, leave: 0, missing: 1, closed: false, reopened: true } })
  })

  test('a child that joins the roll after it closed is missing until it is seen, and the roll is open again', async () => {
    const { school, families } = await givenClass(api, 1)
    const roll = rollOf(school.third)
    await save(api, school.third.teacher, roll, [mark(families[0]!, 'present', '16:20')], { close: true }, at('16:22'))
    const [late] = await givenMore(api, school, 1, school.third)
    expect((await api.done(school.third.teacher, 'readRoll', roll)).roll).toMatchObject({ counts: { missing: 1, unmarked: 1 }, closedAt: null })
    expect((await save(api, school.third.teacher, roll, [mark(late!, 'present', '16:35')], {}, at('16:36'))).roll.counts.missing).toBe(0)
  })
})

describe('a leave that comes while the roll is open', () => {
  test('entered by staff it explains the child that was marked missing, and the roll closes', async () => {
    const { school, families } = await givenClass(api, 2)
    const [lin, wang] = families as [Family, Family]
    const roll = rollOf(school.third)
    expect((await save(api, school.third.teacher, roll, [mark(lin, 'present', '16:20'), mark(wang, 'absent', '16:21')], { close: true }, at('16:22'))).roll.closedAt).toBeNull()
    await givenLeave(api, school, wang, { filedAt: at('16:25'), staff: school.office })
    expect(standings(await api.done(school.third.teacher, 'readRoll', roll))).toEqual({ 1: 'present', 2: 'leave' })
    expect((await save(api, school.third.teacher, roll, [], { close: true }, at('16:26'))).roll).toMatchObject({ counts: { expected: 2, present: 1, leave: 1, missing: 0 }, closedAt: '2026-09-08T08:26:00.000Z' })
  })

  test('filed by a guardian in time it counts, after the session began it does not; and whoever comes all the same is here', async () => {
    const { school, families } = await givenClass(api, 3)
    const [lin, wang, li] = families as [Family, Family, Family]
    for (const [child, time] of [[lin, '16:20'], [wang, '16:21'], [li, '16:00']] as const) await givenLeave(api, school, child, { filedAt: at(time) })
    const marks = [mark(lin, 'absent', '16:22'), mark(wang, 'absent', '16:22'), mark(li, 'present', '16:22')]
    const { roll, ...sheet } = await save(api, school.third.teacher, rollOf(school.third), marks, {}, at('16:23'))
    expect(standings(sheet)).toEqual({ 1: 'leave', 2: 'missing', 3: 'present' })
    expect(roll.counts).toEqual({ expected: 3, present: 1, leave: 1, missing: 1, unmarked: 0 })
  })

  test('of midday alone it leaves the afternoon as it is', async () => {
    const { school, families } = await givenClass(api, 1)
    await givenLeave(api, school, families[0]!, { filedAt: at('09:00'), serviceKey: 'midday' })
    const rolls = (await api.done(school.third.teacher, 'listRolls', {}, { at: at('16:25') })).rolls
    expect(rolls.map(({ serviceKey, counts }) => `${serviceKey} ${counts.leave} ${counts.missing}`)).toEqual(['midday 1 0', 'afternoon 0 1'])
  })
})

describe('a session that the office cancelled', () => {
  test('misses nobody; a child that came all the same is on the roll and is counted (FR-085)', async () => {
    const { school, families } = await givenClass(api, 3)
    await givenDayChange(api, school, { service_key: 'afternoon' })
    const roll = rollOf(school.third)
    expect((await api.done(school.third.teacher, 'readRoll', roll, { at: at('16:25') })).roll).toMatchObject({ cancelled: true, changes: [{ kind: 'cancelled', reason: '台风' }], counts: { expected: 0, missing: 0 } })
    const saved = await save(api, school.third.teacher, roll, [mark(families[0]!, 'present', '16:21'), mark(families[1]!, 'absent', '16:21')], { close: true }, at('16:30'))
    expect(saved.roll).toMatchObject({ counts: { expected: 1, present: 1, leave: 0, missing: 0, unmarked: 0 }, closedAt: '2026-09-08T08:30:00.000Z' })
    expect(saved.children).toHaveLength(3)
  })

  test('another room and another time are the roll’s own', async () => {
    const { school } = await givenClass(api, 1)
    await givenDayChange(api, school, { kind: 'room', service_key: 'afternoon', room: '科学室' })
    await givenDayChange(api, school, { kind: 'time', service_key: 'afternoon', starts_at: '16:00', ends_at: '17:00' })
    expect((await api.done(school.third.teacher, 'readRoll', rollOf(school.third), { at: at('16:25') })).roll).toMatchObject({ venue: '科学室', time: '16:00–17:00', startsAt: '16:00', cancelled: false })
  })
})

test('what the audit keeps of a roll are numbers and states, never a name', async () => {
  const { school, families } = await givenClass(api, 2)
  await save(api, school.third.teacher, rollOf(school.third), families.map((child) => mark(child, 'present', '16:21')), { handedBy: '何老师', close: true }, at('16:22'))
  const row = await asOwner(api, school.schoolId, (db) => db.row<{ text: string }>(`select a::text as text from audit_entry a where school_id = $1 and operation = 'saveRoll'`, [school.schoolId]))
  for (const secret of ['孩子', '何老师', '周敏']) expect(row?.text).not.toContain(secret)
})

test('a child whose last day is Friday is on Friday’s roll and not on the next Tuesday’s', async () => {
  const school = await givenSchool(api)
  const leaving = await givenFamily(api, school)
  await givenSeats(api, school, [leaving])
  await asOwner(api, school.schoolId, (db) => db.rows(`update enrolment set ends_on = '2026-09-11' where school_id = $1`, [school.schoolId]))
  expect(names(await api.done(school.third.teacher, 'readRoll', rollOf(school.third, '2026-09-11'), { at: '2026-09-15T16:25:00' }))).toHaveLength(1)
  expect(await api.refused(school.third.teacher, 'readRoll', rollOf(school.third, '2026-09-15'))).toBe('roll_unknown')
})
