import fs from 'node:fs'
import path from 'node:path'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { readPlanFile } from 'cloud/plan-file'
import { checkCourse, checkWholeMenu } from 'cloud/rules/menu-check'
import { draftsOf, isChosen, seasonSets, type ImportFacts } from 'cloud/rules/plan-courses'
import { givenCourse, givenService, givenSlot, s19 } from './given-plan'

const term = { startsOn: '2026-08-31', endsOn: '2027-01-01', holidays: [], makeUpDays: [], openings: [] }
const plan: SchoolPlan = { ...s19, services: [givenService({ weekdays: [2, 3] })], courses: [], seasons: [] }
const facts: ImportFacts = { plan, term, staff: [{ staffId: 'a', name: '石磊' }, { staffId: 'b', name: '王敏' }, { staffId: 'c', name: '王敏' }] }
const free = givenCourse({ choice: 'free' })

describe('a course of the plan as a draft', () => {
  test('there is one for each of its weekdays, or of its service’s where it names none', () => {
    expect(draftsOf({ ...free, weekdays: [3] }, facts).map(({ weekday }) => weekday)).toEqual([3])
    expect(draftsOf({ ...free, weekdays: null }, facts).map(({ weekday }) => weekday)).toEqual([2, 3])
    const undated = { ...facts, plan: { ...plan, services: [givenService({ weekdays: null })] } }
    expect(draftsOf({ ...free, weekdays: null }, undated).map(({ weekday }) => weekday)).toEqual([null])
  })

  test('hours are its own or its service’s, where all its grades and all seasons of the term agree on them', () => {
    const hours = (ownPlan: Partial<SchoolPlan>, course = {}) => draftsOf({ ...free, weekdays: [2], ...course }, { ...facts, plan: { ...plan, ...ownPlan } }).map(({ startsAt, endsAt }) => [startsAt, endsAt])
    expect(hours({})).toEqual([['16:20', '17:20']])
    expect(hours({}, { startsAt: '16:30', endsAt: { lasts: 30 } })).toEqual([['16:30', '17:00']])
    expect(hours({}, { startsAt: { half: 'afternoon', lesson: 3 }, endsAt: { half: 'afternoon', lesson: 3 } })).toEqual([[null, null]])
    const byGrade = [givenSlot({ grades: [1, 2] }), givenSlot({ grades: [3, 4, 5, 6], endsAt: '18:00' })]
    expect(hours({ services: [givenService({ weekdays: [2], slots: byGrade })] })).toEqual([['16:20', null]])
    const seasons = [{ key: 'winter', name: '冬季', from: '11-01', to: '03-31' }]
    expect(hours({ seasons, bells: [], services: [givenService({ weekdays: [2], slots: [givenSlot({ season: 'winter', endsAt: '17:00' })] })] })).toEqual([[null, null]])
  })

  test('a teacher is taken over only where one of the staff and no other bears the name', () => {
    const teacherOf = (teacher: string | null) => draftsOf({ ...free, weekdays: [2], teacher }, facts)[0]?.teacherId
    expect([teacherOf('石磊'), teacherOf('王敏'), teacherOf('外聘教练'), teacherOf(null)]).toEqual(['a', null, null, null])
  })

  test('what the plan states comes over, and what it does not state stays open', () => {
    const full = { ...free, weekdays: [2], grades: [3], content: '花样跳绳', venue: '操场', capacity: 30, least: 10, itemsToBring: '跳绳', provider: 'retiredTeacher' as const, leader: '许校长', offCampus: true, tags: ['sport'] }
    const extras = [{ name: '材料费', amountFen: 2000, per: 'term' as const, voluntary: true, payee: null, basis: null }]
    expect(draftsOf({ ...full, extras }, facts)).toMatchObject([
      { title: '跳绳', content: '花样跳绳', venue: '操场', grades: [3], capacity: 30, minimum: 10, itemsToBring: '跳绳', providerKind: 'retiredTeacher', leader: '许校长', offCampus: true, tags: ['sport'], costFen: 2000, costNote: '材料费 每学期', opensAt: null },
    ])
    expect(draftsOf({ ...full, capacity: 0, least: null, extras: [...extras, { ...extras[0]!, name: '服装费' }] }, facts)).toMatchObject([{ capacity: null, minimum: null, costFen: null, costNote: '材料费 20 元 每学期、服装费 20 元 每学期' }])
  })
})

test('a term knows each set of its seasons once', () => {
  const seasons = [{ key: 'winter', name: '冬季', from: '11-01', to: '03-31' }, { key: 'late', name: '期末', from: '12-20', to: '01-20' }]
  expect(seasonSets({ seasons }, term)).toEqual([[], ['winter'], ['winter', 'late']])
  expect(seasonSets({ seasons: [] }, term)).toEqual([[]])
})

describe('the nineteen schemes', () => {
  const folder = path.join(__dirname, '../../plans')
  const schemes = fs.readdirSync(folder).filter((file) => /^s\d\d-.*\.yaml$/.test(file))

  test('there are nineteen', () => expect(schemes).toHaveLength(19))

  test.each(schemes)('%s: every course that its families choose becomes drafts that can be checked, and says what it still lacks', (file) => {
    const own = readPlanFile(path.join(folder, file))
    const now = new Date('2026-08-18T09:00:00+08:00')
    const drafts = own.courses.filter(isChosen).flatMap((planned) => draftsOf(planned, { plan: own, term, staff: [] }).map((course) => ({ planKey: planned.key, course })))
    expect(new Set(drafts.map(({ planKey }) => planKey)).size).toBe(own.courses.filter(isChosen).length)
    expect(checkWholeMenu(drafts.map(({ course }) => course), { plan: own, term, now }).filter(({ level }) => level === 'block')).toEqual([])
    for (const { planKey, course } of drafts) {
      const findings = checkCourse(course, { plan: own, term, planKey, staff: [], others: [], now })
      // No scheme names a member of this staff, and none says when families choose.
      expect(findings.map(({ field }) => field)).toEqual(expect.arrayContaining(['teacherId', 'opensAt']))
      expect(findings.filter(({ field }) => field === 'serviceKey' || field === 'tags' || field === 'costFen')).toEqual([])
      const filled = { ...course, teacherId: 'a', capacity: course.capacity ?? 30, weekday: course.weekday ?? 2, startsAt: course.startsAt ?? '16:20', endsAt: course.endsAt ?? '17:00', opensAt: '2026-08-20T18:00:00+08:00', closesAt: '2026-08-25T18:00:00+08:00' }
      const facts = { plan: own, term, planKey, staff: [{ staffId: 'a', name: '石磊' }], others: [], now }
      expect(checkCourse(filled, facts).filter(({ level, field }) => level === 'block' && field !== 'startsAt' && field !== 'endsAt')).toEqual([])
    }
  })
})
