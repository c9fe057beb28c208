import { randomUUID } from 'node:crypto'
import type { Caller } from 'cloud/identity/identity'
import { sessionIdentity } from 'cloud/identity/session'
import { dispatch, type Host } from 'cloud/main'
import { weChatServer } from 'cloud/wechat/code-to-session'
import { apiOfThisFile } from '../boot'
import { givenFamily, givenSchool } from '../given'
import { startWeChatServer, type WeChatServer } from './wechat-server'

const api = apiOfThisFile()
let weChat: WeChatServer
let host: Host
const logged: Record<string, unknown>[] = []

beforeAll(async () => {
  weChat = await startWeChatServer()
  const wechat = weChatServer({ appId: 'wx-app', appSecret: 'very-secret', baseUrl: weChat.baseUrl, patienceMs: 200 })
  host = { ...api.host, identity: sessionIdentity, wechat, log: (line) => logged.push(line) }
})
afterAll(() => weChat.close())

const nobody: Caller = { kind: 'nobody' }
const ask = (operation: string, input: unknown, caller: Caller = nobody, schoolId?: string) =>
  dispatch(host, { request: { operation, input, schoolId, requestKey: randomUUID() }, caller, requestId: randomUUID(), ip: '203.0.113.7' })

async function signIn(code: string): Promise<string> {
  const reply = await ask('signIn', { code })
  if (!reply.ok) throw new Error(reply.code)
  return (reply.data as { token: string }).token
}

test('a code from wx.login becomes a session, and the session knows its family', async () => {
  const school = await givenSchool(api)
  const { guardian } = await givenFamily(api, school)
  const token = await signIn(guardian.openid as string)
  expect(weChat.asked.at(-1)).toEqual({ appid: 'wx-app', secret: 'very-secret', js_code: guardian.openid, grant_type: 'authorization_code' })
  expect(await ask('readHome', {}, { kind: 'token', token }, school.schoolId)).toMatchObject({ ok: true, data: { signedIn: true, children: [{ name: '林知夏' }] } })
})

test.each([
  ['invalid', 'wechat_code_invalid'],
  ['used', 'wechat_code_invalid'],
  ['blocked', 'wechat_code_invalid'],
  ['busy', 'wechat_unreachable'],
  ['often', 'wechat_unreachable'],
  ['secret', 'wechat_unreachable'],
  ['empty', 'wechat_unreachable'],
  ['page', 'wechat_unreachable'],
  ['closed', 'wechat_unreachable'],
  ['silent', 'wechat_unreachable'],
])('a code that WeChat answers as %s is refused with %s', async (code, refusal) => {
  expect(await ask('signIn', { code })).toMatchObject({ ok: false, code: refusal })
})

test('while WeChat keeps a sign-in waiting, no connection to the database waits with it', async () => {
  const school = await givenSchool(api)
  let working = 0
  const database: Host['database'] = { ...host.database, transaction: (schoolId, work) => host.database.transaction(schoolId, (db) => ((working += 1), work(db).finally(() => (working -= 1)))) }
  let answer = () => undefined as void
  const asked = new Promise<void>((resolve) => (answer = resolve))
  const slow: Host = { ...host, database, wechat: { ...host.wechat, openidOf: async () => (await asked, { kind: 'known', openid: randomUUID() }) } }
  const waiting = dispatch(slow, { request: { operation: 'signIn', input: { code: 'any' } }, caller: nobody, requestId: 'r', ip: '' })
  expect(await ask('readHome', {}, nobody, school.schoolId)).toMatchObject({ ok: true })
  expect(working).toBe(0)
  answer()
  expect(await waiting).toMatchObject({ ok: true })
})

test('where WeChat cannot be reached at all, the sign-in says so and the secret stands in no reply and no log', async () => {
  const unreachable: Host = { ...host, wechat: weChatServer({ appId: 'wx-app', appSecret: 'very-secret', baseUrl: 'http://127.0.0.1:1' }) }
  const reply = await dispatch(unreachable, { request: { operation: 'signIn', input: { code: 'any' } }, caller: nobody, requestId: 'r', ip: '' })
  expect(reply).toMatchObject({ ok: false, code: 'wechat_unreachable' })
  expect(JSON.stringify([reply, logged])).not.toContain('very-secret')
})

test('the same person signing in again has the same account and another session', async () => {
  const openid = randomUUID()
  const [first, second] = [await signIn(openid), await signIn(openid)]
  expect(first).not.toBe(second)
  const accounts = await api.database.owner((db) => db.rows(`select account_id from account where provider = 'wechat' and subject = $1`, [openid]))
  expect(accounts).toHaveLength(1)
})

test('a session lasts thirty days, and a made-up or an old one is a visitor’s', async () => {
  const school = await givenSchool(api)
  api.clock.set('2026-09-01T09:00:00')
  const token = await signIn(randomUUID())
  const signedIn = async (each: string) => ((await ask('readHome', {}, { kind: 'token', token: each }, school.schoolId)) as { data: { signedIn: boolean } }).data.signedIn
  expect(await signedIn(token)).toBe(true)
  expect(await signedIn('a'.repeat(43))).toBe(false)
  api.clock.set('2026-10-01T08:59:59')
  expect(await signedIn(token)).toBe(true)
  api.clock.set('2026-10-01T09:00:01')
  expect(await signedIn(token)).toBe(false)
})

test('the token itself is stored nowhere', async () => {
  const token = await signIn(randomUUID())
  const stored = await api.database.owner((db) => db.rows(`select * from session`))
  expect(JSON.stringify(stored)).not.toContain(token)
})

test('where WeChat itself names the caller, nobody can sign in by a code or become somebody from the list', async () => {
  const school = await givenSchool(api)
  for (const [operation, input] of [['signIn', { code: 'x' }], ['signInAs', { personId: 'office' }], ['listPeople', {}], ['moveClock', { minutes: 60 }]] as const) {
    expect(await api.raw(school.visitor, { operation, input })).toMatchObject({ code: 'sign_in_unavailable' })
  }
  for (const [operation, input] of [['signInAs', { personId: 'office' }], ['moveClock', { minutes: 60 }]] as const) {
    expect(await ask(operation, input)).toMatchObject({ code: 'sign_in_unavailable' })
  }
})
