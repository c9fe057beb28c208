import * as z from 'zod/mini'
import { applicationForm, applicationStatus, reasonText } from './application'
import { admissionMode, placeState } from './course'
import { insuranceMode } from './insurance'
import { noticeEntry } from './notice'
import { operation } from './operation'
import { chainStep } from './plan-document'
import { staffRoles } from './roles'
import { date, freeText, grade, id, instant, nothing, offset, pageEnd, text, weekday } from './values'

/** Ties a member of staff to their WeChat account by the school's one-time code. Wrong codes are limited. */
export const bindStaff = operation({
  name: 'bindStaff',
  kind: 'write',
  roles: ['signedIn'],
  input: z.object({ code: text(20), staffName: text(30) }),
  output: z.object({ name: z.string(), roles: z.array(z.enum(staffRoles)) }),
  refusals: ['bind_code_wrong', 'bind_locked', 'bind_already'],
})

/** What waits for this member of staff, in one request. */
export const readDesk = operation({
  name: 'readDesk',
  kind: 'read',
  roles: [...staffRoles],
  input: nothing,
  output: z.object({
    name: z.string(),
    roles: z.array(z.enum(staffRoles)),
    classes: z.array(z.object({ classId: id, name: z.string(), pupils: z.int(), bound: z.int(), joined: z.int(), declined: z.int(), unanswered: z.int() })),
    waiting: z.object({ classReview: z.int(), schoolReview: z.int(), committeeReview: z.int(), toPublish: z.int(), objections: z.int(), toCountersign: z.int(), exits: z.int(), feedback: z.int(), complaints: z.int(), inspections: z.int(), latePromises: z.int(), toSign: z.int(), alerts: z.int(), blankRecords: z.int(), openFindings: z.int() }),
    /** The published plan's chain in its own words; empty where nothing is published. */
    steps: z.array(z.object({ step: chainStep, name: z.string() })),
    /** Messages to this member of staff that are unread. */
    unread: z.int(),
  }),
  refusals: [],
})

export const reviewStep = z.enum(['class_review', 'school_review', 'committee_review'])

/** What the parent committee decided at a meeting, where the office writes it down for want of a member (FR-030). */
export const minutes = z.object({ heldOn: date, text: text(200) })

export const reviewItem = z.object({
  applicationId: id,
  childName: z.string(),
  grade,
  className: z.string(),
  rosterNo: z.int(),
  status: applicationStatus,
  submittedAt: instant,
  form: z.nullable(applicationForm),
  guardianName: z.string(),
  /** The child's own words, where the plan lets it ask first. */
  studentWords: z.string(),
})

/**
 * Applications waiting for a step, priority groups first, then by time. Each read is logged. Of the committee's
 * step, the office has only what no member of the committee can decide.
 */
export const listReviews = operation({
  name: 'listReviews',
  kind: 'read',
  roles: ['classTeacher', 'schoolAdmin'],
  input: z.object({ step: reviewStep, offset }),
  output: z.object({ items: z.array(reviewItem), ...pageEnd }),
  refusals: ['step_not_yours'],
})

/** Passes, returns or refuses applications, one or many at once (FR-028, FR-029). All or none are decided. */
export const reviewApplications = operation({
  name: 'reviewApplications',
  kind: 'write',
  roles: ['classTeacher', 'schoolAdmin'],
  input: z.object({
    step: reviewStep,
    applicationIds: z.array(id).check(z.minLength(1), z.maxLength(100)),
    decision: z.enum(['pass', 'return', 'refuse']),
    reason: freeText(200),
    /** Only for the committee's step. */
    minutes: z.optional(z.nullable(minutes)),
  }),
  output: z.object({ decided: z.int() }),
  refusals: ['step_not_yours', 'application_unknown', 'application_not_in_step', 'reason_needed', 'universal_no_refusal', 'minutes_needed', 'minutes_not_yet', 'minutes_too_early', 'committee_decides_itself', 'committee_cannot_refuse'],
})

/** The list as it would be published now: everyone approved who is on no list yet. */
export const readNoticeDraft = operation({
  name: 'readNoticeDraft',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ offset }),
  output: z.object({ planNoticeDays: z.nullable(z.int()), today: date, entries: z.array(noticeEntry), ...pageEnd }),
  refusals: ['plan_not_published'],
})

/** Publishes the participant list for a number of days, today included. */
export const publishNotice = operation({
  name: 'publishNotice',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ days: z.int().check(z.gte(1), z.lte(30)), contact: text(60) }),
  output: z.object({ noticeId: id, closesOn: date, entries: z.int() }),
  refusals: ['plan_not_published', 'notice_empty', 'notice_not_in_chain', 'notice_days_fixed'],
})

export const listObjections = operation({
  name: 'listObjections',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ offset }),
  output: z.object({
    objections: z.array(
      z.object({
        objectionId: id,
        noticeTitle: z.string(),
        text: z.string(),
        filedAt: instant,
        filedBy: z.string(),
        status: z.enum(['open', 'upheld', 'dismissed']),
        reply: z.nullable(z.string()),
      }),
    ),
    ...pageEnd,
  }),
  refusals: [],
})

/** Answers an objection; the family that filed it is told. */
export const answerObjection = operation({
  name: 'answerObjection',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ objectionId: id, decision: z.enum(['upheld', 'dismissed']), reply: reasonText }),
  output: nothing,
  refusals: ['objection_unknown', 'objection_answered'],
})

export const listCountersigns = operation({
  name: 'listCountersigns',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ offset }),
  output: z.object({
    items: z.array(z.object({ agreementId: id, name: z.string(), childName: z.string(), className: z.string(), guardianName: z.string(), signedAt: instant })),
    ...pageEnd,
  }),
  refusals: [],
})

/** The school's countersignature; the last one of an application makes the child's enrolment active. */
export const countersignAgreements = operation({
  name: 'countersignAgreements',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ agreementIds: z.array(id).check(z.minLength(1), z.maxLength(100)) }),
  output: z.object({ countersigned: z.int(), activated: z.int() }),
  refusals: ['agreement_unknown', 'agreement_countersigned'],
})

export const listCourses = operation({
  name: 'listCourses',
  kind: 'read',
  roles: [...staffRoles],
  input: z.object({ offset }),
  output: z.object({
    courses: z.array(
      z.object({ courseId: id, title: z.string(), weekday, startsAt: z.string(), teacherName: z.string(), venue: z.string(), capacity: z.int(), joined: z.int(), offered: z.int(), waiting: z.int(), status: z.enum(['draft', 'published', 'closed']) }),
    ),
    ...pageEnd,
  }),
  refusals: ['plan_not_published'],
})

/** Who has a place in a course, who is offered one, and who waits, in order. Each read is logged. */
export const readRoster = operation({
  name: 'readRoster',
  kind: 'read',
  roles: [...staffRoles],
  input: z.object({ courseId: id, offset }),
  output: z.object({
    title: z.string(),
    capacity: z.int(),
    /** Joined or offered. */
    taken: z.int(),
    waiting: z.int(),
    minimum: z.nullable(z.int()),
    admission: admissionMode,
    status: z.enum(['draft', 'published', 'closed']),
    /** Whether the reader may place, move and remove children. */
    mayMove: z.boolean(),
    pupils: z.array(
      z.object({
        placeId: id,
        childId: id,
        childName: z.string(),
        className: z.string(),
        state: placeState,
        waitingPosition: z.nullable(z.int()),
        /** Until when an offered place is held; null in the other states. */
        offerUntil: z.nullable(instant),
        /** Placed by the school itself. */
        byHand: z.boolean(),
        healthNote: z.string(),
      }),
    ),
    ...pageEnd,
  }),
  refusals: ['course_unknown'],
})

/** Makes one-time binding codes for pupils of a class; each is shown once, only its hash is kept. */
export const issueBindCodes = operation({
  name: 'issueBindCodes',
  kind: 'write',
  roles: ['classTeacher', 'schoolAdmin'],
  input: z.object({ classId: id, rosterNos: z.array(z.int().check(z.gte(1), z.lte(99))).check(z.minLength(1), z.maxLength(60)) }),
  output: z.object({ codes: z.array(z.object({ rosterNo: z.int(), childName: z.string(), code: z.string(), expiresOn: date })) }),
  refusals: ['class_not_yours', 'pupil_unknown'],
})

/** The pupils of a class, with who has answered; never shown to families. Each read is logged. */
export const listPupils = operation({
  name: 'listPupils',
  kind: 'read',
  roles: ['classTeacher', 'schoolAdmin'],
  input: z.object({ classId: id }),
  output: z.object({
    className: z.string(),
    grade,
    insuranceMode,
    /** `insuredTo`: the last day of the insurance on record. */
    pupils: z.array(z.object({ childId: id, rosterNo: z.int(), name: z.string(), guardians: z.int(), status: z.nullable(applicationStatus), insuredTo: z.nullable(date) })),
  }),
  refusals: ['class_not_yours'],
})

