import { migrate } from 'cloud/db/migrate'
import type { OpenDatabase } from 'cloud/db/database'
import { openPostgres } from 'cloud/db/postgres'
import { sentAtOnce } from 'cloud/send-messages'
import { bootOn, type Api } from '../boot'
import { asOwner } from '../given'
import { givenAccepts } from '../given-subscription'
import { startWeChatServer, type WeChatServer } from '../api/wechat-server'
import { heldOn, SchoolDayPlay, toldKey, type Ending, type Told } from '../school-day/play'
import { openDaySchool, type DaySchool } from '../school-day/school'
import { startPostgres, type ThrowawayPostgres } from '../throwaway-postgres'
import { hasReceived, launchSender } from './sender'

/* A whole Tuesday of the demonstration school, with its 480 pupils in 12 groups, by the calls of its own people. */

jest.setTimeout(600_000)

let server: ThrowawayPostgres
let database: OpenDatabase
let weChat: WeChatServer
let api: Api
let school: DaySchool
let play: SchoolDayPlay

beforeAll(async () => {
  server = await startPostgres()
  database = await openPostgres({ url: server.url, ownerUrl: server.ownerUrl, poolSize: 8 })
  await migrate(database)
  api = bootOn(database)
  weChat = await startWeChatServer()
  weChat.slowness.ms = 10
  school = await openDaySchool(api, 20260908)
  for (const { openid } of [...school.pupils.flatMap(({ guardians }) => guardians), ...school.staff.values()]) for (const key of ['alert', 'attendance']) await givenAccepts(api, school, openid, 40, key)
  play = new SchoolDayPlay(api, school)
  await playTheDay()
})
afterAll(async () => {
  await weChat?.close()
  await database?.close()
  await server?.stop()
})

async function playTheDay() {
  await play.morning()
  await playMidday()
  await killSenderAt(20, '13:35')
  await playAfternoon()
  await killSenderAt(weChat.received.length + 150, '17:50')
  expect(await sender('17:58').ended).toBe(0)
}

/** Eleven rolls as they should be, one whose child is missing, and one phone without a signal. */
async function playMidday() {
  const [missingAt, offlineAt, ...others] = await play.rollsNow('11:15', 'midday')
  expect(others).toHaveLength(10)
  for (const roll of others) await play.takeRoll(roll, '11:20')
  await play.missChild(missingAt!, '11:20')
  await play.takeRollOffline(offlineAt!, '11:20')
  await play.returnAll('midday', '13:30')
}

/** Twelve groups and two courses; of one group a child is fetched late. */
async function playAfternoon() {
  const rolls = await play.rollsNow('15:30', 'afternoon')
  expect(rolls).toHaveLength(14)
  const early = rolls.filter(({ endsAt }) => endsAt === '16:35')
  const [first, ...late] = rolls.filter(({ endsAt }) => endsAt !== '16:35')
  for (const roll of early) await play.takeRoll(roll, '15:35')
  for (const roll of [first!, ...late]) await play.takeRoll(roll, '16:20')
  for (const roll of early) await play.goHome(roll, '16:36', false)
  for (const roll of late) await play.goHome(roll, '17:21', false)
  const waits = await play.goHome(first!, '17:22', true)
  await play.fetchLate(first!, waits!, '17:20')
}

const sender = (clock: string) => launchSender({ databaseUrl: server.url, schoolId: school.schoolId, weChat, clock: new Date(`${heldOn}T${clock}:00+08:00`), retries: false })

async function killSenderAt(received: number, clock: string) {
  const running = sender(clock)
  await hasReceived(weChat, received)
  await running.kill()
  // In the middle: there was more to send.
  const waiting = await asOwner(api, school.schoolId, (db) => db.row<{ count: number }>(`select count(*)::int as count from delivery where school_id = $1 and state = 'waiting'`, [school.schoolId]))
  expect(waiting?.count).toBeGreaterThan(0)
}

test('every handover closes with expected = present + leave, and nobody missing (R-052)', async () => {
  const { rolls, totals } = await api.done(school.office, 'readSchoolDay', { heldOn }, { at: `${heldOn}T18:00:00` })
  expect(rolls).toHaveLength(12 + 14)
  expect(rolls.filter(({ closedAt }) => closedAt === null)).toEqual([])
  expect(rolls.filter(({ counts: { expected, present, leave, missing } }) => expected !== present + leave || missing !== 0)).toEqual([])
  expect(totals).toMatchObject({ expected: 2 * school.pupils.length, missing: 0, unmarked: 0 })
})

test('each family reads of its child what happened, and no stay of any child is left open', async () => {
  const differing: string[] = []
  for (const { childId, guardians } of school.pupils) {
    const { days } = await api.done(guardians[0]!, 'readAttendance', { childId, month: '2026-09' })
    for (const { serviceKey, record } of days.find(({ date }) => date === heldOn)!.sessions) {
      const read: Ending = { state: record?.state as Ending['state'], departure: record?.departure?.how ?? null }
      const happened = play.endings.get(`${serviceKey} ${childId}`)
      if (JSON.stringify(read) !== JSON.stringify(happened)) differing.push(`${serviceKey} ${childId}: ${JSON.stringify(read)} and not ${JSON.stringify(happened)}`)
    }
  }
  expect(play.endings.size).toBe(2 * school.pupils.length)
  expect(differing).toEqual([])
})

/** Who was told of what, by the messages that lie in people's inboxes. */
async function toldBy(): Promise<Told> {
  const rows = await asOwner(api, school.schoolId, (db) =>
    db.rows<{ kind: string; recipient: string; child_id: string | null; times: number }>(
      `select kind, coalesce(guardian_id, staff_id)::text as recipient, child_id, count(*)::int as times from message where school_id = $1 group by kind, recipient, child_id`,
      [school.schoolId],
    ),
  )
  return new Map(rows.map(({ kind, recipient, child_id, times }) => [toldKey(kind, recipient, child_id), times]))
}

const differences = (told: Told, meant: Told) => [...new Set([...told.keys(), ...meant.keys()])].filter((key) => told.get(key) !== meant.get(key))

test('everybody was told of what concerns them, each thing once: no message is lost, none is doubled', async () => {
  const told = await toldBy()
  expect([...told.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(500)
  expect(differences(told, play.told)).toEqual([])
  // The control: one that is lost, or told twice, is seen.
  const [some] = told.keys()
  expect(differences(new Map([...told].slice(1)), play.told)).toEqual([some])
  expect(differences(new Map([...told, [some!, told.get(some!)! + 1]]), play.told)).toEqual([some])
})

test('killed twice in the middle, the sender has sent nobody anything twice, and what did not arrive is in doubt and nothing else', async () => {
  const rows = await asOwner(api, school.schoolId, (db) =>
    db.rows<{ reader: string; state: string; times: number }>(
      `select a.subject as reader, d.state, count(*)::int as times
         from delivery d join message m using (school_id, message_id)
         left join guardian g using (school_id, guardian_id) left join staff s using (school_id, staff_id)
         join account a on a.account_id = coalesce(g.account_id, s.account_id)
        where d.school_id = $1 group by reader, d.state`,
      [school.schoolId],
    ),
  )
  const count = (reader: string, state: string) => rows.find((row) => row.reader === reader && row.state === state)?.times ?? 0
  const arrived = new Map<string, number>()
  for (const { touser } of weChat.received) arrived.set(touser, (arrived.get(touser) ?? 0) + 1)
  const inDoubt = rows.filter(({ state }) => state === 'uncertain').reduce((sum, { times }) => sum + times, 0)
  expect(rows.filter(({ state }) => !['sent', 'uncertain', 'skipped'].includes(state))).toEqual([])
  expect(inDoubt).toBeLessThanOrEqual(2 * sentAtOnce)
  const readers = new Set(rows.map(({ reader }) => reader))
  const wrong = [...readers].filter((reader) => (arrived.get(reader) ?? 0) < count(reader, 'sent') || (arrived.get(reader) ?? 0) > count(reader, 'sent') + count(reader, 'uncertain'))
  expect(wrong).toEqual([])
  expect(weChat.received.length).toBeGreaterThan(400)
})
