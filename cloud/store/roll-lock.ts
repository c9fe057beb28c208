import type { Database } from '../db/database'

export interface RollAddress {
  heldOn: string
  serviceKey: string
  rollKey: string
}

/**
 * Locks rolls for this transaction, so that a leave and marks of the same children never miss each other: whoever comes
 * second sees what the first one wrote. After a child's lock, never before it; many in one order for all.
 */
export async function lockRolls(db: Database, schoolId: string, rolls: readonly RollAddress[]) {
  const keys = [...new Set(rolls.map(({ heldOn, serviceKey, rollKey }) => `${heldOn}:${serviceKey}:${rollKey}`))].sort()
  await db.rows(`select pg_advisory_xact_lock(hashtextextended('roll:' || $1 || ':' || key, 0)) from unnest($2::text[]) with ordinality as ordered (key, position) order by position`, [schoolId, keys])
}
