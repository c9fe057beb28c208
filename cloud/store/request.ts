import type { Database } from '../db/database'

export interface RequestKey {
  schoolId: string
  caller: string
  requestKey: string
  operation: string
  inputSha256: string
  now: Date
  /** Kept where the school's own records cannot be read from (FR-077). */
  sealed: boolean
}

const tableOf = ({ sealed }: Pick<RequestKey, 'sealed'>) => (sealed ? 'sealed_request' : 'answered_request')

export type Claim = { kind: 'new' } | { kind: 'answered'; reply: unknown } | { kind: 'reused' }

/**
 * Claims a request key for this transaction. A second call with the same key waits here until the first has ended:
 * if that committed, its answer is found; if it rolled back, this call goes on as the first.
 */
export async function claimRequestKey(db: Database, key: RequestKey): Promise<Claim> {
  const claimed = await db.row(
    `insert into ${tableOf(key)} (school_id, caller, request_key, operation, input_sha256, answered_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning request_key`,
    [key.schoolId, key.caller, key.requestKey, key.operation, key.inputSha256, key.now],
  )
  if (claimed) return { kind: 'new' }
  const found = await db.row<{ operation: string; input_sha256: string; reply: unknown }>(
    `select operation, input_sha256, reply from ${tableOf(key)} where school_id = $1 and caller = $2 and request_key = $3`,
    [key.schoolId, key.caller, key.requestKey],
  )
  const same = found?.operation === key.operation && found.input_sha256 === key.inputSha256
  return same ? { kind: 'answered', reply: found.reply } : { kind: 'reused' }
}

/** Whether a request with this key has been answered, without claiming it. */
export async function isAnswered(db: Database, schoolId: string, caller: string, requestKey: string): Promise<boolean> {
  return (await db.row(`select 1 from answered_request where school_id = $1 and caller = $2 and request_key = $3`, [schoolId, caller, requestKey])) !== null
}

/** Keeps what was answered, a refusal that wrote something included. */
export async function keepAnswer(db: Database, key: RequestKey, reply: unknown) {
  await db.rows(`update ${tableOf(key)} set reply = $4 where school_id = $1 and caller = $2 and request_key = $3`, [
    key.schoolId,
    key.caller,
    key.requestKey,
    JSON.stringify(reply),
  ])
}

/** Forgets answers that no phone will ask for again; they may hold one-time codes. */
export async function forgetAnswers(db: Database, schoolId: string, before: Date) {
  await db.rows(`delete from answered_request where school_id = $1 and answered_at < $2`, [schoolId, before])
}
