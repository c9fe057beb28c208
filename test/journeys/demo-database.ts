import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'

export interface DemoDatabase {
  /** What a host needs in its environment to open it. */
  env: Record<string, string>
  remove(): Promise<void>
}

/** The demonstration school and a second one for one journey: in PGlite in a folder, or in PostgreSQL where `DB` says so. */
export async function demoDatabase(): Promise<DemoDatabase> {
  const empty = process.env.DB === 'postgres' ? await onPostgres() : inFolder()
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', path.join(__dirname, 'prepare-schools.ts')], { stdio: 'inherit', env: { ...process.env, ...empty.env } })
  if (status !== 0) throw new Error(`the schools could not be prepared: ${status}`)
  return empty
}

function inFolder(): DemoDatabase {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-journey-'))
  return { env: { KEHOU_DATA: folder }, remove: async () => fs.rmSync(folder, { recursive: true, force: true }) }
}

async function onPostgres(): Promise<DemoDatabase> {
  const name = `kehou_journey_${randomBytes(4).toString('hex')}`
  const owner = process.env.TEST_DATABASE_OWNER_URL as string
  const asOwner = async (sql: string) => {
    const client = new Client({ connectionString: owner })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await asOwner(`create database ${name} encoding 'UTF8' template template0`)
  const on = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  const env = { DATABASE_URL: on(process.env.TEST_DATABASE_URL as string), DATABASE_OWNER_URL: on(owner), BALLOT_SECRET: randomBytes(32).toString('hex') }
  return { env, remove: () => asOwner(`drop database ${name} with (force)`) }
}
