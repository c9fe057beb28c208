import type { OpenDatabase } from '../cloud/db/database'
import { openPostgres } from '../cloud/db/postgres'
import { childrenById } from '../cloud/store/child'
import { childDayFacts } from '../cloud/store/child-day'
import { dayChanges, joinedPlaces, thirdPartyCourses } from '../cloud/store/day'
import { enrolmentsOf } from '../cloud/store/enrolment'
import { addEntries, addStatements, entriesOf, feeNotices, reliefsOf, statementsOf } from '../cloud/store/fee'
import { groupsOfChildren } from '../cloud/store/group'
import { publishedPlan } from '../cloud/store/plan'
import { addSettled, childrenOfTerm, settledOf } from '../cloud/store/settlement'
import { makeMoneySchools, moneySchool, term } from './money-data'
import { financeCalls, hostOf, issueAll, mustDo, type Asked } from './money-school'
import { startServer, type Server } from './rush-server'

/*
 * `npm run bench:money`: a school of 480 pupils is stated and settled for a term of eighteen weeks, beside the bare SQL that reads
 * the same rows and writes the same ones; with 1, 10 and 100 schools in one database. The schools that only fill the database
 * have two weeks of rolls instead of eighteen. Everything is measured in one run, since only ratios hold from machine to machine.
 */

const sizes = process.argv.includes('quick') ? [1, 3, 10] : [1, 10, 100]
const atOnce = 200
const [issuedAt, settledAt] = [new Date('2026-08-31T10:00:00+08:00'), new Date(`${term.endsOn}T18:00:00+08:00`)]

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now()
  const result = await work()
  return [result, (performance.now() - began) / 1000]
}

/** A school's money as it stands in the database, a part of its children after the other. */
async function partsOf(database: OpenDatabase, schoolId: string) {
  return database.transaction(schoolId, async (db) => {
    const published = await publishedPlan(db, schoolId)
    if (!published) throw new Error('no plan is published')
    const { termId } = published.term
    const childIds = await childrenOfTerm(db, schoolId, termId)
    const staff = await db.row<{ staff_id: string }>(`select staff_id from staff where school_id = $1`, [schoolId])
    const parts = []
    for (let from = 0; from < childIds.length; from += atOnce) {
      const ids = childIds.slice(from, from + atOnce)
      parts.push({ ids, statements: await statementsOf(db, schoolId, termId, ids), entries: await entriesOf(db, schoolId, termId, ids), settled: await settledOf(db, schoolId, termId, ids) })
    }
    return { termId, staffId: staff?.staff_id as string, parts }
  })
}

type Money = Awaited<ReturnType<typeof partsOf>>

/** What is read to state or to settle, and what is written then, with nothing decided in between. */
async function bare(database: OpenDatabase, schoolId: string, { termId, staffId, parts }: Money, now: Date) {
  for (const { ids, statements, entries, settled } of parts) {
    await database.transaction(schoolId, async (db) => {
      await publishedPlan(db, schoolId)
      await feeNotices(db, schoolId, termId)
      await enrolmentsOf(db, schoolId, termId, ids)
      await childrenById(db, schoolId, ids)
      await groupsOfChildren(db, schoolId, termId, ids)
      await joinedPlaces(db, schoolId, termId, [1, 2, 3, 4, 5, 6, 7], ids)
      await dayChanges(db, schoolId, term.startsOn, term.endsOn)
      await thirdPartyCourses(db, schoolId, termId)
      await childDayFacts(db, schoolId, ids, [], term.startsOn, term.endsOn)
      await statementsOf(db, schoolId, termId, ids)
      await reliefsOf(db, schoolId, termId, ids)
      await entriesOf(db, schoolId, termId, ids)
      await addStatements(db, schoolId, { termId, staffId, now }, statements)
      await addSettled(db, schoolId, { termId, now }, settled)
      await addEntries(db, schoolId, { termId, staffId, now }, entries)
    })
  }
}

/** Opens the settlement as finance does; answers how long settling all children took then. */
async function settle(ask: Asked): Promise<number> {
  const { services } = await mustDo<{ services: { serviceKey: string; needsCost: boolean; unitsWithUnrecorded: number }[] }>(ask, 'readSettlement', {})
  const costs = services.filter(({ needsCost }) => needsCost).map(({ serviceKey, unitsWithUnrecorded }) => ({ serviceKey, termCostFen: unitsWithUnrecorded * 130, grantFen: 0 }))
  await mustDo(ask, 'startSettlement', { costs, unrecordedAs: 'attended' })
  const [, seconds] = await timed(async () => {
    for (let left = 1; left > 0; ) ({ left } = await mustDo<{ left: number }>(ask, 'settleNext', {}))
  })
  return seconds
}

interface Rates {
  issue: number
  settle: number
  issueToBare: number
  settleToBare: number
}

async function measure(server: Server, database: OpenDatabase, school: number): Promise<Rates> {
  const schoolId = moneySchool(school)
  const [statements, issuing] = await timed(() => issueAll(database, school, issuedAt))
  const stated = await partsOf(database, schoolId)
  await server.sql(`delete from fee_entry where school_id = $1`, [schoolId])
  await server.sql(`delete from statement where school_id = $1`, [schoolId])
  const [, bareIssuing] = await timed(() => bare(database, schoolId, stated, issuedAt))
  const ask = financeCalls(hostOf(database, () => settledAt), school)
  const settling = await settle(ask)
  const whole = await partsOf(database, schoolId)
  await server.sql(`delete from fee_entry where school_id = $1 and made_at >= $2`, [schoolId, settledAt])
  await server.sql(`delete from settled_service where school_id = $1`, [schoolId])
  const settledOnly = { ...whole, parts: whole.parts.map((part) => ({ ...part, statements: [], entries: part.entries.filter(({ madeAt }) => new Date(madeAt) >= settledAt) })) }
  const [, bareSettling] = await timed(() => bare(database, schoolId, settledOnly, settledAt))
  console.log(`${school} schools: ${(statements / issuing).toFixed(0)} statements issued a second, ${(statements / settling).toFixed(0)} settled; bare SQL ${(statements / bareIssuing).toFixed(0)} and ${(statements / bareSettling).toFixed(0)}`)
  return { issue: statements / issuing, settle: statements / settling, issueToBare: bareIssuing / issuing, settleToBare: bareSettling / settling }
}

async function bench() {
  const server = await startServer({ shared_buffers: `'512MB'` })
  const database = await openPostgres({ url: server.url, ownerUrl: server.ownerUrl, poolSize: 2 })
  try {
    const rates: Rates[] = []
    for (const [index, school] of sizes.entries()) {
      const before = (sizes[index - 1] ?? 0) + 1
      if (school > before) await database.owner((db) => makeMoneySchools(db, before, school - 1, { days: 14 }))
      await database.owner((db) => makeMoneySchools(db, school, school))
      await server.sql(`vacuum analyze`)
      rates.push(await measure(server, database, school))
    }
    const [one, middle, most] = rates as [Rates, Rates, Rates]
    const ratios = { issueToBareSql: one.issueToBare, settleToBareSql: one.settleToBare, [`issueAt${sizes[1]}To1`]: middle.issue / one.issue, [`issueAt${sizes[2]}To1`]: most.issue / one.issue, [`settleAt${sizes[2]}To1`]: most.settle / one.settle }
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
