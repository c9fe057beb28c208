import type { Database } from '../db/database'

/** Opens, for this transaction alone, what is sealed: the caller's own, and for the bureau what was sent to it. The dispatcher's only. */
export async function openSealed(db: Database, { accountId, asBureau }: { accountId: string; asBureau: boolean }) {
  await db.rows(`select set_config('kehou.sealed_account', $1, true), set_config('kehou.bureau', $2, true)`, [accountId, asBureau ? 'yes' : ''])
}

interface SealedEntry {
  schoolId: string
  entryId: string
  actor: string
  operation: string
  target: string
  change: object
  at: Date
}

/** What was done with a sealed operation; the bureau alone can read it. Numbered by chance, so that no gap in a sequence tells of it. */
export async function appendSealed(db: Database, { schoolId, entryId, actor, operation, target, change, at }: SealedEntry) {
  await db.rows(`insert into sealed_entry (school_id, entry_id, actor, operation, target, change, at) values ($1, $2, $3, $4, $5, $6, $7)`, [schoolId, entryId, actor, operation, target, JSON.stringify(change), at])
}

/** Forgets the caller's own old answers: upkeep cannot see them. */
export async function forgetOwnAnswers(db: Database, schoolId: string, before: Date) {
  await db.rows(`delete from sealed_request where school_id = $1 and answered_at < $2`, [schoolId, before])
}
