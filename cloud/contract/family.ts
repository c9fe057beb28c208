import * as z from 'zod/mini'
import { insuranceMode, insuranceRecord } from './insurance'
import { operation } from './operation'
import { date, freeText, grade, id, instant, nothing, sha256, text } from './values'

export const relation = z.enum(['mother', 'father', 'grandparent', 'otherGuardian'])
export type Relation = z.infer<typeof relation>

/**
 * The rules for children's personal information, a page of its own before binding (Provisions on children's
 * personal information 8–10; Personal Information Protection Law 28, 29, 31).
 */
export const readConsent = operation({
  name: 'readConsent',
  kind: 'read',
  roles: ['signedIn'],
  input: nothing,
  output: z.object({
    version: z.string(),
    textSha256: sha256,
    title: z.string(),
    sections: z.array(z.object({ title: z.string(), text: z.string() })),
    decision: z.nullable(z.object({ decision: z.enum(['granted', 'refused', 'withdrawn']), version: z.string(), decidedAt: instant })),
  }),
  refusals: [],
})

/** Grants, refuses or withdraws; each decision is kept with version and hash of the text that was shown. */
export const decideConsent = operation({
  name: 'decideConsent',
  kind: 'write',
  roles: ['signedIn'],
  input: z.object({ decision: z.enum(['granted', 'refused', 'withdrawn']), textSha256: sha256 }),
  output: z.object({ decidedAt: instant }),
  refusals: ['consent_text_changed'],
})

/** Binds a child by the school's one-time code and the child's name (FR-015, FR-016). Wrong codes are limited. */
export const bindChild = operation({
  name: 'bindChild',
  kind: 'write',
  roles: ['signedIn'],
  input: z.object({ code: text(20), childName: text(30), guardianName: text(30), relation }),
  output: z.object({ childId: id, childName: z.string(), className: z.string() }),
  refusals: ['consent_needed', 'bind_code_wrong', 'bind_locked', 'bind_already'],
})

export const collector = z.object({ collectorId: id, name: z.string(), relation: z.string(), note: z.string() })

export const submissionSummary = z.object({
  applicationId: id,
  childId: id,
  kind: z.enum(['join', 'decline']),
  status: z.string(),
  submittedAt: instant,
})

/** Everything about the guardian's own family (FR-100). Every list is the guardian's own, so it is short and unpaged. */
export const readFamily = operation({
  name: 'readFamily',
  kind: 'read',
  roles: ['guardian'],
  input: nothing,
  output: z.object({
    guardian: z.object({ guardianId: id, name: z.string(), phone: z.string() }),
    children: z.array(
      z.object({
        childId: id,
        name: z.string(),
        grade,
        className: z.string(),
        relation,
        guardians: z.array(z.object({ name: z.string(), relation, isMe: z.boolean() })),
        collectors: z.array(collector),
        /** Who sees to the insurance by the plan, and what is on record. */
        insurance: z.object({ mode: insuranceMode, record: z.nullable(insuranceRecord) }),
      }),
    ),
    consents: z.array(z.object({ decision: z.enum(['granted', 'refused', 'withdrawn']), version: z.string(), decidedAt: instant })),
    submissions: z.array(submissionSummary),
    agreements: z.array(z.object({ agreementId: id, childId: id, name: z.string(), signedAt: instant, effective: z.boolean() })),
  }),
  refusals: [],
})

/** Corrects the guardian's own name and phone (right to correct). An empty phone removes it. */
export const updateGuardian = operation({
  name: 'updateGuardian',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ name: text(30), phone: z.union([z.literal(''), z.string().check(z.regex(/^1\d{10}$/))]) }),
  output: nothing,
  refusals: [],
})

/** Names a person who may collect the child; grandparents need no WeChat (FR-060). */
export const addCollector = operation({
  name: 'addCollector',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ childId: id, name: text(30), relation: text(20), note: freeText(100) }),
  output: z.object({ collectorId: id }),
  refusals: ['child_not_yours', 'collectors_full', 'collectors_frozen'],
})

export const removeCollector = operation({
  name: 'removeCollector',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ childId: id, collectorId: id }),
  output: nothing,
  refusals: ['child_not_yours', 'collector_unknown', 'collectors_frozen'],
})

/** Ends the guardian's own tie to a child; the child's records stay with the school. */
export const unbindChild = operation({
  name: 'unbindChild',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({ childId: id }),
  output: nothing,
  refusals: ['child_not_yours'],
})

/** Everything this service holds about the guardian and the children, to take away (right to copy). */
export const exportMyData = operation({
  name: 'exportMyData',
  kind: 'read',
  // The family's own complaints to the bureau are its own data too.
  sealed: true,
  roles: ['guardian'],
  input: nothing,
  output: z.object({ exportedAt: instant, exportedOn: date, data: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))) }),
  refusals: [],
})
