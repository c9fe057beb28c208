import type { Database } from '../db/database'

export interface ConsentDecision {
  decision: 'granted' | 'refused' | 'withdrawn'
  version: string
  decidedAt: string
}

/** An account's decisions, the latest first. */
export async function consentsOf(db: Database, schoolId: string, accountId: string): Promise<ConsentDecision[]> {
  const rows = await db.rows<{ decision: ConsentDecision['decision']; version: string; decided_at: Date }>(
    `select decision, version, decided_at from consent where school_id = $1 and account_id = $2 order by decision_no desc limit 50`,
    [schoolId, accountId],
  )
  return rows.map(({ decided_at, ...rest }) => ({ ...rest, decidedAt: decided_at.toISOString() }))
}

export async function addConsent(
  db: Database,
  consent: { schoolId: string; consentId: string; accountId: string; version: string; textSha256: string; decision: string; now: Date },
) {
  await db.rows(`insert into consent (school_id, consent_id, account_id, version, text_sha256, decision, decided_at) values ($1, $2, $3, $4, $5, $6, $7)`, [
    consent.schoolId,
    consent.consentId,
    consent.accountId,
    consent.version,
    consent.textSha256,
    consent.decision,
    consent.now,
  ])
}
