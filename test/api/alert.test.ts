import { settleAlerts } from 'cloud/alerts'
import type { Standing } from 'cloud/contract/attendance'
import { randomUUID } from 'node:crypto'
import { upkeep } from 'cloud/hosts/upkeep'
import { apiOfThisFile } from '../boot'
import { asOwner, givenCourse, givenFamily, givenGuardian, givenPlace, givenSchool, givenSeats, insert, type Family, type Guardian, type School } from '../given'

const api = apiOfThisFile()
const tuesday = '2026-09-08'

/** A Tuesday at 16:30 with one child whose class is on its way to the afternoon. */
async function givenAfternoon(): Promise<{ school: School; family: Family }> {
  const school = await givenSchool(api)
  const family = await givenFamily(api, school)
  await givenSeats(api, school, [family])
  api.clock.set(`${tuesday}T16:30:00`)
  return { school, family }
}

/** What a saved roll says of one child, as the roll's own handler does it. */
const seen = ({ schoolId, dutyTeacher }: School, { childId }: Family, standing: Standing, heldOn = tuesday) =>
  api.database.transaction(schoolId, (db) =>
    settleAlerts({ db, schoolId, now: api.clock.now(), newId: randomUUID }, { heldOn, serviceKey: 'afternoon', staffId: dutyTeacher.staffId }, [{ childId, sitting: 'care', standing }]),
  )

const messagesAbout = ({ schoolId }: School, { childId }: Family) =>
  asOwner(api, schoolId, (db) => db.rows<{ kind: string; guardian_id: string | null; staff_id: string | null; details: Record<string, string> }>(`select kind, guardian_id, staff_id, details from message where school_id = $1 and child_id = $2 order by created_at`, [schoolId, childId]))

describe('a missing child', () => {
  it('is told to every guardian, the office and the class teacher, once, however often the roll is saved', async () => {
    const { school, family } = await givenAfternoon()
    const father = await givenGuardian(api, school, family.childId, '林建国', '13900139000')
    await seen(school, family, 'missing')
    await seen(school, family, 'missing')
    const messages = await messagesAbout(school, family)
    expect(messages.map(({ kind }) => kind)).toEqual(Array(4).fill('child_missing'))
    expect(messages.flatMap(({ guardian_id }) => guardian_id ?? []).sort()).toEqual([family.guardian.guardianId, father.guardianId].sort())
    expect(messages.flatMap(({ staff_id }) => staff_id ?? []).sort()).toEqual([school.office.staffId, school.third.teacher.staffId].sort())
    const { messages: inbox } = await api.done(family.guardian, 'listMessages', {})
    expect(inbox[0]?.text).toBe('林知夏 16:20 的晚托还没有到，老师正在找。您知道孩子在哪里吗？')
  })

  it('that is seen closes its alert and tells the same people; missing again raises a new one', async () => {
    const { school, family } = await givenAfternoon()
    for (const standing of ['missing', 'late', 'late', 'missing'] as const) await seen(school, family, standing)
    const messages = await messagesAbout(school, family)
    const count = (kind: string) => messages.filter((message) => message.kind === kind).length
    expect([count('child_missing'), count('child_found')]).toEqual([6, 3])
  })

  it('of yesterday, entered from paper, frightens no family, but the school is told', async () => {
    const { school, family } = await givenAfternoon()
    api.clock.set('2026-09-09T08:00:00')
    await seen(school, family, 'missing')
    const messages = await messagesAbout(school, family)
    expect(messages.filter(({ guardian_id }) => guardian_id !== null)).toEqual([])
    expect(messages).toHaveLength(2)
  })
})

const upkeepAt = async (clock: string) => {
  api.clock.set(clock.length === 5 ? `${tuesday}T${clock}:00` : clock)
  await upkeep(api.host, api.clock.now())
}

/** The one alert of a child that was missed at 16:30. */
async function givenAlert() {
  const { school, family } = await givenAfternoon()
  await seen(school, family, 'missing')
  const [alert] = (await api.done(family.guardian, 'listMyAlerts', {})).alerts
  if (!alert) throw new Error('no alert was raised')
  return { school, family, alertId: alert.alertId, read: () => api.done(school.office, 'readAlert', { alertId: alert.alertId }) }
}

const countOf = async (school: School, family: Family, kind: string, who?: Guardian) =>
  (await messagesAbout(school, family)).filter((message) => message.kind === kind && (!who || message.guardian_id === who.guardianId)).length

describe('an alert that nobody of the school takes on', () => {
  it('is told again every five minutes, three times in all, however often and however late time passes', async () => {
    const { school, family, read } = await givenAlert()
    await upkeepAt('16:34')
    expect(await countOf(school, family, 'child_missing')).toBe(3)
    for (const clock of ['16:36', '16:36', '16:37']) await upkeepAt(clock)
    expect(await countOf(school, family, 'child_missing')).toBe(6)
    for (const clock of ['16:42', '16:50', '17:10', '17:40']) await upkeepAt(clock)
    expect(await countOf(school, family, 'child_missing')).toBe(12)
    const { alert, steps } = await read()
    expect(alert.escalations).toBe(3)
    expect(steps.map(({ step }) => step)).toEqual(['raised', 'told', 'escalated', 'escalated', 'escalated'])
    expect(steps.at(-1)).toMatchObject({ by: '', note: '第3次催办，已通知家长1人、老师2人' })
  })

  it('is told again by two hosts at once only once', async () => {
    const { school, family } = await givenAlert()
    api.clock.set(`${tuesday}T16:36:00`)
    await Promise.all([upkeep(api.host, api.clock.now()), upkeep(api.host, api.clock.now())])
    expect(await countOf(school, family, 'child_missing')).toBe(6)
  })

  it('of yesterday is shown to the school and told to nobody', async () => {
    const { school, family } = await givenAlert()
    await upkeepAt('2026-09-09T08:00:00')
    expect(await countOf(school, family, 'child_missing')).toBe(3)
    const { today, alerts } = await api.done(school.office, 'listAlerts', {})
    expect([today, ...alerts.map(({ heldOn, state }) => `${heldOn} ${state}`)]).toEqual(['2026-09-09', '2026-09-08 open'])
    expect((await api.done(family.guardian, 'listMyAlerts', {})).alerts).toEqual([])
  })

  it('tells the leader of the day too, whom the plan names', async () => {
    const school = await givenSchool(api, { plan: { leaders: [{ duty: '当天负责人', name: '钱守义', weekdays: [2] }] } })
    const family = await givenFamily(api, school)
    await givenSeats(api, school, [family])
    api.clock.set(`${tuesday}T16:30:00`)
    await seen(school, family, 'missing')
    await upkeepAt('16:36')
    const told = (await messagesAbout(school, family)).filter(({ staff_id }) => staff_id === school.finance.staffId)
    expect(told.map(({ details }) => details.again)).toEqual(['1'])
  })
})

describe('who looks after it', () => {
  it('says so, and nothing is told again; a second one is noted and takes nothing over', async () => {
    const { school, family, alertId, read } = await givenAlert()
    await api.done(school.third.teacher, 'acknowledgeAlert', { alertId })
    await api.done(school.office, 'acknowledgeAlert', { alertId })
    await upkeepAt('17:00')
    expect(await countOf(school, family, 'child_missing')).toBe(3)
    const { alert, steps } = await read()
    expect([alert.state, alert.acknowledgedBy]).toEqual(['acknowledged', '周敏'])
    expect(steps.slice(2).map(({ step, by }) => `${step} ${by}`)).toEqual(['acknowledged 周敏', 'acknowledged 许文静'])
  })

  it('sees whom to call, and what was written down; the read is in the access log', async () => {
    const { school, family, alertId } = await givenAlert()
    await api.done(school.third.teacher, 'noteAlert', { alertId, note: '打妈妈电话没有接' })
    const { guardians, roll, steps } = await api.done(school.third.teacher, 'readAlert', { alertId })
    expect(guardians).toEqual([{ name: '陈海燕', relation: 'mother', phone: '13800138000' }])
    expect(roll).toEqual({ heldOn: tuesday, serviceKey: 'afternoon', rollKey: `class:${school.third.classId}` })
    expect(steps.at(-1)).toMatchObject({ step: 'note', by: '周敏', note: '打妈妈电话没有接' })
    const log = await asOwner(api, school.schoolId, (db) => db.rows<{ operation: string }>(`select operation from access_log where child_ids @> $1::jsonb`, [JSON.stringify([family.childId])]))
    expect(log.map(({ operation }) => operation)).toContain('readAlert')
  })

  it('is a teacher of the roll, the class teacher or the office; another teacher sees nothing of it', async () => {
    const { school, alertId } = await givenAlert()
    expect((await api.done(school.first.teacher, 'listAlerts', {})).alerts).toEqual([])
    for (const operation of ['readAlert', 'acknowledgeAlert'] as const) expect(await api.refused(school.first.teacher, operation, { alertId })).toBe('alert_unknown')
    expect(await api.refused(school.dutyTeacher, 'closeAlert', { alertId, note: '没事' })).toBe('alert_unknown')
    expect((await api.done(school.third.teacher, 'readDesk', {})).waiting.alerts).toBe(1)
    expect((await api.done(school.first.teacher, 'readDesk', {})).waiting.alerts).toBe(0)
  })

  it('takes the roll of a course where the child has one', async () => {
    const { school, family } = await givenAfternoon()
    const courseId = await givenCourse(api, school)
    await givenPlace(api, school, family, courseId, { state: 'joined' })
    await api.database.transaction(school.schoolId, (db) =>
      settleAlerts({ db, schoolId: school.schoolId, now: api.clock.now(), newId: randomUUID }, { heldOn: tuesday, serviceKey: 'afternoon', staffId: school.dutyTeacher.staffId }, [{ childId: family.childId, sitting: courseId, standing: 'missing' }]),
    )
    expect((await api.done(school.dutyTeacher, 'listAlerts', {})).alerts).toMatchObject([{ title: '围棋', startsAt: '16:20', venue: '图书馆' }])
  })
})

describe('closing an alert with its reason', () => {
  it('puts the missing child on leave for that service and day, so that the count adds up', async () => {
    const { school, family, alertId, read } = await givenAlert()
    await api.done(school.third.teacher, 'closeAlert', { alertId, note: '妈妈来电，孩子发烧已回家' })
    const leaves = await asOwner(api, school.schoolId, (db) => db.rows(`select from_on, to_on, service_key, reason, staff_id, guardian_id from leave_request where school_id = $1`, [school.schoolId]))
    expect(leaves).toEqual([{ from_on: tuesday, to_on: tuesday, service_key: 'afternoon', reason: '妈妈来电，孩子发烧已回家', staff_id: school.third.teacher.staffId, guardian_id: null }])
    const { alert, steps } = await read()
    expect([alert.state, alert.resolvedAs]).toEqual(['resolved', 'explained'])
    expect(steps.at(-1)).toMatchObject({ step: 'resolved', by: '周敏', note: '妈妈来电，孩子发烧已回家' })
    expect(await countOf(school, family, 'child_found')).toBe(3)
  })

  it('is done once: the second to close it is told so, and files no second leave', async () => {
    const { school, alertId } = await givenAlert()
    await api.done(school.third.teacher, 'closeAlert', { alertId, note: '已回家' })
    expect(await api.refused(school.office, 'closeAlert', { alertId, note: '已回家' })).toBe('alert_closed')
    expect(await api.refused(school.office, 'acknowledgeAlert', { alertId })).toBe('alert_closed')
    expect(await asOwner(api, school.schoolId, (db) => db.rows(`select 1 from leave_request where school_id = $1`, [school.schoolId]))).toHaveLength(1)
  })

  it('keeps the words out of the audit', async () => {
    const { school, alertId } = await givenAlert()
    await api.done(school.third.teacher, 'closeAlert', { alertId, note: '妈妈说林知夏发烧' })
    const audits = await asOwner(api, school.schoolId, (db) => db.rows<{ change: object }>(`select change from audit_entry where school_id = $1 and operation = 'closeAlert'`, [school.schoolId]))
    expect(audits.map(({ change }) => change)).toEqual([{ state: 'resolved', as: 'explained', onLeave: true }])
  })
})

describe("a guardian's answer", () => {
  it('is told to the school and closes nothing; the family is not asked again, the school is', async () => {
    const { school, family, alertId, read } = await givenAlert()
    await api.done(family.guardian, 'answerAlert', { alertId, answer: 'onTheWay', note: '刚下公交' })
    const { alert, steps } = await read()
    expect([alert.state, alert.answer]).toEqual(['open', 'onTheWay'])
    expect(steps.at(-1)).toMatchObject({ step: 'answered', by: '陈海燕', note: '孩子正在去的路上：刚下公交' })
    expect(await countOf(school, family, 'alert_answered')).toBe(2)
    await upkeepAt('16:40')
    expect(await countOf(school, family, 'child_missing', family.guardian)).toBe(1)
    expect(await countOf(school, family, 'child_missing')).toBe(5)
  })

  it('comes from a guardian of this child only, and while it is open', async () => {
    const { school, family, alertId } = await givenAlert()
    const other = await givenFamily(api, school, { child: '赵一鸣', guardian: '赵立军' })
    expect((await api.done(other.guardian, 'listMyAlerts', {})).alerts).toEqual([])
    expect(await api.refused(other.guardian, 'answerAlert', { alertId, answer: 'withMe', note: '' })).toBe('alert_unknown')
    await seen(school, family, 'present')
    expect(await api.refused(family.guardian, 'answerAlert', { alertId, answer: 'withMe', note: '' })).toBe('alert_closed')
  })

  it('is asked for at the top of the home page, of this child alone', async () => {
    const { school, family, alertId } = await givenAlert()
    const home = async () => (await api.done(family.guardian, 'readHome', {})).children.map(({ alerts }) => alerts)
    expect(await home()).toEqual([[{ alertId, kind: 'missing' }]])
    await seen(school, family, 'present')
    expect(await home()).toEqual([[]])
  })
})

describe('a roll that is not saved in time', () => {
  const reminders = ({ schoolId }: School) =>
    asOwner(api, schoolId, (db) => db.rows<{ staff_id: string; details: Record<string, string> }>(`select staff_id, details from message where school_id = $1 and kind = 'roll_overdue' order by staff_id`, [schoolId]))
  const saveRoll = ({ schoolId, dutyTeacher, third }: School) =>
    asOwner(api, schoolId, (db) =>
      insert(db, 'handover', { school_id: schoolId, held_on: tuesday, service_key: 'afternoon', roll_key: `class:${third.classId}`, handed_by: '', expected: 1, present: 1, on_leave: 0, missing: 0, saved_by: dutyTeacher.staffId, saved_at: `${tuesday}T16:25:00+08:00` }),
    )

  it('reminds who takes it and the office once, ten minutes after the start', async () => {
    const { school } = await givenAfternoon()
    await saveMidday(school)
    await upkeepAt('16:29')
    expect(await reminders(school)).toEqual([])
    for (const clock of ['16:31', '16:31', '16:50', '17:15']) await upkeepAt(clock)
    const told = await reminders(school)
    expect(told.map(({ staff_id }) => staff_id)).toEqual([school.third.teacher.staffId, school.office.staffId].sort())
    expect(told[0]?.details).toMatchObject({ name: '三年级1班', startsAt: '16:20' })
  })

  it('reminds nobody where it was saved, the session is over, or it was cancelled', async () => {
    const { school } = await givenAfternoon()
    await saveRoll(school)
    const over = (await givenAfternoon()).school
    const cancelled = (await givenAfternoon()).school
    await asOwner(api, cancelled.schoolId, (db) => insert(db, 'day_change', { school_id: cancelled.schoolId, change_id: randomUUID(), held_on: tuesday, kind: 'cancelled', reason: '运动会', made_by: cancelled.office.staffId, made_at: `${tuesday}T08:00:00+08:00` }))
    await asOwner(api, over.schoolId, (db) => insert(db, 'overdue_watch', { school_id: over.schoolId, checked_to: `${tuesday}T15:00:00+08:00`, next_at: `${tuesday}T17:30:00+08:00` }))
    await upkeepAt('16:45')
    await upkeepAt('17:31')
    for (const each of [school, over, cancelled]) expect(await reminders(each)).toEqual([])
  })

  const saveMidday = ({ schoolId, dutyTeacher, third }: School) =>
    asOwner(api, schoolId, (db) =>
      insert(db, 'handover', { school_id: schoolId, held_on: tuesday, service_key: 'midday', roll_key: `class:${third.classId}`, handed_by: '', expected: 1, present: 1, on_leave: 0, missing: 0, saved_by: dutyTeacher.staffId, saved_at: `${tuesday}T11:25:00+08:00` }),
    )
})

test('on a saved roll, expected = present + leave + missing holds before the alert, while it is open and after it was explained (R-052)', async () => {
  const { school, family } = await givenAfternoon()
  const here = await givenFamily(api, school, { child: '赵一鸣', guardian: '赵立军' })
  await givenSeats(api, school, [here])
  const roll = { heldOn: tuesday, serviceKey: 'afternoon', rollKey: `class:${school.third.classId}` }
  const counts = async () => (({ expected, present, leave, missing }) => [expected, present, leave, missing])((await api.done(school.third.teacher, 'readRoll', roll)).roll.counts)
  const marks = [[family, 'absent'] as const, [here, 'present'] as const].map(([{ childId }, state]) => ({ markId: randomUUID(), childId, state, madeAt: `${tuesday}T16:30:00+08:00` }))
  await api.done(school.third.teacher, 'saveRoll', { ...roll, marks, source: 'phone', handedBy: '', close: true })
  expect(await counts()).toEqual([2, 1, 0, 1])
  const { alerts } = await api.done(school.office, 'listAlerts', {})
  expect(alerts.map(({ childName, state }) => `${childName} ${state}`)).toEqual(['林知夏 open'])
  await api.done(school.third.teacher, 'closeAlert', { alertId: alerts[0]!.alertId, note: '妈妈来电，已回家' })
  expect(await counts()).toEqual([2, 1, 1, 0])
  const closed = await api.done(school.third.teacher, 'saveRoll', { ...roll, marks: [], source: 'phone', handedBy: '', close: true })
  expect(closed.roll.closedAt).not.toBeNull()
  const { days } = await api.done(family.guardian, 'readAttendance', { childId: family.childId })
  expect(days.find(({ date }) => date === tuesday)?.sessions[1]?.record?.state).toBe('leave')
})
