import type { Database } from '../db/database'

/** Connections that the server allows to ordinary roles, and has now. */
export async function serverConnections(db: Database): Promise<{ most: number; inUse: number }> {
  const row = await db.row<{ most: number; in_use: number }>(
    `select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as most,
            (select sum(numbackends) from pg_stat_database)::int as in_use`,
  )
  return { most: row?.most ?? 0, inUse: row?.in_use ?? 0 }
}

/** The database's clock at this moment, not at the beginning of the transaction. */
export async function databaseClock(db: Database): Promise<Date> {
  const row = await db.row<{ now: Date }>(`select clock_timestamp() as now`)
  if (!row) throw new Error('the database says no time')
  return row.now
}

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  Plans?: PlanNode[]
}

// What choosing asks of the tables that grow while families choose.
const askedWhileChoosing = [
  `select 1 from course_place where school_id = 'x' and child_id = '00000000-0000-4000-8000-000000000000' and state <> 'released'`,
  `select 1 from course_place where school_id = 'x' and course_id = '00000000-0000-4000-8000-000000000000' and child_id = '00000000-0000-4000-8000-000000000000' and state <> 'released'`,
  `select 1 from answered_request where school_id = 'x' and caller = 'x' and request_key = '00000000-0000-4000-8000-000000000000'`,
]

/**
 * Tables that choosing would read from end to end by the statistics of this moment. Statistics taken while a table was empty
 * do that, and a plan made by them stays on a connection while the table fills.
 */
export async function slowReads(db: Database): Promise<string[]> {
  // A function that reads by index only, whatever the statistics say, is not touched by them.
  const pinned = await db.row(`select 1 from pg_proc where proname = 'choose_places' and 'enable_seqscan=off' = any (proconfig)`)
  if (pinned) return []
  const slow = new Set<string>()
  for (const sql of askedWhileChoosing) {
    const row = await db.row<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(`explain (format json) ${sql}`)
    for (const name of scanned(row?.['QUERY PLAN'][0]?.Plan)) slow.add(name)
  }
  return [...slow].sort()
}

const scanned = (node: PlanNode | undefined): string[] =>
  node ? [...(node['Node Type'] === 'Seq Scan' && node['Relation Name'] ? [node['Relation Name']] : []), ...(node.Plans ?? []).flatMap(scanned)] : []

/** Audit rows that are not linked yet, and for how long the oldest has waited. */
export async function unlinkedRecords(db: Database, schoolId: string, now: Date): Promise<{ unlinked: number; oldestSeconds: number }> {
  const row = await db.row<{ unlinked: number; oldest: Date | null }>(`select count(*) as unlinked, min(at) as oldest from audit_entry where school_id = $1 and seal_no is null`, [schoolId])
  return { unlinked: row?.unlinked ?? 0, oldestSeconds: row?.oldest ? Math.max(0, Math.floor((now.getTime() - row.oldest.getTime()) / 1000)) : 0 }
}
