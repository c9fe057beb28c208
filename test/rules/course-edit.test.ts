import type { CourseFields } from 'cloud/contract/course-office'
import { changeableOf, changeBarred, changedFields, copyOf, inOrder, type EditedCourse } from 'cloud/rules/course-edit'
import { blankCourse } from 'cloud/rules/plan-courses'

const course: CourseFields = { ...blankCourse, title: '围棋', grades: [3, 4], capacity: 20, opensAt: '2026-09-08T18:00:00+08:00', closesAt: '2026-09-12T20:00:00+08:00' }
const published: EditedCourse = { status: 'published', taken: 0, waiting: 0, drawId: null, course }
const before = new Date('2026-09-08T17:59:59+08:00')
const after = new Date('2026-09-08T18:00:00+08:00')

describe('what may be changed of a course', () => {
  test('a draft wholly, one that is closed not at all', () => {
    expect(changeableOf({ ...published, status: 'draft' }, after)).toBe('all')
    expect(changeableOf({ ...published, status: 'closed' }, before)).toBe('nothing')
  })

  test('a published one all but its places until somebody can choose, has a place or waits, then only what takes nothing away', () => {
    expect(changeableOf(published, before)).toBe('exceptCapacity')
    expect(changeableOf(published, after)).toBe('details')
    expect(changeableOf({ ...published, taken: 1 }, before)).toBe('details')
    expect(changeableOf({ ...published, waiting: 1 }, before)).toBe('details')
    expect(changeableOf({ ...published, drawId: 'a' }, before)).toBe('details')
  })

  test('the earliest opening of any grade counts, and none where the school fills the course', () => {
    const early = { ...course, gradeOpenings: [{ grades: [4], opensAt: '2026-09-07T18:00:00+08:00' }] }
    expect(changeableOf({ ...published, course: early }, before)).toBe('details')
    expect(changeableOf({ ...published, course: { ...course, admission: 'assigned' } }, after)).toBe('exceptCapacity')
  })

  test('venue, teacher, content and what to bring always; time, grades, quotas, cost and mode never once promised', () => {
    for (const field of ['venue', 'teacherId', 'content', 'itemsToBring'] as const) expect(changeBarred('details', [field])).toBeNull()
    const promised = (Object.keys(course) as (keyof CourseFields)[]).filter((field) => changeBarred('details', [field]) === 'promised')
    expect(promised).toEqual(expect.arrayContaining(['weekday', 'startsAt', 'endsAt', 'grades', 'quotas', 'admission', 'costFen', 'opensAt', 'closesAt', 'minimum', 'serviceKey', 'offCampus']))
    expect(changeBarred('details', ['capacity'])).toBe('capacity')
    expect(changeBarred('exceptCapacity', ['weekday', 'capacity'])).toBe('capacity')
    expect(changeBarred('details', ['weekday', 'capacity'])).toBe('promised')
    expect(changeBarred('exceptCapacity', ['weekday'])).toBeNull()
    expect(changeBarred('nothing', [])).toBe('closed')
  })
})

test('the same time written in another zone, or the same grades in another order, is no change', () => {
  const other = { ...course, grades: [4, 3, 4], opensAt: '2026-09-08T10:00:00Z' }
  expect(changedFields(inOrder(course), inOrder(other))).toEqual([])
  expect(changedFields(inOrder(course), inOrder({ ...other, venue: '棋室' }))).toEqual(['venue'])
})

test('a copy of last term’s course leaves its dates, approval and what is not there any more behind', () => {
  const quota = { key: 'a', name: '留守儿童', places: 3, grades: null, groups: ['leftBehindChild'], until: null }
  const last: CourseFields = { ...course, serviceKey: 'gone', teacherId: 'left', offCampus: true, offCampusApproved: true, changeUntil: course.opensAt, quotas: [quota, { ...quota, key: 'b', groups: ['gone'] }, { ...quota, key: 'c', until: course.closesAt }] }
  const copy = copyOf(last, { plan: { services: [{ key: 'evening' }], priorityGroups: [{ key: 'leftBehindChild' }] }, staff: [] })
  expect(copy).toEqual({ ...course, offCampus: true, serviceKey: null, teacherId: null, opensAt: null, closesAt: null, quotas: [quota] })
})
