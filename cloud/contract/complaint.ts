import * as z from 'zod/mini'
import { operation } from './operation'
import { date, id, instant, nothing, offset, pageEnd, text } from './values'

/** 收费, 强制或变相强制, 其他 (FR-077; S3, S5, S9; national pack). */
export const complaintTopic = z.enum(['charging', 'compulsion', 'other'])
export type ComplaintTopic = z.infer<typeof complaintTopic>

/** `closed` where the family closed it, or where nobody came back to an answer for 14 days. */
export const complaintState = z.enum(['open', 'answered', 'closed'])
export type ComplaintState = z.infer<typeof complaintState>

export const complaintTo = z.enum(['school', 'bureau'])

const complaintFacts = { complaintId: id, topic: complaintTopic, text: z.string(), filedOn: date, state: complaintState, reply: z.nullable(z.string()), answeredAt: z.nullable(instant) }

/** A complaint as its own family reads it. */
export const ownComplaint = z.object({ ...complaintFacts, to: complaintTo, anonymous: z.boolean(), forwarded: z.boolean() })
export type OwnComplaint = z.infer<typeof ownComplaint>

/** Files a complaint (FR-077). Sealed: what goes to the bureau, and who complains without a name, stands in no record that the school can read. */
export const fileComplaint = operation({
  name: 'fileComplaint',
  kind: 'write',
  sealed: true,
  roles: ['guardian'],
  input: z.object({ to: complaintTo, topic: complaintTopic, text: text(500), anonymous: z.boolean() }),
  output: z.object({ complaintId: id }),
  refusals: ['bureau_not_connected', 'complaint_too_many'],
})

/** The family's own complaints with the answers, newest first, and where else one can complain. */
export const listMyComplaints = operation({
  name: 'listMyComplaints',
  kind: 'read',
  sealed: true,
  roles: ['guardian'],
  input: nothing,
  output: z.object({
    complaintPhone: z.nullable(z.string()),
    /** Whether anybody of the bureau reads complaints about this school here. */
    bureauReads: z.boolean(),
    complaints: z.array(ownComplaint),
  }),
  refusals: [],
})

/** The family's own end of it: taken back, or settled. */
export const closeComplaint = operation({
  name: 'closeComplaint',
  kind: 'write',
  sealed: true,
  roles: ['guardian'],
  input: z.object({ complaintId: id }),
  output: z.object({ complaintId: id }),
  refusals: ['complaint_unknown', 'complaint_closed'],
})

/** Who gave their name; the children are named so that the office knows the family. */
export const complainer = z.object({ guardianName: z.string(), children: z.array(z.object({ name: z.string(), className: z.string() })) })

/** What was sent to the school, open ones first. Reading named ones is logged. */
export const listComplaints = operation({
  name: 'listComplaints',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ offset }),
  output: z.object({
    complaints: z.array(z.object({ ...complaintFacts, origin: z.enum(['named', 'anonymous', 'bureau']), who: z.nullable(complainer) })),
    ...pageEnd,
  }),
  refusals: [],
})

/** The school's one answer, read by whoever complained. */
export const answerComplaint = operation({
  name: 'answerComplaint',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ complaintId: id, reply: text(500) }),
  output: z.object({ complaintId: id }),
  refusals: ['complaint_unknown', 'complaint_answered', 'complaint_closed'],
})

/** Whether the caller is of the bureau here; the number by which the bureau's people are added where not. */
export const readBureauStanding = operation({
  name: 'readBureauStanding',
  kind: 'read',
  roles: ['signedIn'],
  input: nothing,
  output: z.object({ isBureau: z.boolean(), accountId: id, schoolName: z.string() }),
  refusals: [],
})

/** What was sent straight to the bureau, open ones first, without who. */
export const listBureauComplaints = operation({
  name: 'listBureauComplaints',
  kind: 'read',
  sealed: true,
  roles: ['bureau'],
  input: z.object({ offset }),
  output: z.object({
    schoolName: z.string(),
    complaints: z.array(
      z.object({
        ...complaintFacts,
        /** What the school was told and answered; null where nothing was passed on. */
        forwarded: z.nullable(z.object({ text: z.string(), filedOn: date, reply: z.nullable(z.string()) })),
      }),
    ),
    ...pageEnd,
  }),
  refusals: [],
})

/** The bureau's one answer. */
export const answerBureauComplaint = operation({
  name: 'answerBureauComplaint',
  kind: 'write',
  sealed: true,
  roles: ['bureau'],
  input: z.object({ complaintId: id, reply: text(500) }),
  output: z.object({ complaintId: id }),
  refusals: ['complaint_unknown', 'complaint_answered', 'complaint_closed'],
})

/** Asks the school about it in the bureau's own words, once: the school reads those words and that the bureau asks, nothing else. */
export const forwardToSchool = operation({
  name: 'forwardToSchool',
  kind: 'write',
  sealed: true,
  roles: ['bureau'],
  input: z.object({ complaintId: id, text: text(500) }),
  output: z.object({ complaintId: id }),
  refusals: ['complaint_unknown', 'complaint_forwarded', 'complaint_closed', 'complaint_text_copied'],
})
