import { sha256 } from './digest'
import type { SignatureRecord } from './store/agreement'

/**
 * A signature with its own hash over everything it proves and over the record before it, so that any later change to
 * text, handwriting, signer or time shows (Electronic Signature Law 13). It is detectable, not a certified signature:
 * a certificate or timestamp authority would sign `recordSha256` here.
 */
export function signatureRecord(facts: Omit<SignatureRecord, 'handwritingSha256' | 'recordSha256'>): SignatureRecord {
  const handwritingSha256 = facts.handwriting === null ? null : sha256(JSON.stringify([facts.handwriting.heightPerMille, facts.handwriting.strokes]))
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
