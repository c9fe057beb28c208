import Taro from '@tarojs/taro'
import { readMenu, type BasketLine, type chooseCourses, type CourseView, type LineRefusal, type readWeek } from 'cloud/contract/course'
import type { readPlaces } from 'cloud/contract/course-place'
import { readFamily } from 'cloud/contract/family'
import type { OutputOf } from 'cloud/contract/operation'
import { refusals } from 'cloud/contract/refusals'
import { family } from './family-fixture'
import { answer } from './fake-transport'

export const childId = '5f1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b6a'

type Menu = OutputOf<typeof readMenu>
export type Row = Menu['courses'][number]

const ids = new Map<string, string>()

/** The same id for the same title. */
export function courseIdOf(title: string) {
  const id = ids.get(title) ?? `0d7cf5be-0f1b-4c1c-9a40-0000000000${String(ids.size + 10)}`
  ids.set(title, id)
  return id
}

export const placeId = '7b0a4f0e-6a53-4a8e-9f0c-2f1f5f3f9a01'

/** A course that the child may take, with three places left; `course` and the rest replace what they name. */
export function menuRow(title: string, course: Partial<CourseView> = {}, row: Partial<Omit<Row, 'course'>> = {}): Row {
  return {
    course: {
      courseId: courseIdOf(title),
      title,
      category: '艺术',
      content: '从基本手法学起。',
      serviceKey: 'afternoon',
      weekday: 3,
      startsAt: '16:20',
      endsAt: '17:20',
      grades: [3, 4],
      teacherName: '李秋萍',
      teacherIntroduction: '',
      venue: '美术室',
      itemsToBring: '安全剪刀',
      admission: 'firstCome',
      opensAt: '2025-09-08T00:00:00Z',
      closesAt: '2025-09-12T10:00:00Z',
      capacity: 20,
      placesLeft: 3,
      waiting: 0,
      ...{ drawId: null, drawHeld: false, gradeOpenings: [], changeUntil: null, offerMinutes: 1440, minimum: null, costFen: null, costNote: '', provider: null, quotas: [], status: 'published' as const },
      ...course,
    },
    own: null,
    obstacle: null,
    clashesWith: null,
    ...row,
  }
}

export const menuOf = (courses: Row[], changes: Partial<Menu> = {}): Menu => ({
  child: { childId, name: '林小满', grade: 3, className: '三年级2班' },
  coursesPerChild: 2,
  asOf: '2025-09-09T00:00:00Z',
  courses,
  nextOffset: null,
  total: courses.length,
  ...changes,
})

export const weekOfChild = (changes: Partial<OutputOf<typeof readWeek>> = {}): OutputOf<typeof readWeek> => ({
  childName: '林小满',
  monday: '2025-09-29',
  today: '2025-09-30',
  weekNumber: 5,
  holidays: [{ date: '2025-10-01', name: '国庆节' }],
  groups: [],
  sessions: [
    {
      date: '2025-09-30',
      serviceKey: 'afternoon',
      serviceName: '晚托',
      courseId: courseIdOf('剪纸'),
      title: '剪纸',
      startsAt: '16:20',
      endsAt: '17:20',
      time: '16:20–17:20',
      venue: '美术室',
      teacherName: '李秋萍',
      activities: [], changes: [], record: null,
    },
  ],
  ...changes,
})

export const xiaozhouId = '6a1d7a6e-3c43-4f6e-9a8b-1f2e3d4c5b6b'
const xiaozhou = { childId: xiaozhouId, name: '林小舟', grade: 1, className: '一年级1班' }

/** The menu of the younger brother. */
export const menuOfBrother = (courses: Row[], changes: Partial<Menu> = {}): Menu => menuOf(courses, { child: xiaozhou, ...changes })

/** The family of one child, or of two where a second menu is given: what the course pages ask for. */
export function answerFamily(first: Menu, second?: Menu) {
  const [parent] = family.children
  const children = [first, ...(second ? [second] : [])].map(({ child }) => ({ ...(parent as (typeof family.children)[number]), ...child }))
  answer(readFamily, { ...family, children })
  answer(readMenu, (input) => (second && input.childId === second.child.childId ? second : first))
}

export const guardianId = family.guardian.guardianId

const wishDefaults = { ifFull: 'wait' as const, onOffer: 'ask' as const, ifClash: 'refuse' as const, together: null }
/** A line of a basket as a wish is sent where the family has changed nothing. */
export const lineOf = (title: string, changes: Partial<BasketLine> = {}): BasketLine => ({ childId, courseId: courseIdOf(title), ...wishDefaults, ...changes })

/** What the phone holds from an earlier visit. */
export function givenShortlist(lines: BasketLine[], rest: object = {}) {
  const titles = [...ids].map(([title, courseId]) => [courseId, title] as const)
  const titleOf = (courseId: string) => titles.find(([each]) => each === courseId)?.[1] ?? ''
  Taro.setStorageSync(`kehou.shortlist.haijiang.${guardianId}`, { wishes: lines.map((line) => ({ ...line, title: titleOf(line.courseId), refused: null })), ...rest })
}
export const keptShortlist = () => Taro.getStorageSync(`kehou.shortlist.haijiang.${guardianId}`) as { wishes: BasketLine[]; submission: { requestKey: string } | null; outcome: unknown }

type LineResult = OutputOf<typeof chooseCourses>['lines'][number]
export const joinedLine = (title: string, changes: Partial<LineResult> = {}): LineResult => ({ childId, courseId: courseIdOf(title), result: 'joined', placeId, waitingPosition: null, refusal: null, message: '', ...changes })
export const waitingLine = (title: string, waitingPosition: number, changes: Partial<LineResult> = {}) => joinedLine(title, { result: 'waiting', waitingPosition, ...changes })
export const refusedLine = (title: string, refusal: LineRefusal, changes: Partial<LineResult> = {}) => joinedLine(title, { result: 'refused', placeId: null, refusal, message: refusals[refusal], ...changes })

export type Place = OutputOf<typeof readPlaces>['places'][number]
export function placeOf(title: string, place: Partial<Place> = {}): Place {
  const { courseId, weekday, startsAt, endsAt, venue, teacherName, serviceKey } = menuRow(title).course
  return {
    placeId: `${placeId.slice(0, -2)}${courseIdOf(title).slice(-2)}`,
    childId,
    childName: '林小满',
    course: { courseId, title, weekday, startsAt, endsAt, venue, teacherName, serviceKey },
    state: 'joined',
    onOffer: 'ask',
    waitingPosition: null,
    offerUntil: null,
    requestedAt: '2025-09-08T00:00:00Z',
    movements: [],
    wouldGiveBack: [],
    reason: '',
    canRelease: true,
    ...place,
  }
}
