import * as z from 'zod/mini'
import { operation } from './operation'
import { agreementClause } from './plan-texts'
import { id, instant, planKey, sha256 } from './values'

/** 6,000 points, as many as a pad draws: 60 KB of JSON at most, so that a copy with its text stays under 100 KB. */
const mostNumbers = 12_000
const isShortEnough = (strokes: number[][]) => strokes.reduce((sum, stroke) => sum + stroke.length, 0) <= mostNumbers

/**
 * Handwriting as strokes, each a flat list x1, y1, x2, y2 … in thousandths of the pad's width, so that it can be
 * drawn again sharply at any size and in either direction of the phone. `heightPerMille` is the pad's height.
 */
export const handwriting = z.object({
  heightPerMille: z.int().check(z.gte(100), z.lte(4000)),
  strokes: z
    .array(z.array(z.int().check(z.gte(-50), z.lte(4050))).check(z.minLength(4), z.maxLength(4000)))
    .check(z.minLength(1), z.maxLength(200), z.refine(isShortEnough, { message: 'too_long' })),
})
export type Handwriting = z.infer<typeof handwriting>

export const agreementSignature = z.object({
  signer: z.enum(['guardian', 'school']),
  name: z.string(),
  signedAt: instant,
  /** Only in one reopened copy: a list of texts would grow too large by it. The school signs without. */
  handwriting: z.nullable(handwriting),
  recordSha256: sha256,
})

export type AgreementSignature = z.infer<typeof agreementSignature>

export const agreementDocument = z.object({
  agreementKey: planKey,
  /** Null until the guardian has signed. */
  agreementId: z.nullable(id),
  /** For a text that says only what a later version of the plan changed: the signed text that it changes. */
  amends: z.nullable(id),
  name: z.string(),
  templateVersion: z.string(),
  planVersion: z.int(),
  clauses: z.array(agreementClause),
  confirmations: z.array(z.string()),
  textSha256: sha256,
  state: z.enum(['to_sign', 'to_countersign', 'effective', 'ended']),
  signatures: z.array(agreementSignature),
})
export type AgreementDocument = z.infer<typeof agreementDocument>

/** The texts this child's application asks to be signed, filled in, and those already signed. */
export const readAgreements = operation({
  name: 'readAgreements',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ childId: id }),
  output: z.object({
    childName: z.string(),
    applicationId: z.nullable(id),
    /** False while an earlier step of the chain is open: the texts can be read, not yet signed. */
    signable: z.boolean(),
    /** In words the family understands, why it cannot be signed yet; null where it can. */
    waitingFor: z.nullable(z.string()),
    documents: z.array(agreementDocument),
  }),
  refusals: ['child_not_yours', 'plan_not_published'],
})

/** One signed copy, reopened (FR-037). */
export const readSignedAgreement = operation({
  name: 'readSignedAgreement',
  kind: 'read',
  roles: ['guardian'],
  input: z.object({ agreementId: id }),
  output: z.object({ childName: z.string(), document: agreementDocument }),
  refusals: ['agreement_unknown'],
})

/**
 * Signs one text (Electronic Signature Law 3, 13): the hash of what was shown must be the hash of what is stored,
 * every confirmation must be ticked, and the handwriting is kept with its own hash.
 */
export const signAgreement = operation({
  name: 'signAgreement',
  kind: 'write',
  roles: ['guardian'],
  input: z.object({
    childId: id,
    agreementKey: planKey,
    textSha256: sha256,
    confirmed: z.array(z.int().check(z.gte(0), z.lte(20))).check(z.maxLength(20)),
    readingSeconds: z.int().check(z.gte(0), z.lte(86_400)),
    handwriting,
  }),
  output: z.object({ agreementId: id, signedAt: instant }),
  refusals: ['child_not_yours', 'agreement_unknown', 'agreement_not_due', 'agreement_changed', 'agreement_signed', 'agreement_not_confirmed', 'handwriting_too_small'],
})
