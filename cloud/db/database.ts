import type { QueryResultRow } from 'pg'

/** What a handler and the store may do with the database: run one statement with parameters. */
export interface Database {
  /** Runs one statement; values are always parameters. Answers all rows. */
  rows<Row extends QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>
  /** The single row of a statement, or null where there is none. */
  row<Row extends QueryResultRow>(sql: string, values?: unknown[]): Promise<Row | null>
}

/** A database that a host holds open. */
export interface OpenDatabase {
  engine: 'pglite' | 'postgres'
  /**
   * Runs `work` in one transaction as the role that row-level security binds, acting for one school.
   * Without a school no tenant row can be seen. What `work` throws rolls everything back.
   */
  transaction<T>(schoolId: string | null, work: (db: Database) => Promise<T>): Promise<T>
  /** How many statements of `statement` may run beside each other. */
  lanes: number
  /**
   * One statement that is a transaction of its own, in one round trip, on a connection kept warm for this. It must set
   * the role and the school itself, as `choose_places` does.
   */
  statement<Row extends QueryResultRow>(sql: string, values: unknown[]): Promise<Row[]>
  /** The owner's own access, for migrations, the demonstration school and maintenance commands only. */
  owner<T>(work: (db: Database) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** The role the application acts as; it owns nothing and cannot bypass row-level security. */
export const applicationRole = 'kehou_app'
