import { apiOfThisFile, type Person } from '../boot'
import { asOwner, givenCourse, givenFamily, givenGuardian, givenPlace, givenPupil, givenSchool, givenSeats, type Family, type School } from '../given'

const api = apiOfThisFile()
const hurt = { description: '跑步时摔倒，左膝擦伤', firstAid: '清水冲洗、贴创可贴', outcome: '休息十分钟后继续活动' }

async function given() {
  api.clock.set('2026-09-08T11:40:00')
  const school = await givenSchool(api)
  const family = await givenFamily(api, school)
  await givenSeats(api, school, [family])
  return { school, family, other: await givenFamily(api, school, { child: '赵一鸣', guardian: '赵立军', schoolClass: school.first }) }
}

const report = (school: School, by: Person, { childId }: Pick<Family, 'childId'>, changes: Record<string, string> = {}) =>
  api.done(by, 'reportIncident', { heldOn: '2026-09-08', serviceKey: 'midday', rollKey: `class:${school.third.classId}`, childId, at: '11:30', place: '操场', ...hurt, ...changes })
const inbox = async (guardian: Person) => (await api.done(guardian, 'listMessages', {})).messages
const ofChild = async ({ guardian, childId }: Family) => (await api.done(guardian, 'readIncidents', { childId })).incidents

test('the guardians are told at once and in calm words, the message says nothing of the injury, and the page says all (FR-096)', async () => {
  const { school, family } = await given()
  const father = await givenGuardian(api, school, family.childId, '林建国')
  expect(await report(school, school.third.teacher, family)).toMatchObject({ told: 2 })
  for (const guardian of [family.guardian, father]) {
    const [message, ...rest] = await inbox(guardian)
    expect(rest).toEqual([])
    expect(message).toMatchObject({ kind: 'incident_reported', childId: family.childId })
    expect(JSON.stringify(message)).not.toMatch(/摔|膝|创可贴|操场/)
  }
  expect(await ofChild(family)).toMatchObject([{ heldOn: '2026-09-08', at: '11:30', place: '操场', ...hurt, reportedBy: '周敏', seenAt: null, closedAt: null, notes: [] }])
})

test('a guardian’s word that it was read is kept for each guardian, with the time of the first', async () => {
  const { school, family } = await given()
  const father = await givenGuardian(api, school, family.childId, '林建国')
  const { incidentId } = await report(school, school.third.teacher, family)
  const { seenAt } = await api.done(family.guardian, 'acknowledgeIncident', { incidentId }, { at: '2026-09-08T12:00:00' })
  expect(await api.done(family.guardian, 'acknowledgeIncident', { incidentId }, { at: '2026-09-08T13:00:00' })).toEqual({ seenAt })
  expect(await ofChild({ ...family, guardian: father })).toMatchObject([{ seenAt: null }])
  const { incidents } = await api.done(school.third.teacher, 'listIncidents', {})
  expect(incidents).toMatchObject([{ told: 2, seen: [{ name: '陈海燕', seenAt }] }])
})

test('follow-ups are added and never changed, the family hears of each; what is closed stays as it is', async () => {
  const { school, family } = await given()
  const { incidentId } = await report(school, school.third.teacher, family)
  await api.done(school.third.teacher, 'addIncidentNote', { incidentId, text: '下午复查，没有红肿' })
  await api.done(school.office, 'addIncidentNote', { incidentId, text: '已联系家长' })
  expect((await ofChild(family))[0]?.notes.map(({ text, by }) => [by, text])).toEqual([['周敏', '下午复查，没有红肿'], ['许文静', '已联系家长']])
  expect((await inbox(family.guardian)).map(({ kind }) => kind)).toEqual(['incident_updated', 'incident_updated', 'incident_reported'])
  await api.done(school.third.teacher, 'closeIncident', { incidentId })
  expect(await api.refused(school.third.teacher, 'addIncidentNote', { incidentId, text: '再补一句' })).toBe('incident_closed')
  expect(await api.refused(school.office, 'closeIncident', { incidentId })).toBe('incident_closed')
  expect(await api.done(school.office, 'listIncidents', {})).toMatchObject({ open: 0, total: 1 })
})

test('ten follow-ups are the most', async () => {
  const { school, family } = await given()
  const { incidentId } = await report(school, school.third.teacher, family)
  for (let note = 1; note <= 10; note += 1) await api.done(school.third.teacher, 'addIncidentNote', { incidentId, text: `第${note}次` })
  expect(await api.refused(school.third.teacher, 'addIncidentNote', { incidentId, text: '第11次' })).toBe('incident_notes_full')
})

test('it is written down by whoever has the child that day, its class teacher or the office, and by nobody else', async () => {
  const { school, family } = await given()
  const ask = (by: Person) => api.call(by, 'reportIncident', { heldOn: '2026-09-08', serviceKey: 'midday', rollKey: `class:${school.third.classId}`, childId: family.childId, at: '11:30', place: '操场', ...hurt })
  const codeOf = async (by: Person) => {
    const reply = await ask(by)
    return reply.ok ? null : reply.code
  }
  expect([await codeOf(school.dutyTeacher), await codeOf(school.first.teacher)]).toEqual(['incident_child_not_yours', 'incident_child_not_yours'])
  await api.done(school.office, 'setDuty', { serviceKey: 'midday', rollKey: `class:${school.third.classId}`, weekday: null, heldOn: '2026-09-08', staffId: school.first.teacher.staffId })
  const courseId = await givenCourse(api, school)
  await givenPlace(api, school, family, courseId, { state: 'joined' })
  expect([await codeOf(school.dutyTeacher), await codeOf(school.first.teacher), await codeOf(school.office)]).toEqual([null, null, null])
})

test('each sees what is theirs: the writer and the class teacher, not another teacher; a family its own child only', async () => {
  const { school, family, other } = await given()
  const { incidentId } = await report(school, school.office, family)
  const ids = async (by: Person) => (await api.done(by, 'listIncidents', {})).incidents.map((each) => each.incidentId)
  expect([await ids(school.office), await ids(school.third.teacher), await ids(school.first.teacher), await ids(school.dutyTeacher)]).toEqual([[incidentId], [incidentId], [], []])
  expect(await api.refused(other.guardian, 'readIncidents', { childId: family.childId })).toBe('child_not_yours')
  expect(await api.refused(other.guardian, 'acknowledgeIncident', { incidentId })).toBe('incident_unknown')
  expect(await api.refused(school.first.teacher, 'addIncidentNote', { incidentId, text: '看看' })).toBe('incident_unknown')
  expect((await api.done(other.guardian, 'listMessages', {})).messages).toEqual([])
})

test('a child to whom nobody is bound yet is written down all the same, and the reply says that nobody was told', async () => {
  const { school, family } = await given()
  const pupil = await givenPupil(api, school, '阿依古丽·买买提')
  await givenSeats(api, school, [{ ...pupil, guardian: family.guardian }])
  expect(await report(school, school.third.teacher, pupil)).toMatchObject({ told: 0 })
})

test('a time to come, a day long gone and a roll that the child is not on are refused', async () => {
  const { school, family } = await given()
  const ask = (changes: Record<string, string>) =>
    api.refused(school.third.teacher, 'reportIncident', { heldOn: '2026-09-08', serviceKey: 'midday', rollKey: `class:${school.third.classId}`, childId: family.childId, at: '11:30', place: '操场', ...hurt, ...changes })
  expect(await ask({ at: '11:50' })).toBe('incident_not_yet')
  expect(await ask({ heldOn: '2026-09-09' })).toBe('incident_not_yet')
  expect(await ask({ heldOn: '2026-08-01' })).toBe('incident_too_old')
  expect(await ask({ rollKey: `class:${school.first.classId}` })).toBe('roll_unknown')
})

test('the content is in no audit row; every reading by staff is logged; the family’s export holds it', async () => {
  const { school, family } = await given()
  const { incidentId } = await report(school, school.third.teacher, family)
  await api.done(school.third.teacher, 'addIncidentNote', { incidentId, text: '下午复查，没有红肿' })
  await api.done(school.office, 'listIncidents', {})
  await asOwner(api, school.schoolId, async (db) => {
    expect(JSON.stringify(await db.rows(`select * from audit_entry where school_id = $1`, [school.schoolId]))).not.toMatch(/摔|膝|创可贴|红肿|林知夏/)
    const reads = await db.rows<{ operation: string; child_ids: string[] }>(`select operation, child_ids from access_log where school_id = $1`, [school.schoolId])
    expect(reads).toEqual([{ operation: 'listIncidents', child_ids: [family.childId] }])
  })
  const { data } = await api.done(family.guardian, 'exportMyData', {})
  expect(data).toMatchObject({ incidents: [{ description: hurt.description }], incidentNotes: [{ text: '下午复查，没有红肿' }] })
})

test('the family’s export holds the leaves, the attendance with its history, and the departures of the child, and of no other (FR-060)', async () => {
  const { school, family, other } = await given()
  const [staffId, schoolId] = [school.third.teacher.staffId, school.schoolId]
  await asOwner(api, schoolId, async (db) => {
    for (const [childId, number] of [[family.childId, 1], [other.childId, 2]] as const) {
      const id = (kind: number) => `00000000-0000-4000-8000-${String(number * 100 + kind).padStart(12, '0')}`
      await db.rows(`insert into leave_request (school_id, leave_id, term_id, child_id, from_on, to_on, reason, filed_at, staff_id) values ($1, $2, $3, $4, '2026-09-09', '2026-09-09', $6, now(), $5)`, [schoolId, id(1), school.termId, childId, staffId, `理由${number}`])
      for (const [kind, state] of [[2, 'absent'], [3, 'late']] as const)
        await db.rows(`insert into attendance_mark (school_id, mark_id, held_on, child_id, service_key, sitting, state, made_at, received_at, staff_id, source) values ($1, $2, '2026-09-08', $3, 'midday', 'care', $4, now(), now(), $5, 'phone')`, [schoolId, id(kind), childId, state, staffId])
      await db.rows(`insert into attendance (school_id, held_on, child_id, service_key, sitting, state, mark_id, made_at, staff_id, source) values ($1, '2026-09-08', $2, 'midday', 'care', 'late', $3, now(), $4, 'phone')`, [schoolId, childId, id(3), staffId])
      await db.rows(`insert into departure (school_id, departure_id, held_on, child_id, service_key, roll_key, how, to_name, note, made_at, received_at, staff_id, source) values ($1, $2, '2026-09-08', $3, 'midday', $6, 'returned', '', $4, now(), now(), $5, 'phone')`, [schoolId, id(4), childId, `去向${number}`, staffId, `class:${school.third.classId}`])
    }
  })
  const { data } = await api.done(family.guardian, 'exportMyData', {})
  expect(data.leaves).toMatchObject([{ reason: '理由1', filed_by: 'school' }])
  expect(data.attendance).toMatchObject([{ state: 'late', child_id: family.childId }])
  expect(data.earlierMarks).toMatchObject([{ state: 'absent', child_id: family.childId }])
  expect(data.departures).toMatchObject([{ how: 'returned', note: '去向1' }])
})
