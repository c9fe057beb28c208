import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ballots } from 'cloud/ballot'
import type { WireReply } from 'cloud/contract/wire'
import { overPGlite } from 'cloud/db/pglite'
import { ballotSecret, planLibrary } from 'cloud/hosts/settings'
import { upkeep } from 'cloud/hosts/upkeep'
import { verifyAudit } from 'cloud/store/audit'
import { importPGlite, type Api } from '../boot'
import { asOwner, givenFamily, givenSchool } from '../given'
import { startNodeHost, type NodeHost } from './node-host'
import { startWeChatServer, type WeChatServer } from './wechat-server'

jest.setTimeout(180_000)

let folder: string
let weChat: WeChatServer
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-crash-'))
  weChat = await startWeChatServer()
})
afterAll(async () => {
  await weChat.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

const start = () => startNodeHost({ KEHOU_DATA: folder, IDENTITY: 'session', WECHAT_APP_ID: 'wx', WECHAT_APP_SECRET: 'secret', WECHAT_BASE_URL: weChat.baseUrl })

/** The folder itself, opened while no host holds it. */
async function withFolder<T>(work: (api: Pick<Api, 'database'>) => Promise<T>): Promise<T> {
  const { PGlite } = await importPGlite()
  const database = overPGlite(await PGlite.create(path.join(folder, 'pglite')))
  return work({ database }).finally(() => database.close())
}

async function post(host: NodeHost, request: object, token = ''): Promise<WireReply> {
  const response = await fetch(`http://127.0.0.1:${host.port}/api`, { method: 'POST', body: JSON.stringify(request), headers: { authorization: `Bearer ${token}` } })
  return (await response.json()) as WireReply
}

test('killed in the middle of a thousand writes and started again, the host has every write it acknowledged, once, and a whole audit chain', async () => {
  const empty = await start()
  expect(await empty.stop()).toBe(0)
  const { school, family } = await withFolder(async (api) => {
    const made = await givenSchool(api as Api)
    return { school: made, family: await givenFamily(api as Api, made) }
  })

  const host = await start()
  const signedIn = await post(host, { operation: 'signIn', input: { code: family.guardian.openid } })
  const { token } = (signedIn as { data: { token: string } }).data
  const requests = Array.from({ length: 1000 }, (_, index) => {
    const wish = index % 2 === 0 ? { operation: 'updateGuardian', input: { name: `陈海燕${index}`, phone: '' } } : { operation: 'markMessagesRead', input: { upTo: '2026-12-31T00:00:00Z' } }
    return { ...wish, schoolId: school.schoolId, requestKey: randomUUID() }
  })
  const acknowledged = new Map<string, WireReply>()
  let next = 0
  let killed: Promise<unknown> | undefined
  const phone = async () => {
    while (next < requests.length) {
      const request = requests[(next += 1) - 1]!
      const reply = await post(host, request, token).catch(() => null)
      if (reply) acknowledged.set(request.requestKey, reply)
      if (acknowledged.size >= 400) killed ??= host.kill()
      if (killed) return
    }
  }
  await Promise.all(Array.from({ length: 16 }, phone))
  await killed
  expect(acknowledged.size).toBeGreaterThanOrEqual(400)
  expect(acknowledged.size).toBeLessThan(1000)
  expect([...acknowledged.values()].filter(({ ok }) => !ok)).toEqual([])

  const again = await start()
  for (const request of requests.slice(0, next)) {
    const reply = await post(again, request, token)
    expect(reply).toMatchObject({ ok: true })
    const first = acknowledged.get(request.requestKey)
    if (first?.ok) expect(reply).toMatchObject({ data: first.data })
  }
  expect(await again.stop()).toBe(0)

  await withFolder(async (api) => {
    const rows = await asOwner(api, school.schoolId, (db) => db.rows<{ request_id: string }>(`select request_id from audit_entry where school_id = $1`, [school.schoolId]))
    const written = new Set(rows.map(({ request_id }) => request_id))
    expect([...acknowledged.values()].filter(({ requestId }) => !written.has(requestId))).toEqual([])
    // Sent again, each request was written once and not twice.
    expect(rows).toHaveLength(next)
    await upkeep({ database: api.database, ballots: ballots(ballotSecret({ KEHOU_DATA: folder })), library: planLibrary(path.join(__dirname, '../../plans')) }, new Date())
    expect(await api.database.transaction(school.schoolId, (db) => verifyAudit(db, school.schoolId))).toEqual({ kind: 'whole', sealed: next, unsealed: 0 })
  })
})
