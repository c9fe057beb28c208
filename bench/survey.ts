import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { ballots } from '../cloud/ballot'
import type { OpenDatabase } from '../cloud/db/database'
import { openPostgres } from '../cloud/db/postgres'
import { ballotSecret, secureRandom } from '../cloud/hosts/settings'
import { dispatch, type Host } from '../cloud/main'
import type { SurveyCount } from '../cloud/rules/survey-count'
import { askedAfter, ballotsAt, closeSurvey, type NewText } from '../cloud/store/ballot'
import { countsOf } from '../cloud/store/survey-result'
import { closeSurveys } from '../cloud/tend-surveys'
import { hostOf } from './money-school'
import { startServer, type Server } from './rush-server'
import { closing, makeSchool, makeSurvey, officeToken, schoolId } from './survey-data'

/*
 * `npm run bench:survey`: a survey of 1,000, 20,000 and 100,000 ballots is closed by time, beside the bare SQL that reads
 * the same rows and writes the same counts, and the office reads its results in one request, beside a bare read of the same
 * counts. Everything is measured in one run, since only ratios hold from machine to machine; the memory of the fullest
 * closing in a process of its own.
 */

const quick = process.argv.includes('quick')
const sizes = quick ? [500, 2000, 10_000] : [1000, 20_000, 100_000]
const [least, most] = [sizes[0], sizes.at(-1)] as [number, number]
const secondsEach = quick ? 1 : 3
const lock = ballots(ballotSecret(process.env))
const childrenAtOnce = 1000

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const middle = (of: readonly number[]) => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] as number

const closeByTime = (database: OpenDatabase) => closeSurveys({ database, schoolId, now: closing, newId: secureRandom.uuid, ballots: lock })

/** What closing reads and writes, with no slot worked out, no ballot opened and nothing counted in between. */
const closeBare = (database: OpenDatabase, { surveyId, slots }: { surveyId: string; slots: string[] }, { counts, texts }: Written) =>
  database.transaction(schoolId, async (db) => {
    for (let after: string | null = null, page = 0; page * childrenAtOnce < slots.length; page += 1) {
      const children = await askedAfter(db, schoolId, surveyId, after, childrenAtOnce)
      await ballotsAt(db, schoolId, surveyId, slots.slice(page * childrenAtOnce, (page + 1) * childrenAtOnce))
      after = children.at(-1)?.childId ?? null
    }
    await closeSurvey(db, schoolId, surveyId, { counts, texts, answered: slots.length })
  })

interface Written {
  counts: SurveyCount[]
  texts: NewText[]
}

/** What closing left of a survey. */
const writtenOf = (database: OpenDatabase, surveyId: string): Promise<Written> =>
  database.transaction(schoolId, async (db) => ({
    counts: await db.rows(`select part, part_key as "partKey", section, question, row_key as "rowKey", option, count from survey_count where school_id = $1 and survey_id = $2`, [schoolId, surveyId]),
    texts: await db.rows(`select text_id, section, question, text, verdict from survey_text where school_id = $1 and survey_id = $2`, [schoolId, surveyId]),
  }))

async function checkClosed(server: Server, surveyId: string, ballotCount: number) {
  const [left] = await server.sql<{ state: string; answered: number; left: string; valid: number }>(
    `select state, answered, (select count(*) from ballot b where b.survey_id = s.survey_id) as left,
            (select sum(count)::int from survey_count c where c.survey_id = s.survey_id and part = 'joined' and question in ('overall', 'reasons') and option = '') as valid from survey s where survey_id = $1`,
    [surveyId],
  )
  if (left?.state !== 'closed' || left.answered !== ballotCount || Number(left.left) !== 0 || left.valid !== ballotCount) throw new Error(`closed wrongly: ${JSON.stringify(left)}`)
}

async function readResults(host: Host, surveyId: string): Promise<number> {
  const request = { operation: 'readSurveyResults', schoolId, input: { surveyId, part: 'all', partKey: '' }, requestKey: randomUUID() }
  const reply = await dispatch(host, { request, caller: { kind: 'token', token: officeToken }, requestId: randomUUID(), ip: '' })
  if (!reply.ok) throw new Error(`the results were refused: ${reply.code}`)
  if ((reply.data as { last: unknown }).last === null) throw new Error('there is no survey to compare with')
  return JSON.stringify(reply).length
}

const readBare = (database: OpenDatabase, surveyIds: readonly string[]) =>
  database.transaction(schoolId, async (db) => {
    for (const surveyId of surveyIds) await countsOf(db, schoolId, surveyId, 'all', '')
  })

/** The middle of how long each takes, asked in turns. */
async function inTurns(...works: (() => Promise<unknown>)[]): Promise<number[]> {
  const taken = works.map((): number[] => [])
  for (const work of works) await work()
  for (const until = performance.now() + secondsEach * 1000; performance.now() < until; ) for (const [index, work] of works.entries()) taken[index]?.push(await timed(work))
  return taken.map(middle)
}

interface Measured {
  closeMs: number
  closeToBare: number
  resultsMs: number
  resultsToBare: number
}

let made = 0

async function measure(server: Server, database: OpenDatabase, size: number): Promise<Measured> {
  const [closed, bare]: [number[], number[]] = [[], []]
  const rounds = size === most ? 1 : size === least ? 5 : 3
  const ids: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const survey = await makeSurvey(database, lock, (made += 1), size)
    await server.sql(`vacuum analyze`)
    closed.push(await timed(() => closeByTime(database)))
    await checkClosed(server, survey.surveyId, size)
    const twin = await makeSurvey(database, lock, (made += 1), size)
    await server.sql(`vacuum analyze`)
    const written = await writtenOf(database, survey.surveyId)
    bare.push(await timed(() => closeBare(database, twin, written)))
    await checkClosed(server, twin.surveyId, size)
    ids.splice(0, ids.length, twin.surveyId, survey.surveyId)
  }
  const host = hostOf(database, () => closing)
  const letters = await readResults(host, ids[0] as string)
  const [resultsMs, bareMs] = (await inTurns(() => readResults(host, ids[0] as string), () => readBare(database, ids))) as [number, number]
  const [closeMs, closeToBare] = [middle(closed), middle(closed) / middle(bare)]
  console.log(`${size} ballots: closed in ${(closeMs / 1000).toFixed(2)} s, ${((closeMs / size) * 1000).toFixed(0)} µs a ballot, bare SQL ${((middle(bare) / size) * 1000).toFixed(0)}; results of ${(letters / 1000).toFixed(0)} KB in one request of ${resultsMs.toFixed(1)} ms, bare read of the counts ${bareMs.toFixed(1)}`)
  return { closeMs, closeToBare, resultsMs, resultsToBare: resultsMs / bareMs }
}

/** Closes the fullest box in a process that has done nothing else, as a cloud function would; answers the most memory it held and how long it took from its start. */
async function alone(server: Server, database: OpenDatabase): Promise<{ megabytes: number; seconds: number }> {
  const { surveyId } = await makeSurvey(database, lock, (made += 1), most)
  const began = performance.now()
  const ran = spawnSync(process.execPath, ['--import', 'tsx', path.join(__dirname, 'survey.ts'), 'close', server.url], { encoding: 'utf8' })
  const seconds = (performance.now() - began) / 1000
  if (ran.status !== 0) throw new Error(`closing alone failed: ${ran.stderr.slice(0, 1000)}`)
  await checkClosed(server, surveyId, most)
  return { megabytes: Number(ran.stdout), seconds }
}

async function closeOnly(url: string) {
  const database = await openPostgres({ url, poolSize: 1 })
  await closeByTime(database)
  await database.close()
  console.log((process.resourceUsage().maxRSS / 1024).toFixed(0))
}

async function bench() {
  const server = await startServer({ shared_buffers: `'512MB'` })
  const database = await openPostgres({ url: server.url, ownerUrl: server.ownerUrl, poolSize: 2 })
  try {
    await database.owner((db) => makeSchool(db, most))
    const all: Measured[] = []
    for (const size of sizes) all.push(await measure(server, database, size))
    const { megabytes, seconds } = await alone(server, database)
    console.log(`${most} ballots closed in a process of its own: ${seconds.toFixed(1)} s from its start, at most ${megabytes} MB`)
    const [first, , last] = all as [Measured, Measured, Measured]
    const growth = { [`closePerBallotAt${most}To${least}`]: last.closeMs / most / (first.closeMs / least), [`resultsAt${most}To${least}`]: last.resultsMs / first.resultsMs }
    const ratios = { ...Object.fromEntries(sizes.flatMap((size, index) => [[`closeToBareSqlAt${size}`, all[index]?.closeToBare], [`resultsToBareReadAt${size}`, all[index]?.resultsToBare]])), ...growth, megabytesAlone: megabytes }
    console.log(JSON.stringify(Object.fromEntries(Object.entries(ratios).map(([name, value]) => [name, Number((value as number).toFixed(3))]))))
  } finally {
    await database.close()
    await server.stop()
  }
}

const url = process.argv[process.argv.indexOf('close') + 1]
const run = process.argv.includes('close') && url ? closeOnly(url) : bench()
run.catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
