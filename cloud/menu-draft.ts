import type { CourseFields, MenuFinding } from './contract/course-office'
import type { SchoolPlan } from './contract/plan-document'
import type { Term } from './contract/plan'
import type { Database } from './db/database'
import { sha256 } from './digest'
import { endOfDay, startOfDay } from './rules/dates'
import { checkCourse, checkWholeMenu, type CourseSlot } from './rules/menu-check'
import { partnerNames } from './rules/plan-names'
import { officeCourses, type CourseRecord, type OfficeCourse } from './store/course-office'
import { allStaff, type StaffMember } from './store/group'
import { publishedPlan } from './store/plan'

/** The term's menu with all that a course is judged by. */
export interface MenuDraft {
  plan: SchoolPlan
  term: Term
  staff: StaffMember[]
  courses: OfficeCourse[]
}

export async function readMenu(db: Database, schoolId: string): Promise<MenuDraft | null> {
  const published = await publishedPlan(db, schoolId)
  if (!published) return null
  const { plan, term } = published
  return { plan, term, staff: await allStaff(db, schoolId), courses: await officeCourses(db, schoolId, term.termId) }
}

const slotOf = ({ courseId, course: { title, teacherId, venue, weekday, startsAt, endsAt } }: OfficeCourse): CourseSlot[] =>
  weekday === null || startsAt === null || endsAt === null ? [] : [{ courseId, title, teacherId, venue, weekday, startsAt, endsAt }]

/** What stands against a course as it is, or as it would be. */
export function findingsOf({ plan, term, staff, courses }: MenuDraft, { courseId, planKey, course }: { courseId: string | null; planKey: string | null; course: CourseFields }, now: Date): MenuFinding[] {
  const others = courses.filter((each) => each.courseId !== courseId && each.status !== 'closed').flatMap(slotOf)
  return checkCourse(course, { plan, term, planKey, staff, others, now })
}

export interface MenuReport {
  menu: MenuFinding[]
  courses: { courseId: string; revision: number; title: string; findings: MenuFinding[] }[]
  blocks: number
  warns: number
  warningsSha256: string | null
}

/** The check of drafts that are to be published together. The hash is of the warnings alone, whatever order they came in. */
export function menuReport(menu: MenuDraft, drafts: readonly OfficeCourse[], now: Date): MenuReport {
  const inOrder = [...drafts].sort((a, b) => (a.courseId < b.courseId ? -1 : 1))
  const whole = checkWholeMenu(inOrder.map(({ course }) => course), { plan: menu.plan, term: menu.term, now })
  const courses = inOrder.map((each) => ({ courseId: each.courseId, revision: each.revision, title: each.course.title, findings: findingsOf(menu, each, now) }))
  const all = [...whole, ...courses.flatMap(({ findings }) => findings)]
  const warnings = [{ courseId: null, findings: whole }, ...courses].flatMap(({ courseId, findings }) => findings.filter(({ level }) => level === 'warn').map(({ says }) => [courseId, says]))
  return {
    menu: whole,
    courses,
    blocks: all.filter(({ level }) => level === 'block').length,
    warns: warnings.length,
    warningsSha256: warnings.length === 0 ? null : sha256(JSON.stringify(warnings)),
  }
}

/**
 * A course that the check has found without blocks, as it is written. The school fills one without dates of its own at
 * any time of the term.
 */
export function recordOf(course: CourseFields, term: Pick<Term, 'startsOn' | 'endsOn'>): CourseRecord {
  const { serviceKey, weekday, startsAt, endsAt, teacherId, capacity } = course
  if (serviceKey === null || weekday === null || startsAt === null || endsAt === null || teacherId === null || capacity === null) throw new Error('the check let an incomplete course pass')
  const opensAt = course.opensAt ?? startOfDay(term.startsOn).toISOString()
  const closesAt = course.closesAt ?? endOfDay(term.endsOn).toISOString()
  const providerName = course.provider || (course.providerKind === null ? null : partnerNames[course.providerKind])
  return { course: { ...course, serviceKey, weekday, startsAt, endsAt, teacherId, capacity, opensAt, closesAt }, providerName }
}
