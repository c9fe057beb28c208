import { sha256 } from '../digest'
import type { Database } from '../db/database'

// A code is short, but it is random, limited in tries, good once and for weeks only: a plain hash keeps it unreadable.
export const codeHash = (schoolId: string, code: string) => sha256(`${schoolId}:${code}`)

export interface BindCode {
  codeSha256: string
  childId: string | null
  staffId: string | null
}

/** An unused code that has not expired, locked for this transaction so that it can be used only once. */
export async function lockUnusedCode(db: Database, schoolId: string, code: string, now: Date): Promise<BindCode | null> {
  const row = await db.row<{ code_sha256: string; child_id: string | null; staff_id: string | null }>(
    `select code_sha256, child_id, staff_id from bind_code where school_id = $1 and code_sha256 = $2 and used_at is null and expires_at > $3 for update`,
    [schoolId, codeHash(schoolId, code), now],
  )
  return row && { codeSha256: row.code_sha256, childId: row.child_id, staffId: row.staff_id }
}

export async function useCode(db: Database, schoolId: string, codeSha256: string, accountId: string, now: Date) {
  await db.rows(`update bind_code set used_at = $4, used_by = $3 where school_id = $1 and code_sha256 = $2`, [schoolId, codeSha256, accountId, now])
}

export async function addChildCode(db: Database, code: { schoolId: string; code: string; childId: string; issuedBy: string; now: Date; expiresAt: Date }) {
  await db.rows(`insert into bind_code (school_id, code_sha256, child_id, issued_by, issued_at, expires_at) values ($1, $2, $3, $4, $5, $6)`, [
    code.schoolId,
    codeHash(code.schoolId, code.code),
    code.childId,
    code.issuedBy,
    code.now,
    code.expiresAt,
  ])
}

/** The wrong codes of an account. The caller holds the account's lock, so that tries at once are all counted. */
export async function attemptsOf(db: Database, schoolId: string, accountId: string) {
  const row = await db.row<{ failures: number; first_failed_at: Date }>(
    `select failures, first_failed_at from bind_attempt where school_id = $1 and account_id = $2`,
    [schoolId, accountId],
  )
  return row && { failures: row.failures, firstFailedAt: row.first_failed_at }
}

export async function saveAttempts(db: Database, schoolId: string, accountId: string, attempts: { failures: number; firstFailedAt: Date }) {
  await db.rows(
    `insert into bind_attempt (school_id, account_id, failures, first_failed_at) values ($1, $2, $3, $4)
     on conflict (school_id, account_id) do update set failures = excluded.failures, first_failed_at = excluded.first_failed_at`,
    [schoolId, accountId, attempts.failures, attempts.firstFailedAt],
  )
}

export async function clearAttempts(db: Database, schoolId: string, accountId: string) {
  await db.rows(`delete from bind_attempt where school_id = $1 and account_id = $2`, [schoolId, accountId])
}

export async function findStaffName(db: Database, schoolId: string, staffId: string) {
  return db.row<{ name: string; roles: string[] }>(`select name, roles from staff where school_id = $1 and staff_id = $2`, [
    schoolId,
    staffId,
  ])
}

/**
 * Ties a member of staff to an account; false where the account is a member of staff already. The caller holds the
 * account's lock: who the caller is was read before it.
 */
export async function bindStaffAccount(db: Database, schoolId: string, staffId: string, accountId: string): Promise<boolean> {
  const row = await db.row(
    `update staff set account_id = $3
      where school_id = $1 and staff_id = $2 and not exists (select 1 from staff other where other.school_id = $1 and other.account_id = $3)
      returning staff_id`,
    [schoolId, staffId, accountId],
  )
  return row !== null
}
