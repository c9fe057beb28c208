import { createHash, randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { Client } from 'pg'
import type * as z from 'zod/mini'
import { ballots } from 'cloud/ballot'
import { groupedChoosing } from 'cloud/choosing/grouped'
import { settleSoon } from 'cloud/choosing/settle'
import { operations, type OperationName } from 'cloud/contract/operations'
import type { OutputOf } from 'cloud/contract/operation'
import type { RefusalCode } from 'cloud/contract/refusals'
import type { WireReply } from 'cloud/contract/wire'
import type { OpenDatabase } from 'cloud/db/database'
import { migrate, readMigrations } from 'cloud/db/migrate'
import { overPGlite } from 'cloud/db/pglite'
import { openPostgres } from 'cloud/db/postgres'
import { planLibrary, secureRandom } from 'cloud/hosts/settings'
import { weChatContextIdentity } from 'cloud/identity/wechat-context'
import { dispatch, type Host } from 'cloud/main'
import { menuSnapshots } from 'cloud/menu-snapshot'
import { noWeChat } from 'cloud/wechat/code-to-session'

// PGlite imports Node's own modules as it starts, which jest's sandbox cannot do: it is loaded by Node's own loader
// outside of it, and so its compiled wasm is also shared by all test files of a worker.
export const importPGlite = vm.compileFunction(`return import('@electric-sql/pglite')`, [], {
  filename: __filename,
  importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
}) as () => Promise<typeof import('@electric-sql/pglite')>

/** Somebody with a phone. Without an openid it is a visitor whom WeChat does not name. */
export interface Person {
  name: string
  openid: string | null
  schoolId: string
}

export type Input<Name extends OperationName> = z.input<(typeof operations)[Name]['input']>
export type Output<Name extends OperationName> = OutputOf<(typeof operations)[Name]>
export type Reply<Name extends OperationName> = { ok: true; data: Output<Name>; requestId: string } | Extract<WireReply, { ok: false }>

export interface CallOptions {
  /** When it happens, as `2026-09-01T09:00:00` in Asia/Shanghai; the clock stays there. */
  at?: string
  /** The request key of a write; a fresh one where none is given. */
  key?: string
  schoolId?: string
}

/** A clock that only moves when it is told to, and by a second with every call, so that what came first is known. */
export interface Clock {
  now(): Date
  set(at: string): void
  forward(days: number): void
}

export interface Api {
  database: OpenDatabase
  clock: Clock
  host: Host
  /** One call, answered as the phone gets it. */
  call<Name extends OperationName>(person: Person, operation: Name, input: Input<Name>, options?: CallOptions): Promise<Reply<Name>>
  /** A call that must succeed: answers its data. */
  done<Name extends OperationName>(person: Person, operation: Name, input: Input<Name>, options?: CallOptions): Promise<Output<Name>>
  /** A call that must be refused: answers the code. */
  refused<Name extends OperationName>(person: Person, operation: Name, input: Input<Name>, options?: CallOptions): Promise<RefusalCode>
  /** Any request at all, well formed or not. */
  raw(person: Person, request: unknown): Promise<WireReply>
  close(): Promise<void>
}

const library = planLibrary(path.join(__dirname, '../plans'))

/** Starts the API on the database that `DB` names: PGlite in memory, or a PostgreSQL database of this file's own. */
export const boot = async (): Promise<Api> => bootOn(await (process.env.DB === 'postgres' ? freshPostgres() : freshPGlite()))

/** Starts the API on a database that is open already. */
export function bootOn(database: OpenDatabase): Api {
  const clock = stillClock('2026-09-01T09:00:00')
  const host: Host = { database, choosing: groupedChoosing(database, settleSoon({ database, now: clock.now, newId: randomUUID, log: failLoudly })), menus: menuSnapshots(), identity: weChatContextIdentity('scf'), wechat: noWeChat, ballots: ballots('the secret of the tests: 32 letters and more'), random: secureRandom, library, now: clock.now, log: failLoudly }
  const raw: Api['raw'] = (person, request) => {
    const caller = person.openid === null ? { kind: 'nobody' as const } : { kind: 'openid' as const, openid: person.openid }
    return dispatch(host, { request, caller, requestId: randomUUID(), ip: '203.0.113.7' })
  }
  const call: Api['call'] = async (person, operation, input, options = {}) => {
    if (options.at) clock.set(options.at)
    else clock.forward(1 / 86_400)
    const request = { operation, schoolId: options.schoolId ?? person.schoolId, input, requestKey: options.key ?? randomUUID() }
    return (await raw(person, request)) as Reply<typeof operation>
  }
  return {
    database,
    clock,
    host,
    call,
    raw,
    async done(person, operation, input, options) {
      const reply = await call(person, operation, input, options)
      if (!reply.ok) throw new Error(`${person.name} was refused ${operation}: ${reply.code} ${reply.message} ${JSON.stringify(reply.field ?? '')}`)
      return reply.data
    },
    async refused(person, operation, input, options) {
      const reply = await call(person, operation, input, options)
      if (reply.ok) throw new Error(`${person.name} was not refused ${operation}`)
      return reply.code as RefusalCode
    },
    close: () => host.choosing.close().then(() => database.close()),
  }
}

/** The API of one test file: started before its first test, closed after its last. */
export function apiOfThisFile(): Api {
  // A loaded machine must not fail a test that would pass.
  jest.setTimeout(60_000)
  const api = {} as Api
  // The first start ever makes the data folder, which takes some seconds.
  beforeAll(async () => void Object.assign(api, await boot()))
  afterAll(() => api.close())
  return api
}

const failLoudly: Host['log'] = (line) => console.error(JSON.stringify(line))

function stillClock(start: string): Clock {
  let now = new Date(`${start}+08:00`)
  return {
    now: () => now,
    set: (at) => (now = new Date(`${at}+08:00`)),
    forward: (days) => (now = new Date(now.getTime() + days * 86_400_000)),
  }
}

const cacheFolder = path.join(__dirname, '../.cache')

/** A migrated PGlite in memory, from a data folder that was made once for these migrations and this release. */
export async function freshPGlite(): Promise<OpenDatabase> {
  const release = (JSON.parse(fs.readFileSync(path.join(__dirname, '../node_modules/@electric-sql/pglite/package.json'), 'utf8')) as { version: string }).version
  const hash = createHash('sha256').update(JSON.stringify([release, readMigrations()])).digest('hex')
  const file = path.join(cacheFolder, `pglite-${hash.slice(0, 16)}.tar`)
  if (!fs.existsSync(file)) await makeDataFolder(file)
  const { PGlite } = await importPGlite()
  return overPGlite(await PGlite.create({ loadDataDir: new Blob([fs.readFileSync(file)]) }))
}

async function makeDataFolder(file: string) {
  const { PGlite } = await importPGlite()
  const pglite = await PGlite.create()
  const database = overPGlite(pglite)
  await migrate(database)
  const dump = await pglite.dumpDataDir('none')
  await database.close()
  fs.mkdirSync(cacheFolder, { recursive: true })
  // Renamed into place: two test files that start together must never read a half-written one.
  const written = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`
  fs.writeFileSync(written, Buffer.from(await dump.arrayBuffer()))
  fs.renameSync(written, file)
}

/** A migrated database of its own on the PostgreSQL server of TEST_DATABASE_URL; dropped when it is closed. */
export async function freshPostgres(): Promise<OpenDatabase> {
  const [url, ownerUrl] = [setting('TEST_DATABASE_URL'), setting('TEST_DATABASE_OWNER_URL')]
  const name = `kehou_${process.pid}_${randomBytes(4).toString('hex')}`
  await asOwner(ownerUrl, `create database ${name} encoding 'UTF8' template template0`)
  const database = await openPostgres({ url: onDatabase(url, name), ownerUrl: onDatabase(ownerUrl, name), poolSize: 12, lanes: 2 })
  await migrate(database)
  return {
    ...database,
    async close() {
      await database.close()
      await asOwner(ownerUrl, `drop database ${name}`)
    },
  }
}

async function asOwner(ownerUrl: string, sql: string) {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

function onDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`DB=postgres needs ${name}; npm run test:postgres sets it`)
  return value
}
