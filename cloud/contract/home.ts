import * as z from 'zod/mini'
import { alertKind } from './alert'
import { applicationStatus, chainProgress } from './application'
import { recordedSession } from './course'
import { messageView } from './message'
import { operation } from './operation'
import { schoolSummary } from './plan'
import { roles } from './roles'
import { date, grade, id, nothing } from './values'

/** Something the family should do, with its last day where there is one. */
export const todo = z.object({
  kind: z.enum(['read_letter', 'apply', 'sign_request', 'fix_returned', 'sign', 'record_insurance', 'answer_offer', 'choose_course', 'rank_courses']),
  childId: z.nullable(id),
  dueOn: z.nullable(date),
})
export type Todo = z.infer<typeof todo>

/** All that the home page draws, in one request. A visitor gets the school alone. */
export const readHome = operation({
  name: 'readHome',
  kind: 'read',
  roles: ['visitor'],
  input: nothing,
  output: z.object({
    school: schoolSummary,
    planPublished: z.boolean(),
    today: date,
    signedIn: z.boolean(),
    roles: z.array(z.enum(roles)),
    children: z.array(
      z.object({
        childId: id,
        name: z.string(),
        grade,
        className: z.string(),
        applicationStatus: z.nullable(applicationStatus),
        progress: z.array(chainProgress),
        todos: z.array(todo),
        sessionsToday: z.array(recordedSession),
        /** Open alerts of today about this child: before anything else. */
        alerts: z.array(z.object({ alertId: id, kind: alertKind })),
      }),
    ),
    messages: z.array(messageView),
    unread: z.int(),
    /** Ballots that open surveys still wait for from this family, one a child (FR-080). */
    openSurveys: z.int(),
  }),
  refusals: [],
})
