import fs from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Pool } from 'pg'
import type { OpenDatabase } from './database'
import { lockFolder } from './folder-lock'
import { columnTypes } from './pg-types'
import { ownerTransaction, schoolTransaction, singleStatement } from './pool'
import { StartRefused } from './start-refused'

/** The PGlite release whose folders this build can open; PGlite is PostgreSQL 18 inside. */
const writtenBy = 'pglite 0.5 / PostgreSQL 18'

/** Opens an embedded database over a PGlite that the caller made: tests give one that lives in memory. */
export function overPGlite(pglite: PGlite, afterClose: () => void = () => undefined): OpenDatabase {
  // A pool of one: whoever holds the client and asks for a second waits for ever, so nothing here ever does.
  const pool = new Pool({ ...createPgConfig(pglite), types: columnTypes } as ConstructorParameters<typeof Pool>[0])
  return {
    engine: 'pglite',
    transaction: (schoolId, work) => schoolTransaction(pool, schoolId, work),
    lanes: 1,
    statement: (sql, values) => singleStatement(pool, sql, values),
    owner: (work) => ownerTransaction(pool, work),
    async close() {
      await pool.end()
      await pglite.close()
      afterClose()
    },
  }
}

/** Opens the embedded database in a folder, which it holds for this process alone. */
export async function openPGlite(folder: string): Promise<OpenDatabase> {
  const unlock = lockFolder(folder)
  try {
    refuseOtherVersion(folder)
    const pglite = await PGlite.create(path.join(folder, 'pglite'))
    return overPGlite(pglite, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

function refuseOtherVersion(folder: string) {
  const file = path.join(folder, 'written-by')
  const isNew = !fs.existsSync(path.join(folder, 'pglite'))
  if (isNew) return fs.writeFileSync(file, writtenBy)
  const found = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '未知版本'
  if (found !== writtenBy) {
    throw new StartRefused(`数据文件夹 ${folder} 由另一版本写成（${found}，本程序需要 ${writtenBy}）。请换回原版本打开，或用 npm run reset 清空后重来。`)
  }
}
