import fs from 'node:fs'
import path from 'node:path'
import type { CourseFields } from 'cloud/contract/course-office'
import { readPlanFile } from 'cloud/plan-file'
import { publishFirstVersion } from 'cloud/publish-plan'
import { isChosen } from 'cloud/rules/plan-courses'
import { apiOfThisFile } from '../boot'
import { asOwner, courseWith, givenCourse, givenEarlierTerm, givenFamily, givenSchool, givenSibling, plannedChess, type School } from '../given'
import { activate, choose, tryCourse } from './steps'

const api = apiOfThisFile()
beforeEach(() => api.clock.set('2026-09-01T09:00:00'))

const write = (school: School, changes: Partial<CourseFields> = {}) => api.done(school.office, 'saveCourse', { courseId: null, revision: 0, course: courseWith(school, changes) })

/** Checks drafts, looks at the warnings and publishes. */
async function publish(school: School, courseIds: string[]) {
  const { courses, warningsSha256 } = await api.done(school.office, 'checkMenu', { courseIds })
  return api.done(school.office, 'publishMenu', { courses: courses.map(({ courseId, revision }) => ({ courseId, revision })), warningsSeen: warningsSha256 })
}

const form = (school: School, courseId: string | null) => api.done(school.office, 'readCourseForm', { courseId })
const menuOf = async (school: School) => (await api.done(school.visitor, 'readPublicMenu', {})).courses.map(({ course }) => course.title)

describe('a draft', () => {
  test('is kept as it was left, however little of it is filled in, and can be taken up again', async () => {
    const school = await givenSchool(api)
    const { course } = await form(school, null)
    const { courseId, findings } = await api.done(school.office, 'saveCourse', { courseId: null, revision: 0, course: { ...course, title: '书法' } })
    expect(findings.filter(({ level }) => level === 'block').length).toBeGreaterThan(3)
    const saved = await form(school, courseId)
    expect(saved).toMatchObject({ status: 'draft', changeable: 'all', revision: 1, course: { ...course, title: '书法' }, findings })
    expect((await api.done(school.office, 'readMenuDraft', {})).courses).toMatchObject([{ courseId, status: 'draft', title: '书法', blocks: findings.filter(({ level }) => level === 'block').length }])
  })

  test('is seen by nobody but the office: not in a family’s menu, nor a visitor’s, nor can it be chosen', async () => {
    const school = await givenSchool(api)
    const family = await givenFamily(api, school)
    await activate(api, school, [family])
    const { courseId } = await write(school)
    expect(await menuOf(school)).toEqual([])
    expect((await api.done(family.guardian, 'readMenu', { childId: family.childId, offset: 0 })).courses).toEqual([])
    expect((await tryCourse(api, family, courseId)).refusal).toBe('course_unknown')
  })

  test('that two edit at once is not overwritten unseen, and what was refused changed nothing', async () => {
    const school = await givenSchool(api)
    const { courseId } = await write(school)
    await api.done(school.office, 'saveCourse', { courseId, revision: 1, course: courseWith(school, { venue: '体育馆' }) })
    expect(await api.refused(school.office, 'saveCourse', { courseId, revision: 1, course: courseWith(school, { venue: '操场' }) })).toBe('course_edited')
    expect((await form(school, courseId)).course.venue).toBe('体育馆')
    expect(await api.refused(school.office, 'discardCourse', { courseId, revision: 1 })).toBe('course_edited')
    await api.done(school.office, 'discardCourse', { courseId, revision: 2 })
    expect(await api.refused(school.office, 'readCourseForm', { courseId })).toBe('course_unknown')
  })

  test('names only a service of the plan and a teacher of this school', async () => {
    const [school, elsewhere] = [await givenSchool(api), await givenSchool(api)]
    const attempt = (changes: Partial<CourseFields>) => api.refused(school.office, 'saveCourse', { courseId: null, revision: 0, course: courseWith(school, changes) })
    expect(await attempt({ serviceKey: 'evening' })).toBe('service_unknown')
    expect(await attempt({ teacherId: elsewhere.dutyTeacher.staffId })).toBe('staff_unknown')
  })

  test('saved again after a lost reply under the same key is there once', async () => {
    const school = await givenSchool(api)
    const key = '5f0c5a2e-9c8e-4a43-8f5f-0d1d3d0c7a01'
    const input = { courseId: null, revision: 0, course: courseWith(school) }
    const [first, again] = [await api.done(school.office, 'saveCourse', input, { key }), await api.done(school.office, 'saveCourse', input, { key })]
    expect(again).toEqual(first)
    expect((await api.done(school.office, 'readMenuDraft', {})).total).toBe(1)
  })
})

describe('from the plan', () => {
  test('a course that families choose comes over once, a draft for each weekday, and is then no longer offered', async () => {
    const school = await givenSchool(api, { plan: { courses: [plannedChess, { ...plannedChess, key: 'rope', choice: 'gradeFixed' }] } })
    expect((await api.done(school.office, 'readMenuDraft', {})).planned).toEqual([{ planKey: 'chess', title: '象棋', serviceName: school.plan.services.find(({ key }) => key === 'afternoon')?.name, weekdays: [2, 4] }])
    const { courseIds } = await api.done(school.office, 'importFromPlan', { planKeys: ['chess'] })
    expect(courseIds).toHaveLength(2)
    expect((await form(school, courseIds[0]!)).course).toMatchObject({ title: '象棋', weekday: 2, startsAt: '16:20', endsAt: '17:20', teacherId: school.dutyTeacher.staffId, capacity: 16, minimum: 6, itemsToBring: '水壶' })
    expect((await api.done(school.office, 'importFromPlan', { planKeys: ['chess'] })).courseIds).toEqual([])
    expect((await api.done(school.office, 'readMenuDraft', {})).planned).toEqual([])
    expect(await api.refused(school.office, 'importFromPlan', { planKeys: ['rope'] })).toBe('planned_course_unknown')
  })

  const folder = path.join(__dirname, '../../plans')
  const schemes = fs.readdirSync(folder).filter((file) => /^s\d\d-.*\.yaml$/.test(file))
  test.each(schemes)('%s: all that its families choose is imported, listed and checked', async (file) => {
    const own = readPlanFile(path.join(folder, file))
    const school = await givenSchool(api, { plan: null })
    await asOwner(api, school.schoolId, (db) => publishFirstVersion(db, own, { ...school, at: new Date('2026-08-31T08:00:00+08:00') }))
    const { planned } = await api.done(school.office, 'readMenuDraft', {})
    expect(planned.map(({ planKey }) => planKey)).toEqual(own.courses.filter(isChosen).map(({ key }) => key))
    if (planned.length === 0) return
    const { courseIds } = await api.done(school.office, 'importFromPlan', { planKeys: planned.map(({ planKey }) => planKey) })
    for (let from = 0; from < courseIds.length; from += 40) {
      const report = await api.done(school.office, 'checkMenu', { courseIds: courseIds.slice(from, from + 40) })
      expect(report.blocks).toBeGreaterThan(0)
      expect(await api.refused(school.office, 'publishMenu', { courses: report.courses.map(({ courseId, revision }) => ({ courseId, revision })), warningsSeen: report.warningsSha256 })).toBe('menu_blocked')
    }
    expect((await api.done(school.office, 'readMenuDraft', {})).total).toBe(courseIds.length)
  })
})

describe('from last term', () => {
  test('courses come over without their dates, once, and with whoever still teaches', async () => {
    const school = await givenSchool(api)
    expect(await api.refused(school.office, 'copyLastTerm', {})).toBe('last_term_missing')
    await givenEarlierTerm(api, school)
    expect((await api.done(school.office, 'readMenuDraft', {})).lastTerm).toEqual({ name: '2026年春季学期', courses: 1 })
    const { courseIds } = await api.done(school.office, 'copyLastTerm', {})
    expect((await form(school, courseIds[0]!)).course).toMatchObject({ title: '围棋', weekday: 2, teacherId: school.dutyTeacher.staffId, capacity: 12, opensAt: null, closesAt: null })
    expect((await api.done(school.office, 'copyLastTerm', {})).courseIds).toEqual([])
    expect((await api.done(school.office, 'readMenuDraft', {})).lastTerm).toBeNull()
  })
})

describe('publishing', () => {
  test('R-024: after the term began it is told, must be seen, and then goes on; every guardian of an enrolled child hears once', async () => {
    const school = await givenSchool(api)
    const [family, waiting] = [await givenFamily(api, school), await givenFamily(api, school, { child: '赵一鸣' })]
    await activate(api, school, [family, await givenSibling(api, school, family, '林知秋')])
    const { courseId } = await write(school)
    const report = await api.done(school.office, 'checkMenu', { courseIds: [courseId] })
    expect(report).toMatchObject({ blocks: 0, warns: 1, menu: [{ rule: 'R-024', level: 'warn' }], guardiansToTell: 1 })
    const courses = [{ courseId, revision: 1 }]
    for (const warningsSeen of [null, '0'.repeat(64)]) expect(await api.refused(school.office, 'publishMenu', { courses, warningsSeen })).toBe('menu_warnings_unseen')
    expect(await menuOf(school)).toEqual([])
    expect(await api.done(school.office, 'publishMenu', { courses, warningsSeen: report.warningsSha256 })).toMatchObject({ published: 1, guardiansTold: 1 })
    expect(await menuOf(school)).toEqual(['乒乓球'])
    const told = async ({ guardian }: typeof family) => (await api.done(guardian, 'listMessages', {})).messages.filter(({ kind }) => kind === 'menu_published')
    expect(await told(family)).toMatchObject([{ childId: null, text: '学校公布了 1 门课后服务课程，可以先看看有哪些课、什么时候开始选。' }])
    expect(await told(waiting)).toEqual([])
    expect((await api.done(family.guardian, 'readMenu', { childId: family.childId, offset: 0 })).courses).toMatchObject([{ course: { courseId, title: '乒乓球' }, obstacle: 'not_open' }])
  })

  test('a block in one keeps all of them back, and what was edited since the check is not published', async () => {
    const school = await givenSchool(api)
    const [fine, without] = [await write(school, { venue: '二楼' }), await write(school, { capacity: null, teacherId: school.office.staffId })]
    const courses = [fine, without].map(({ courseId }) => ({ courseId, revision: 1 }))
    expect(await api.refused(school.office, 'publishMenu', { courses, warningsSeen: null })).toBe('menu_blocked')
    expect(await menuOf(school)).toEqual([])
    await api.done(school.office, 'saveCourse', { courseId: fine.courseId, revision: 1, course: courseWith(school, { title: '羽毛球' }) })
    expect(await api.refused(school.office, 'publishMenu', { courses: [courses[0]!], warningsSeen: null })).toBe('course_edited')
  })

  test('two courses of one teacher at one hour block each other, drafts or not', async () => {
    const school = await givenSchool(api)
    const [one, two] = [await write(school), await write(school, { title: '象棋', venue: '二楼' })]
    const report = await api.done(school.office, 'checkMenu', { courseIds: [one.courseId] })
    expect(report.courses[0]?.findings).toMatchObject([{ level: 'block', rule: 'R-022', says: '石磊同一时间还教“象棋”' }])
    await api.done(school.office, 'discardCourse', { courseId: two.courseId, revision: 1 })
    await publish(school, [one.courseId])
    expect((await write(school, { title: '象棋', venue: '二楼' })).findings).toMatchObject([{ level: 'block', rule: 'R-022' }])
  })

  test('what is published is no draft any more, and is not published twice', async () => {
    const school = await givenSchool(api)
    const { courseId } = await write(school)
    await publish(school, [courseId])
    expect(await api.refused(school.office, 'discardCourse', { courseId, revision: 1 })).toBe('course_published_already')
    expect(await api.refused(school.office, 'checkMenu', { courseIds: [courseId] })).toBe('course_published_already')
    expect(await api.refused(school.office, 'publishMenu', { courses: [{ courseId, revision: 1 }], warningsSeen: null })).toBe('course_published_already')
    expect((await api.done(school.office, 'readMenuDraft', {})).courses).toMatchObject([{ courseId, status: 'published' }])
  })

  test('what was written comes back the same, in every field', async () => {
    const school = await givenSchool(api)
    const full = courseWith(school, {
      ...{ grades: [3, 4], itemsToBring: '球拍', tags: ['sport', 'club'], providerKind: 'retiredTeacher', provider: '王教练', leader: '许文静', securityOfficer: '万军', capacity: 30, minimum: 10 },
      ...{ gradeOpenings: [{ grades: [4], opensAt: '2026-10-08T11:00:00.000Z' }], opensAt: '2026-10-08T10:00:00.000Z', closesAt: '2026-10-20T12:00:00.000Z', changeUntil: '2026-11-01T10:00:00.000Z', offerMinutes: 120 },
      quotas: [{ key: 'third', name: '三年级', places: 5, grades: [3], groups: null, until: '2026-10-10T16:00:00.000Z' }],
    })
    const { courseId } = await api.done(school.office, 'saveCourse', { courseId: null, revision: 0, course: full })
    expect((await form(school, courseId)).course).toEqual(full)
    await publish(school, [courseId])
    expect((await form(school, courseId)).course).toEqual(full)
    expect((await api.done(school.visitor, 'readPublicMenu', {})).courses).toMatchObject([{ course: { provider: '王教练', quotas: full.quotas, gradeOpenings: full.gradeOpenings, minimum: 10, waiting: 0 } }])
  })

  test('a course that is meant for a draw, or that the school fills, cannot be chosen by anybody', async () => {
    const school = await givenSchool(api)
    const family = await givenFamily(api, school)
    await activate(api, school, [family])
    const [drawn, filled] = [await write(school, { admission: 'draw' }), await write(school, { title: '象棋', weekday: 3, admission: 'assigned', opensAt: null, closesAt: null })]
    await publish(school, [drawn.courseId, filled.courseId])
    const { courses } = await api.done(family.guardian, 'readMenu', { childId: family.childId, offset: 0 })
    expect(courses).toMatchObject([{ course: { admission: 'assigned', drawPlanned: true }, obstacle: 'assigned' }, { course: { admission: 'assigned', drawPlanned: false }, obstacle: 'assigned' }])
    expect((await form(school, drawn.courseId)).course.admission).toBe('draw')
    for (const { courseId } of [drawn, filled]) {
      expect((await tryCourse(api, family, courseId, { at: '2026-10-12T09:00:00' })).refusal).toBe('course_assigned_by_school')
    }
  })
})

describe('a published course', () => {
  test('before anybody can choose may change in all but its places', async () => {
    const school = await givenSchool(api)
    const { courseId } = await write(school)
    await publish(school, [courseId])
    expect((await form(school, courseId)).changeable).toBe('exceptCapacity')
    await api.done(school.office, 'saveCourse', { courseId, revision: 1, course: courseWith(school, { weekday: 3, minimum: 5, grades: [5, 6] }) })
    expect((await api.done(school.visitor, 'readPublicMenu', {})).courses).toMatchObject([{ course: { weekday: 3, minimum: 5, grades: [5, 6], capacity: 20 } }])
    expect(await api.refused(school.office, 'saveCourse', { courseId, revision: 2, course: courseWith(school, { weekday: 3, minimum: 5, grades: [5, 6], capacity: 30 }) })).toBe('course_capacity_apart')
    expect(await api.refused(school.office, 'saveCourse', { courseId, revision: 2, course: courseWith(school, { weekday: 1, minimum: 5, grades: [5, 6] }) })).toBe('menu_blocked')
  })

  test('that a child is in keeps time, grades, quotas and mode; its teacher and room may change, and the family is told', async () => {
    const school = await givenSchool(api)
    const family = await givenFamily(api, school)
    await activate(api, school, [family])
    const { courseId } = await write(school, { opensAt: '2026-09-10T18:00:00+08:00' })
    await publish(school, [courseId])
    await choose(api, family, courseId, { at: '2026-09-11T09:00:00' })
    const { course, revision, changeable } = await form(school, courseId)
    expect(changeable).toBe('details')
    const promised: Partial<CourseFields>[] = [{ startsAt: '16:30' }, { grades: [3] }, { weekday: 3 }, { admission: 'assigned' }, { closesAt: '2026-10-19T20:00:00+08:00' }, { quotas: [{ key: 'third', name: '三年级', places: 5, grades: [3], groups: null, until: null }] }]
    for (const change of promised) expect(await api.refused(school.office, 'saveCourse', { courseId, revision, course: { ...course, ...change } })).toBe('course_promised')
    const changed = { ...course, venue: '体育馆', teacherId: school.third.teacher.staffId }
    expect(await api.done(school.office, 'saveCourse', { courseId, revision, course: changed })).toMatchObject({ revision: 2, familiesTold: 1 })
    const told = (await api.done(family.guardian, 'listMessages', {})).messages.find(({ kind }) => kind === 'course_details_changed')
    expect(told?.text).toBe('林知夏的“乒乓球”有调整：教师改为周敏老师，地点改为体育馆。')
    expect((await api.done(family.guardian, 'readMenu', { childId: family.childId, offset: 0 })).courses).toMatchObject([{ course: { venue: '体育馆', teacherName: '周敏', placesLeft: 19 }, own: { state: 'joined' } }])
  })

  test('whose dates have passed can still have its room changed', async () => {
    const school = await givenSchool(api)
    const courseId = await givenCourse(api, school)
    const { course, revision } = await api.done(school.office, 'readCourseForm', { courseId }, { at: '2026-10-15T09:00:00' })
    await api.done(school.office, 'saveCourse', { courseId, revision, course: { ...course, venue: '二楼' } })
    expect((await form(school, courseId)).course.venue).toBe('二楼')
  })

  test('that is closed is not changed any more', async () => {
    const school = await givenSchool(api)
    const courseId = await givenCourse(api, school, { status: 'closed' })
    const { course, revision, changeable } = await form(school, courseId)
    expect(changeable).toBe('nothing')
    expect(await api.refused(school.office, 'saveCourse', { courseId, revision, course: { ...course, venue: '二楼' } })).toBe('course_closed_for_good')
    expect(await menuOf(school)).toEqual([])
  })
})

test('the audit of a menu names ids and states only', async () => {
  const school = await givenSchool(api)
  const { courseId } = await write(school, { leader: '万校长' })
  await publish(school, [courseId])
  const rows = await asOwner(api, school.schoolId, (db) => db.rows<{ change: unknown }>(`select change from audit_entry where school_id = $1`, [school.schoolId]))
  expect(rows.length).toBeGreaterThanOrEqual(2)
  expect(JSON.stringify(rows)).not.toMatch(/乒乓球|万校长|石磊/)
})

test('a long menu is read to its end, page by page', async () => {
  const school = await givenSchool(api)
  for (let number = 0; number < 41; number += 1) await givenCourse(api, school, { title: `课${number}` })
  const pages = [await api.done(school.visitor, 'readPublicMenu', {}), await api.done(school.visitor, 'readPublicMenu', { offset: 30 })]
  expect(new Set(pages.flatMap(({ courses }) => courses.map(({ course }) => course.courseId))).size).toBe(41)
  expect(pages.map(({ nextOffset, total }) => [nextOffset, total])).toEqual([[30, 41], [null, 41]])
  expect((await api.done(school.office, 'readMenuDraft', { offset: 40 })).courses).toHaveLength(1)
})
