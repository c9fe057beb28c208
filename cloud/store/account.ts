import type { Database } from '../db/database'

export async function findOrAddAccount(db: Database, account: { accountId: string; provider: 'wechat' | 'dev'; subject: string; now: Date }): Promise<string> {
  const { accountId, provider, subject, now } = account
  const known = await findAccount(db, provider, subject)
  if (known) return known
  await db.rows(`insert into account (account_id, provider, subject, created_at) values ($1, $2, $3, $4) on conflict (provider, subject) do nothing`, [
    accountId,
    provider,
    subject,
    now,
  ])
  // Another first call of the same person may have won; either way there is one row now.
  return (await findAccount(db, provider, subject)) as string
}

export async function findAccount(db: Database, provider: 'wechat' | 'dev' | 'rehearsal', subject: string): Promise<string | null> {
  const row = await db.row<{ account_id: string }>(`select account_id from account where provider = $1 and subject = $2`, [provider, subject])
  return row?.account_id ?? null
}

/** By which WeChat knows an account; null where it does not. */
export async function openidOf(db: Database, accountId: string): Promise<string | null> {
  const row = await db.row<{ subject: string }>(`select subject from account where account_id = $1 and provider = 'wechat'`, [accountId])
  return row?.subject ?? null
}

export async function addSession(db: Database, session: { tokenSha256: string; accountId: string; now: Date; expiresAt: Date }) {
  await db.rows(`delete from session where expires_at < $1`, [session.now])
  await db.rows(`insert into session (token_sha256, account_id, created_at, expires_at) values ($1, $2, $3, $4)`, [
    session.tokenSha256,
    session.accountId,
    session.now,
    session.expiresAt,
  ])
}

export async function sessionAccount(db: Database, tokenSha256: string, now: Date): Promise<string | null> {
  const row = await db.row<{ account_id: string }>(`select account_id from session where token_sha256 = $1 and expires_at > $2`, [tokenSha256, now])
  return row?.account_id ?? null
}

/**
 * Locks an account in this school for this transaction, so that consent, binding and wrong codes of one person follow
 * one another whatever is open in other tabs. An advisory lock, for before the first decision there is no row to lock.
 */
export async function lockAccount(db: Database, schoolId: string, accountId: string) {
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('account:' || $1 || ':' || $2, 0))`, [schoolId, accountId])
}

/** What this school knows of an account: guardian, staff, both or neither. */
export async function schoolPerson(db: Database, schoolId: string, accountId: string) {
  return db.row<{
    guardian_id: string | null
    guardian_name: string | null
    staff_id: string | null
    staff_name: string | null
    staff_roles: string[] | null
    class_ids: string[]
    on_committee: boolean
    of_bureau: boolean
  }>(
    `select g.guardian_id, g.name as guardian_name, s.staff_id, s.name as staff_name, s.roles as staff_roles,
            (select coalesce(json_agg(c.class_id), '[]') from school_class c where c.school_id = $1 and c.teacher_id = s.staff_id) as class_ids,
            -- A parent whose last child here is unbound speaks for no family any more.
            exists (select 1 from committee_member m join child_guardian cg on cg.school_id = m.school_id and cg.guardian_id = m.guardian_id
                     where m.school_id = $1 and m.guardian_id = g.guardian_id) as on_committee,
            exists (select 1 from bureau_member b where b.school_id = $1 and b.account_id = $2) as of_bureau
       from (select $2::uuid as account_id) a
       left join guardian g on g.school_id = $1 and g.account_id = a.account_id
       left join staff s on s.school_id = $1 and s.account_id = a.account_id`,
    [schoolId, accountId],
  )
}
