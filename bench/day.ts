import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { ballots } from '../cloud/ballot'
import { directChoosing } from '../cloud/choosing/choosing'
import type { Database, OpenDatabase } from '../cloud/db/database'
import { openPostgres } from '../cloud/db/postgres'
import { ballotSecret, planLibrary, secureRandom } from '../cloud/hosts/settings'
import type { Identity } from '../cloud/identity/identity'
import { dispatch, type Host } from '../cloud/main'
import { menuSnapshots } from '../cloud/menu-snapshot'
import { endOfDay } from '../cloud/rules/dates'
import { countsOf } from '../cloud/rules/roll'
import { findAccount } from '../cloud/store/account'
import { keepMarks, mergeMarks, saveHandover } from '../cloud/store/attendance'
import type { RollAddress } from '../cloud/store/roll-lock'
import { noWeChat } from '../cloud/wechat/code-to-session'
import { classes, daySchool, makeDaySchools, officeOf, perClass, tuesday, wednesday } from './day-data'
import { startServer } from './rush-server'

/*
 * `npm run bench:day`: rolls of forty marks saved a second through the API, beside what they write written by the driver
 * alone from the same pool; and the office's morning query of its whole day with 1, 100 and 1,000 schools of 480 pupils in
 * one database. Everything is measured in one run, since only ratios hold from machine to machine.
 */

const quick = process.argv.includes('quick')
const sizes = quick ? [1, 10, 50] : [1, 100, 1000]
const lanes = 8
const secondsEach = quick ? 0.3 : 2

const byName: Identity = { name: 'session', account: (db, caller) => (caller.kind === 'token' ? findAccount(db, 'dev', caller.token) : Promise.resolve(null)), proof: () => null }

function hostOf(database: OpenDatabase, now: string): Host {
  return { database, choosing: directChoosing(database), menus: menuSnapshots(), identity: byName, wechat: noWeChat, ballots: ballots(ballotSecret(process.env)), random: secureRandom, library: planLibrary(path.join(__dirname, '../plans')), now: () => new Date(now), log: (line) => console.error(JSON.stringify(line)) }
}

async function call<Data>(host: Host, school: number, operation: string, input: object): Promise<Data> {
  const request = { operation, schoolId: daySchool(school), input, requestKey: randomUUID() }
  const reply = await dispatch(host, { request, caller: { kind: 'token', token: officeOf(school) }, requestId: randomUUID(), ip: '' })
  if (!reply.ok) throw new Error(`${operation} was refused: ${reply.code}`)
  return reply.data as Data
}

/** The same database, with its statements counted. */
function counting(database: OpenDatabase): { database: OpenDatabase; statements(): number } {
  let count = 0
  const counted = (db: Database): Database => ({ rows: (sql, values) => ((count += 1), db.rows(sql, values)), row: (sql, values) => ((count += 1), db.row(sql, values)) })
  return { database: { ...database, transaction: (school, work) => database.transaction(school, (db) => work(counted(db))) }, statements: () => count }
}

async function statementsOf(database: OpenDatabase, now: string, ask: (host: Host) => Promise<unknown>): Promise<number> {
  const counter = counting(database)
  await ask(hostOf(counter.database, now))
  return counter.statements()
}

/** The middle of how long the morning query takes, asked by one office after another. */
async function morning(host: Host, schools: number): Promise<number> {
  // A day's rows are in memory at the time of day when they are asked for: each of these offices has asked before.
  const offices = Array.from({ length: Math.min(schools, 10) }, (_, index) => 1 + Math.floor((index * schools) / 10))
  const taken: number[] = []
  for (const school of offices) await call(host, school, 'readSchoolDay', {})
  for (const until = performance.now() + secondsEach * 2000; performance.now() < until; ) {
    const started = performance.now()
    const { totals } = await call<{ totals: { expected: number } }>(host, offices[taken.length % offices.length] as number, 'readSchoolDay', {})
    taken.push(performance.now() - started)
    if (totals.expected !== 2 * classes * perClass) throw new Error(`the day expects ${totals.expected}`)
  }
  const sorted = taken.sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] as number
  console.log(`${schools} schools: the whole day of 480 pupils on ${2 * classes + 6} rolls, p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms (${sorted.length} asked)`)
  return at(0.5)
}

interface Roll {
  school: number
  address: RollAddress
  childIds: string[]
}

/** The midday rolls of Wednesday, which nobody has taken: each is saved once. */
async function freshRolls(database: OpenDatabase, schools: number): Promise<Roll[]> {
  const rolls: Roll[] = []
  const most = Math.min(schools, 400)
  for (let school = 1; school <= most; school += 1) {
    const groups = await database.transaction(daySchool(school), (db) =>
      db.rows<{ group_id: string; child_ids: string[] }>(
        `select g.group_id, array_agg(ch.child_id) as child_ids from care_group g join care_group_class c on c.school_id = g.school_id and c.group_id = g.group_id
           join child ch on ch.school_id = c.school_id and ch.class_id = c.class_id where g.school_id = $1 and g.service_key = 'midday' group by g.group_id`,
        [daySchool(school)],
      ),
    )
    for (const { group_id, child_ids } of groups) rolls.push({ school, address: { heldOn: wednesday, serviceKey: 'midday', rollKey: `group:${group_id}` }, childIds: child_ids })
  }
  // School by school would be a queue of one school's counters.
  return rolls.map((roll, index) => ({ roll, order: (index * 7919) % rolls.length })).sort((a, b) => a.order - b.order).map(({ roll }) => roll)
}

const madeAt = `${wednesday}T11:21:00+08:00`

const byApi = (host: Host) => ({ school, address, childIds }: Roll) =>
  call(host, school, 'saveRoll', { ...address, marks: childIds.map((childId) => ({ markId: randomUUID(), childId, state: 'present', madeAt })), source: 'phone', handedBy: '', close: true })

/** What a saved roll writes of itself, and nothing around it. */
const byDriver = (database: OpenDatabase, staff: ReadonlyMap<number, string>) => ({ school, address, childIds }: Roll) =>
  database.transaction(daySchool(school), async (db) => {
    const [schoolId, staffId, now] = [daySchool(school), staff.get(school) as string, new Date(madeAt)]
    const marks = childIds.map((childId) => ({ markId: randomUUID(), childId, sitting: 'care', state: 'present' as const, madeAt: now }))
    await keepMarks(db, schoolId, { ...address, staffId, source: 'phone', now }, marks)
    await mergeMarks(db, schoolId, { ...address, dayEnds: endOfDay(wednesday) }, marks)
    await saveHandover(db, schoolId, address, { counts: countsOf(childIds.map(() => 'present')), handedBy: '', staffId, close: true, now })
  })

/** Saves rolls on every lane for a while; answers how many a second. */
async function rate(rolls: Roll[], save: (roll: Roll) => Promise<unknown>): Promise<number> {
  const started = performance.now()
  const until = started + secondsEach * 1000
  let saved = 0
  const lane = async () => {
    while (performance.now() < until) {
      const roll = rolls.pop()
      if (!roll) throw new Error('there are no rolls left to save')
      await save(roll)
      saved += 1
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return saved / ((performance.now() - started) / 1000)
}

async function savingRolls(database: OpenDatabase, schools: number): Promise<number> {
  const host = hostOf(database, `${wednesday}T11:25:00+08:00`)
  const rolls = await freshRolls(database, schools)
  const staff = new Map<number, string>()
  for (const school of new Set(rolls.map((roll) => roll.school))) {
    const row = await database.transaction(daySchool(school), (db) => db.row<{ staff_id: string }>(`select staff_id from staff where school_id = $1 and 'schoolAdmin' = any(roles)`, [daySchool(school)]))
    staff.set(school, row?.staff_id as string)
  }
  const [first] = rolls as [Roll]
  const statements = await statementsOf(database, `${wednesday}T11:25:00+08:00`, (counted) => byApi(counted)(first))
  const [api, driver]: [number[], number[]] = [[], []]
  // In turns, so that whatever else the machine does falls on both alike.
  for (let turn = 0; turn < 3; turn += 1) {
    api.push(await rate(rolls, byApi(host)))
    driver.push(await rate(rolls, byDriver(database, staff)))
  }
  const middle = (of: number[]) => [...of].sort((a, b) => a - b)[1] as number
  console.log(`rolls of ${perClass} marks: ${middle(api).toFixed(0)}/s through the API in ${statements} statements, ${middle(driver).toFixed(0)}/s by the driver alone in 3, on ${lanes} connections`)
  return middle(api) / middle(driver)
}

async function bench() {
  const server = await startServer({ shared_buffers: `'512MB'` })
  const database = await openPostgres({ url: server.url, poolSize: lanes })
  try {
    const medians: number[] = []
    const office = hostOf(database, `${tuesday}T16:25:00+08:00`)
    for (const [index, schools] of sizes.entries()) {
      await makeDaySchools(server.superUrl, (sizes[index - 1] ?? 0) + 1, schools)
      medians.push(await morning(office, schools))
    }
    const statements = await statementsOf(database, `${tuesday}T16:25:00+08:00`, (host) => call(host, 1, 'readSchoolDay', {}))
    console.log(`the morning query is ${statements} statements`)
    const savedToDriver = await savingRolls(database, sizes.at(-1) as number)
    const [one, hundred, thousand] = medians as [number, number, number]
    const ratios = { rollsSavedToDriver: savedToDriver, [`dayAt${sizes[1]}To1`]: hundred / one, [`dayAt${sizes[2]}To1`]: thousand / one }
    console.log(JSON.stringify(Object.fromEntries(Object.entries(ratios).map(([name, value]) => [name, Number(value.toFixed(3))]))))
  } finally {
    await database.close()
    await server.stop()
  }
}

bench().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
