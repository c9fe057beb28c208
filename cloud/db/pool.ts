import type { Pool, PoolClient, QueryConfig, QueryResultRow } from 'pg'
import { applicationRole, type Database } from './database'

function databaseOver(client: PoolClient): Database {
  // Without values the simple protocol is used, which alone takes a script of several statements.
  const rows = async (sql: string, values: unknown[]) => (await client.query(sql, values.length > 0 ? values : undefined)).rows
  return {
    rows: (sql, values = []) => rows(sql, values),
    row: async (sql, values = []) => (await rows(sql, values))[0] ?? null,
  }
}

async function inTransaction<T>(pool: Pool, enter: (db: Database) => Promise<unknown>, work: (db: Database) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const db = databaseOver(client)
  let broken: Error | undefined
  try {
    await client.query('begin')
    await enter(db)
    const result = await work(db)
    await client.query('commit')
    return result
  } catch (error) {
    // A connection that cannot even roll back is thrown away instead of going back to the pool.
    await client.query('rollback').catch((rollbackError: Error) => {
      broken = rollbackError
    })
    throw error
  } finally {
    client.release(broken)
  }
}

// Whoever waits longer is told to try again, instead of holding a connection that others need.
const patience = { lock: '5s', statement: '10s' }

/** One transaction as the application's role, for one school. On PGlite the session is a superuser, hence the role. */
export const schoolTransaction = <T>(pool: Pool, schoolId: string | null, work: (db: Database) => Promise<T>) =>
  inTransaction(
    pool,
    (db) =>
      db.rows(`select set_config('role', $1, true), set_config('kehou.school_id', $2, true), set_config('lock_timeout', $3, true), set_config('statement_timeout', $4, true)`, [
        applicationRole,
        schoolId ?? '',
        patience.lock,
        patience.statement,
      ]),
    work,
  )

/** One transaction with the connection's own rights. */
export const ownerTransaction = <T>(pool: Pool, work: (db: Database) => Promise<T>) => inTransaction(pool, async () => undefined, work)

// Longer than any wait for a lock that the statement allows itself: whoever hears nothing by then has lost the server.
const silenceMs = 15_000

/** One statement that is a transaction of its own. A connection that failed does not go back to the pool. */
export async function singleStatement<Row extends QueryResultRow>(pool: Pool, text: string, values: unknown[]): Promise<Row[]> {
  const query: QueryConfig & { query_timeout: number } = { text, values, query_timeout: silenceMs }
  return (await pool.query<Row>(query)).rows
}
