import * as z from 'zod/mini'
import { handwriting } from './agreement'
import { insuranceDecision } from './insurance'
import { operation } from './operation'
import { chainStep, schoolPlan } from './plan-document'
import { date, freeText, grade, id, instant, planKey, text, weekday } from './values'

/** `requested`: the child has asked, and no guardian has signed yet. */
export const applicationStatus = z.enum(['requested', 'submitted', 'returned', 'refused', 'withdrawn', 'in_review', 'approved', 'declined', 'ended'])
export type ApplicationStatus = z.infer<typeof applicationStatus>

export const serviceChoice = z.object({
  serviceKey: planKey,
  /** Empty only where the plan does not state the service's weekdays. */
  weekdays: z.array(weekday).check(z.maxLength(7)),
  /** Stays for the whole session, or leaves earlier at this family's wish (duration, FR-020). */
  duration: z.enum(['whole', 'untilPickedUp']),
  lunch: z.nullable(z.boolean()),
  /** A rest, or a quiet activity instead (FR-047); null or left out where none is offered. */
  nap: z.optional(z.nullable(z.boolean())),
})
export type ServiceChoice = z.infer<typeof serviceChoice>

/** The written application (申请书): nothing in it has a default, so nothing is ever preselected. */
export const applicationForm = z.object({
  services: z.array(serviceChoice).check(z.minLength(1), z.maxLength(10)),
  /** Private: seen by the reviewing staff only, never in a public list. */
  priorityGroup: z.nullable(planKey),
  priorityNote: freeText(200),
  departure: z.enum(['collected', 'independent']),
  collectorNote: freeText(100),
  pickUpDifficulty: freeText(300),
  healthNote: freeText(200),
  voluntary: z.literal(true),
  factsRead: z.literal(true),
})
export type ApplicationForm = z.infer<typeof applicationForm>

/** One step of the chain as the family sees it. */
export const chainProgress = z.object({
  step: chainStep,
  /** The plan's own name of the step, or the common one. */
  name: z.string(),
  /** The plan's own sentence about the step; null where it has none. */
  explain: z.nullable(z.string()),
  state: z.enum(['done', 'current', 'later', 'returned', 'refused']),
  /** Who acts now: the family, the class teacher, the school, or nobody but time. */
  actor: z.enum(['family', 'student', 'classTeacher', 'school', 'committee', 'time']),
  at: z.nullable(instant),
  /** The reviewer's name and reason where one was given. */
  by: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  /** When the step ends by itself, for a notice period. */
  until: z.nullable(z.string()),
})
export type ChainProgress = z.infer<typeof chainProgress>

/** What a child itself asked for (S2, S7, S14): for its own family and its reviewers only. */
export const studentRequest = z.object({
  serviceKeys: z.array(planKey),
  /** The child's own words. */
  words: z.string(),
  /** On the guardian's phone, or by the class teacher from the child's paper slip. */
  enteredBy: z.enum(['guardian', 'teacher']),
  requestedAt: instant,
})
export type StudentRequest = z.infer<typeof studentRequest>

export const applicationView = z.object({
  applicationId: id,
  childId: id,
  childName: z.string(),
  className: z.string(),
  grade,
  planVersion: z.int(),
  /** What that version offered under the chosen keys, so that a newer plan never rewords what was sent. */
  offered: z.object(z.pick(schoolPlan, { services: true, priorityGroups: true, seasons: true, bells: true, lessonTimes: true, audience: true }).shape),
  kind: z.enum(['join', 'decline']),
  status: applicationStatus,
  /** Who began it: where the plan lets the child ask first, the child. */
  initiator: z.enum(['guardian', 'student']),
  request: z.nullable(studentRequest),
  form: z.nullable(applicationForm),
  declineReason: z.nullable(z.string()),
  departurePlan: z.nullable(z.string()),
  submittedAt: instant,
  submittedBy: z.string(),
  progress: z.array(chainProgress),
  /** What a missing insurance means for this application. */
  insurance: insuranceDecision,
  /** While true the family may still edit or withdraw (FR-025). */
  editable: z.boolean(),
})
export type ApplicationView = z.infer<typeof applicationView>

/** The child's application of this term, and what the form needs to be filled in. */
export const readApplication = operation({
  name: 'readApplication',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ childId: id }),
  output: z.object({
    child: z.object({ childId: id, name: z.string(), grade, className: z.string() }),
    planId: id,
    today: date,
    /** The live application, or the last ended one; null where none was ever made. */
    application: z.nullable(applicationView),
    collectors: z.array(z.object({ name: z.string(), relation: z.string() })),
  }),
  refusals: ['child_not_yours', 'plan_not_published'],
})

const offerRefusals = ['child_not_yours', 'plan_superseded', 'service_not_offered_here', 'mid_term_closed'] as const

const formRefusals = [
  ...offerRefusals,
  'service_unknown',
  'service_not_for_grade',
  'weekday_not_offered',
  'weekday_needed',
  'service_twice',
  'priority_group_unknown',
  'pick_up_difficulty_needed',
  'lunch_answer_needed',
  'lunch_not_offered',
  'nap_answer_needed',
  'nap_not_offered',
  'guardian_signature_needed',
  'handwriting_too_small',
] as const

/** The guardian's handwriting, asked for exactly where the plan lets the child ask first. */
const signature = z.optional(z.nullable(handwriting))

/**
 * A child's own request, on the guardian's phone or from a paper slip that the class teacher enters (FR-022; S2, S7,
 * S14). Nothing else happens until a guardian signs.
 */
export const requestService = operation({
  name: 'requestService',
  kind: 'write',
  roles: ['guardian', 'classTeacher'],
  input: z.object({ childId: id, planId: id, serviceKeys: z.array(planKey).check(z.minLength(1), z.maxLength(10)), words: freeText(100) }),
  output: z.object({ applicationId: id }),
  refusals: [...offerRefusals, 'student_request_not_in_chain', 'service_unknown', 'service_not_for_grade', 'service_twice', 'application_exists'],
})

/** Submits the written application (FR-020, FR-021); takes over what the child has asked for, with a signature. */
export const submitApplication = operation({
  name: 'submitApplication',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ childId: id, planId: id, form: applicationForm, signature }),
  output: z.object({ applicationId: id }),
  refusals: [...formRefusals, 'application_exists', 'rejoin_not_allowed', 'student_request_needed'],
})

/** Changes an application before class review, or sends a returned one again (FR-025). */
export const reviseApplication = operation({
  name: 'reviseApplication',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ applicationId: id, planId: id, form: applicationForm, signature }),
  output: z.object({ applicationId: id }),
  refusals: [...formRefusals, 'application_unknown', 'application_not_editable'],
})

/** Withdraws an application before its first review, or a child's request that no guardian has signed (FR-025). */
export const withdrawApplication = operation({
  name: 'withdrawApplication',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ applicationId: id }),
  output: z.object({ applicationId: id }),
  refusals: ['application_unknown', 'application_not_editable'],
})

/** Says openly that the child does not take part (FR-024): as few steps as joining. A reason is never required. */
export const declineService = operation({
  name: 'declineService',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ childId: id, planId: id, reason: freeText(200), departurePlan: freeText(100) }),
  output: z.object({ applicationId: id }),
  refusals: ['child_not_yours', 'plan_superseded', 'application_exists'],
})

/** Reopens any submission of the family's own children (FR-100). */
export const readSubmission = operation({
  name: 'readSubmission',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ applicationId: id }),
  output: applicationView,
  refusals: ['application_unknown'],
})

/** A reviewer's reason, or one family's objection: short text. */
export const reasonText = text(200)
