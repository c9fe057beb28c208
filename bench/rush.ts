import fs from 'node:fs'
import path from 'node:path'
import { makeSchools, schoolOf, sqlId } from './rush-data'
import { apiRound, menuRequestOf, reset, type Tap } from './rush-round'
import { load, pgbench, startApi, startServer, type Api, type LoadReport, type Server } from './rush-server'
import { brokenCourses, compare, type Told } from './rush-truth'
import { compileSlowDisk } from './slow-disk'

/*
 * `npm run bench:rush [spread] [hot] [schools] [disk] [statistics] [quick]`: how many choices a second the API takes over
 * HTTP, beside pgbench running the database's own function one choice a call, in turns within one run on one machine,
 * since only ratios hold from machine to machine. The database is as in production: every commit waits for the disk.
 */

const parts = new Set(process.argv.slice(2).filter((word) => word !== 'quick'))
const quick = process.argv.includes('quick')
const wants = (part: string) => parts.size === 0 || parts.has(part)
const rounds = quick ? 1 : Number(process.env.BENCH_ROUNDS ?? 5)
const connections = 256
const pgbenchClients = 32

const median = (numbers: number[]) => numbers.slice().sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] as number
const ratios: Record<string, number> = {}

/** Every family of a school taps once, for one course; `of` says which. */
const tapsOf = (school: number, children: number, of: (child: number) => number, firstChild = 1): Tap[] =>
  Array.from({ length: children }, (_, index) => ({ school, child: firstChild + index, courses: [of(firstChild + index)] }))

/** The same taps as rows, for pgbench to take one by one: what the host would put into a batch of one. */
async function giveToPgbench(server: Server, taps: Tap[]) {
  await server.sql(`drop table if exists attempt`)
  await server.sql(`create table attempt (n int primary key, school_id text, account_id uuid, child_id uuid, course_id uuid, request_key uuid, requests jsonb)`)
  await server.sql(
    `insert into attempt
     select row_number() over () - 1, a.school_id, a.account_id, a.child_id, a.course_id, a.request_key,
            jsonb_build_array(jsonb_build_object('requestKey', a.request_key, 'inputSha256', encode(sha256(a.request_key::text::bytea), 'hex'), 'requestId', gen_random_uuid(), 'at', now(), 'tokenSha256', a.token_sha256,
              'lines', jsonb_build_array(jsonb_build_object('childId', a.child_id, 'courseId', a.course_id, 'ifFull', 'wait', 'onOffer', 'take', 'ifClash', 'refuse', 'together', null))))
       from (select s.school_id, ${sqlId('account', 't.child')} as account_id, ${sqlId('child', 't.child')} as child_id, ${sqlId('course', 't.course')} as course_id, gen_random_uuid() as request_key,
                    encode(sha256(convert_to('rush-' || s.school_id || '-family-' || t.child, 'UTF8')), 'hex') as token_sha256
               from rows from (unnest($1::text[]), unnest($2::int[]), unnest($3::int[])) as t (school_id, child, course) cross join lateral (select t.school_id) s) a`,
    [taps.map(({ school }) => schoolOf(school)), taps.map(({ child }) => child), taps.map(({ courses }) => courses[0])],
  )
  await server.sql(`grant select on attempt to kehou_app`)
  await server.sql(`vacuum analyze attempt`)
}

const nextAttempt = `from attempt where n = :client_id + ${pgbenchClients} * :n`
const rawScript = `\\set n :n + 1\nselect c.* from (select * ${nextAttempt}) a cross join lateral choose_places(a.school_id, a.requests) c;\n`
const leanScript = `\\set n :n + 1\nselect lean_choose(school_id, account_id, request_key, child_id, course_id) ${nextAttempt};\n`

interface Setting {
  name: string
  school: number
  taps: Tap[]
}

interface Measured {
  raw: number
  lean: number
  grouped: number
  ungrouped: number
}

const show = (name: string, { perSecond, p50, p99 }: Pick<LoadReport, 'perSecond' | 'p50' | 'p99'>, note = '') =>
  console.log(`  ${name.padEnd(34)} ${perSecond.toFixed(0).padStart(6)}/s   p50 ${p50.toFixed(1).padStart(7)} ms   p99 ${p99.toFixed(1).padStart(7)} ms${note}`)

/** Everything told in this run, compared round by round; what was wrong ends the benchmark. */
async function mustBeTrue(server: Server, told: Told[]) {
  const { wrong, joined, waiting, refused } = await compare(server, told)
  if (wrong.length > 0) throw new Error(`${wrong.length} answers were wrong: ${wrong.slice(0, 5).join('; ')}`)
  return `   joined ${joined}, waiting ${waiting}, refused ${JSON.stringify(refused)}`
}

async function pgbenchRound(server: Server, { taps, school }: Setting, script: string): Promise<number> {
  await reset(server)
  const { perSecond } = pgbench(server, { script, clients: pgbenchClients, each: Math.floor(taps.length / pgbenchClients), school: schoolOf(school) })
  const broken = await brokenCourses(server)
  if (broken.length > 0) throw new Error(`after pgbench: ${broken.slice(0, 3).join('; ')}`)
  return perSecond
}

async function apiTurn(server: Server, api: Api, name: string, taps: Tap[], every: LoadReport[]) {
  await reset(server)
  const before = api.cpuSeconds() ?? 0
  const { report, told } = await apiRound(api, taps, connections)
  const cpu = `   host ${((((api.cpuSeconds() ?? 0) - before) / taps.length) * 1e6).toFixed(0)} µs, load ${((report.cpuSeconds / taps.length) * 1e6).toFixed(0)} µs a call`
  show(name, report, `${await mustBeTrue(server, told)}${cpu}`)
  every.push(report)
}

/** Raw, grouped and ungrouped in turns, so that whatever else runs on the machine hits all alike. */
async function inTurns(server: Server, apis: { grouped: Api; ungrouped: Api }, setting: Setting): Promise<Measured> {
  console.log(`\n${setting.name}: ${setting.taps.length} taps`)
  await giveToPgbench(server, setting.taps)
  const [raw, lean, grouped, ungrouped]: [number[], number[], LoadReport[], LoadReport[]] = [[], [], [], []]
  // The first turn warms the host's code up and is not counted.
  await apiTurn(server, apis.grouped, 'API (warming up)', setting.taps, [])
  for (let round = 0; round < rounds; round += 1) {
    raw.push(await pgbenchRound(server, setting, rawScript))
    await apiTurn(server, apis.grouped, 'API', setting.taps, grouped)
    lean.push(await pgbenchRound(server, setting, leanScript))
    await apiTurn(server, apis.ungrouped, 'API, one basket a statement', setting.taps, ungrouped)
    console.log(`  raw ${raw.at(-1)?.toFixed(0)}/s, lean raw ${lean.at(-1)?.toFixed(0)}/s`)
  }
  const rateOf = (reports: LoadReport[]) => median(reports.map(({ perSecond }) => perSecond))
  return { raw: median(raw), lean: median(lean), grouped: rateOf(grouped), ungrouped: rateOf(ungrouped) }
}

function keep(name: string, { raw, lean, grouped, ungrouped }: Measured) {
  console.log(`  medians: raw ${raw.toFixed(0)}/s, lean raw ${lean.toFixed(0)}/s, API ${grouped.toFixed(0)}/s, API ungrouped ${ungrouped.toFixed(0)}/s → API ${(grouped / raw).toFixed(2)} × raw`)
  ratios[`${name}ToRaw`] = grouped / raw
  ratios[`${name}ToLeanRaw`] = grouped / lean
  ratios[`${name}UngroupedToRaw`] = ungrouped / raw
}

const spread: Setting = { name: 'Spread: 300 courses × 30 places', school: 1, taps: tapsOf(1, 9000, (child) => 1 + (child % 300)) }
const hot: Setting = { name: 'Hot: 3 courses × 40 places', school: 2, taps: tapsOf(2, 5000, (child) => 1 + (child % 3)) }

async function morning(server: Server) {
  await server.sql(fs.readFileSync(path.join(__dirname, 'lean-choose.sql'), 'utf8'))
  await makeSchools(server.superUrl, { first: 1, schools: 1, children: 9000, courses: 300, capacity: 30 })
  await makeSchools(server.superUrl, { first: 2, schools: 1, children: 5000, courses: 3, capacity: 40 })
}

async function rush(server: Server) {
  const grouped = await startApi(server)
  const ungrouped = await startApi(server, 'bench/ungrouped-host.ts')
  try {
    if (wants('spread')) keep('spread', await inTurns(server, { grouped, ungrouped }, spread))
    if (wants('hot')) keep('hot', await inTurns(server, { grouped, ungrouped }, hot))
  } finally {
    await Promise.all([grouped.stop(), ungrouped.stop()])
  }
}

/** Two ways of the same load in turns; answers how the second's rate compares with the first's, by medians. */
async function compareInTurns(ways: { name: string; turn(every: LoadReport[]): Promise<void> }[]): Promise<number> {
  const reports: LoadReport[][] = ways.map(() => [])
  for (let round = 0; round <= rounds; round += 1) {
    // The first round warms up and is not counted.
    for (const [index, { turn }] of ways.entries()) await turn(round === 0 ? [] : (reports[index] as LoadReport[]))
  }
  const [first, second] = reports.map((each) => median(each.map(({ perSecond }) => perSecond))) as [number, number]
  console.log(`  medians: ${ways[0]?.name} ${first.toFixed(0)}/s, ${ways[1]?.name} ${second.toFixed(0)}/s → ${(second / first).toFixed(2)}`)
  return second / first
}

/** The same school's rush in a database of its own and in one that a thousand other schools share. */
async function thousandSchools(server: Server) {
  const others = quick ? 100 : 1000
  console.log(`\nA database of ${others} further schools with ${others * 1000} children`)
  const started = Date.now()
  const large = await server.copy('kehou_large')
  await makeSchools(large.superUrl, { first: 1001, schools: others, children: 1000, courses: 20, capacity: 60 })
  console.log(`  made in ${((Date.now() - started) / 1000).toFixed(0)} s`)
  const [alone, among] = [await startApi(server), await startApi(large)]
  try {
    const ratio = await compareInTurns([
      { name: 'alone', turn: (every) => apiTurn(server, alone, 'API, two schools', spread.taps, every) },
      { name: 'among them', turn: (every) => apiTurn(large, among, `API, ${others + 2} schools`, spread.taps, every) },
    ])
    ratios.costAmongThousandSchools = 1 / ratio
    // Nothing to hold it against: choices of different schools never share a statement.
    const everywhere = Array.from({ length: others * 9 }, (_, index) => ({ school: 1001 + (index % others), child: 1 + Math.floor(index / others), courses: [1 + (index % 20)] }))
    await apiTurn(large, among, `API, taps in all ${others} schools`, everywhere, [])
  } finally {
    await Promise.all([alone.stop(), among.stop()])
  }
}

/** The same load while every wait for the disk takes two milliseconds longer, as on a cloud disk. */
async function slowDisk(server: Server) {
  const preload = compileSlowDisk()
  if (!preload) return console.log('\nA slow disk: not measured, for there is no C compiler here')
  console.log('\nEvery wait for the disk 2 ms longer')
  const turnWith = (name: string, env: Record<string, string>) => async (every: LoadReport[]) => {
    await server.restart('fast', env)
    const api = await startApi(server)
    // A fresh host, for the old one's connections are gone; warmed by half the load.
    await reset(server)
    await apiRound(api, spread.taps.slice(0, 4500), connections)
    await apiTurn(server, api, name, spread.taps, every)
    await api.stop()
  }
  ratios.slowDiskToDisk = await compareInTurns([
    { name: 'this disk', turn: turnWith('API', {}) },
    { name: '2 ms slower', turn: turnWith('API, 2 ms a wait', preload) },
  ])
  await server.restart('fast')
}

/** Statistics taken while nobody has chosen yet, beside those of a term with places; what a database does by itself at night. */
async function emptyStatistics(server: Server) {
  console.log('\nStatistics taken on empty tables')
  const api = await startApi(server)
  const past = `insert into course_place (school_id, place_id, course_id, child_id, state, ended_as, requested_by, requested_at, changed_at)
    select s.school_id, gen_random_uuid(), ${sqlId('course', '(1 + c % 300)')}, ${sqlId('child', 'c')}, 'released', 'released', ${sqlId('guardian', 'c')}, now() - interval '90 days', now() - interval '80 days'
      from school s cross join generate_series(1, 9000) c where s.school_id = '${schoolOf(1)}'`
  const menus: Record<string, number[]> = { full: [], empty: [] }
  const turnAfter = (name: 'full' | 'empty', prepare: string | null) => async (every: LoadReport[]) => {
    await reset(server)
    if (prepare) await server.sql(prepare)
    await server.sql(`vacuum analyze`)
    const { report, told } = await apiRound(api, spread.taps, connections)
    show(`API, statistics of ${name} tables`, report, await mustBeTrue(server, told))
    every.push(report)
    const menu = await load(api.port, connections, spread.taps.slice(0, quick ? 300 : 1500).map(menuRequestOf))
    show(`menu, statistics of ${name} tables`, menu.report)
    menus[name]?.push(menu.report.perSecond)
  }
  try {
    ratios.emptyStatisticsToFull = await compareInTurns([
      { name: 'full', turn: turnAfter('full', past) },
      { name: 'empty', turn: turnAfter('empty', null) },
    ])
    ratios.menuEmptyStatisticsToFull = median(menus.empty ?? []) / median(menus.full ?? [])
  } finally {
    await api.stop()
  }
}

async function bench() {
  const server = await startServer()
  try {
    await morning(server)
    if (wants('spread') || wants('hot')) await rush(server)
    if (wants('statistics')) await emptyStatistics(server)
    if (wants('disk')) await slowDisk(server)
    if (wants('schools')) await thousandSchools(server)
    const [row] = await server.sql<{ deadlocks: number }>(`select sum(deadlocks)::int as deadlocks from pg_stat_database`)
    ratios.deadlocks = row?.deadlocks ?? -1
  } finally {
    await server.stop()
  }
  console.log(JSON.stringify(Object.fromEntries(Object.entries(ratios).map(([name, value]) => [name, Number(value.toFixed(3))]))))
}

bench().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
