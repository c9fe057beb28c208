import type { Handwriting } from '../contract/agreement'
import type { Database } from '../db/database'

export interface FormSignature {
  applicationId: string
  revision: number
  guardianId: string
  signerName: string
  formSha256: string
  handwriting: Handwriting
  handwritingSha256: string
  signedAt: Date
  ip: string
  requestId: string
  recordSha256: string
}

/** Keeps a guardian's signature under one revision of a form. */
export async function addFormSignature(db: Database, schoolId: string, signature: FormSignature) {
  await db.rows(
    `insert into application_signature (school_id, application_id, revision, guardian_id, signer_name, form_sha256, handwriting, handwriting_sha256, signed_at, ip, request_id, record_sha256)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      schoolId,
      signature.applicationId,
      signature.revision,
      signature.guardianId,
      signature.signerName,
      signature.formSha256,
      JSON.stringify(signature.handwriting),
      signature.handwritingSha256,
      signature.signedAt,
      signature.ip,
      signature.requestId,
      signature.recordSha256,
    ],
  )
}
