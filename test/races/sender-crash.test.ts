import { spawn } from 'node:child_process'
import path from 'node:path'
import { migrate } from 'cloud/db/migrate'
import type { OpenDatabase } from 'cloud/db/database'
import { openPostgres } from 'cloud/db/postgres'
import { sentAtOnce } from 'cloud/send-messages'
import type { Api } from '../boot'
import { asOwner, givenFamily, givenSchool, type School } from '../given'
import { deliveries, givenAccepts, ledger, told } from '../given-subscription'
import { startCloud } from '../journeys/cloud'
import { hasReceived, launchSender, weChatSettings } from './sender'
import { startPostgres, type ThrowawayPostgres } from '../throwaway-postgres'
import { startWeChatServer, type WeChatServer } from '../api/wechat-server'

/* The sender killed as by a power switch, in a process of its own, in the middle of a batch. */

jest.setTimeout(180_000)

const families = 120
const start = new Date('2026-09-08T16:00:00+08:00')
let server: ThrowawayPostgres
let database: OpenDatabase
let weChat: WeChatServer
const api = {} as Api

beforeAll(async () => {
  server = await startPostgres()
  database = await openPostgres({ url: server.url, ownerUrl: server.ownerUrl, poolSize: 8 })
  await migrate(database)
  Object.assign(api, { database, clock: { now: () => start } })
})
afterAll(async () => {
  await database.close()
  await server.stop()
})
beforeEach(async () => {
  weChat = await startWeChatServer()
  weChat.slowness.ms = 20
})
afterEach(() => weChat.close())

/** A school all of whose families are told one thing and have allowed two. */
async function givenBatch(): Promise<School> {
  const school = await givenSchool(api)
  for (let index = 0; index < families; index += 1) {
    const family = await givenFamily(api, school, { child: `孩子${index + 1}`, schoolClass: index % 2 === 0 ? school.third : school.first })
    await givenAccepts(api, school, family.guardian.openid, 2)
    await told(api, school, family.childId, { kind: 'enrolled', event: 'enrolled/once' })
  }
  return school
}

const weChatEnv = () => weChatSettings(weChat)
/** A sender whose clock starts `minutes` after the messages were written. */
const startSender = ({ schoolId }: School, minutes: number, retries = false) => launchSender({ databaseUrl: server.url, schoolId, weChat, clock: new Date(start.getTime() + minutes * 60_000), retries })
const reached = (count: number) => hasReceived(weChat, count)

/** Killed at a third and at two thirds of the batch; the third one comes when the dead ones' leases are over, and ends by itself. */
async function killedTwice(school: School, retries = false) {
  for (const [turn, mark] of [30, 70].entries()) {
    const sender = startSender(school, turn, retries)
    await reached(mark)
    // What comes from now on is not answered before the sender is dead, however slow this machine is.
    weChat.slowness.ms = 5000
    await reached(weChat.received.length + 1)
    await sender.kill()
    weChat.slowness.ms = 20
    expect(weChat.received.length).toBeLessThan(families)
  }
  expect(await startSender(school, 5, retries).ended).toBe(0)
}

const readers = () => weChat.received.map(({ touser }) => touser)
const doubled = () => readers().filter((reader, index) => readers().indexOf(reader) !== index)

const outcomes = (school: School) =>
  asOwner(api, school.schoolId, (db) =>
    db.rows<{ reader: string; state: string }>(
      `select a.subject as reader, d.state from delivery d join message m using (school_id, message_id) join guardian g using (school_id, guardian_id) join account a using (account_id) where d.school_id = $1`,
      [school.schoolId],
    ),
  )

test('killed twice in the middle of a batch, the sender has sent nobody anything twice, and what did not arrive is in doubt and nothing else', async () => {
  const school = await givenBatch()
  await killedTwice(school)
  expect(doubled()).toEqual([])
  const all = await outcomes(school)
  expect(new Set(all.map(({ reader }) => reader)).size).toBe(families)
  expect(all).toHaveLength(families)
  const arrived = new Set(readers())
  const inDoubt = all.filter(({ state }) => state === 'uncertain')
  expect(all.filter(({ state, reader }) => state !== 'uncertain' && !(state === 'sent' && arrived.has(reader)))).toEqual([])
  expect(all.filter(({ state, reader }) => !arrived.has(reader) && state !== 'uncertain')).toEqual([])
  // The server is slow, so each kill met messages that were under way.
  expect(inDoubt.length).toBeGreaterThan(0)
  expect(inDoubt.length).toBeLessThanOrEqual(2 * sentAtOnce)
  expect((await ledger(api, school)).filter(({ sends }) => sends !== 1)).toEqual([])
})

test('the control: a sender that sends again what was under way sends some families the same twice', async () => {
  const school = await givenBatch()
  await killedTwice(school, true)
  expect(doubled().length).toBeGreaterThan(0)
})

test('three senders at once send everybody one message', async () => {
  const school = await givenBatch()
  const ends = await Promise.all([0, 0, 0].map((minutes) => startSender(school, minutes).ended))
  expect(ends).toEqual([0, 0, 0])
  expect([weChat.received.length, doubled()]).toEqual([families, []])
  expect((await deliveries(api, school)).filter(({ state }) => state !== 'sent')).toEqual([])
})

test('the timer of the cloud, as it is uploaded, sends what waits, and nothing on its next call', async () => {
  const school = await givenBatch()
  const bundled = spawn(process.execPath, ['--import', 'tsx', 'deploy/functions.ts'], { cwd: path.join(__dirname, '../..'), stdio: 'inherit' })
  expect(await new Promise((resolve) => bundled.on('close', resolve))).toBe(0)
  const cloud = await startCloud({ DATABASE_URL: server.url, BALLOT_SECRET: 'a secret of this test, of 32 letters and more', ...weChatEnv() }, 'kehou-upkeep')
  try {
    for (const minutes of [0, 1]) {
      cloud.setNow(new Date(start.getTime() + minutes * 60_000))
      expect(await cloud.trigger()).toMatchObject({ ok: true })
      expect([weChat.received.length, doubled()]).toEqual([families, []])
    }
  } finally {
    await cloud.stop()
  }
  expect((await deliveries(api, school)).filter(({ state }) => state !== 'sent')).toEqual([])
})
