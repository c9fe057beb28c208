import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'

export interface ThrowawayPostgres {
  /** Connects as `kehou_app`, as the API does. */
  url: string
  /** Connects as `kehou_owner`, who owns the tables; like in production it is no superuser. */
  ownerUrl: string
  /** Connects as the server's superuser, whom row-level security does not bind: to make data in bulk and to measure. */
  superUrl: string
  /** Where this server's own programs lie, `pgbench` among them. */
  bin: string
  /** Starts it again on the same port and data; `immediate` first ends it as a power switch does. */
  restart(how: 'fast' | 'immediate', env?: Record<string, string>): Promise<void>
  stop(): Promise<void>
}

export interface PostgresOptions {
  /** As in production: every commit waits for the disk. Needed where durability itself is tested or measured. */
  durable?: boolean
  settings?: Record<string, string | number>
}

/** Starts a PostgreSQL of its own on a free port, in a temporary folder, with the two roles of production. */
export async function startPostgres({ durable = false, settings: chosen = {} }: PostgresOptions = {}): Promise<ThrowawayPostgres> {
  const bin = findServer() ?? installServer()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-postgres-'))
  const data = path.join(folder, 'data')
  giveToServer(folder)
  const port = await freePort()
  run(bin, 'initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions'], folder)
  // To most tests durability is worth nothing and speed is; the socket stays in our folder, for the usual one may be unwritable.
  const quick = durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const settings = { listen_addresses: `'127.0.0.1'`, port, unix_socket_directories: `'${folder}'`, max_connections: 200, ...quick, ...chosen }
  fs.appendFileSync(path.join(data, 'postgresql.conf'), Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`).join(''))
  run(bin, 'pg_ctl', ['-D', data, '-l', path.join(folder, 'server.log'), '-w', '-t', '60', 'start'], folder)
  let running = true
  const stop = async () => {
    if (!running) return
    running = false
    run(bin, 'pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop'], folder)
    fs.rmSync(folder, { recursive: true, force: true })
  }
  // The server is no child of ours, so Ctrl-C would leave it running for ever.
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) process.once(signal, () => void stop().finally(() => process.exit(code)))
  try {
    await createRoles(port)
  } catch (error) {
    await stop()
    throw error
  }
  const urlOf = (role: string) => `postgres://${role}@127.0.0.1:${port}/kehou`
  return {
    ...{ url: urlOf('kehou_app'), ownerUrl: urlOf('kehou_owner'), superUrl: urlOf('postgres'), bin, stop },
    async restart(how, env) {
      // In a process of its own each, so that whoever is connected goes on meanwhile and feels it.
      await runBeside(bin, 'pg_ctl', ['-D', data, '-m', how, '-w', 'stop'], folder)
      await runBeside(bin, 'pg_ctl', ['-D', data, '-l', path.join(folder, 'server.log'), '-w', '-t', '60', 'start'], folder, env)
    },
  }
}

async function createRoles(port: number) {
  const client = new Client({ connectionString: `postgres://postgres@127.0.0.1:${port}/postgres` })
  await client.connect()
  try {
    await client.query('create role kehou_owner login createdb')
    await client.query('create role kehou_app login')
    await client.query(`create database kehou owner kehou_owner encoding 'UTF8'`)
  } finally {
    await client.end()
  }
}

const isRoot = process.getuid?.() === 0
const missing = '没有找到 PostgreSQL 服务器程序（initdb、pg_ctl）。'

/** The newest server on this machine: Debian's folders first, then what the PATH offers. */
function findServer(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => path.join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(path.delimiter)]
  return folders.find((folder) => ['initdb', 'pg_ctl', 'postgres'].every((name) => fs.existsSync(path.join(folder, name)))) ?? null
}

/** Installs Debian's package, before any server is started: an upgrade under a running one breaks it. */
function installServer(): string {
  if (!isRoot || spawnSync('apt-get', ['--version']).error) {
    throw new Error(`${missing}请先安装 PostgreSQL 15 或更新的版本（Debian：apt-get install postgresql；macOS：brew install postgresql@15），再运行 npm run test:postgres。`)
  }
  console.log(`${missing}正在安装 Debian 的 postgresql …`)
  // Without this the package would create and start a server of its own.
  fs.mkdirSync('/etc/postgresql-common', { recursive: true })
  fs.writeFileSync('/etc/postgresql-common/createcluster.conf', 'create_main_cluster = false\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' })
  const installed = spawnSync('apt-get', ['install', '-qy', '--no-install-recommends', 'postgresql'], { env, encoding: 'utf8' })
  const bin = findServer()
  if (!bin) throw new Error(`${missing}apt-get 没有装上：\n${(installed.stderr ?? '').slice(-2000)}`)
  return bin
}

/** The server refuses to run as root, so as root everything is done by the `postgres` user. */
function serverUser(): { uid: number; gid: number } | null {
  if (!isRoot) return null
  const line = fs.readFileSync('/etc/passwd', 'utf8').split('\n').find((each) => each.startsWith('postgres:')) ?? ''
  const [, , uid, gid] = line.split(':')
  if (!uid || !gid) throw new Error('以 root 运行时需要系统用户 postgres，但没有找到。请用普通用户运行，或安装 Debian 的 postgresql 包。')
  return { uid: Number(uid), gid: Number(gid) }
}

function giveToServer(folder: string) {
  const user = serverUser()
  if (user) fs.chownSync(folder, user.uid, user.gid)
}

/** A plain environment for the server's programs, so that no PG* variable or locale of the caller leaks in. */
const plain = (bin: string, cwd: string, added: Record<string, string>) => ({ PATH: `${bin}:/usr/bin:/bin`, LC_ALL: 'C.UTF-8', HOME: cwd, TZ: 'UTC', ...added }) as unknown as NodeJS.ProcessEnv

/** Runs one of the server's programs and waits for its end. */
function run(bin: string, program: string, args: string[], cwd: string) {
  const ended = spawnSync(path.join(bin, program), args, { cwd, env: plain(bin, cwd, {}), ...serverUser(), stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', timeout: 90_000 })
  if (ended.status !== 0) throw failed(program, cwd, ended.stderr || (ended.error?.message ?? ''))
}

/** The same while this process goes on. */
function runBeside(bin: string, program: string, args: string[], cwd: string, added: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(bin, program), args, { cwd, env: plain(bin, cwd, added), ...serverUser(), stdio: 'ignore', timeout: 90_000 })
    child.once('error', reject).once('exit', (code) => (code === 0 ? resolve() : reject(failed(program, cwd, `ended with ${String(code)}`))))
  })
}

function failed(program: string, cwd: string, said: string): Error {
  const log = path.join(cwd, 'server.log')
  return new Error(`PostgreSQL 的 ${program} 没有成功：\n${said}\n${fs.existsSync(log) ? fs.readFileSync(log, 'utf8').slice(-2000) : ''}`)
}

async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
