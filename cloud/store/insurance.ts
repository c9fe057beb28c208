import type { InsuranceRecord } from '../contract/insurance'
import type { Database } from '../db/database'

export interface NewInsurance {
  insuranceId: string
  childId: string
  termId: string
  kind: string
  validTo: string
  /** Whose phone it was, or who of the school saw the paper. */
  recordedBy: { guardianId: string } | { staffId: string }
  now: Date
}

export async function addInsurance(db: Database, schoolId: string, added: NewInsurance) {
  const { recordedBy } = added
  await db.rows(
    `insert into insurance (school_id, insurance_id, child_id, term_id, kind, valid_to, guardian_id, staff_id, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      schoolId,
      added.insuranceId,
      added.childId,
      added.termId,
      added.kind,
      added.validTo,
      'guardianId' in recordedBy ? recordedBy.guardianId : null,
      'staffId' in recordedBy ? recordedBy.staffId : null,
      added.now,
    ],
  )
}

/** Of several records the last one counts, so that a slip is mended by recording again. `of` has school_id and child_id. */
export const coverOf = (of: string) =>
  `(select i.valid_to from insurance i where i.school_id = ${of}.school_id and i.child_id = ${of}.child_id order by i.recorded_at desc, i.insurance_id limit 1)`

/** What is on record for a child now; null where nothing is. */
export async function insuranceOf(db: Database, schoolId: string, childId: string): Promise<InsuranceRecord | null> {
  const row = await db.row<{ kind: string; valid_to: string; staff_id: string | null; recorded_at: Date }>(
    `select kind, valid_to, staff_id, recorded_at from insurance where school_id = $1 and child_id = $2 order by recorded_at desc, insurance_id limit 1`,
    [schoolId, childId],
  )
  return row && { kind: row.kind, validTo: row.valid_to, recordedBy: row.staff_id === null ? 'guardian' : 'school', recordedAt: row.recorded_at.toISOString() }
}
