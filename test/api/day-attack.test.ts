import { randomUUID } from 'node:crypto'
import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile, type Input, type Person } from '../boot'
import { asOwner, givenFamily, givenGuardian, givenSchool, givenSeats, type Family } from '../given'
import { mark, rollOf, save, standings, tuesday } from './given-roll'

const api = apiOfThisFile()

async function givenAfternoon() {
  const school = await givenSchool(api)
  const [lin, wang] = [await givenFamily(api, school), await givenFamily(api, school, { child: '王子轩', guardian: '王建军' })]
  await givenSeats(api, school, [lin, wang])
  api.clock.set(`${tuesday}T16:25:00`)
  return { school, lin, wang, teacher: school.third.teacher, roll: rollOf(school.third) }
}

type Line = Input<'recordDepartures'>['departures'][number]
const line = ({ childId, guardian }: Family, changes: Partial<Line> = {}): Line => ({ departureId: randomUUID(), childId, how: 'collected', guardianId: guardian.guardianId, collectorId: null, note: '', madeAt: api.clock.now().toISOString(), ...changes })
const kinds = async (person: Person) => (await api.done(person, 'listMessages', {})).messages.map(({ kind }) => kind)
const storedFor = async (schoolId: string, kind: string) => (await asOwner(api, schoolId, (db) => db.rows(`select 1 from message where school_id = $1 and kind = $2`, [schoolId, kind]))).length

describe('a phone that lies or stutters', () => {
  test('an id in capitals is the same id: the child leaves once and its family is told', async () => {
    const { school, lin, teacher, roll } = await givenAfternoon()
    const first = line(lin)
    const capitals = { ...first, departureId: first.departureId.toUpperCase(), childId: first.childId.toUpperCase() }
    const sent = async (departure: Line) => (await api.done(teacher, 'recordDepartures', { ...roll, departures: [departure], source: 'phone' })).results.map(({ outcome }) => outcome)
    expect(await sent(capitals)).toEqual(['recorded'])
    expect(await sent(first)).toEqual(['recorded'])
    expect(await kinds(lin.guardian)).toEqual(['child_collected'])
    expect(await storedFor(school.schoolId, 'child_collected')).toBe(1)
  })

  test('a tap dated back to before the office decided hands the child to nobody whom the office keeps away', async () => {
    const { school, lin, teacher, roll } = await givenAfternoon()
    const father = await givenGuardian(api, school, lin.childId, '林建平')
    await api.done(school.office, 'freezeCustody', { childId: lin.childId, reason: '法院', guardianIds: [lin.guardian.guardianId], collectorIds: [] }, { at: `${tuesday}T14:00:00` })
    api.clock.set(`${tuesday}T17:21:00`)
    const dated = (at: string) => line(lin, { guardianId: father.guardianId, madeAt: `${at}+08:00` })
    const { results } = await api.done(teacher, 'recordDepartures', { ...roll, departures: [dated(`${tuesday}T13:59:00`), dated('2025-01-01T00:00:00'), dated('2036-01-01T00:00:00'), line(lin, { how: 'independent', guardianId: null, madeAt: `${tuesday}T08:00:00+08:00` })], source: 'phone' })
    expect(results.map(({ outcome }) => outcome)).toEqual(['notAuthorised', 'notAuthorised', 'notAuthorised', 'notAuthorised'])
  })

  test('three hundred marks of one child in one call are one truth with all of its history, and a second call with the same ids adds nothing', async () => {
    const { school, lin, wang, teacher, roll } = await givenAfternoon()
    const marks = Array.from({ length: 300 }, (_, index) => mark(lin, index === 299 ? 'late' : 'absent', `16:2${Math.floor(index / 60)}:${String(index % 60).padStart(2, '0')}`))
    expect(standings(await save(api, teacher, roll, marks, {}, `${tuesday}T16:30:00`))).toMatchObject({ 夏: 'late', 轩: 'unmarked' })
    // The same id for another child is told as unused, and the first one's mark stays.
    const stolen = { ...mark(wang, 'present', '16:25'), markId: marks[299]!.markId }
    const again = await save(api, teacher, roll, [...marks.slice(1), stolen])
    expect(standings(again)).toMatchObject({ 夏: 'late', 轩: 'unmarked' })
    expect(again.unused).toEqual([{ markId: stolen.markId, why: 'older' }])
    expect(await asOwner(api, school.schoolId, (db) => db.rows(`select 1 from attendance_mark where school_id = $1`, [school.schoolId]))).toHaveLength(300)
  })

  test('a year that is no date of a database’s is a refusal or an empty day, and never a fault', async () => {
    const { school, lin, teacher } = await givenAfternoon()
    const about = { serviceKey: 'afternoon', childId: lin.childId }
    for (const heldOn of ['0000-01-01', '0001-01-01', '9999-12-31']) {
      for (const person of [teacher, school.office]) {
        const replies = [
          await api.call(person, 'readContacts', { ...about, heldOn }),
          await api.call(person, 'logContact', { ...about, heldOn, guardianId: lin.guardian.guardianId, collectorId: null, how: 'phone', outcome: 'reached', note: '' }),
          await api.call(person, 'readDismissal', { ...rollOf(school.third), heldOn }),
          await api.call(person, 'readRoll', { ...rollOf(school.third), heldOn }),
        ]
        for (const reply of replies) expect(reply.ok ? 'done' : reply.code).toMatch(/^(done|roll_unknown|child_not_in_care|input_invalid)$/)
      }
      for (const name of ['setDepartureWish', 'clearDepartureWish'] as const) {
        const reply = await api.call(lin.guardian, name, { childId: lin.childId, heldOn, how: 'collected', leavesAt: null, note: '' } as never)
        expect(reply.ok ? 'done' : reply.code).toMatch(/^(done|wish_day_wrong|input_invalid)$/)
      }
    }
  })
})

describe('nobody is frightened for nothing, and nobody is left in fright', () => {
  test('a teacher who marks a child absent and present fifty times tells its family a few times, and of a child that is really missing all the same', async () => {
    const { school, lin, teacher, roll } = await givenAfternoon()
    for (let turn = 0; turn < 50; turn += 1) {
      api.clock.forward(1 / 86_400)
      await save(api, teacher, roll, [{ ...mark(lin, 'absent', '16:25'), madeAt: api.clock.now().toISOString() }])
      api.clock.forward(1 / 86_400)
      await save(api, teacher, roll, [{ ...mark(lin, 'present', '16:25'), madeAt: api.clock.now().toISOString() }])
    }
    const calm = (await kinds(lin.guardian)).filter((kind) => ['child_missing', 'child_found'].includes(kind))
    expect(calm).toEqual(['child_found', 'child_missing', 'child_found', 'child_missing', 'child_found', 'child_missing'])
    // It is missed once more, and nobody comes to say otherwise: time tells, and the end of it is told too.
    api.clock.forward(1 / 86_400)
    await save(api, teacher, roll, [{ ...mark(lin, 'absent', '16:25'), madeAt: api.clock.now().toISOString() }])
    expect((await api.done(lin.guardian, 'listMyAlerts', {})).alerts[0]).toMatchObject({ state: 'open' })
    expect(await kinds(lin.guardian)).toHaveLength(6)
    api.clock.forward(6 / 1440)
    await upkeep(api.host, api.clock.now())
    expect((await kinds(lin.guardian)).slice(0, 2)).toEqual(['child_missing', 'child_found'])
    await save(api, teacher, roll, [{ ...mark(lin, 'present', '16:25'), madeAt: api.clock.now().toISOString() }])
    expect((await kinds(lin.guardian)).slice(0, 2)).toEqual(['child_found', 'child_missing'])
    expect((await kinds(school.office)).filter((kind) => kind === 'child_missing').length).toBeLessThan(6)
  })

  test('a mother who taps her answer fifty times is heard, and no teacher’s phone rings fifty times', async () => {
    const { school, lin, teacher, roll } = await givenAfternoon()
    await save(api, teacher, roll, [mark(lin, 'absent', '16:25')])
    const { alertId } = (await api.done(lin.guardian, 'listMyAlerts', {})).alerts[0]!
    for (let turn = 0; turn < 50; turn += 1) await api.done(lin.guardian, 'answerAlert', { alertId, answer: turn % 2 === 0 ? 'dontKnow' : 'withMe', note: `第${turn}次` })
    const rung = (await kinds(school.office)).filter((kind) => kind === 'alert_answered').length
    expect(rung).toBeGreaterThanOrEqual(5)
    expect(rung).toBeLessThanOrEqual(10)
    expect((await api.done(teacher, 'readAlert', { alertId })).alert).toMatchObject({ answer: 'withMe' })
  })

  test('a departure written down the morning after stands in the record and rings no phone', async () => {
    const { school, lin, wang, teacher, roll } = await givenAfternoon()
    api.clock.set('2026-09-09T08:00:00')
    const departures = [line(lin, { madeAt: `${tuesday}T17:22:00+08:00` }), line(wang, { how: 'returned', guardianId: null })]
    expect((await api.done(teacher, 'recordDepartures', { ...roll, departures, source: 'paper' })).results.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded'])
    expect(await kinds(lin.guardian)).toEqual([])
    const week = await api.done(lin.guardian, 'readWeek', { childId: lin.childId })
    expect(week.sessions.find(({ date, serviceKey }) => date === tuesday && serviceKey === 'afternoon')?.record?.departure).toMatchObject({ how: 'collected', toName: '陈海燕' })
    expect(await storedFor(school.schoolId, 'child_collected')).toBe(0)
  })
})

describe('a wall holds after the day too', () => {
  test('who stood in for one day reads no phone number and no collector of it the week after, though what was done stays theirs to read', async () => {
    const { school, lin, wang, roll, teacher } = await givenAfternoon()
    const substitute = school.dutyTeacher
    api.clock.set(`${tuesday}T08:00:00`)
    await api.done(school.office, 'setDuty', { serviceKey: roll.serviceKey, rollKey: roll.rollKey, weekday: null, heldOn: tuesday, staffId: substitute.staffId! })
    const about = { heldOn: tuesday, serviceKey: 'afternoon', childId: lin.childId }
    api.clock.set(`${tuesday}T17:45:00`)
    await save(api, substitute, roll, [mark(lin, 'absent', '16:25'), mark(wang, 'present', '16:25')])
    const { alertId } = (await api.done(lin.guardian, 'listMyAlerts', {})).alerts[0]!
    expect((await api.done(substitute, 'readContacts', about)).people).toMatchObject([{ name: '陈海燕' }])
    await api.done(teacher, 'closeAlert', { alertId, note: '在家' })
    expect((await api.done(substitute, 'readAlert', { alertId })).guardians).toHaveLength(1)

    api.clock.set('2026-09-15T10:00:00')
    expect((await api.done(substitute, 'readContacts', about)).people).toEqual([])
    expect((await api.done(substitute, 'readAlert', { alertId }))).toMatchObject({ guardians: [], alert: { alertId } })
    expect(JSON.stringify(await api.done(substitute, 'readDismissal', roll))).not.toContain('陈海燕')
    // The class teacher and the office still can.
    for (const person of [teacher, school.office]) {
      expect((await api.done(person, 'readContacts', about)).people).toHaveLength(1)
      expect((await api.done(person, 'readAlert', { alertId })).guardians).toHaveLength(1)
    }
    expect(await api.refused(substitute, 'readRoll', rollOf(school.third, '2026-09-15'))).toBe('roll_not_yours')
    // Nor does the day of then let the substitute excuse the child for weeks to come.
    expect(await api.refused(substitute, 'fileLeave', { childId: lin.childId, fromOn: tuesday, toOn: '2026-10-20', serviceKey: null, reason: '旅行' })).toBe('leave_not_yours')
  })

  test('who was taken off a roll with marks in the queue is refused as a whole: nothing of it is half kept, and the same queue is taken from the office', async () => {
    const { school, lin, wang, roll } = await givenAfternoon()
    const marks = [mark(lin, 'present', '16:22'), mark(wang, 'late', '16:24')]
    api.clock.set(`${tuesday}T15:00:00`)
    await api.done(school.office, 'setDuty', { serviceKey: roll.serviceKey, rollKey: roll.rollKey, weekday: null, heldOn: tuesday, staffId: school.dutyTeacher.staffId! })
    await api.done(school.office, 'setDuty', { serviceKey: roll.serviceKey, rollKey: roll.rollKey, weekday: null, heldOn: tuesday, staffId: null })
    api.clock.set(`${tuesday}T16:40:00`)
    const queued = { ...roll, marks, source: 'phone' as const, handedBy: '', close: false }
    expect(await api.refused(school.dutyTeacher, 'saveRoll', queued)).toBe('roll_not_yours')
    expect(await asOwner(api, school.schoolId, (db) => db.rows(`select 1 from attendance_mark where school_id = $1`, [school.schoolId]))).toEqual([])
    expect(standings(await api.done(school.office, 'saveRoll', queued))).toEqual({ 夏: 'present', 轩: 'late' })
    // Whoever rewrites the day weeks later is found by the audit, and what stood before is still there.
    await save(api, school.office, roll, [{ ...mark(lin, 'absent', '16:22'), madeAt: '2026-10-08T02:00:00.000Z' }], {}, '2026-10-08T10:00:00')
    const audited = await asOwner(api, school.schoolId, (db) => db.rows<{ days: number | null }>(`select (change ->> 'daysAfter')::int as days from audit_entry where school_id = $1 and operation = 'saveRoll' order by audit_id`, [school.schoolId]))
    expect(audited.map(({ days }) => days)).toEqual([null, 30])
    expect(await asOwner(api, school.schoolId, (db) => db.rows(`select 1 from attendance_mark where school_id = $1 and child_id = $2`, [school.schoolId, lin.childId]))).toHaveLength(2)
  })

  test('another school’s teacher with the very ids of a roll, a child, an alert and a leave reaches none of them', async () => {
    const { lin, roll, teacher } = await givenAfternoon()
    await save(api, teacher, roll, [mark(lin, 'absent', '16:25')])
    const { alertId } = (await api.done(lin.guardian, 'listMyAlerts', {})).alerts[0]!
    const { leaveId } = await api.done(lin.guardian, 'fileLeave', { childId: lin.childId, fromOn: '2026-09-10', toOn: '2026-09-10', serviceKey: null, reason: '看牙医' })
    const other = await givenSchool(api)
    const stranger = other.office
    expect(await api.refused(stranger, 'readRoll', roll)).toBe('roll_unknown')
    expect(await api.refused(stranger, 'saveRoll', { ...roll, marks: [mark(lin, 'present', '16:30')], source: 'phone', handedBy: '', close: false })).toBe('roll_unknown')
    expect(await api.refused(stranger, 'readDismissal', roll)).toBe('roll_unknown')
    expect(await api.refused(stranger, 'readAlert', { alertId })).toBe('alert_unknown')
    expect(await api.refused(stranger, 'closeAlert', { alertId, note: '在家' })).toBe('alert_unknown')
    expect(await api.refused(stranger, 'withdrawLeave', { leaveId })).toBe('leave_unknown')
    expect(await api.refused(stranger, 'readContacts', { heldOn: tuesday, serviceKey: 'afternoon', childId: lin.childId })).toBe('child_not_in_care')
    expect(await api.refused(stranger, 'freezeCustody', { childId: lin.childId, reason: 'x', guardianIds: [], collectorIds: [] })).toBe('child_unknown')
  })
})
