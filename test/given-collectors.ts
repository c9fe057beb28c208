import type { Api } from './boot'
import { asOwner } from './given'

/** Gives each child as many collectors as it may have, each described at this length. */
export const giveCollectors = (api: Pick<Api, 'database'>, schoolId: string, childIds: readonly string[], { name, relation, note }: Record<'name' | 'relation' | 'note', number>) =>
  asOwner(api, schoolId, async (db) => {
    await db.rows(`delete from collector where school_id = $1 and child_id = any($2::uuid[])`, [schoolId, childIds])
    await db.rows(
      `insert into collector (school_id, collector_id, child_id, name, relation, note, added_by, added_at)
       select $1, gen_random_uuid(), child_id, repeat('名', $3), repeat('关', $4), repeat('注', $5), (select guardian_id from guardian where school_id = $1 limit 1), '2026-09-01T08:00:00+08:00'
         from unnest($2::uuid[]) as of_roll (child_id), generate_series(1, 8)`,
      [schoolId, childIds, name, relation, note],
    )
  })
