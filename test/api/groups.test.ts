import { randomUUID } from 'node:crypto'
import type { Database } from 'cloud/db/database'
import { apiOfThisFile, type Input } from '../boot'
import { asOwner, givenFamily, givenSchool, insert, planWith, type Family, type PlanOverrides, type School, type SchoolClass } from '../given'
import { activate } from './steps'

const api = apiOfThisFile()
const s3 = { grouping: { ...planWith().grouping, ownGroupFrom: 30, mixBelow: 30, across: 'adjacentGrade' as const } }

/** More pupils of a class who are enrolled in the afternoon service. */
function givenMorePupils(school: School, classId: string, pupils: number, firstRosterNo: number) {
  return asOwner(api, school.schoolId, (db) => insertPupils(db, school, classId, pupils, firstRosterNo))
}

/** One more class, in which so many pupils are enrolled in the afternoon service, written straight into the register. */
function givenEnrolledClass(school: School, grade: number, name: string, pupils: number): Promise<string> {
  return asOwner(api, school.schoolId, async (db) => {
    const classId = randomUUID()
    await insert(db, 'school_class', { school_id: school.schoolId, class_id: classId, grade, name, teacher_id: school.third.teacher.staffId, room: `${grade}01教室` })
    await insertPupils(db, school, classId, pupils, 1)
    return classId
  })
}

async function insertPupils(db: Database, { schoolId: school_id, termId: term_id, planId: plan_id }: School, class_id: string, pupils: number, firstRosterNo: number) {
  const account_id = randomUUID()
  const guardian_id = randomUUID()
  await insert(db, 'account', { account_id, provider: 'wechat', subject: account_id, created_at: '2026-08-31T08:00:00+08:00' })
  await insert(db, 'guardian', { school_id, guardian_id, account_id, name: '家长', created_at: '2026-08-31T08:00:00+08:00' })
  for (let index = 0; index < pupils; index += 1) {
    const [child_id, application_id] = [randomUUID(), randomUUID()]
    await insert(db, 'child', { school_id, child_id, class_id, roster_no: firstRosterNo + index, name: '学生' })
    const application = { school_id, application_id, term_id, child_id, plan_id, kind: 'join', status: 'approved', form: {}, submitted_by: guardian_id, submitted_at: '2026-09-01T08:00:00+08:00', revision: 1 }
    await insert(db, 'application', application)
    await insert(db, 'enrolment', { school_id, enrolment_id: randomUUID(), application_id, term_id, child_id, service_key: 'afternoon', weekdays: [2, 3, 4, 5], starts_on: '2026-09-05', ends_on: '2027-01-01' })
  }
}

const propose = (school: School, serviceKey = 'afternoon') => api.done(school.office, 'proposeGroups', { serviceKey }, { at: '2026-09-08T09:00:00' })

type Save = Input<'saveGroups'>
type Group = Save['groups'][number]

/** What the office sends that takes the proposal as it stands. */
async function asProposed(school: School): Promise<Save> {
  const { groups } = await propose(school)
  const sent = groups.map(({ name, room, teacherId, parts }): Group => ({ groupId: null, name, room: room ?? '', teacherId, assistantIds: [], leader: '', securityOfficer: '', parts }))
  return { serviceKey: 'afternoon', revision: 0, reason: '', groups: sent, managerIds: [], patrollerIds: [] }
}

const afternoonOf = async (person: School['office'], school: School) => {
  const found = (await api.done({ ...person, schoolId: school.schoolId }, 'readGroups', {})).services.find(({ serviceKey }) => serviceKey === 'afternoon')
  if (!found) throw new Error('no afternoon service')
  return found
}

const tuesday = async ({ guardian, childId }: Family) => {
  const { sessions, groups } = await api.done(guardian, 'readWeek', { childId, weekOf: '2026-09-08' })
  const afternoon = sessions.find(({ date, serviceKey }) => date === '2026-09-08' && serviceKey === 'afternoon')
  return { venue: afternoon?.venue, teacherName: afternoon?.teacherName, groups }
}

async function givenSeated(plan: PlanOverrides = {}, who: { schoolClass?: (school: School) => SchoolClass }[] = [{}]): Promise<{ school: School; families: Family[] }> {
  const school = await givenSchool(api, { plan })
  const families: Family[] = []
  for (const { schoolClass } of who) families.push(await givenFamily(api, school, { schoolClass: schoolClass?.(school) }))
  await activate(api, school, families)
  return { school, families }
}

test('the few of grades 5 and 6 come together, a full class stays alone, each with its arithmetic (R-019, S3)', async () => {
  const school = await givenSchool(api, { plan: s3 })
  await givenEnrolledClass(school, 4, '四年级1班', 31)
  await givenEnrolledClass(school, 5, '五年级1班', 12)
  await givenEnrolledClass(school, 6, '六年级1班', 22)
  const { groups, pupils, groupingStated, serviceName } = await propose(school)
  expect({ serviceName, pupils, groupingStated }).toEqual({ serviceName: '晚托', pupils: 65, groupingStated: true })
  expect(groups.map(({ name, total, why }) => ({ name, total, why }))).toEqual([
    { name: '四年级1班', total: 31, why: '四年级 31 人，满 30 人，单独成班' },
    { name: '五、六年级混编班', total: 34, why: '五年级 12 人 + 六年级 22 人 = 34 人，与相邻年级混编' },
  ])
  expect(groups[1]).toMatchObject({ room: '601教室', parts: [{ className: '五年级1班', count: 12 }, { className: '六年级1班', count: 22 }] })
})

test('where the scheme says nothing of grouping, every class stays by itself and the school decides; teachers are counted all the same (R-020, S19)', async () => {
  const school = await givenSchool(api)
  await givenEnrolledClass(school, 4, '四年级1班', 44)
  await givenEnrolledClass(school, 5, '五年级1班', 40)
  await givenEnrolledClass(school, 6, '六年级1班', 37)
  const { groupingStated, groups, needs } = await propose(school)
  expect(groupingStated).toBe(false)
  expect(groups.map(({ name }) => name)).toEqual(['四年级1班', '五年级1班', '六年级1班'])
  expect(needs).toMatchObject([{ of: 'teachers', needed: 3, assigned: 1, missing: 2 }, { of: 'managers', needed: 0, missing: 0 }, { of: 'patrollers', needed: null, missing: null }])
  expect(needs[0]?.why).toBe('121 名学生，每 45 名学生配 1 名教师：121 ÷ 45 = 2 余 31，余数超过 30，再配 1 名，共 3 名')
})

test('where the scheme asks for staff in every group (S9) each says how many, and where it asks for patrollers (S18) they are missing until chosen', async () => {
  const staffing = { ...planWith().staffing, pupilsPerTeacher: null, classesPerManager: null, leastPerGroup: 1, patrollersPerDay: 2 }
  const school = await givenSchool(api, { plan: { staffing } })
  await givenEnrolledClass(school, 4, '四年级1班', 25)
  const save = await asProposed(school)
  expect((await propose(school)).groups[0]?.staffNeeded).toBe(1)
  await api.done(school.office, 'saveGroups', { ...save, patrollerIds: [school.finance.staffId] })
  expect((await afternoonOf(school.office, school)).needs[2]).toEqual({ of: 'patrollers', needed: 2, why: '每天至少 2 名', assigned: 1, missing: 1 })
})

test('who has left the service is not counted, and a service nobody takes part in has no groups', async () => {
  const { school, families } = await givenSeated()
  expect((await propose(school)).pupils).toBe(1)
  await asOwner(api, school.schoolId, (db) => db.rows(`update enrolment set ends_on = '2026-09-07' where school_id = $1 and child_id = $2`, [school.schoolId, families[0]!.childId]))
  expect(await propose(school)).toMatchObject({ pupils: 0, groups: [] })
  expect(await api.refused(school.office, 'proposeGroups', { serviceKey: 'weekend' })).toBe('service_unknown')
})

test('once groups are saved a family sees its own child’s group, room and teacher in the week and at home (FR-055)', async () => {
  const { school, families: [lin] } = await givenSeated()
  expect(await tuesday(lin!)).toEqual({ venue: '301教室', teacherName: '周敏', groups: [] })
  const save = await asProposed(school)
  await api.done(school.office, 'saveGroups', { ...save, groups: save.groups.map((group) => ({ ...group, name: '三年级晚托班', room: '图书馆', teacherId: school.dutyTeacher.staffId })) })
  expect(await tuesday(lin!)).toEqual({ venue: '图书馆', teacherName: '石磊', groups: [{ serviceName: '晚托', name: '三年级晚托班', room: '图书馆', teacherName: '石磊' }] })
  const { children } = await api.done(lin!.guardian, 'readHome', {}, { at: '2026-09-08T09:00:00' })
  expect(children[0]?.sessionsToday.map(({ serviceKey, venue }) => `${serviceKey} ${venue}`)).toEqual(['midday 301教室', 'afternoon 图书馆'])
})

test('a group whose room and teacher are not settled shows neither, rather than the class’s', async () => {
  const { school, families: [lin] } = await givenSeated()
  const save = await asProposed(school)
  await api.done(school.office, 'saveGroups', { ...save, groups: save.groups.map((group) => ({ ...group, room: '', teacherId: null })) })
  expect(await tuesday(lin!)).toMatchObject({ venue: null, teacherName: null })
})

test('a family sees no group of a service that its child is not in', async () => {
  const school = await givenSchool(api)
  const [lin, wang] = [await givenFamily(api, school), await givenFamily(api, school, { child: '王雨涵' })]
  await activate(api, school, [lin])
  const midday = await givenFamily(api, school, { child: '李浩宇' })
  await activate(api, school, [midday], { services: [{ serviceKey: 'midday', weekdays: [1], duration: 'whole', lunch: false }] })
  await api.done(school.office, 'saveGroups', await asProposed(school))
  expect((await tuesday(midday)).groups).toEqual([])
  expect((await tuesday(wang)).groups).toEqual([])
  expect((await tuesday(lin)).groups).toHaveLength(1)
})

test('whoever joins later falls into the group of the class, or of the roster number where a class is divided', async () => {
  const { school, families: [lin] } = await givenSeated()
  const save = await asProposed(school)
  const [first] = save.groups
  const { classId } = school.third
  const rosterNo = await asOwner(api, school.schoolId, (db) => db.row<{ roster_no: number }>(`select roster_no from child where school_id = $1 and child_id = $2`, [school.schoolId, lin!.childId]))
  const edge = rosterNo!.roster_no
  const halves = [{ ...first!, name: '甲组', parts: [{ classId, fromRosterNo: 1, toRosterNo: edge }] }, { ...first!, name: '乙组', parts: [{ classId, fromRosterNo: edge + 1, toRosterNo: 99 }] }]
  await api.done(school.office, 'saveGroups', { ...save, groups: halves, reason: '教室坐不下' })
  const late = await givenFamily(api, school, { child: '王雨涵' })
  await asOwner(api, school.schoolId, (db) => db.rows(`update child set roster_no = $3 where school_id = $1 and child_id = $2`, [school.schoolId, late.childId, edge + 1]))
  await activate(api, school, [late])
  expect([(await tuesday(lin!)).groups[0]?.name, (await tuesday(late)).groups[0]?.name]).toEqual(['甲组', '乙组'])
  expect((await afternoonOf(school.office, school)).groups.map(({ total }) => total)).toEqual([1, 1])
})

test('a class whose first pupil joins after the groups were saved is told to the office as left out', async () => {
  const { school } = await givenSeated()
  await api.done(school.office, 'saveGroups', await asProposed(school))
  const classId = await givenEnrolledClass(school, 4, '四年级1班', 2)
  expect((await afternoonOf(school.office, school)).leftOut).toEqual([{ classId, className: '四年级1班', grade: 4, count: 2 }])
})

test('the office may group otherwise than proposed, but says why; the audit says that it did, and who', async () => {
  const school = await givenSchool(api, { plan: s3 })
  await givenEnrolledClass(school, 5, '五年级1班', 12)
  await givenEnrolledClass(school, 6, '六年级1班', 22)
  const save = await asProposed(school)
  const [mixed] = save.groups
  const apart = mixed!.parts.map((part, index) => ({ ...mixed!, name: `${index + 5}年级`, parts: [part] }))
  expect(await api.refused(school.office, 'saveGroups', { ...save, groups: apart })).toBe('group_reason_needed')
  expect(await api.refused(school.office, 'saveGroups', { ...save, groups: apart, reason: '  ' })).toBe('group_reason_needed')
  expect(await api.done(school.office, 'saveGroups', { ...save, groups: apart, reason: '六年级另有安排' })).toEqual({ revision: 1, groups: 2 })
  expect(await afternoonOf(school.office, school)).toMatchObject({ revision: 1, reason: '六年级另有安排', groups: [{ name: '5年级', total: 12 }, { name: '6年级', total: 22 }] })
  const row = await asOwner(api, school.schoolId, (db) => db.row<{ actor: string; change: Record<string, unknown> }>(`select actor, change from audit_entry where school_id = $1 and operation = 'saveGroups'`, [school.schoolId]))
  expect(row).toMatchObject({ actor: school.office.staffId, change: { asProposed: false, overridden: true, revision: 1 } })
})

test('names, rooms and people change without a reason; groups that stand keep theirs though the numbers have moved', async () => {
  const school = await givenSchool(api, { plan: s3 })
  const fifth = await givenEnrolledClass(school, 5, '五年级1班', 12)
  await givenEnrolledClass(school, 6, '六年级1班', 22)
  const save = await asProposed(school)
  await api.done(school.office, 'saveGroups', save)
  const before = await afternoonOf(school.office, school)
  // Eighteen more join in grade 5, which now would stand alone; nobody is moved unasked.
  await givenMorePupils(school, fifth, 18, 13)
  expect((await propose(school)).groups).toHaveLength(2)
  const [group] = before.groups
  const renamed = { ...save.groups[0]!, groupId: group!.groupId, name: '晚霞班', teacherId: school.office.staffId, assistantIds: [school.finance.staffId], leader: '许文静', securityOfficer: '万军' }
  await api.done(school.office, 'saveGroups', { ...save, revision: 1, groups: [renamed] })
  expect((await afternoonOf(school.office, school)).groups).toMatchObject([{ groupId: group!.groupId, name: '晚霞班', teacherName: '许文静', assistantNames: ['钱守义'], leader: '许文静', securityOfficer: '万军' }])
})

test('groups that leave a child out, take it twice, or name nobody of this school are refused, and nothing is written', async () => {
  const { school } = await givenSeated()
  const elsewhere = await givenSchool(api)
  const fourth = await givenEnrolledClass(school, 4, '四年级1班', 2)
  const save = await asProposed(school)
  const [one, two] = save.groups
  const refusal = (changes: Partial<Save>) => api.refused(school.office, 'saveGroups', { ...save, reason: '另有安排', ...changes })
  expect(await refusal({ groups: [one!] })).toBe('group_class_left_out')
  expect(await refusal({ groups: [one!, two!, { ...one!, name: '又一组', parts: [{ classId: fourth, fromRosterNo: 1, toRosterNo: 99 }] }] })).toBe('group_class_divided')
  expect(await refusal({ groups: [one!, { ...two!, parts: [] }] })).toBe('group_empty')
  expect(await refusal({ groups: [one!, two!, { ...one!, name: '别校', parts: [{ classId: elsewhere.third.classId, fromRosterNo: 1, toRosterNo: 99 }] }] })).toBe('group_class_unknown')
  expect(await refusal({ groups: [{ ...one!, teacherId: elsewhere.office.staffId }, two!] })).toBe('staff_unknown')
  expect(await refusal({ managerIds: [randomUUID()] })).toBe('staff_unknown')
  expect(await refusal({ groups: [{ ...one!, groupId: randomUUID() }, two!] })).toBe('group_unknown')
  expect(await refusal({ serviceKey: 'weekend' })).toBe('service_unknown')
  expect(await refusal({ revision: 3 })).toBe('groups_changed')
  expect(await afternoonOf(school.office, school)).toMatchObject({ revision: 0, groups: [] })
})

test('two who group at once do not overwrite each other unseen', async () => {
  const { school } = await givenSeated()
  const save = await asProposed(school)
  const replies = await Promise.all([1, 2].map(() => api.call(school.office, 'saveGroups', save)))
  expect(replies.map((reply) => (reply.ok ? 'saved' : reply.code)).sort()).toEqual(['groups_changed', 'saved'])
})

test('a class teacher sees the groups with the own class, and neither the others’ nor how the school is staffed', async () => {
  const { school } = await givenSeated({}, [{}, { schoolClass: ({ first }) => first }])
  await api.done(school.office, 'saveGroups', await asProposed(school))
  const own = await afternoonOf(school.third.teacher as School['office'], school)
  expect(own.groups.map(({ name }) => name)).toEqual(['三年级1班'])
  expect({ needs: own.needs, managers: own.managerIds }).toEqual({ needs: [], managers: [] })
  expect((await api.done(school.third.teacher, 'readGroups', {})).staff).toEqual([])
  expect((await afternoonOf(school.office, school)).groups.map(({ name }) => name)).toEqual(['一年级2班', '三年级1班'])
})

test('another service keeps its groups when one is saved anew', async () => {
  const { school } = await givenSeated()
  const save = await asProposed(school)
  await api.done(school.office, 'saveGroups', { ...save, serviceKey: 'midday' })
  await api.done(school.office, 'saveGroups', save)
  const { services } = await api.done(school.office, 'readGroups', {})
  expect(services.map(({ serviceKey, groups }) => `${serviceKey} ${groups.length}`)).toEqual(['midday 1', 'afternoon 1'])
})
