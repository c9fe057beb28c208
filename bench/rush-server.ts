import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { migrate } from '../cloud/db/migrate'
import { openPostgres } from '../cloud/db/postgres'
import { startPostgres, type ThrowawayPostgres } from '../test/throwaway-postgres'

export interface Server extends ThrowawayPostgres {
  /** One statement as the superuser. */
  sql<Row>(statement: string, values?: unknown[]): Promise<Row[]>
  /** A copy of the database on the same server. Nobody may be connected to the original meanwhile. */
  copy(name: string): Promise<Server>
}

/** A PostgreSQL as in production: every commit waits for the disk. Only the memory is set, to an eighth of a small server's. */
export async function startServer(settings: Record<string, string | number> = {}): Promise<Server> {
  const server = await startPostgres({ durable: true, settings: { shared_buffers: `'1GB'`, max_wal_size: `'4GB'`, ...settings } })
  const database = await openPostgres({ url: server.url, ownerUrl: server.ownerUrl, poolSize: 1 })
  await migrate(database)
  await database.close()
  return withSql(server)
}

function withSql(server: ThrowawayPostgres): Server {
  return {
    ...server,
    sql: (statement, values) => query(server.superUrl, statement, values),
    async copy(name) {
      const on = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href
      await query(on(server.superUrl, 'postgres'), `create database ${name} template kehou`)
      return withSql({ ...server, url: on(server.url, name), ownerUrl: on(server.ownerUrl, name), superUrl: on(server.superUrl, name) })
    },
  }
}

async function query<Row>(url: string, statement: string, values?: unknown[]): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement, values)).rows as Row[]
  } finally {
    await client.end()
  }
}

export interface Api {
  port: number
  /** Processor time that the host has used so far, in seconds; null where the system does not tell. */
  cpuSeconds(): number | null
  stop(): Promise<void>
}

/** The Node host of production in a process of its own: sessions, validation, row-level security, upkeep; or another one. */
export async function startApi(server: ThrowawayPostgres, entry = 'cloud/hosts/node.ts', execArgv: string[] = []): Promise<Api> {
  const { PATH, HOME, TMPDIR } = process.env
  const settings = { PATH, HOME, TMPDIR, NODE_ENV: 'production', IDENTITY: 'session', PORT: '0', KEHOU_SITE: '', DATABASE_URL: server.url, BALLOT_SECRET: 'a secret of the benchmark, 32 letters' }
  const child = spawn(process.execPath, [...execArgv, '--import', 'tsx', path.join(__dirname, '..', entry)], { cwd: path.join(__dirname, '..'), env: settings as unknown as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await served(child)
  return {
    port,
    cpuSeconds: () => cpuSecondsOf(child.pid as number),
    stop: () => new Promise((resolve) => child.once('exit', () => resolve()).kill('SIGTERM')),
  }
}

function served(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (part: Buffer) => {
      const text = String(part)
      for (const line of text.split('\n').filter((each) => each !== '' && !each.includes('"event":"serving"'))) console.error(`  host: ${line.slice(0, 300)}`)
      said = (said + text).slice(-2000)
      const port = /"event":"serving","port":(\d+)/.exec(said)?.[1]
      if (port) resolve(Number(port))
    })
    child.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${said}`)))
  })
}

function cpuSecondsOf(pid: number): number | null {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return null
  }
}

export interface PhoneRequest {
  token: string
  body: string
  /** When it is sent, in ms after the start; without, as soon as a connection is free. */
  at?: number
}

export interface LoadReport {
  seconds: number
  perSecond: number
  p50: number
  p90: number
  p99: number
  p999: number
  most: number
  /** How many replies said to come again, and how. */
  told: { busy: number; queued: number; queue_full: number }
  brokenConnections: number
  cpuSeconds: number
}

export interface LoadReply {
  index: number
  /** From the tap, or where nothing is timed from the first byte sent, until the answer that was not "busy". */
  ms: number
  asks: number
  reply: { ok: true; data: unknown } | { ok: false; code: string }
}

/** Sends the requests from a process of its own; answers when each of them has been answered. */
export async function load(port: number, connections: number, requests: PhoneRequest[]): Promise<{ report: LoadReport; replies: LoadReply[] }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-load-'))
  const [asked, answered] = [path.join(folder, 'requests'), path.join(folder, 'replies')]
  try {
    fs.writeFileSync(asked, requests.map((request) => JSON.stringify(request)).join('\n'))
    const child = spawn(process.execPath, [path.join(__dirname, 'rush-load.mjs'), String(port), String(connections), asked, answered], { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (part: Buffer) => (output += String(part)))
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
    if (code !== 0) throw new Error(`the load generator ended with ${String(code)}`)
    const replies = fs.readFileSync(answered, 'utf8').split('\n').map((line) => JSON.parse(line) as LoadReply)
    return { report: JSON.parse(output) as LoadReport, replies }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs pgbench with a script of our own as `kehou_app`; answers transactions a second and the mean latency in ms. */
export function pgbench(server: ThrowawayPostgres, { script, clients, each, school }: { script: string; clients: number; each: number; school: string }): { perSecond: number; ms: number } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-pgbench-'))
  const file = path.join(folder, 'choose.sql')
  fs.writeFileSync(file, script)
  const program = fs.existsSync(path.join(server.bin, 'pgbench')) ? path.join(server.bin, 'pgbench') : 'pgbench'
  const args = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-t', String(each), '-D', 'n=-1', '-f', file, server.url]
  const ran = spawnSync(program, args, { encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C', PGOPTIONS: `-c kehou.school_id=${school}` } as unknown as NodeJS.ProcessEnv })
  fs.rmSync(folder, { recursive: true, force: true })
  const failed = /number of failed transactions: ([1-9]\d*)/.exec(ran.stdout)
  const perSecond = Number(/tps = ([\d.]+)/.exec(ran.stdout)?.[1])
  if (ran.status !== 0 || failed || !(perSecond > 0)) throw new Error(`pgbench failed: ${ran.error?.message ?? ''} ${ran.stderr.slice(0, 1000)}`)
  return { perSecond, ms: (clients / perSecond) * 1000 }
}
