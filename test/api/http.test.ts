import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { maximumRequestBytes } from 'cloud/contract/wire'
import { demoPeople } from 'cloud/demo/people'
import { addressOf, serve } from 'cloud/hosts/http'
import { devIdentity, movableClock } from 'cloud/identity/dev'
import type { Identity } from 'cloud/identity/identity'
import { sessionIdentity } from 'cloud/identity/session'
import { weChatContextIdentity } from 'cloud/identity/wechat-context'
import { apiOfThisFile } from '../boot'
import { givenFamily, givenSchool } from '../given'

const api = apiOfThisFile()
const closing: (() => Promise<void>)[] = []
const logged: Record<string, unknown>[] = []
let folder: string

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-http-'))
  fs.mkdirSync(path.join(folder, 'site'))
  fs.writeFileSync(path.join(folder, 'site', 'index.html'), '<title>课后</title>')
  fs.writeFileSync(path.join(folder, 'secret.txt'), 'outside')
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

async function start(identity: Identity): Promise<number> {
  const host = { ...api.host, identity, log: (line: Record<string, unknown>) => void logged.push(line) }
  const server = await serve(host, { port: 0, address: '127.0.0.1', siteFolder: path.join(folder, 'site'), trustProxy: false })
  closing.push(server.close)
  return server.port
}

/** A request as it is, without the tidying of addresses that a browser or fetch would do. */
function send(port: number, method: string, target: string, body = '', headers: Record<string, string> = {}): Promise<{ status: number; text: string; headers: http.IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: '127.0.0.1', method, path: target, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8'), headers: response.headers }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

const post = async (port: number, body: unknown, headers?: Record<string, string>) => JSON.parse((await send(port, 'POST', '/api', typeof body === 'string' ? body : JSON.stringify(body), headers)).text) as { ok: boolean; code?: string; data?: { signedIn?: boolean; children?: unknown[] } }

test('a call is answered as JSON that nobody caches', async () => {
  const port = await start(sessionIdentity)
  const { status, text, headers } = await send(port, 'POST', '/api', JSON.stringify({ operation: 'listSchools' }))
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  expect(JSON.parse(text)).toMatchObject({ ok: true, requestId: expect.any(String) })
})

test('a body over the limit is refused in words, however long it is, and one just under it is read', async () => {
  const port = await start(sessionIdentity)
  for (const length of [maximumRequestBytes + 1, maximumRequestBytes * 20]) expect(await post(port, '{"operation":"' + 'x'.repeat(length))).toMatchObject({ code: 'request_too_large' })
  const padded = JSON.stringify({ operation: 'listSchools', input: { filling: '' } })
  expect(await post(port, padded.replace('""', `"${'x'.repeat(maximumRequestBytes - padded.length)}"`))).toMatchObject({ ok: true })
})

test('a body that is no JSON is refused, and GET never calls an operation', async () => {
  const port = await start(sessionIdentity)
  for (const body of ['', 'null', '{', '[]', '\u0000', '"listSchools"']) expect(await post(port, body)).toMatchObject({ ok: false, code: 'input_invalid' })
  expect((await send(port, 'GET', '/api?operation=listSchools')).status).toBe(405)
  expect((await send(port, 'PUT', '/api', '{"operation":"listSchools"}')).status).toBe(405)
})

describe('who calls', () => {
  async function given() {
    const school = await givenSchool(api)
    const { guardian } = await givenFamily(api, school)
    const home = (port: number, headers: Record<string, string>) => post(port, { operation: 'readHome', schoolId: school.schoolId }, headers)
    return { openid: guardian.openid as string, home }
  }

  test.each([
    ['session', sessionIdentity],
    ['dev', devIdentity(demoPeople, movableClock(new Date('2026-09-08T00:00:00Z'), null))],
    ['scf', weChatContextIdentity('scf')],
  ])('under identity %s a forged X-WX-OPENID means nothing', async (_name, identity) => {
    const { openid, home } = await given()
    const forged = { 'x-wx-openid': openid, 'x-wx-source': 'wx_client', 'x-wx-appid': 'wx1', authorization: `Bearer ${openid}` }
    expect(await home(await start(identity), forged)).toMatchObject({ data: { signedIn: false, children: [] } })
  })

  test('under identity wxrun the platform’s header names the caller, but only for a call that a user made', async () => {
    const { openid, home } = await given()
    const port = await start(weChatContextIdentity('wxrun'))
    for (const source of ['wx_client', 'wx_devtools']) expect(await home(port, { 'x-wx-openid': openid, 'x-wx-source': source })).toMatchObject({ data: { signedIn: true, children: [{ name: '林知夏' }] } })
    for (const source of ['wx_http', 'wx_trigger', 'wx_server', 'other', '']) expect(await home(port, { 'x-wx-openid': openid, 'x-wx-source': source })).toMatchObject({ data: { signedIn: false } })
    expect(await home(port, { 'x-wx-openid': openid })).toMatchObject({ data: { signedIn: false } })
    expect(await home(port, { 'x-wx-openid': '', 'x-wx-source': 'wx_client' })).toMatchObject({ data: { signedIn: false } })
  })
})

test('the built site is served, and no path leads out of its folder', async () => {
  const port = await start(sessionIdentity)
  expect(await send(port, 'GET', '/')).toMatchObject({ status: 200, text: '<title>课后</title>', headers: { 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' } })
  expect(await send(port, 'HEAD', '/index.html')).toMatchObject({ status: 200, text: '' })
  const outside = ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/%2e%2e%2fsecret.txt', '/..\\secret.txt', '/..%5csecret.txt', '/./../secret.txt', '/site/../../secret.txt', `${path.join(folder, 'secret.txt')}`, `/${path.join(folder, 'secret.txt')}`]
  for (const target of [...outside, '//', '/%', '/%00', '/index.html%00', '/%c0%ae%c0%ae/secret.txt', '/nothing.html']) {
    const { status, text } = await send(port, 'GET', target)
    expect({ target, status, outside: text.includes('outside') }).toEqual({ target, status: 404, outside: false })
  }
  expect((await send(port, 'GET', '//secret.txt')).text).not.toContain('outside')
  expect(logged.filter(({ event }) => event === 'host_failed')).toEqual([])
})

test('the health page answers without the database', async () => {
  expect(await send(await start(sessionIdentity), 'GET', '/health')).toMatchObject({ status: 200, text: 'ok' })
})

test('a caller cannot write the address that stands under a signature', () => {
  const request = { headers: { 'x-forwarded-for': '1.2.3.4, 203.0.113.9' }, socket: { remoteAddress: '10.0.0.1' } } as unknown as Parameters<typeof addressOf>[1]
  expect(addressOf({ trustProxy: true }, request)).toBe('203.0.113.9')
  expect(addressOf({ trustProxy: false }, request)).toBe('10.0.0.1')
})
