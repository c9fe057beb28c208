import * as z from 'zod/mini'
import { operation } from './operation'
import { clockTime, date, grade, id, instant, offset, pageEnd, planKey, weekday } from './values'

export const admissionMode = z.enum(['firstCome', 'assigned'])

/** Why this child cannot take this course now; null where it can. */
export const courseObstacle = z.enum(['not_active', 'grade', 'weekday', 'clash', 'limit', 'not_open', 'closed', 'assigned'])
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
  opensAt: instant,
  closesAt: instant,
  capacity: z.int(),
  placesLeft: z.int(),
  waiting: z.int(),
})
export type CourseView = z.infer<typeof courseView>

const ownPlace = z.object({ placeId: id, state: z.enum(['joined', 'waiting']), waitingPosition: z.nullable(z.int()) })

/** The menu for one child (FR-041, FR-042): what it may take first; the rest with the reason in a word. */
export const readMenu = operation({
  name: 'readMenu',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ childId: id, offset }),
  output: z.object({
    child: z.object({ childId: id, name: z.string(), grade, className: z.string() }),
    coursesPerChild: z.nullable(z.int()),
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

/** Takes a place at once or a numbered place in the waiting list (R-025, FR-044). */
export const chooseCourse = operation({
  name: 'chooseCourse',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ childId: id, courseId: id }),
  output: z.object({ placeId: id, state: z.enum(['joined', 'waiting']), waitingPosition: z.nullable(z.int()) }),
  refusals: [
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
  ],
})

/** Gives back a place or leaves the waiting list; the next family in line moves up at once. */
export const releaseCourse = operation({
  name: 'releaseCourse',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ placeId: id }),
  output: z.object({ placeId: id }),
  refusals: ['place_unknown', 'place_released'],
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
})
export type Session = z.infer<typeof session>

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
    sessions: z.array(session),
  }),
  refusals: ['child_not_yours', 'plan_not_published'],
})
