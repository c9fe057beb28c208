import fs from 'node:fs'
import path from 'node:path'
import { migrate } from 'cloud/db/migrate'
import { openPostgres } from 'cloud/db/postgres'
import { StartRefused } from 'cloud/db/start-refused'
import { apiOfThisFile } from '../boot'
import { refusedStart } from '../api/node-host'
import { needsPostgres } from './race'

needsPostgres()
const api = apiOfThisFile()

/** The server's superuser, who sees past every wall. */
function superuserUrl(): string {
  const url = new URL(process.env.TEST_DATABASE_OWNER_URL as string)
  url.username = 'postgres'
  return url.href
}

test('a DATABASE_URL whose role sees past row-level security is refused, with the role’s name', async () => {
  await expect(openPostgres({ url: superuserUrl(), poolSize: 1 })).rejects.toThrow(/角色 postgres 能绕过行级安全/)
  const { code, said } = await refusedStart({ DATABASE_URL: superuserUrl(), IDENTITY: 'session' })
  expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('kehou_app') })
})

test('without the owner’s connection nothing that needs it is done', async () => {
  const database = await openPostgres({ url: process.env.TEST_DATABASE_URL as string, poolSize: 1 })
  await expect(database.owner((db) => db.rows('select 1'))).rejects.toThrow(StartRefused)
  await database.close()
})

test('ten hosts that migrate at once migrate once', async () => {
  await api.database.owner((db) => db.rows(`drop schema public cascade; create schema public`))
  const applied = await Promise.all(Array.from({ length: 10 }, () => migrate(api.database)))
  const migrations = fs.readdirSync(path.join(__dirname, '../../cloud/db/migrations')).sort()
  expect(applied.flat()).toEqual(migrations)
})
