import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { applicationRole, type Database, type OpenDatabase } from './database'
import { StartRefused } from './start-refused'

const folder = path.join(__dirname, 'migrations')

interface Migration {
  name: string
  sql: string
  sha256: string
}

/** The numbered SQL files, in order. Forward only: a released file is never edited. */
export function readMigrations(): Migration[] {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(folder, name), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Brings the database to this build's schema; refuses one that another version wrote. Answers what it applied. */
export function migrate(database: OpenDatabase): Promise<string[]> {
  return database.owner(async (db) => {
    // One at a time: two hosts starting together must not both create the tables.
    await db.rows(`select pg_advisory_xact_lock(20261122)`)
    await prepare(db)
    const known = readMigrations()
    const applied = await db.rows<{ name: string; sha256: string }>(`select name, sha256 from migration order by name`)
    refuseUnknown(known, applied)
    const missing = known.slice(applied.length)
    for (const { name, sql, sha256 } of missing) {
      await db.rows(sql)
      await db.rows(`insert into migration (name, sha256) values ($1, $2)`, [name, sha256])
    }
    return missing.map(({ name }) => name)
  })
}

async function prepare(db: Database) {
  const role = await db.row(`select 1 from pg_roles where rolname = $1`, [applicationRole])
  if (!role) await db.rows(`create role ${applicationRole} nologin`)
  await db.rows(`create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
}

function refuseUnknown(known: Migration[], applied: { name: string; sha256: string }[]) {
  const stranger = applied.find(({ name, sha256 }, index) => known[index]?.name !== name || known[index]?.sha256 !== sha256)
  if (stranger) {
    throw new StartRefused(`数据库由另一版本写成（${stranger.name} 与本版本不符）。请换回写它的版本，或升级本程序；体验数据可以用 npm run reset 清空后重来。`)
  }
}
