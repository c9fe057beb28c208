import type { MessageKind } from '../contract/message'
import type { Database } from '../db/database'

/**
 * SQL: whether the office's decision in force keeps a guardian from a child (FR-060): it says who collects, and names
 * others. Such a guardian is told by nobody where the child is, when it leaves and with whom. `row` has school_id and
 * child_id; `guardianId` is an expression.
 */
export const isKeptAway = (row: string, guardianId: string): string =>
  `exists (select 1 from custody_freeze f where f.school_id = ${row}.school_id and f.child_id = ${row}.child_id and f.lifted_at is null and not (${guardianId} = any(f.guardian_ids)))`

/** Messages that say where a child is, was or with whom it goes, how the household that it lives with fares, or that ask about its courses. A refund tells of days on which it was away. */
export const whereaboutsKinds: readonly MessageKind[] = [
  ...(['child_missing', 'child_uncollected', 'child_found', 'child_collected', 'child_left', 'departure_corrected'] as const),
  ...(['collectors_changed', 'leave_filed', 'leave_withdrawn', 'waiver_decided', 'refund_decided', 'survey_opened'] as const),
]

/** The children of a guardian that it is kept from, each with since when. */
export async function keptAwaySince(db: Database, schoolId: string, guardianId: string | null, childIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await db.rows<{ child_id: string; set_at: Date }>(
    `select child_id, set_at from custody_freeze where school_id = $1 and child_id = any($3::uuid[]) and lifted_at is null and not ($2::uuid = any(guardian_ids))`,
    [schoolId, guardianId, childIds],
  )
  return new Map(rows.map(({ child_id, set_at }) => [child_id, set_at]))
}
