import * as z from 'zod/mini'
import { operation } from './operation'
import { clockTime, date, freeText, grade, id, instant, offset, pageEnd, planKey } from './values'

/** One stay for which leave 请假 may be filed. */
export const leaveSession = z.object({
  date,
  serviceKey: planKey,
  serviceName: z.string(),
  title: z.string(),
  startsAt: z.nullable(clockTime),
  time: z.string(),
  cancelled: z.boolean(),
  /** Until when a guardian files leave for it; staff enter it whenever they hear of it. */
  fileUntil: instant,
  /** True once it has begun: nothing that is filed or taken back by a guardian changes it any more. */
  begun: z.boolean(),
  /** The leave that covers it; null where the child is expected. */
  leaveId: z.nullable(id),
})
export type LeaveSessionView = z.infer<typeof leaveSession>

export const leaveView = z.object({
  leaveId: id,
  fromOn: date,
  toOn: date,
  /** Null for every service of those days. */
  serviceName: z.nullable(z.string()),
  reason: z.string(),
  filedAt: instant,
  filedBy: z.string(),
  /** Entered by staff on the guardian's word. */
  byStaff: z.boolean(),
  withdrawnAt: z.nullable(instant),
  /** Whether taking it back now would bring the child back to any session. */
  mayWithdraw: z.boolean(),
})
export type LeaveView = z.infer<typeof leaveView>

/** Who may read, file and take back leave of a child: its guardian, its class teacher, who keeps its roll, the office. */
const leaveRoles = ['guardian', 'classTeacher', 'dutyTeacher', 'schoolAdmin'] as const

/** The child's next three weeks with what is on leave, and its last leaves (FR-056). What staff read is logged. */
export const readLeave = operation({
  name: 'readLeave',
  kind: 'read',
  roles: leaveRoles,
  input: z.object({ childId: id }),
  output: z.object({
    child: z.object({ childId: id, name: z.string(), grade, className: z.string() }),
    /** Who asks: a guardian of the child, or staff who enter it on the guardian's word. */
    as: z.enum(['guardian', 'staff']),
    today: date,
    asOf: instant,
    /** How long before a session leave ends to be filed; null where the plan does not say: until the session begins. */
    minutesBefore: z.nullable(z.int()),
    /** The plan's own words on leave, roll and pick-up; null where it has none. */
    planText: z.nullable(z.string()),
    /** The last day for which leave can be filed. */
    lastDay: date,
    sessions: z.array(leaveSession),
    /** The newest first, the last twenty of the term. */
    leaves: z.array(leaveView),
  }),
  refusals: ['leave_not_yours', 'leave_frozen', 'plan_not_published'],
})

/**
 * Files leave for one session, a day or a span of at most 60 days (FR-056). A guardian's counts where it comes before a
 * session's cut-off; what staff enter on the guardian's word counts whenever it came. Guardians and teachers are told.
 */
export const fileLeave = operation({
  name: 'fileLeave',
  kind: 'write',
  roles: leaveRoles,
  input: z.object({ childId: id, fromOn: date, toOn: date, serviceKey: z.nullable(planKey), reason: freeText(100) }),
  output: z.object({
    leaveId: id,
    /** How many sessions the child is excused from by it. */
    covered: z.int(),
    /** Sessions of the span for which it came too late. */
    late: z.array(z.object({ date, title: z.string(), time: z.string() })),
  }),
  refusals: ['leave_not_yours', 'leave_frozen', 'plan_not_published', 'leave_dates_reversed', 'leave_too_long', 'leave_past', 'leave_no_session', 'leave_filed_already', 'leave_too_late'],
})

/** Takes a leave back for the sessions that have not begun; those that have stay excused. */
export const withdrawLeave = operation({
  name: 'withdrawLeave',
  kind: 'write',
  roles: leaveRoles,
  input: z.object({ leaveId: id }),
  output: z.object({
    leaveId: id,
    /** How many sessions the child is expected at again. */
    freed: z.int(),
  }),
  refusals: ['leave_unknown', 'leave_frozen', 'leave_withdrawn', 'leave_begun', 'plan_not_published'],
})

/** Who is on leave on a day, in the reader's classes and rolls; all of them for the office. Each read is logged. */
export const listLeaves = operation({
  name: 'listLeaves',
  kind: 'read',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  input: z.object({ heldOn: z.optional(date), offset }),
  output: z.object({
    today: date,
    heldOn: date,
    children: z.array(
      z.object({
        childId: id,
        name: z.string(),
        className: z.string(),
        rosterNo: z.int(),
        sessions: z.array(z.object({ title: z.string(), time: z.string(), reason: z.string(), filedAt: instant, byStaff: z.boolean() })),
      }),
    ),
    ...pageEnd,
  }),
  refusals: ['plan_not_published'],
})

/** Children whose leave this member of staff may enter: of the own classes, and on today's rolls. Each read is logged. */
export const listLeavePupils = operation({
  name: 'listLeavePupils',
  kind: 'read',
  roles: ['classTeacher', 'dutyTeacher', 'schoolAdmin'],
  /** `search`: part of a child's or a class's name; empty for all. */
  input: z.object({ search: freeText(20), offset }),
  output: z.object({ pupils: z.array(z.object({ childId: id, name: z.string(), className: z.string(), rosterNo: z.int() })), ...pageEnd }),
  refusals: ['plan_not_published'],
})
