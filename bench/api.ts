import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { ballots } from '../cloud/ballot'
import { directChoosing } from '../cloud/choosing/choosing'
import { migrate } from '../cloud/db/migrate'
import type { Database, OpenDatabase } from '../cloud/db/database'
import { demoSchoolId as schoolId, demoStart } from '../cloud/demo/people'
import { seedDemo } from '../cloud/demo/seed'
import { serve } from '../cloud/hosts/http'
import { ballotSecret, openDatabase, planLibrary, secureRandom } from '../cloud/hosts/settings'
import type { Identity } from '../cloud/identity/identity'
import { dispatch, type Host } from '../cloud/main'
import { menuSnapshots } from '../cloud/menu-snapshot'
import { findAccount } from '../cloud/store/account'
import { noWeChat } from '../cloud/wechat/code-to-session'
import { buildEmptyApp, packageSizes } from './package-sizes'

/*
 * `npm run bench:api`: calls per second over HTTP for reading the plan, the home page and applying, beside a bare echo
 * of the same bytes over node:http and beside the same SQL through the driver alone; and the mini-program's bytes beside
 * an empty Taro app's. Everything is measured in one run, since only ratios hold from machine to machine.
 */

const seconds = 4
const connections = 8

interface Statement {
  sql: string
  values: unknown[]
}

/** A token names the person, so that a load of many families needs no sign-in. The benchmark's own, never a host's. */
const byName: Identity = { name: 'session', account: (db, caller) => (caller.kind === 'token' ? findAccount(db, 'dev', caller.token.replace(/^bench-person-name-is-/, '')) : Promise.resolve(null)), proof: () => null }
const tokenOf = (personId: string) => `bench-person-name-is-${personId}`

class Undone extends Error {}

/** Does some work in a transaction and leaves nothing of it behind. */
async function undone<T>(database: OpenDatabase, school: string | null, work: (db: Database) => Promise<T>): Promise<T> {
  const kept: T[] = []
  await database
    .transaction(school, async (db) => {
      kept.push(await work(db))
      throw new Undone()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
  return kept[0] as T
}

/** Wraps a database so that every statement of the next call is noted and nothing of it stays. */
function recording(database: OpenDatabase, notes: Statement[]): OpenDatabase {
  const noted = (db: Database): Database => ({
    rows: (sql, values = []) => (notes.push({ sql, values }), db.rows(sql, values)),
    row: (sql, values = []) => (notes.push({ sql, values }), db.row(sql, values)),
  })
  return { ...database, transaction: (school, work) => undone(database, school, (db) => work(noted(db))) }
}

interface Job {
  name: string
  requests: { personId: string | null; request: object }[]
  once: boolean
}

const load = (url: string, job: Job) =>
  new Promise<{ perSecond: number; done: number; refused: number }>((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(__dirname, 'load.mjs'), url, String(seconds), String(connections), job.once ? 'once' : 'again'], { stdio: ['pipe', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (part: Buffer) => (output += String(part)))
    child.on('error', reject).on('exit', (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`load ended with ${code}`))))
    const lines = job.requests.map(({ personId, request }) => JSON.stringify({ headers: personId ? { authorization: `Bearer ${tokenOf(personId)}` } : {}, body: JSON.stringify(request) }))
    child.stdin.end(lines.join('\n'))
  })

async function echoing(reply: string, job: Job): Promise<number> {
  const server = http.createServer((request, response) => request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(reply)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { perSecond } = await load(`http://127.0.0.1:${(server.address() as { port: number }).port}/`, { ...job, once: false })
  server.closeAllConnections()
  server.close()
  return perSecond
}

/** The statements of one call, again and again without the API around them; what they write is rolled back. */
async function driverAlone(database: OpenDatabase, statements: Statement[]): Promise<number> {
  const once = () =>
    undone(database, schoolId, async (db) => {
      for (const { sql, values } of statements) await db.rows(sql, values)
    })
  const until = performance.now() + seconds * 1000
  const started = performance.now()
  let done = 0
  const lane = async () => {
    for (; performance.now() < until; done += 1) await once()
  }
  await Promise.all(Array.from({ length: connections }, lane))
  return done / ((performance.now() - started) / 1000)
}

/** Families that have bound a child and not applied yet: made here, for the demonstration's have all answered. */
async function freshFamilies(database: OpenDatabase): Promise<{ personId: string; childId: string }[]> {
  return database.owner(async (db) => {
    await db.rows(`select set_config('kehou.school_id', $1, true)`, [schoolId])
    const children = await db.rows<{ child_id: string }>(
      `select child_id from child c where school_id = $1 and not exists (select 1 from child_guardian g where g.school_id = c.school_id and g.child_id = c.child_id) order by child_id`,
      [schoolId],
    )
    const families = children.map(({ child_id: childId }, index) => ({ childId, personId: `bench-${index}`, accountId: randomUUID(), guardianId: randomUUID() }))
    for (const { childId, personId, accountId, guardianId } of families) {
      await db.rows(`insert into account (account_id, provider, subject, created_at) values ($1, 'dev', $2, now())`, [accountId, personId])
      await db.rows(`insert into guardian (school_id, guardian_id, account_id, name, created_at) values ($1, $2, $3, '测', now())`, [schoolId, guardianId, accountId])
      await db.rows(`insert into child_guardian (school_id, child_id, guardian_id, relation, verified_by, bound_at) values ($1, $2, $3, 'mother', 'school_code', now())`, [schoolId, childId, guardianId])
    }
    return families
  })
}

const applicationOf = (childId: string, planId: string) => ({
  childId,
  planId,
  form: {
    services: [{ serviceKey: 'afternoon', weekdays: [2, 4], duration: 'whole', lunch: null }],
    priorityGroup: null,
    priorityNote: '',
    departure: 'collected',
    collectorNote: '',
    pickUpDifficulty: '',
    healthNote: '',
    voluntary: true,
    factsRead: true,
  },
})

async function jobs(database: OpenDatabase, host: Host): Promise<Job[]> {
  const plan = await dispatch(host, { request: { operation: 'readPlan', schoolId, input: {} }, caller: { kind: 'nobody' }, requestId: 'bench', ip: '' })
  if (!plan.ok) throw new Error(plan.code)
  const { planId } = plan.data as { planId: string }
  const families = await freshFamilies(database)
  const wire = (operation: string, input: object, key?: string) => ({ operation, schoolId, input, requestKey: key })
  return [
    { name: 'readPlan', once: false, requests: [{ personId: null, request: wire('readPlan', {}) }] },
    { name: 'readHome', once: false, requests: [{ personId: 'joinedFamily', request: wire('readHome', {}) }] },
    { name: 'submitApplication', once: true, requests: families.map(({ personId, childId }) => ({ personId, request: wire('submitApplication', applicationOf(childId, planId), randomUUID()) })) },
  ]
}

async function measure(database: OpenDatabase): Promise<Record<string, number>> {
  await migrate(database)
  await seedDemo(database, ballots(ballotSecret(process.env)))
  const notes: Statement[] = []
  const host: Host = { database, choosing: directChoosing(database), menus: menuSnapshots(), identity: byName, wechat: noWeChat, ballots: ballots(ballotSecret(process.env)), random: secureRandom, library: planLibrary(path.join(__dirname, '../plans')), now: () => demoStart, log: (line) => console.error(JSON.stringify(line)) }
  const ratios: Record<string, number> = {}
  const server = await serve(host, { port: 0, address: '127.0.0.1', siteFolder: null, trustProxy: false })
  for (const job of await jobs(database, host)) {
    // One call by hand shows what it says and which statements it runs.
    const sample = job.requests[0] as Job['requests'][number]
    notes.length = 0
    const caller = sample.personId ? ({ kind: 'token', token: tokenOf(sample.personId) } as const) : ({ kind: 'nobody' } as const)
    const reply = await dispatch({ ...host, database: recording(database, notes) }, { request: sample.request, caller, requestId: randomUUID(), ip: '' })
    if (!reply.ok) throw new Error(`${job.name} was refused: ${reply.code}`)
    const api = await load(`http://127.0.0.1:${server.port}/api`, job)
    if (api.refused > 0) throw new Error(`${api.refused} calls of ${job.name} were refused`)
    const echo = await echoing(JSON.stringify(reply), job)
    const driver = await driverAlone(database, notes)
    console.log(`${job.name}: ${api.perSecond.toFixed(0)}/s over HTTP (${api.done} calls), echo ${echo.toFixed(0)}/s, same ${notes.length} statements by the driver alone ${driver.toFixed(0)}/s`)
    ratios[`${job.name}ToEcho`] = api.perSecond / echo
    ratios[`${job.name}ToDriver`] = api.perSecond / driver
  }
  await server.close()
  return ratios
}

function bytes(): Record<string, number> {
  const dist = path.resolve(__dirname, '../dist/weapp')
  if (!fs.existsSync(path.join(dist, 'app.json'))) throw new Error('run npm run build:weapp first')
  const [ours, empty] = [packageSizes(dist), packageSizes(buildEmptyApp())]
  console.log('bytes a package:', ours, 'empty app:', empty)
  return { mainToEmpty: (ours.main as number) / (empty.main as number) }
}

async function bench() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-bench-'))
  const database = await openDatabase({ KEHOU_DATA: folder, ...process.env }, connections)
  try {
    const ratios = { ...(await measure(database)), ...bytes() }
    console.log(JSON.stringify(Object.fromEntries(Object.entries(ratios).map(([name, value]) => [name, Number(value.toFixed(3))]))))
  } finally {
    await database.close()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

bench().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
