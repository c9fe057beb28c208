import { Pool } from 'pg'
import type { OpenDatabase } from './database'
import { columnTypes } from './pg-types'
import { ownerTransaction, schoolTransaction, singleStatement } from './pool'
import { StartRefused } from './start-refused'

export interface PostgresSettings {
  /** Connects as `kehou_app`, which row-level security binds. */
  url: string
  /** Connects as the owner of the tables; only migrations and maintenance commands need it. */
  ownerUrl?: string
  poolSize: number
  /** Connections kept warm beside the pool for single statements; none where one caller at a time is served. */
  lanes?: number
}

/** Opens a PostgreSQL server; refuses to run as a role that could see past row-level security. */
export async function openPostgres({ url, ownerUrl, poolSize, lanes = 0 }: PostgresSettings): Promise<OpenDatabase> {
  const pool = new Pool({ connectionString: url, max: poolSize, types: columnTypes })
  const lanePool = lanes > 0 ? new Pool({ connectionString: url, max: lanes, idleTimeoutMillis: 0, types: columnTypes }) : null
  const ownerPool = ownerUrl ? new Pool({ connectionString: ownerUrl, max: 2, types: columnTypes }) : null
  // An idle connection that the server drops must not end the process; the next call opens a new one.
  for (const each of [pool, lanePool, ownerPool]) each?.on('error', (error) => console.error(JSON.stringify({ event: 'database_connection_lost', reason: error.message })))
  await refuseRoleThatBypasses(pool)
  if (lanePool) await Promise.all(Array.from({ length: lanes }, () => lanePool.query('select 1')))
  return {
    engine: 'postgres',
    transaction: (schoolId, work) => schoolTransaction(pool, schoolId, work),
    lanes: Math.max(lanes, 1),
    statement: (sql, values) => singleStatement(lanePool ?? pool, sql, values),
    owner: async (work) => {
      if (!ownerPool) throw new StartRefused('这一步需要表的所有者连接，请设置 DATABASE_OWNER_URL。')
      return ownerTransaction(ownerPool, work)
    },
    async close() {
      await Promise.all([pool.end(), lanePool?.end(), ownerPool?.end()])
    },
  }
}

async function refuseRoleThatBypasses(pool: Pool) {
  const { rows } = await pool.query<{ rolname: string; bypasses: boolean }>(
    `select rolname, rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user`,
  )
  const role = rows[0]
  if (role?.bypasses) {
    await pool.end()
    throw new StartRefused(`DATABASE_URL 用的角色 ${role.rolname} 能绕过行级安全，请改用 kehou_app（见 deploy/roles.sql），所有者连接放在 DATABASE_OWNER_URL。`)
  }
}
