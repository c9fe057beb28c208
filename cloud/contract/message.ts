import * as z from 'zod/mini'
import { operation } from './operation'
import { staffRoles } from './roles'
import { id, instant, offset, pageEnd } from './values'

export const messageKind = z.enum([
  'student_requested',
  'application_received',
  'application_returned',
  'application_refused',
  'application_passed',
  'notice_published',
  'agreement_effective',
  'enrolled',
  'objection_answered',
  'place_joined',
  'place_offered',
  'offer_lapsed',
  'place_assigned',
  'place_moved',
  'place_removed',
  'line_moved',
  'course_closed',
  'draw_published',
  'draw_done',
  'exit_received',
  'exit_approved',
  'exit_delayed',
  'exit_done',
  'refund_decided',
  'committee_appointed',
  'committee_ended',
  'plan_changed',
  'menu_published',
  'course_details_changed',
  'showcase_published',
  'child_missing',
  'child_uncollected',
  'child_found',
  'alert_answered',
  'roll_overdue',
  'collectors_changed',
  'child_collected',
  'child_left',
  'departure_corrected',
  'duty_given',
  'duty_taken',
  'incident_reported',
  'incident_updated',
  'leave_filed',
  'leave_withdrawn',
  'day_changed',
  'day_change_undone',
  'fee_notice_published',
  'statement_issued',
  'waiver_decided',
  'payment_recorded',
  'payout_recorded',
  'payment_reversed',
  'complaint_answered',
  'feedback_answered',
  'survey_opened',
  'survey_published',
])
export type MessageKind = z.infer<typeof messageKind>

export const messageView = z.object({
  messageId: id,
  kind: messageKind,
  /** Whether it was told to a guardian or to a member of staff; one person may be both. */
  reader: z.enum(['guardian', 'staff']),
  childId: z.nullable(id),
  childName: z.nullable(z.string()),
  title: z.string(),
  /** A whole sentence. */
  text: z.string(),
  /** The words that fill this kind's sentence: a reason, a course's title, a date. */
  details: z.record(z.string(), z.string()),
  createdAt: instant,
  read: z.boolean(),
})
export type MessageView = z.infer<typeof messageView>

/** The inbox of a guardian or of staff, newest first (FR-033). Whoever is both reads both in one. */
export const listMessages = operation({
  name: 'listMessages',
  kind: 'read',
  roles: ['guardian', ...staffRoles],
  input: z.object({ offset }),
  output: z.object({ messages: z.array(messageView), ...pageEnd }),
  refusals: [],
})

export const markMessagesRead = operation({
  name: 'markMessagesRead',
  kind: 'write',
  roles: ['guardian', ...staffRoles],
  input: z.object({ upTo: instant }),
  output: z.object({ marked: z.int() }),
  refusals: [],
})
