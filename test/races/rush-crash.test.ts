import { startPostgres, type ThrowawayPostgres } from '../throwaway-postgres'
import { migrate } from 'cloud/db/migrate'
import { openPostgres } from 'cloud/db/postgres'
import { verifyAudit } from 'cloud/store/audit'
import { Client } from 'pg'
import { startNodeHost, type NodeHost } from '../api/node-host'
import { makeSchools, schoolOf } from '../../bench/rush-data'
import { requestOf, toldBy, type Tap } from '../../bench/rush-round'
import type { LoadReply, PhoneRequest } from '../../bench/rush-server'
import { compare } from '../../bench/rush-truth'

/*
 * A rush in which something dies. The server is one of this file's own, with every commit waiting for the disk: what is
 * lost by a power switch is what this is about.
 */

jest.setTimeout(180_000)

let server: ThrowawayPostgres
beforeAll(async () => {
  server = await startPostgres({ durable: true })
  const database = await openPostgres({ url: server.url, ownerUrl: server.ownerUrl, poolSize: 1 })
  await migrate(database)
  await database.close()
})
afterAll(() => server.stop())

const sql = async <Row>(statement: string, values?: unknown[]): Promise<Row[]> => {
  const client = new Client({ connectionString: server.superUrl })
  await client.connect()
  return client.query(statement, values).then(({ rows }) => rows as Row[]).finally(() => client.end())
}

const startHost = () => startNodeHost({ DATABASE_URL: server.url, BALLOT_SECRET: 'a secret of this test, of 32 letters and more', IDENTITY: 'session' })

interface Phones {
  acknowledged: Map<number, LoadReply['reply']>
  /** How many requests had no answer, or one that says to ask again. */
  askedAgain: number
  done: Promise<unknown>
}

/** Families who tap and, as the phone does, ask again with the same key until there is an answer. */
function phones(requests: PhoneRequest[], port: () => number): Phones {
  const acknowledged = new Map<number, LoadReply['reply']>()
  const kept: Phones = { acknowledged, askedAgain: 0, done: Promise.resolve() }
  let next = 0
  const phone = async () => {
    while (next < requests.length) {
      const index = next
      next += 1
      const { token, body } = requests[index] as PhoneRequest
      for (;;) {
        const reply = await fetch(`http://127.0.0.1:${port()}/api`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(15_000) })
          .then((response) => response.json() as Promise<LoadReply['reply']>)
          .catch(() => null)
        if (reply && (reply.ok || !['busy', 'queued', 'queue_full'].includes(reply.code))) {
          acknowledged.set(index, reply)
          break
        }
        kept.askedAgain += 1
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  }
  kept.done = Promise.all(Array.from({ length: 64 }, phone))
  return kept
}

const reached = async (phones: Phones, count: number) => {
  while (phones.acknowledged.size < count) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** A school whose families tap once each; `school` numbers it, since the tests of this file share a server. */
async function givenRush(school: number, children: number): Promise<{ taps: Tap[]; requests: PhoneRequest[] }> {
  await makeSchools(server.superUrl, { first: school, schools: 1, children, courses: 10, capacity: 30 })
  const taps = Array.from({ length: children }, (_, index) => ({ school, child: index + 1, courses: [1 + (index % 10)] }))
  return { taps, requests: taps.map(requestOf) }
}

/** Everything that was told, against the database; what a repeated request answers, against what it was told first. */
async function expectKept(school: number, taps: Tap[], requests: PhoneRequest[], told: Map<number, LoadReply['reply']>, port: number) {
  const replies = [...told].map(([index, reply]) => ({ index, ms: 0, asks: 1, reply }))
  const truth = await compare({ sql }, toldBy(taps, replies), schoolOf(school))
  expect(truth).toEqual({ joined: 300, waiting: taps.length - 300, refused: {}, wrong: [] })
  for (const [index, first] of [...told].slice(0, 50)) {
    const { token, body } = requests[index] as PhoneRequest
    const again = await fetch(`http://127.0.0.1:${port}/api`, { method: 'POST', body, headers: { authorization: `Bearer ${token}` } }).then((response) => response.json() as Promise<LoadReply['reply']>)
    expect(again).toMatchObject({ ok: true, data: (first as { data: object }).data })
  }
  expect(await sql(`select count(*)::int as count from answered_request where school_id = $1`, [schoolOf(school)])).toEqual([{ count: taps.length }])
  const audit = await sql<{ count: number }>(`select count(distinct target)::int as count from audit_entry where school_id = $1 and operation = 'chooseCourses'`, [schoolOf(school)])
  expect(audit[0]!.count).toBeGreaterThan(0)
  const database = await openPostgres({ url: server.url, poolSize: 1 })
  expect(await database.transaction(schoolOf(school), (db) => verifyAudit(db, schoolOf(school))).finally(() => database.close())).toMatchObject({ kind: 'whole' })
}

test('the API killed in the middle of a rush and started again: whoever was answered has what was told, once, and everyone else gets an answer by asking again', async () => {
  const { taps, requests } = await givenRush(1, 1500)
  let host: NodeHost = await startHost()
  const rush = phones(requests, () => host.port)
  await reached(rush, 500)
  await host.kill()
  expect(rush.acknowledged.size).toBeLessThan(taps.length)
  host = await startHost()
  await rush.done
  expect(rush.askedAgain).toBeGreaterThan(0)
  await expectKept(1, taps, requests, rush.acknowledged, host.port)
  await host.stop()
})

test('PostgreSQL ended as by a power switch in the middle of a rush and started again: nothing that was told is lost, and the API goes on by itself', async () => {
  const { taps, requests } = await givenRush(2, 1500)
  const host = await startHost()
  const rush = phones(requests, () => host.port)
  await reached(rush, 500)
  await server.restart('immediate')
  expect(rush.acknowledged.size).toBeLessThan(taps.length)
  await rush.done
  expect(rush.askedAgain).toBeGreaterThan(0)
  await expectKept(2, taps, requests, rush.acknowledged, host.port)
  await host.stop()
})
