import type { CourseView } from '../contract/course'
import type { ChoosingPhase } from '../contract/signup-day'
import { obstacleTo, opensFor, type ChoiceFacts } from './course-choice'
import type { EnrolmentFact } from './timetable'

export type OpeningCourse = ChoiceFacts['course'] & Pick<CourseView, 'courseId'>

/** A child that may choose, without a name. */
export interface ChoosingChild {
  grade: number
  enrolments: EnrolmentFact[]
}

/** Courses that families choose by first come, drafts, closed ones and draws left out. */
export const chosenFirstCome = <Course extends Pick<CourseView, 'admission' | 'status'>>(courses: readonly Course[]): Course[] =>
  courses.filter(({ admission, status }) => admission === 'firstCome' && status === 'published')

type Times = Pick<CourseView, 'opensAt' | 'closesAt' | 'gradeOpenings'>

const opensFirst = ({ opensAt, gradeOpenings }: Times) => Math.min(...[opensAt, ...gradeOpenings.map((each) => each.opensAt)].map((each) => Date.parse(each)))

/** Where choosing stands, with the next opening while none is open, and the end of what is open or to come. */
export function phaseOf(courses: readonly Times[], now: Date): { phase: ChoosingPhase; opensAt: Date | null; closesAt: Date | null } {
  const at = now.getTime()
  const live = courses.filter(({ closesAt }) => Date.parse(closesAt) > at)
  if (courses.length === 0) return { phase: 'none', opensAt: null, closesAt: null }
  if (live.length === 0) return { phase: 'over', opensAt: null, closesAt: null }
  const closesAt = new Date(Math.max(...live.map((each) => Date.parse(each.closesAt))))
  const openings = live.map(opensFirst)
  return openings.some((each) => each <= at) ? { phase: 'open', opensAt: null, closesAt } : { phase: 'before', opensAt: new Date(Math.min(...openings)), closesAt }
}

/** The courses that a child could choose once they are open for its grade, whatever it holds. */
export const coursesFor = <Course extends OpeningCourse>({ grade, enrolments }: ChoosingChild, courses: readonly Course[], today: string): Course[] =>
  courses.filter((course) => obstacleTo({ now: opensFor(course, grade), today, grade, enrolments, held: [], coursesPerChild: null, course }) === null)

export interface Wave {
  opensAt: Date
  children: number
}

/** How many children each coming opening lets in, earliest first: a child comes when the first course it could choose opens. */
export function wavesOf(children: readonly ChoosingChild[], courses: readonly OpeningCourse[], today: string, now: Date): Wave[] {
  const waves = new Map<number, number>()
  for (const child of children) {
    const opensAt = firstOpening(child, coursesFor(child, courses, today), now)
    if (opensAt !== null) waves.set(opensAt, (waves.get(opensAt) ?? 0) + 1)
  }
  return [...waves].sort(([a], [b]) => a - b).map(([at, count]) => ({ opensAt: new Date(at), children: count }))
}

/** When the first of these courses opens for a child; null where none is still to open. */
export function firstOpening({ grade }: Pick<ChoosingChild, 'grade'>, courses: readonly Times[], now: Date): number | null {
  const coming = courses.map((course) => opensFor(course, grade).getTime()).filter((at) => at > now.getTime())
  return coming.length === 0 ? null : Math.min(...coming)
}
