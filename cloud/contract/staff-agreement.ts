import * as z from 'zod/mini'
import { handwriting } from './agreement'
import { operation } from './operation'
import { agreementClause } from './plan-texts'
import { id, instant, planKey, sha256 } from './values'

export const staffAgreement = z.object({
  agreementKey: planKey,
  name: z.string(),
  templateVersion: z.string(),
  planVersion: z.int(),
  clauses: z.array(agreementClause),
  confirmations: z.array(z.string()),
  textSha256: sha256,
  /** Null until it is signed. */
  signed: z.nullable(z.object({ staffAgreementId: id, signerName: z.string(), signedAt: instant, handwriting: z.nullable(handwriting), recordSha256: sha256 })),
})
export type StaffAgreement = z.infer<typeof staffAgreement>

/**
 * The texts of the plan that those who teach and keep watch sign themselves (FR-040, S13), this term's. Handwriting is
 * large, so it comes with the one copy that is asked for and never with the list.
 */
export const readMyAgreements = operation({
  name: 'readMyAgreements',
  kind: 'read',
  roles: ['classTeacher', 'dutyTeacher'],
  input: z.object({ handwritingOf: z.optional(planKey) }),
  output: z.object({ documents: z.array(staffAgreement) }),
  refusals: [],
})

/** Signs one of them; the hash of what was shown must be the hash of what is stored. */
export const signMyAgreement = operation({
  name: 'signMyAgreement',
  kind: 'write',
  roles: ['classTeacher', 'dutyTeacher'],
  input: z.object({
    agreementKey: planKey,
    textSha256: sha256,
    confirmed: z.array(z.int().check(z.gte(0), z.lte(20))).check(z.maxLength(20)),
    readingSeconds: z.int().check(z.gte(0), z.lte(86_400)),
    handwriting,
  }),
  output: z.object({ staffAgreementId: id, signedAt: instant }),
  refusals: ['agreement_unknown', 'agreement_changed', 'agreement_signed', 'agreement_not_confirmed', 'handwriting_too_small'],
})
