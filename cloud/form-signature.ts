import type { Handwriting } from './contract/agreement'
import type { ApplicationForm } from './contract/application'
import { sha256 } from './digest'
import type { Context } from './handling'
import { ownRecord } from './signature-record'
import { addFormSignature } from './store/application-signature'

/**
 * Keeps the guardian's handwriting under one form: whose it is, under which words, when and from where
 * (Electronic Signature Law 8, 13). Answers the record's hash, for the audit.
 */
export async function keepSignature(
  { db, schoolId, actor, now, ip, requestId }: Context,
  { applicationId, revision, form, signature }: { applicationId: string; revision: number; form: ApplicationForm; signature: Handwriting },
): Promise<string> {
  const guardianId = actor.guardianId as string
  const formSha256 = sha256(JSON.stringify(form))
  const record = ownRecord({ of: applicationId, signerId: guardianId, signerName: actor.guardianName, contentSha256: formSha256, handwriting: signature, said: [revision], signedAt: now, ip, requestId })
  await addFormSignature(db, schoolId, { ...record, applicationId, revision, guardianId, formSha256 })
  return record.recordSha256
}
