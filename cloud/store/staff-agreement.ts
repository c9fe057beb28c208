import type { Handwriting } from '../contract/agreement'
import type { StaffAgreement } from '../contract/staff-agreement'
import type { Database } from '../db/database'

interface StaffAgreementRow {
  staff_agreement_id: string
  agreement_key: string
  name: string
  template_version: string
  plan_version: number
  clauses: StaffAgreement['clauses']
  confirmations: string[]
  text_sha256: string
  signer_name: string
  handwriting: Handwriting
  signed_at: Date
  record_sha256: string
}

/** What a member of staff has signed in a term. */
export async function staffAgreementsOf(db: Database, schoolId: string, termId: string, staffId: string): Promise<StaffAgreement[]> {
  const rows = await db.rows<StaffAgreementRow>(
    `select sa.staff_agreement_id, sa.agreement_key, sa.name, sa.template_version, p.version as plan_version, sa.clauses, sa.confirmations,
            sa.text_sha256, sa.signer_name, sa.handwriting, sa.signed_at, sa.record_sha256
       from staff_agreement sa join plan p on p.school_id = sa.school_id and p.plan_id = sa.plan_id
      where sa.school_id = $1 and sa.term_id = $2 and sa.staff_id = $3 order by sa.signed_at`,
    [schoolId, termId, staffId],
  )
  return rows.map((row) => ({
    agreementKey: row.agreement_key,
    name: row.name,
    templateVersion: row.template_version,
    planVersion: row.plan_version,
    clauses: row.clauses,
    confirmations: row.confirmations,
    textSha256: row.text_sha256,
    signed: { staffAgreementId: row.staff_agreement_id, signerName: row.signer_name, signedAt: row.signed_at.toISOString(), handwriting: row.handwriting, recordSha256: row.record_sha256 },
  }))
}

export interface NewStaffAgreement extends Omit<StaffAgreement, 'signed' | 'planVersion'> {
  staffAgreementId: string
  termId: string
  staffId: string
  planId: string
  signerName: string
  confirmed: number[]
  readingSeconds: number
  handwriting: Handwriting
  handwritingSha256: string
  signedAt: Date
  ip: string
  requestId: string
  recordSha256: string
}

/** Keeps a signed text; false where this version of it was signed already. */
export async function addStaffAgreement(db: Database, schoolId: string, added: NewStaffAgreement): Promise<boolean> {
  const row = await db.row(
    `insert into staff_agreement (school_id, staff_agreement_id, term_id, staff_id, agreement_key, name, template_version, plan_id, clauses, confirmations, text_sha256,
                                  signer_name, confirmed, reading_seconds, handwriting, handwriting_sha256, signed_at, ip, request_id, record_sha256)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) on conflict do nothing returning staff_agreement_id`,
    [
      schoolId,
      added.staffAgreementId,
      added.termId,
      added.staffId,
      added.agreementKey,
      added.name,
      added.templateVersion,
      added.planId,
      JSON.stringify(added.clauses),
      JSON.stringify(added.confirmations),
      added.textSha256,
      added.signerName,
      JSON.stringify(added.confirmed),
      added.readingSeconds,
      JSON.stringify(added.handwriting),
      added.handwritingSha256,
      added.signedAt,
      added.ip,
      added.requestId,
      added.recordSha256,
    ],
  )
  return row !== null
}
