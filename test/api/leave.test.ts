import { apiOfThisFile, type Input } from '../boot'
import { asOwner, formWith, givenCourse, givenFamily, givenGuardian, givenPlace, givenSchool, givenSeats, givenSibling, insert, type Family, type PlanOverrides, type School } from '../given'

const api = apiOfThisFile()

/** 林知夏 of 三年级1班, at midday on five days and in the afternoon from Tuesday to Friday. */
async function givenSeat(plan: PlanOverrides = {}): Promise<{ school: School; lin: Family }> {
  const school = await givenSchool(api, { plan })
  const lin = await givenFamily(api, school)
  await givenSeats(api, school, [lin])
  return { school, lin }
}

type Asked = Omit<Input<'fileLeave'>, 'childId'>
const tuesday: Asked = { fromOn: '2026-09-08', toOn: '2026-09-08', serviceKey: null, reason: '生病' }
const file = ({ guardian, childId }: Family, asked: Partial<Asked> = {}, at = '2026-09-07T20:00:00') => api.done(guardian, 'fileLeave', { childId, ...tuesday, ...asked }, { at })
const refusedFile = ({ guardian, childId }: Family, asked: Partial<Asked> = {}, at = '2026-09-07T20:00:00') => api.refused(guardian, 'fileLeave', { childId, ...tuesday, ...asked }, { at })
const sheetOf = ({ guardian, childId }: Family, at?: string) => api.done(guardian, 'readLeave', { childId }, at ? { at } : {})
const excusedOf = async (family: Family, date: string) => (await sheetOf(family)).sessions.filter((session) => session.date === date && session.leaveId !== null).map(({ title }) => title)

const messagesTo = ({ schoolId }: School, column: 'guardian_id' | 'staff_id', id: string) =>
  asOwner(api, schoolId, (db) => db.rows<{ kind: string; details: Record<string, string> }>(`select kind, details from message where school_id = $1 and ${column} = $2 order by created_at`, [schoolId, id]))

test('a guardian files leave for a day the evening before: both services are excused, every guardian is told, and so are the class teacher and who keeps the roll', async () => {
  const { school, lin } = await givenSeat()
  const father = await givenGuardian(api, school, lin.childId, '林志强')
  const course = await givenCourse(api, school, { service_key: 'afternoon' })
  await givenPlace(api, school, lin, course, { state: 'joined' })
  const filed = await file(lin, { serviceKey: 'afternoon' })
  expect(filed).toMatchObject({ covered: 1, late: [] })
  expect(await excusedOf(lin, '2026-09-08')).toEqual(['围棋'])
  for (const guardian of [lin.guardian, father]) {
    const { messages } = await api.done(guardian, 'listMessages', { offset: 0 })
    expect(messages.map(({ title, text }) => [title, text])).toEqual([['请假已登记', '林知夏9月8日 周二的晚托请假已登记，老师会看到。原因：生病。']])
  }
  for (const { staffId } of [school.third.teacher, school.dutyTeacher]) expect(await messagesTo(school, 'staff_id', staffId)).toMatchObject([{ kind: 'leave_filed', details: { className: '三年级1班' } }])
  expect(await messagesTo(school, 'staff_id', school.first.teacher.staffId)).toEqual([])
})

test('what has begun cannot be excused any more: the rest of the day is, and the reply names what is not', async () => {
  const { lin } = await givenSeat()
  const filed = await file(lin, {}, '2026-09-08T12:00:00')
  expect(filed).toMatchObject({ covered: 1, late: [{ date: '2026-09-08', title: '午托' }] })
  expect(await excusedOf(lin, '2026-09-08')).toEqual(['晚托'])
  const { messages } = await api.done(lin.guardian, 'listMessages', { offset: 0 })
  expect(messages[0]?.text).toContain('9月8日 周二的午托已过请假时间，没有请上，请直接联系老师。')
})

test('the cut-off of the plan holds to the minute, and after it the guardian is told to call the teacher', async () => {
  const attendance = { leaveMinutesBefore: 60, rollDueMinutes: null, escalateMinutes: null, uncollectedMinutes: null, text: '请假须提前一小时。' }
  const { lin } = await givenSeat({ attendance })
  const { minutesBefore, planText, sessions } = await sheetOf(lin, '2026-09-08T15:00:00')
  expect([minutesBefore, planText]).toEqual([60, '请假须提前一小时。'])
  expect(sessions.find(({ date, title }) => date === '2026-09-08' && title === '晚托')?.fileUntil).toBe('2026-09-08T07:20:00.000Z')
  expect(await refusedFile(lin, {}, '2026-09-08T15:20:01')).toBe('leave_too_late')
  expect(await file(lin, {}, '2026-09-08T15:20:00')).toMatchObject({ covered: 1 })
})

test('the same leave again, or one within another, is told that it is filed already; one that adds a day is taken', async () => {
  const { lin } = await givenSeat()
  await file(lin, { toOn: '2026-09-09' })
  expect(await refusedFile(lin)).toBe('leave_filed_already')
  expect(await refusedFile(lin, { serviceKey: 'midday', toOn: '2026-09-09' })).toBe('leave_filed_already')
  expect(await file(lin, { toOn: '2026-09-10' })).toMatchObject({ covered: 2 })
})

test('a retry of the same request files nothing twice', async () => {
  const { school, lin } = await givenSeat()
  const input = { childId: lin.childId, ...tuesday }
  const first = await api.done(lin.guardian, 'fileLeave', input, { at: '2026-09-07T20:00:00', key: '0d4ba2a2-5f0e-4a51-9b43-1a4ed4e06d11' })
  expect(await api.done(lin.guardian, 'fileLeave', input, { key: '0d4ba2a2-5f0e-4a51-9b43-1a4ed4e06d11' })).toEqual(first)
  expect(await messagesTo(school, 'guardian_id', lin.guardian.guardianId)).toHaveLength(1)
})

test.each<[string, Partial<Asked>, string]>([
  ['a weekend', { fromOn: '2026-09-12', toOn: '2026-09-13' }, 'leave_no_session'],
  ['a holiday', { fromOn: '2026-10-01', toOn: '2026-10-01' }, 'leave_no_session'],
  ['a service that is not there that day', { fromOn: '2026-09-14', toOn: '2026-09-14', serviceKey: 'afternoon' }, 'leave_no_session'],
  ['a day beyond the term', { fromOn: '2027-03-01', toOn: '2027-03-02' }, 'leave_no_session'],
  ['yesterday', { fromOn: '2026-09-04', toOn: '2026-09-09' }, 'leave_past'],
  ['an end before its beginning', { fromOn: '2026-09-09', toOn: '2026-09-08' }, 'leave_dates_reversed'],
  ['more than sixty days', { fromOn: '2026-09-08', toOn: '2026-11-07' }, 'leave_too_long'],
  ['a thousand years', { fromOn: '2026-09-08', toOn: '9999-12-31' }, 'leave_too_long'],
])('leave for %s is refused in words', async (_what, asked, code) => {
  const { lin } = await givenSeat()
  expect(await refusedFile(lin, asked)).toBe(code)
})

test('sixty days are one leave, and a child that is not enrolled needs none', async () => {
  const { school, lin } = await givenSeat()
  expect(await file(lin, { toOn: '2026-11-06' })).toMatchObject({ late: [] })
  const zhao = await givenFamily(api, school, { child: '赵一鸣' })
  expect(await refusedFile(zhao)).toBe('leave_no_session')
})

test('taken back before it begins, the child is expected again and everyone is told; a span that has begun ends for the days to come', async () => {
  const { school, lin } = await givenSeat()
  const { leaveId } = await file(lin, { toOn: '2026-09-10' })
  const { leaves } = await sheetOf(lin, '2026-09-09T12:00:00')
  expect(leaves).toMatchObject([{ leaveId, mayWithdraw: true, filedBy: '陈海燕', byStaff: false }])
  // Wednesday's afternoon, and both services of Thursday.
  expect(await api.done(lin.guardian, 'withdrawLeave', { leaveId })).toEqual({ leaveId, freed: 3 })
  const { sessions } = await sheetOf(lin)
  expect(sessions.filter(({ leaveId: by }) => by === leaveId).map(({ date, title }) => [date, title])).toEqual([['2026-09-09', '午托']])
  expect(await api.refused(lin.guardian, 'withdrawLeave', { leaveId })).toBe('leave_withdrawn')
  const { messages } = await api.done(lin.guardian, 'listMessages', { offset: 0 })
  expect(messages[0]).toMatchObject({ title: '请假已取消', text: '林知夏9月9日 周三至9月10日 周四的晚托、午托的请假已取消，请照常参加。' })
  expect((await messagesTo(school, 'staff_id', school.third.teacher.staffId)).map(({ kind }) => kind)).toEqual(['leave_filed', 'leave_withdrawn'])
})

test('once all of it has begun a leave is not taken back: the child is told of to the teacher', async () => {
  const { lin } = await givenSeat()
  const { leaveId } = await file(lin)
  expect((await sheetOf(lin, '2026-09-08T16:20:01')).leaves).toMatchObject([{ mayWithdraw: false }])
  expect(await api.refused(lin.guardian, 'withdrawLeave', { leaveId })).toBe('leave_begun')
})

test('a leave that was taken back may be filed once more', async () => {
  const { lin } = await givenSeat()
  const { leaveId } = await file(lin)
  await api.done(lin.guardian, 'withdrawLeave', { leaveId })
  expect(await file(lin, {}, '2026-09-07T21:00:00')).toMatchObject({ covered: 2 })
})

test('what the office cancelled needs no leave', async () => {
  const { school, lin } = await givenSeat()
  await api.done(school.office, 'announceDayChange', { heldOn: '2026-09-08', kind: 'cancelled', serviceKey: null, rollKey: null, room: null, startsAt: null, endsAt: null, reason: '停电' }, { at: '2026-09-07T18:00:00' })
  expect(await refusedFile(lin)).toBe('leave_no_session')
})

test('a class teacher, who keeps the roll today, and the office enter leave on the guardian’s word, and it counts though it comes late', async () => {
  const { school, lin } = await givenSeat()
  await givenPlace(api, school, lin, await givenCourse(api, school), { state: 'joined' })
  const families = [lin, await givenSibling(api, school, lin, '林知行', school.third), await givenSibling(api, school, lin, '林知远', school.third)]
  await givenSeats(api, school, families.slice(1))
  for (const family of families.slice(1)) await givenPlace(api, school, family, await givenCourse(api, school), { state: 'joined' })
  const callers = [school.dutyTeacher, school.third.teacher, school.office]
  for (const [index, person] of callers.entries()) {
    const { childId } = families[index]!
    const reply = await api.done(person, 'fileLeave', { childId, ...tuesday, serviceKey: 'afternoon', reason: '奶奶来电' }, { at: '2026-09-08T16:40:00' })
    expect(reply).toMatchObject({ covered: 1, late: [] })
  }
  const { sessions, leaves } = await sheetOf(lin)
  expect(sessions.find(({ title }) => title === '围棋')?.leaveId).toBe(leaves[0]?.leaveId)
  expect(leaves).toMatchObject([{ byStaff: true, filedBy: '石磊' }])
  const { messages } = await api.done(lin.guardian, 'listMessages', { offset: 0 })
  expect(messages.map(({ text }) => text)).toContain('林知夏9月8日 周二的晚托请假已登记，是老师按家长的话登记的，老师会看到。原因：奶奶来电。')
  // Who entered it is not told of it.
  expect(await messagesTo(school, 'staff_id', school.dutyTeacher.staffId)).toHaveLength(2)
})

test('staff may write down what was, and take back what they entered by mistake', async () => {
  const { school, lin } = await givenSeat()
  // Friday is over by then: Monday at midday and Tuesday are still to come.
  const { leaveId } = await api.done(school.third.teacher, 'fileLeave', { childId: lin.childId, ...tuesday, fromOn: '2026-09-04' }, { at: '2026-09-07T08:00:00' })
  expect(await api.done(school.third.teacher, 'withdrawLeave', { leaveId })).toMatchObject({ freed: 3 })
})

test('no other family, no other class and no teacher without a roll of the child may read, file or take back', async () => {
  const { school, lin } = await givenSeat()
  const { leaveId } = await file(lin)
  const zhao = await givenFamily(api, school, { child: '赵一鸣', guardian: '赵立军' })
  for (const person of [zhao.guardian, school.first.teacher, school.dutyTeacher]) {
    expect(await api.refused(person, 'readLeave', { childId: lin.childId })).toBe('leave_not_yours')
    expect(await api.refused(person, 'fileLeave', { childId: lin.childId, ...tuesday, fromOn: '2026-09-09', toOn: '2026-09-09' })).toBe('leave_not_yours')
    expect(await api.refused(person, 'withdrawLeave', { leaveId })).toBe('leave_unknown')
  }
})

test('a class teacher reads who of the class is on leave, a duty teacher who of the roll, the office all; each read is logged', async () => {
  const { school, lin } = await givenSeat()
  const small = await givenFamily(api, school, { child: '孙小雨', schoolClass: school.first })
  await givenSeats(api, school, [small])
  const course = await givenCourse(api, school)
  await givenPlace(api, school, lin, course, { state: 'joined' })
  for (const family of [lin, small]) await file(family, { reason: '看牙' })
  const namesFor = async (person: School['office']) => (await api.done(person, 'listLeaves', { heldOn: '2026-09-08', offset: 0 })).children.map(({ name, sessions }) => [name, ...sessions.map(({ title }) => title)])
  expect(await namesFor(school.office)).toEqual([['孙小雨', '午托', '晚托'], ['林知夏', '午托', '围棋']])
  expect(await namesFor(school.third.teacher)).toEqual([['林知夏', '午托', '围棋']])
  expect(await namesFor(school.dutyTeacher)).toEqual([['林知夏', '围棋']])
  expect(await namesFor(school.first.teacher)).toEqual([['孙小雨', '午托', '晚托']])
  const logged = await asOwner(api, school.schoolId, (db) => db.rows<{ child_ids: string[] }>(`select child_ids from access_log where school_id = $1 and operation = 'listLeaves'`, [school.schoolId]))
  expect(logged.map(({ child_ids }) => child_ids.length).sort()).toEqual([1, 1, 1, 2])
})

test('staff find the children whose leave they may enter, by a part of the name', async () => {
  const { school, lin } = await givenSeat()
  const small = await givenFamily(api, school, { child: '孙小雨', schoolClass: school.first })
  await givenSeats(api, school, [small])
  await givenFamily(api, school, { child: '没有报名' })
  const course = await givenCourse(api, school)
  await givenPlace(api, school, lin, course, { state: 'joined' })
  const found = async (person: School['office'], search = '') => (await api.done(person, 'listLeavePupils', { search, offset: 0 }, { at: '2026-09-08T09:00:00' })).pupils.map(({ name }) => name)
  expect(await found(school.office)).toEqual(['孙小雨', '林知夏'])
  expect(await found(school.office, '小雨')).toEqual(['孙小雨'])
  expect(await found(school.office, '三年级')).toEqual(['林知夏'])
  expect(await found(school.third.teacher)).toEqual(['林知夏'])
  expect(await found(school.dutyTeacher)).toEqual(['林知夏'])
  expect(await found(school.first.teacher, '林')).toEqual([])
})

test('no audit row holds a child’s name or the reason', async () => {
  const { school, lin } = await givenSeat()
  const { leaveId } = await file(lin, { reason: '水痘' })
  await api.done(lin.guardian, 'withdrawLeave', { leaveId })
  const rows = await asOwner(api, school.schoolId, (db) => db.rows<{ change: object }>(`select change from audit_entry where school_id = $1 and operation in ('fileLeave', 'withdrawLeave')`, [school.schoolId]))
  expect(rows).toHaveLength(2)
  expect(JSON.stringify(rows)).not.toMatch(/水痘|林知夏|陈海燕/)
})

test('a seat that ends before the day, and weekdays that were not chosen, need no leave', async () => {
  const school = await givenSchool(api)
  const lin = await givenFamily(api, school)
  await givenSeats(api, school, [lin], formWith({ services: [{ serviceKey: 'midday', weekdays: [1], duration: 'whole', lunch: true }] }))
  expect(await refusedFile(lin)).toBe('leave_no_session')
  expect(await file(lin, { toOn: '2026-09-14' })).toMatchObject({ covered: 1 })
})

test('a child that was marked absent stays on the roll as it was marked: leave explains it and changes no mark', async () => {
  const { school, lin } = await givenSeat()
  await asOwner(api, school.schoolId, (db) =>
    insert(db, 'attendance', { school_id: school.schoolId, held_on: '2026-09-08', child_id: lin.childId, service_key: 'afternoon', sitting: 'care', state: 'absent', mark_id: lin.childId, made_at: '2026-09-08T16:25:00+08:00', staff_id: school.third.teacher.staffId, source: 'phone' }),
  )
  await api.done(school.third.teacher, 'fileLeave', { childId: lin.childId, ...tuesday, serviceKey: 'afternoon' }, { at: '2026-09-08T16:30:00' })
  const marks = await asOwner(api, school.schoolId, (db) => db.rows<{ state: string }>(`select state from attendance where school_id = $1`, [school.schoolId]))
  expect(marks).toEqual([{ state: 'absent' }])
  expect(await excusedOf(lin, '2026-09-08')).toEqual(['晚托'])
})
