import type { AgreementSignature, Handwriting } from '../contract/agreement'
import type { Database } from '../db/database'

export interface StoredAgreement {
  agreementId: string
  applicationId: string
  childId: string
  agreementKey: string
  /** The signed text of which this one says only what a later version changed. */
  amends: string | null
  name: string
  templateVersion: string
  planVersion: number
  clauses: { title: string; text: string }[]
  confirmations: string[]
  textSha256: string
  status: 'to_countersign' | 'effective' | 'ended'
  signatures: AgreementSignature[]
}

interface AgreementRow {
  agreement_id: string
  application_id: string
  child_id: string
  agreement_key: string
  amends: string | null
  name: string
  template_version: string
  plan_version: number
  clauses: StoredAgreement['clauses']
  confirmations: string[]
  text_sha256: string
  status: StoredAgreement['status']
  signatures: AgreementSignature[]
}

const stored = (row: AgreementRow): StoredAgreement => ({
  agreementId: row.agreement_id,
  applicationId: row.application_id,
  childId: row.child_id,
  agreementKey: row.agreement_key,
  amends: row.amends,
  name: row.name,
  templateVersion: row.template_version,
  planVersion: row.plan_version,
  clauses: row.clauses,
  confirmations: row.confirmations,
  textSha256: row.text_sha256,
  status: row.status,
  signatures: row.signatures,
})

/** Handwriting is large, so it is read for one copy only and never for a list. */
const selectWith = (handwriting: 'si.handwriting' | 'null') => `
  select ag.agreement_id, ag.application_id, ag.child_id, ag.agreement_key, ag.amends, ag.name, ag.template_version, p.version as plan_version,
         ag.clauses, ag.confirmations, ag.text_sha256, ag.status,
         (select json_agg(json_build_object('signer', si.signer, 'name', si.signer_name, 'signedAt', si.signed_at,
                                            'handwriting', ${handwriting}, 'recordSha256', si.record_sha256) order by si.signed_at)
            from signature si where si.school_id = ag.school_id and si.agreement_id = ag.agreement_id) as signatures
    from agreement ag join plan p on p.school_id = ag.school_id and p.plan_id = ag.plan_id`

/** The agreements of an application that stand, without the handwriting. */
export async function agreementsOfApplication(db: Database, schoolId: string, applicationId: string): Promise<StoredAgreement[]> {
  const rows = await db.rows<AgreementRow>(
    `${selectWith('null')} where ag.school_id = $1 and ag.application_id = $2 and ag.status <> 'ended' order by ag.created_at`,
    [schoolId, applicationId],
  )
  return rows.map(stored)
}

/** A signed copy of one of the guardian's own children. */
export async function ownAgreement(db: Database, schoolId: string, guardianId: string | null, agreementId: string): Promise<StoredAgreement | null> {
  const row = await db.row<AgreementRow>(
    `${selectWith('si.handwriting')} join child_guardian cg on cg.school_id = ag.school_id and cg.child_id = ag.child_id and cg.guardian_id = $3
      where ag.school_id = $1 and ag.agreement_id = $2`,
    [schoolId, agreementId, guardianId],
  )
  return row && stored(row)
}

export async function agreementsOfChildren(db: Database, schoolId: string, childIds: string[]) {
  const rows = await db.rows<{ agreement_id: string; child_id: string; name: string; created_at: Date; status: string }>(
    `select agreement_id, child_id, name, created_at, status from agreement where school_id = $1 and child_id = any($2::uuid[]) order by created_at desc`,
    [schoolId, childIds],
  )
  return rows.map((row) => ({
    agreementId: row.agreement_id,
    childId: row.child_id,
    name: row.name,
    signedAt: row.created_at.toISOString(),
    effective: row.status === 'effective',
  }))
}

export async function addAgreement(db: Database, schoolId: string, added: Omit<StoredAgreement, 'signatures' | 'planVersion' | 'status'> & { planId: string; now: Date }) {
  await db.rows(
    `insert into agreement (school_id, agreement_id, application_id, child_id, agreement_key, name, template_version, plan_id, clauses, confirmations, text_sha256, status, created_at, amends)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'to_countersign', $12, $13)`,
    [
      schoolId,
      added.agreementId,
      added.applicationId,
      added.childId,
      added.agreementKey,
      added.name,
      added.templateVersion,
      added.planId,
      JSON.stringify(added.clauses),
      JSON.stringify(added.confirmations),
      added.textSha256,
      added.now,
      added.amends,
    ],
  )
}

export interface SignatureRecord {
  signatureId: string
  agreementId: string
  signer: 'guardian' | 'school'
  guardianId: string | null
  staffId: string | null
  signerName: string
  textSha256: string
  handwriting: Handwriting | null
  handwritingSha256: string | null
  confirmed: number[]
  readingSeconds: number
  signedAt: Date
  ip: string
  requestId: string
  previousSha256: string
  recordSha256: string
}

export async function addSignature(db: Database, schoolId: string, record: SignatureRecord) {
  await db.rows(
    `insert into signature (school_id, signature_id, agreement_id, signer, guardian_id, staff_id, signer_name, text_sha256, handwriting,
                            handwriting_sha256, confirmed, reading_seconds, signed_at, ip, request_id, previous_sha256, record_sha256)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      schoolId,
      record.signatureId,
      record.agreementId,
      record.signer,
      record.guardianId,
      record.staffId,
      record.signerName,
      record.textSha256,
      record.handwriting === null ? null : JSON.stringify(record.handwriting),
      record.handwritingSha256,
      JSON.stringify(record.confirmed),
      record.readingSeconds,
      record.signedAt,
      record.ip,
      record.requestId,
      record.previousSha256,
      record.recordSha256,
    ],
  )
}

export interface CountersignItem {
  agreementId: string
  applicationId: string
  childId: string
  /** Asked for by a later version than the application's own. */
  later: boolean
  name: string
  childName: string
  className: string
  guardianName: string
  signedAt: string
  textSha256: string
  /** The guardian's signature record, which the school's links to. */
  recordSha256: string
}

const countersignSelect = `
  select ag.agreement_id, ag.application_id, ag.child_id, ag.plan_id <> ap.plan_id as later, ag.name, ch.name as child_name, cl.name as class_name, si.signer_name as guardian_name,
         si.signed_at, ag.text_sha256, si.record_sha256, ag.status, count(*) over () as total
    from agreement ag
    join application ap on ap.school_id = ag.school_id and ap.application_id = ag.application_id
    join child ch on ch.school_id = ag.school_id and ch.child_id = ag.child_id
    join school_class cl on cl.school_id = ch.school_id and cl.class_id = ch.class_id
    join signature si on si.school_id = ag.school_id and si.agreement_id = ag.agreement_id and si.signer = 'guardian'`

interface CountersignRow {
  agreement_id: string
  application_id: string
  child_id: string
  later: boolean
  name: string
  child_name: string
  class_name: string
  guardian_name: string
  signed_at: Date
  text_sha256: string
  record_sha256: string
  status: string
  total: number
}

const countersignItem = (row: CountersignRow): CountersignItem => ({
  agreementId: row.agreement_id,
  applicationId: row.application_id,
  childId: row.child_id,
  later: row.later,
  name: row.name,
  childName: row.child_name,
  className: row.class_name,
  guardianName: row.guardian_name,
  signedAt: row.signed_at.toISOString(),
  textSha256: row.text_sha256,
  recordSha256: row.record_sha256,
})

export async function agreementsToCountersign(db: Database, schoolId: string, offset: number, most: number): Promise<{ items: CountersignItem[]; total: number }> {
  const rows = await db.rows<CountersignRow>(`${countersignSelect} where ag.school_id = $1 and ag.status = 'to_countersign' order by ag.created_at, ag.agreement_id offset $2 limit $3`, [
    schoolId,
    offset,
    most,
  ])
  return { items: rows.map(countersignItem), total: rows[0]?.total ?? 0 }
}

/**
 * Agreements by id. Their applications are locked first: two offices that each sign one of a child's two texts must
 * follow one another, or neither would see that all is signed and nobody would enrol the child.
 */
export async function lockAgreements(db: Database, schoolId: string, agreementIds: string[]): Promise<(CountersignItem & { status: string })[]> {
  await db.rows(
    `select 1 from application where school_id = $1
        and application_id in (select application_id from agreement where school_id = $1 and agreement_id = any($2::uuid[]))
      order by application_id for update`,
    [schoolId, agreementIds],
  )
  await db.rows(`select 1 from agreement where school_id = $1 and agreement_id = any($2::uuid[]) order by agreement_id for update`, [schoolId, agreementIds])
  const rows = await db.rows<CountersignRow>(`${countersignSelect} where ag.school_id = $1 and ag.agreement_id = any($2::uuid[])`, [schoolId, agreementIds])
  return rows.map((row) => ({ ...countersignItem(row), status: row.status }))
}

export async function makeEffective(db: Database, schoolId: string, agreementIds: string[]) {
  await db.rows(`update agreement set status = 'effective' where school_id = $1 and agreement_id = any($2::uuid[])`, [schoolId, agreementIds])
}

/** Ends what was signed for applications that changed or came to nothing; the copies stay readable. */
export async function endAgreements(db: Database, schoolId: string, applicationIds: string[]) {
  await db.rows(`update agreement set status = 'ended' where school_id = $1 and application_id = any($2::uuid[])`, [schoolId, applicationIds])
}
