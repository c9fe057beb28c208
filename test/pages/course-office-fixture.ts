import type { readCourseForm, readMenuDraft } from 'cloud/contract/course-office'
import type { OutputOf } from 'cloud/contract/operation'
import { blankCourse } from 'cloud/rules/plan-courses'
import { idOf, theWhole } from './staff-fixture'

export type Form = OutputOf<typeof readCourseForm>
export type Menu = OutputOf<typeof readMenuDraft>

export const courseId = idOf(701)
export const teacherId = idOf(702)

export const formWith = (changes: Partial<Form> = {}, course: Partial<Form['course']> = {}): Form => ({
  courseId,
  revision: 3,
  status: 'draft',
  changeable: 'all',
  course: { ...blankCourse, title: '围棋', grades: [3, 4], ...course },
  findings: [],
  staff: [{ staffId: teacherId, name: '石磊' }],
  services: [{ key: 'afternoon', name: '晚托', weekdays: [2, 3], grades: [3, 4, 5, 6], hours: '16:20–17:20' }],
  priorityGroups: [{ key: 'leftBehindChild', name: '留守儿童' }],
  tags: [{ tag: 'chess', name: '棋类', forbidden: false }, { tag: 'newLesson', name: '讲新课', forbidden: true }],
  asksLeader: false,
  asksSecurityOfficer: false,
  ...changes,
})

export const lineWith = (changes: Partial<Menu['courses'][number]> = {}): Menu['courses'][number] => ({
  ...{ courseId, revision: 3, status: 'draft', title: '围棋', serviceName: '晚托', weekday: 2, startsAt: '16:20', endsAt: '17:20', grades: [3, 4] },
  ...{ teacherName: '石磊', venue: '棋室', capacity: 20, taken: 0, waiting: 0, admission: 'firstCome', opensAt: '2026-09-08T10:00:00Z', blocks: 0, warns: 0 },
  ...changes,
})

export const menuWith = (courses: Menu['courses'], changes: Partial<Menu> = {}): Menu => ({
  term: { name: '2026年秋季学期', startsOn: '2026-08-31', endsOn: '2027-01-01' },
  menuText: null,
  planned: [],
  lastTerm: null,
  courses,
  ...theWhole(courses.length),
  ...changes,
})
