import * as z from 'zod/mini'
import { sessionChange } from './day-change'
import { dayRecord } from './day-record'
import { operation } from './operation'
import { clockTime, date, fen, grade, id, instant, offset, pageEnd, planKey, text, weekday } from './values'

export const admissionMode = z.enum(['firstCome', 'draw', 'assigned'])
export type AdmissionMode = z.infer<typeof admissionMode>

/** Places of a course kept for some children, declared before choosing opens; null means that it does not narrow. */
export const courseQuota = z.object({
  key: planKey,
  name: text(30),
  places: z.int().check(z.gte(1), z.lte(500)),
  grades: z.nullable(z.array(grade).check(z.minLength(1))),
  /** Priority groups of the plan, by key. */
  groups: z.nullable(z.array(planKey).check(z.minLength(1))),
  /** What is not used by then is everyone's; null keeps it reserved. */
  until: z.nullable(instant),
})
export type CourseQuota = z.infer<typeof courseQuota>

/** Staggered opening: from when these grades may choose. */
export const gradeOpening = z.object({ grades: z.array(grade).check(z.minLength(1)), opensAt: instant })

/** Why this child cannot take this course now; null where it can. */
export const courseObstacle = z.enum(['not_active', 'grade', 'weekday', 'clash', 'limit', 'not_open', 'closed', 'assigned', 'draw', 'cancelled'])
export type CourseObstacle = z.infer<typeof courseObstacle>

export const courseView = z.object({
  courseId: id,
  title: z.string(),
  category: z.string(),
  content: z.string(),
  serviceKey: planKey,
  weekday,
  startsAt: clockTime,
  endsAt: clockTime,
  grades: z.array(grade),
  teacherName: z.string(),
  teacherIntroduction: z.string(),
  venue: z.string(),
  itemsToBring: z.string(),
  admission: admissionMode,
  /** The draw in which families rank it; null for the other modes. */
  drawId: z.nullable(id),
  /** Whether that draw has been held: what it left over is then chosen like any course (补选). */
  drawHeld: z.boolean(),
  /** Meant for a draw that the office has not begun yet; until then it is `assigned`, so that nobody can choose it. */
  drawPlanned: z.optional(z.boolean()),
  opensAt: instant,
  closesAt: instant,
  gradeOpenings: z.array(gradeOpening),
  /** Until when families give back or change by themselves; null: as long as the term lasts. */
  changeUntil: z.nullable(instant),
  /** How long an offered place is held, in minutes. */
  offerMinutes: z.int(),
  capacity: z.int(),
  placesLeft: z.int(),
  waiting: z.int(),
  /** Below this many it does not take place; null where none is set. */
  minimum: z.nullable(z.int()),
  /** What it costs beside the service; null where it costs nothing more. */
  costFen: z.nullable(fen),
  costNote: z.string(),
  provider: z.nullable(z.string()),
  quotas: z.array(courseQuota),
  status: z.enum(['draft', 'published', 'closed']),
})
export type CourseView = z.infer<typeof courseView>

/** A place that a child has, is offered, or waits for. */
export const placeState = z.enum(['joined', 'offered', 'waiting'])
export type PlaceState = z.infer<typeof placeState>
/** When a place comes free: take it at once and give back what clashes with it, or ask first for a time. */
export const onOffer = z.enum(['take', 'ask'])
export type OnOffer = z.infer<typeof onOffer>

const ownPlace = z.object({ placeId: id, state: placeState, waitingPosition: z.nullable(z.int()), offerUntil: z.nullable(instant) })

/** Courses in one page of a menu: each may be as long as the office could write it, and a page stays under 100 KB. */
export const menuPageSize = 25

/** The menu for one child (FR-041, FR-042): what it may take first; the rest with the reason in a word. */
export const readMenu = operation({
  name: 'readMenu',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ childId: id, offset }),
  output: z.object({
    child: z.object({ childId: id, name: z.string(), grade, className: z.string() }),
    coursesPerChild: z.nullable(z.int()),
    /** Places left and waiting are as of then: at most two seconds old. */
    asOf: instant,
    courses: z.array(
      z.object({
        course: courseView,
        own: z.nullable(ownPlace),
        obstacle: z.nullable(courseObstacle),
        /** The course it clashes with, by title. */
        clashesWith: z.nullable(z.string()),
      }),
    ),
    ...pageEnd,
  }),
  refusals: ['child_not_yours', 'plan_not_published'],
})

/** Why one line of a basket was not done; the same words as the refusals of choosing. */
export const lineRefusal = z.enum([
  'child_not_yours',
  'course_unknown',
  'course_taken_already',
  'course_not_active',
  'course_not_for_grade',
  'course_weekday_not_chosen',
  'course_clash',
  'course_limit',
  'course_not_open',
  'course_closed',
  'course_assigned_by_school',
  'course_by_draw',
  'course_cancelled',
  'course_full',
  'course_change_closed',
  'course_not_together',
])
export type LineRefusal = z.infer<typeof lineRefusal>

/** One wish of a basket. */
export const basketLine = z.object({
  childId: id,
  courseId: id,
  /** Where no place is free: wait in line, or leave it. */
  ifFull: z.enum(['wait', 'leave']),
  onOffer,
  /** Where it overlaps courses that the child has: refuse it, or give those back for it once it has the place. */
  ifClash: z.enum(['refuse', 'replace']),
  /** Lines of the same number get places at once, all of them, or none of them gets anything: 兄弟姐妹同选. */
  together: z.nullable(z.int().check(z.gte(1), z.lte(20))),
})
export type BasketLine = z.infer<typeof basketLine>

export const lineResult = z.object({
  childId: id,
  courseId: id,
  result: z.enum(['joined', 'waiting', 'refused']),
  placeId: z.nullable(id),
  waitingPosition: z.nullable(z.int()),
  refusal: z.nullable(lineRefusal),
  /** The refusal as a sentence; empty where the line was done. */
  message: z.string(),
})

/**
 * Takes places, or numbered places in line, for all children and hours of a family in one go (R-025, FR-041, FR-044).
 * Lines are done in their order, each has its own result, and one that is refused keeps no other from being done.
 */
export const chooseCourses = operation({
  name: 'chooseCourses',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ lines: z.array(basketLine).check(z.minLength(1), z.maxLength(40)) }),
  output: z.object({ lines: z.array(lineResult) }),
  refusals: ['plan_not_published', 'queued', 'queue_full'],
})

/** Gives back a place or leaves the waiting list; the next family in line moves up at once. */
export const releaseCourse = operation({
  name: 'releaseCourse',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ placeId: id }),
  output: z.object({ placeId: id }),
  refusals: ['place_unknown', 'place_released', 'course_change_closed'],
})

/** One stay of one child on one day: where, with whom, until when. */
export const session = z.object({
  date,
  serviceKey: planKey,
  serviceName: z.string(),
  courseId: z.nullable(id),
  title: z.string(),
  /** Null where the plan gives no clock time, only a lesson's ordinal or an offset; `time` says it in words then. */
  startsAt: z.nullable(clockTime),
  endsAt: z.nullable(clockTime),
  time: z.string(),
  venue: z.nullable(z.string()),
  teacherName: z.nullable(z.string()),
  activities: z.array(z.object({ time: z.string(), activity: z.string() })),
  /** How this day differs from the week; a session that is cancelled is still listed. */
  changes: z.array(sessionChange),
})
export type Session = z.infer<typeof session>

/** The same with how it went; null for what lies within a stay and has no roll of its own (FR-062). */
export const recordedSession = z.object({ ...session.shape, record: z.nullable(dayRecord) })
export type RecordedSession = z.infer<typeof recordedSession>

/** The child's own timetable of one week, Monday to Sunday (FR-003, FR-055). */
export const readWeek = operation({
  name: 'readWeek',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ childId: id, weekOf: z.optional(date) }),
  output: z.object({
    childName: z.string(),
    monday: date,
    today: date,
    weekNumber: z.nullable(z.int()),
    holidays: z.array(z.object({ date, name: z.string() })),
    /** The care groups of the services that the child is enrolled in; empty where the school has not grouped them (FR-055). */
    groups: z.array(z.object({ serviceName: z.string(), name: z.string(), room: z.nullable(z.string()), teacherName: z.nullable(z.string()) })),
    sessions: z.array(recordedSession),
  }),
  refusals: ['child_not_yours', 'plan_not_published'],
})
