import type { CourseFields } from '../contract/course-office'
import type { Database } from '../db/database'

/** A course as the office has it, whether it is still written or published. */
export interface OfficeCourse {
  courseId: string
  revision: number
  status: 'draft' | 'published' | 'closed'
  planKey: string | null
  copiedFrom: string | null
  course: CourseFields
  taken: number
  waiting: number
  drawId: string | null
}

/** One office at a time: two that import or publish at once must not both do so. Comes before any course's lock. */
export async function lockMenu(db: Database, schoolId: string) {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('menu:' || $1, 0))`, [schoolId])
}

interface DraftRow {
  course_id: string
  revision: number
  plan_key: string | null
  copied_from: string | null
  document: CourseFields
}

const draft = (row: DraftRow): OfficeCourse => ({
  ...{ courseId: row.course_id, revision: row.revision, status: 'draft', planKey: row.plan_key, copiedFrom: row.copied_from, course: row.document },
  ...{ taken: 0, waiting: 0, drawId: null },
})

interface CourseRow extends Omit<DraftRow, 'document'> {
  status: 'published' | 'closed'
  title: string
  category: string
  content: string
  service_key: string
  weekday: number
  starts_at: string
  ends_at: string
  grades: number[]
  teacher_id: string
  venue: string
  off_campus: boolean
  off_campus_approved: boolean
  items_to_bring: string
  tags: string[]
  provider_kind: CourseFields['providerKind']
  provider: string | null
  leader: string
  security_officer: string
  capacity: number
  minimum: number | null
  cost_fen: number | null
  cost_note: string
  admission: CourseFields['admission']
  draw_id: string | null
  draw_planned: boolean
  opens_at: Date
  closes_at: Date
  grade_openings: CourseFields['gradeOpenings']
  change_until: Date | null
  offer_minutes: number
  quotas: CourseFields['quotas']
  taken: number
  waiting: number
}

const fields = (row: CourseRow): CourseFields => ({
  title: row.title,
  category: row.category,
  content: row.content,
  serviceKey: row.service_key,
  weekday: row.weekday,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  grades: row.grades,
  teacherId: row.teacher_id,
  venue: row.venue,
  offCampus: row.off_campus,
  offCampusApproved: row.off_campus_approved,
  itemsToBring: row.items_to_bring,
  tags: row.tags,
  providerKind: row.provider_kind,
  provider: row.provider ?? '',
  leader: row.leader,
  securityOfficer: row.security_officer,
  capacity: row.capacity,
  minimum: row.minimum,
  costFen: row.cost_fen,
  costNote: row.cost_note,
  admission: row.draw_planned ? 'draw' : row.admission,
  opensAt: row.opens_at.toISOString(),
  closesAt: row.closes_at.toISOString(),
  gradeOpenings: row.grade_openings,
  changeUntil: row.change_until?.toISOString() ?? null,
  offerMinutes: row.offer_minutes,
  quotas: row.quotas,
})

const published = (row: CourseRow): OfficeCourse => ({
  ...{ courseId: row.course_id, revision: row.revision, status: row.status, planKey: row.plan_key, copiedFrom: row.copied_from, course: fields(row) },
  ...{ taken: row.taken, waiting: row.waiting, drawId: row.draw_id },
})

/** All courses of a term: drafts first, then the others by weekday and time. */
export async function officeCourses(db: Database, schoolId: string, termId: string): Promise<OfficeCourse[]> {
  const drafts = await db.rows<DraftRow>(`select * from course_draft where school_id = $1 and term_id = $2 order by document ->> 'weekday' nulls first, document ->> 'startsAt', document ->> 'title', course_id`, [schoolId, termId])
  const courses = await db.rows<CourseRow>(`select * from course where school_id = $1 and term_id = $2 order by status desc, weekday, starts_at, title, course_id`, [schoolId, termId])
  return [...drafts.map(draft), ...courses.map(published)]
}

export interface NewDraft {
  courseId: string
  planKey: string | null
  copiedFrom: string | null
  course: CourseFields
}

export async function addDrafts(db: Database, schoolId: string, termId: string, drafts: readonly NewDraft[], by: { staffId: string | null; now: Date }) {
  for (const { courseId, planKey, copiedFrom, course } of drafts) {
    await db.rows(`insert into course_draft (school_id, course_id, term_id, plan_key, copied_from, document, saved_by, saved_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`, [
      ...[schoolId, courseId, termId, planKey, copiedFrom, JSON.stringify(course), by.staffId, by.now],
    ])
  }
}

export async function updateDraft(db: Database, schoolId: string, courseId: string, course: CourseFields, by: { staffId: string | null; now: Date }) {
  await db.rows(`update course_draft set document = $3, revision = revision + 1, saved_by = $4, saved_at = $5 where school_id = $1 and course_id = $2`, [schoolId, courseId, JSON.stringify(course), by.staffId, by.now])
}

export async function deleteDrafts(db: Database, schoolId: string, courseIds: readonly string[]) {
  await db.rows(`delete from course_draft where school_id = $1 and course_id = any($2::uuid[])`, [schoolId, courseIds])
}

/** A course that the check has found complete, as its row is written. */
export interface CourseRecord {
  course: CourseFields & { serviceKey: string; weekday: number; startsAt: string; endsAt: string; teacherId: string; capacity: number; opensAt: string; closesAt: string }
  /** How the provider is called for families; null for the school's own teachers. */
  providerName: string | null
}

// One list of columns for the insert and the update; a course that is meant for a draw stays closed to choosing.
const columns =
  'title, category, content, service_key, weekday, starts_at, ends_at, grades, teacher_id, venue, off_campus, off_campus_approved, items_to_bring, tags, provider_kind, provider, leader, security_officer, minimum, cost_fen, cost_note, admission, draw_planned, opens_at, closes_at, grade_openings, change_until, offer_minutes, quotas'
const numbered = (from: number) => columns.split(', ').map((_, index) => `$${from + index}`).join(', ')

const values = ({ course, providerName }: CourseRecord) => [
  ...[course.title, course.category, course.content, course.serviceKey, course.weekday, course.startsAt, course.endsAt, JSON.stringify(course.grades), course.teacherId, course.venue],
  ...[course.offCampus, course.offCampusApproved, course.itemsToBring, JSON.stringify(course.tags), course.providerKind, providerName, course.leader, course.securityOfficer],
  ...[course.minimum, course.costFen, course.costNote, course.admission === 'draw' ? 'assigned' : course.admission, course.admission === 'draw', new Date(course.opensAt), new Date(course.closesAt)],
  ...[JSON.stringify(course.gradeOpenings), course.changeUntil === null ? null : new Date(course.changeUntil), course.offerMinutes, JSON.stringify(course.quotas)],
]

/** Turns a draft into a published course under the same id. */
export async function publishCourse(db: Database, schoolId: string, termId: string, { courseId, planKey, copiedFrom }: Pick<OfficeCourse, 'courseId' | 'planKey' | 'copiedFrom'>, record: CourseRecord, now: Date) {
  await db.rows(
    `insert into course (school_id, course_id, term_id, plan_key, copied_from, capacity, status, published_at, ${columns}) values ($1, $2, $3, $4, $5, $6, 'published', $7, ${numbered(8)})`,
    [schoolId, courseId, termId, planKey, copiedFrom, record.course.capacity, now, ...values(record)],
  )
}

/** Changes a published course, all but its number of places. The caller holds its lock. */
export async function updateCourse(db: Database, schoolId: string, courseId: string, record: CourseRecord) {
  await db.rows(`update course set (${columns}) = (${numbered(3)}), revision = revision + 1 where school_id = $1 and course_id = $2`, [schoolId, courseId, ...values(record)])
}

/** Changes what may change at any time; who may choose and when stays as it was, in a draw too. */
export async function updateDetails(db: Database, schoolId: string, courseId: string, { course }: CourseRecord) {
  await db.rows(
    `update course set category = $3, content = $4, teacher_id = $5, venue = $6, items_to_bring = $7, leader = $8, security_officer = $9, revision = revision + 1 where school_id = $1 and course_id = $2`,
    [schoolId, courseId, course.category, course.content, course.teacherId, course.venue, course.itemsToBring, course.leader, course.securityOfficer],
  )
}

/** Children who have a place of a course, are offered one or wait for it. */
export async function childrenOfCourse(db: Database, schoolId: string, courseId: string): Promise<string[]> {
  const rows = await db.rows<{ child_id: string }>(`select child_id from course_place where school_id = $1 and course_id = $2 and state <> 'released'`, [schoolId, courseId])
  return rows.map(({ child_id }) => child_id)
}

/** The last term before one that had courses, and these. */
export async function lastTermCourses(db: Database, schoolId: string, termId: string): Promise<{ name: string; courses: OfficeCourse[] } | null> {
  const before = await db.row<{ term_id: string; name: string }>(
    `select t.term_id, t.name from term t join term now on now.school_id = t.school_id and now.term_id = $2
      where t.school_id = $1 and t.starts_on < now.starts_on
        and exists (select 1 from course c where c.school_id = t.school_id and c.term_id = t.term_id and c.status <> 'closed')
      order by t.starts_on desc limit 1`,
    [schoolId, termId],
  )
  if (!before) return null
  const rows = await db.rows<CourseRow>(`select * from course where school_id = $1 and term_id = $2 and status <> 'closed' order by weekday, starts_at, title, course_id`, [schoolId, before.term_id])
  return { name: before.name, courses: rows.map(published) }
}
