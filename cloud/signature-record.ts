import type { Handwriting } from './contract/agreement'
import { sha256 } from './digest'
import type { SignatureRecord } from './store/agreement'

/**
 * A signature with its own hash over everything it proves and over the record before it, so that any later change to
 * text, handwriting, signer or time shows (Electronic Signature Law 13). It is detectable, not a certified signature:
 * a certificate or timestamp authority would sign `recordSha256` here.
 */
export function signatureRecord(facts: Omit<SignatureRecord, 'handwritingSha256' | 'recordSha256'>): SignatureRecord {
  const handwritingSha256 = facts.handwriting === null ? null : handwritingHash(facts.handwriting)
  const proven = [
    facts.signatureId,
    facts.agreementId,
    facts.signer,
    facts.guardianId,
    facts.staffId,
    facts.signerName,
    facts.textSha256,
    handwritingSha256,
    facts.confirmed,
    facts.readingSeconds,
    facts.signedAt.toISOString(),
    facts.ip,
    facts.requestId,
    facts.previousSha256,
  ]
  return { ...facts, handwritingSha256, recordSha256: sha256(JSON.stringify(proven)) }
}

interface OwnSignature {
  /** What was signed: an application's or a staff agreement's id. */
  of: string
  signerId: string
  signerName: string
  contentSha256: string
  handwriting: Handwriting
  /** Whatever else was declared with it. */
  said: unknown[]
  signedAt: Date
  ip: string
  requestId: string
}

/** A signature that nobody signs after: its own hash over everything that it proves. */
export function ownRecord({ of, signerId, contentSha256, said, ...rest }: OwnSignature) {
  const { signerName, handwriting, signedAt, ip, requestId } = rest
  const handwritingSha256 = handwritingHash(handwriting)
  const recordSha256 = sha256(JSON.stringify([of, signerId, signerName, contentSha256, handwritingSha256, said, signedAt.toISOString(), ip, requestId]))
  return { ...rest, handwritingSha256, recordSha256 }
}

const handwritingHash = ({ heightPerMille, strokes }: Handwriting) => sha256(JSON.stringify([heightPerMille, strokes]))
