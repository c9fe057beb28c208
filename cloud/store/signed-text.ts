import type { Database } from '../db/database'

/** A text that a guardian signed for an application and that still stands, with what a later text links to. */
export interface SignedText {
  agreementId: string
  applicationId: string
  agreementKey: string
  /** The version of the plan it was filled from. */
  planId: string
  amends: string | null
  clauses: { title: string; text: string }[]
  status: 'to_countersign' | 'effective'
  guardianName: string
  signedAt: string
  /** The last signature record under it. */
  recordSha256: string
}

interface Row {
  agreement_id: string
  application_id: string
  agreement_key: string
  plan_id: string
  amends: string | null
  clauses: SignedText['clauses']
  status: SignedText['status']
  guardian_name: string
  signed_at: Date
  record_sha256: string
}

/** All standing texts of many applications, each application's in the order of the plan's versions. */
export async function signedTextsOf(db: Database, schoolId: string, applicationIds: string[]): Promise<SignedText[]> {
  const rows = await db.rows<Row>(
    `select ag.agreement_id, ag.application_id, ag.agreement_key, ag.plan_id, ag.amends, ag.clauses, ag.status,
            si.signer_name as guardian_name, si.signed_at, coalesce(so.record_sha256, si.record_sha256) as record_sha256
       from agreement ag
       join plan p on p.school_id = ag.school_id and p.plan_id = ag.plan_id
       join signature si on si.school_id = ag.school_id and si.agreement_id = ag.agreement_id and si.signer = 'guardian'
       left join signature so on so.school_id = ag.school_id and so.agreement_id = ag.agreement_id and so.signer = 'school'
      where ag.school_id = $1 and ag.application_id = any($2::uuid[]) and ag.status <> 'ended'
      order by ag.application_id, p.version`,
    [schoolId, applicationIds],
  )
  return rows.map((row) => ({
    agreementId: row.agreement_id,
    applicationId: row.application_id,
    agreementKey: row.agreement_key,
    planId: row.plan_id,
    amends: row.amends,
    clauses: row.clauses,
    status: row.status,
    guardianName: row.guardian_name,
    signedAt: row.signed_at.toISOString(),
    recordSha256: row.record_sha256,
  }))
}
