import * as z from 'zod/mini'
import { operation } from './operation'
import { freeText, grade, id, offset, pageEnd } from './values'

/** Who is on the parent committee, and every guardian with a child here who could be; members stand first. */
export const readCommittee = operation({
  name: 'readCommittee',
  kind: 'read',
  roles: ['schoolAdmin'],
  input: z.object({ offset }),
  output: z.object({
    guardians: z.array(z.object({ guardianId: id, name: z.string(), classNames: z.array(z.string()), member: z.boolean() })),
    ...pageEnd,
  }),
  refusals: [],
})

/** Appoints a guardian to the parent committee, or ends it; the guardian is told (FR-030). */
export const appointCommittee = operation({
  name: 'appointCommittee',
  kind: 'write',
  roles: ['schoolAdmin'],
  input: z.object({ guardianId: id, member: z.boolean() }),
  output: z.object({ member: z.boolean() }),
  refusals: ['guardian_unknown'],
})

/**
 * What waits for the parent committee: class and services of a masked child, and nothing else. Priority, health,
 * difficulty and phone are no business of another family. The member's own children are left out.
 */
export const listCommitteeReviews = operation({
  name: 'listCommitteeReviews',
  kind: 'read',
  roles: ['parentCommittee'],
  input: z.object({ offset }),
  output: z.object({
    stepName: z.string(),
    explain: z.nullable(z.string()),
    items: z.array(z.object({ applicationId: id, maskedName: z.string(), grade, className: z.string(), services: z.array(z.string()) })),
    ...pageEnd,
  }),
  refusals: [],
})

/** A member passes or returns applications, one or many; the committee refuses nobody, and no member decides on an own child. */
export const reviewAsCommittee = operation({
  name: 'reviewAsCommittee',
  kind: 'write',
  roles: ['parentCommittee'],
  input: z.object({ applicationIds: z.array(id).check(z.minLength(1), z.maxLength(100)), decision: z.enum(['pass', 'return']), reason: freeText(200) }),
  output: z.object({ decided: z.int() }),
  refusals: ['application_unknown', 'application_not_in_step', 'reason_needed', 'universal_no_refusal', 'committee_own_child'],
})
