import * as z from 'zod/mini'
import { admissionMode, courseQuota, courseView, gradeOpening } from './course'
import { operation } from './operation'
import { partnerKind } from './plan-people'
import { clockTime, date, fen, freeText, grade, id, instant, nothing, offset, pageEnd, planKey, sha256, text, weekday } from './values'

const places = z.int().check(z.gte(1), z.lte(500))

/** A course as the office writes it. A draft may lack anything but a title; what it still needs is told by the check. */
export const courseFields = z.object({
  title: text(40),
  category: freeText(20),
  content: freeText(200),
  serviceKey: z.nullable(planKey),
  weekday: z.nullable(weekday),
  startsAt: z.nullable(clockTime),
  endsAt: z.nullable(clockTime),
  grades: z.array(grade).check(z.maxLength(9)),
  teacherId: z.nullable(id),
  venue: freeText(60),
  offCampus: z.boolean(),
  /** The authority has approved that it leaves the campus. */
  offCampusApproved: z.boolean(),
  itemsToBring: freeText(100),
  tags: z.array(planKey).check(z.maxLength(20)),
  /** What kind of outsider gives it; null for the school's own teachers. */
  providerKind: z.nullable(partnerKind),
  provider: freeText(40),
  /** Asked for where the plan has them. */
  leader: freeText(40),
  securityOfficer: freeText(40),
  capacity: z.nullable(places),
  minimum: z.nullable(places),
  costFen: z.nullable(fen.check(z.lte(10_000_000))),
  costNote: freeText(100),
  /** `draw` is published as meant for a draw: nobody can choose it until the office has begun one with it. */
  admission: admissionMode,
  opensAt: z.nullable(instant),
  closesAt: z.nullable(instant),
  gradeOpenings: z.array(gradeOpening).check(z.maxLength(9)),
  changeUntil: z.nullable(instant),
  offerMinutes: z.int().check(z.gte(5), z.lte(20_160)),
  quotas: z.array(courseQuota).check(z.maxLength(6)),
})
export type CourseFields = z.infer<typeof courseFields>

const words = z.string()
/** The same as it is kept: a blank one has no title, and what was written before this form may be longer than it takes. */
const keptCourse = z.extend(courseFields, {
  ...{ title: words, category: words, content: words, venue: words, itemsToBring: words, provider: words, leader: words, securityOfficer: words, costNote: words },
  ...{ capacity: z.nullable(z.int()), minimum: z.nullable(z.int()), costFen: z.nullable(fen), tags: z.array(words) },
})

const fieldName = z.keyof(courseFields)

/** One thing that the check of the menu found: what it says of this course, and what would satisfy it. */
export const menuFinding = z.object({
  level: z.enum(['block', 'warn']),
  /** Such as R-060; null where the course could not be held or chosen at all. */
  rule: z.nullable(z.string()),
  /** The field that is meant; null where it is about the whole course or menu. */
  field: z.nullable(fieldName),
  says: z.string(),
  satisfy: z.string(),
})
export type MenuFinding = z.infer<typeof menuFinding>

const courseStatus = z.enum(['draft', 'published', 'closed'])

/** The term's menu as the office has it: drafts first, then what is published or closed; and what the plan has beside it. */
export const readMenuDraft = operation({
  name: 'readMenuDraft',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ offset }),
  output: z.object({
    term: z.object({ name: z.string(), startsOn: date, endsOn: date }),
    /** What the plan says of its menu; null where it says nothing. */
    menuText: z.nullable(z.string()),
    /** Courses of the plan that families choose and that nobody has taken up yet. */
    planned: z.array(z.object({ planKey, title: z.string(), serviceName: z.string(), weekdays: z.nullable(z.array(weekday)) })),
    /** The term before, where it had courses that are not copied yet. */
    lastTerm: z.nullable(z.object({ name: z.string(), courses: z.int() })),
    courses: z.array(
      z.object({
        courseId: id,
        revision: z.int(),
        status: courseStatus,
        title: z.string(),
        serviceName: z.nullable(z.string()),
        weekday: z.nullable(weekday),
        startsAt: z.nullable(clockTime),
        endsAt: z.nullable(clockTime),
        grades: z.array(grade),
        teacherName: z.nullable(z.string()),
        venue: z.string(),
        capacity: z.nullable(z.int()),
        taken: z.int(),
        waiting: z.int(),
        admission: admissionMode,
        opensAt: z.nullable(instant),
        blocks: z.int(),
        warns: z.int(),
      }),
    ),
    ...pageEnd,
  }),
  refusals: ['plan_not_published'],
})

/** What may still be changed of a course: all of it; what breaks no promise to a family; nothing. */
export const courseChangeable = z.enum(['all', 'exceptCapacity', 'details', 'nothing'])
export type CourseChangeable = z.infer<typeof courseChangeable>

/** One course with everything to fill in and to choose from; without an id, a blank one. */
export const readCourseForm = operation({
  name: 'readCourseForm',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ courseId: z.nullable(id) }),
  output: z.object({
    courseId: z.nullable(id),
    revision: z.int(),
    status: courseStatus,
    changeable: courseChangeable,
    course: keptCourse,
    findings: z.array(menuFinding),
    staff: z.array(z.object({ staffId: id, name: z.string() })),
    /** `hours` in the plan's words, by grade where they differ; empty where the plan states none. */
    services: z.array(z.object({ key: planKey, name: z.string(), weekdays: z.nullable(z.array(weekday)), grades: z.array(grade), hours: z.string() })),
    priorityGroups: z.array(z.object({ key: planKey, name: z.string() })),
    /** Tags that the plan and its courses use, and those it forbids, with their names. */
    tags: z.array(z.object({ tag: planKey, name: z.string(), forbidden: z.boolean() })),
    /** Whether the plan asks for a leader and a security officer. */
    asksLeader: z.boolean(),
    asksSecurityOfficer: z.boolean(),
  }),
  refusals: ['plan_not_published', 'course_unknown'],
})

/** Writes a course: a new one or a draft whole, a published one as far as no promise is broken. */
export const saveCourse = operation({
  name: 'saveCourse',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ courseId: z.nullable(id), revision: z.int(), course: courseFields }),
  output: z.object({ courseId: id, revision: z.int(), findings: z.array(menuFinding), familiesTold: z.int() }),
  refusals: ['plan_not_published', 'course_unknown', 'course_edited', 'service_unknown', 'staff_unknown', 'course_promised', 'course_capacity_apart', 'course_closed_for_good', 'menu_blocked'],
})

/** Throws a draft away; what is published stays. */
export const discardCourse = operation({
  name: 'discardCourse',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ courseId: id, revision: z.int() }),
  output: nothing,
  refusals: ['course_unknown', 'course_edited', 'course_published_already'],
})

const made = z.object({ courseIds: z.array(id) })

/** Makes drafts of courses that the plan names, one for each of their weekdays; those taken up already are left alone. */
export const importFromPlan = operation({
  name: 'importFromPlan',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ planKeys: z.array(planKey).check(z.minLength(1), z.maxLength(120)) }),
  output: made,
  refusals: ['plan_not_published', 'planned_course_unknown'],
})

/** Makes drafts of the courses of the term before, without its dates; those copied already are left alone. */
export const copyLastTerm = operation({
  name: 'copyLastTerm',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: nothing,
  output: made,
  refusals: ['plan_not_published', 'last_term_missing'],
})

const mostAtOnce = 40

/** What stands against publishing these drafts together (R-015, R-017, R-024, R-055, R-060 and their kind). */
export const checkMenu = operation({
  name: 'checkMenu',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ courseIds: z.array(id).check(z.minLength(1), z.maxLength(mostAtOnce)) }),
  output: z.object({
    /** About the menu as a whole. */
    menu: z.array(menuFinding),
    courses: z.array(z.object({ courseId: id, revision: z.int(), title: z.string(), findings: z.array(menuFinding) })),
    blocks: z.int(),
    warns: z.int(),
    /** Names these very warnings, for publishing to say that they were seen; null where there are none. */
    warningsSha256: z.nullable(sha256),
    /** Guardians who will be told. */
    guardiansToTell: z.int(),
  }),
  refusals: ['plan_not_published', 'course_unknown', 'course_published_already'],
})

/** Publishes drafts: blocks stop them all, warnings must have been seen, guardians of enrolled children are told (FR-014). */
export const publishMenu = operation({
  name: 'publishMenu',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({
    courses: z.array(z.object({ courseId: id, revision: z.int() })).check(z.minLength(1), z.maxLength(mostAtOnce)),
    /** `warningsSha256` of the check that was shown; null where there was nothing to see. */
    warningsSeen: z.nullable(sha256),
  }),
  output: z.object({ published: z.int(), publishedAt: instant, guardiansTold: z.int() }),
  refusals: ['plan_not_published', 'course_unknown', 'course_edited', 'course_published_already', 'menu_blocked', 'menu_warnings_unseen'],
})

/** The published menu, readable by anyone before binding (FR-014, FR-042). */
export const readPublicMenu = operation({
  name: 'readPublicMenu',
  kind: 'read',
  roles: ['visitor'],
  input: z.object({ offset }),
  output: z.object({
    termName: z.string(),
    menuText: z.nullable(z.string()),
    courses: z.array(z.object({ course: courseView, serviceName: z.string() })),
    ...pageEnd,
  }),
  refusals: ['plan_not_published'],
})
