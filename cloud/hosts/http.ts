import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { maximumRequestBytes, type WireReply } from '../contract/wire'
import type { Caller } from '../identity/identity'
import { isFromUser } from '../identity/wechat-context'
import { dispatch, type Host } from '../main'
import { siteFile } from './site'
import { sendingInTurns } from './sending'
import { UpkeepFailed, upkeepInTurns } from './upkeep'

export interface HttpSettings {
  port: number
  address: string
  /** The built H5 site, served beside the API; null for an API alone. */
  siteFolder: string | null
  /** True only behind a proxy of ours that sets X-Forwarded-For itself. */
  trustProxy: boolean
}

const upkeepEvery = 2000
// Of that at most so long at a time.
const upkeepTurnMs = 400
// Mostly spent waiting for WeChat; a stop waits for it.
const sendingTurnMs = 5000
// When courses open, thousands of phones connect within a second; what finds no room here is silently dropped and tried
// again a second later.
const backlog = 4096
// Longer than a proxy or a phone in line keeps a connection (60 s is usual), so that none is closed under a request.
const keepAliveMs = 75_000

/** The Node host: `POST /api`, `GET /health`, and the built site. */
export async function serve(host: Host, settings: HttpSettings): Promise<{ port: number; close(): Promise<void> }> {
  const server = http.createServer((request, response) => {
    answer(host, settings, request, response).catch((error: Error) => {
      host.log({ event: 'host_failed', reason: error.name })
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  server.keepAliveTimeout = keepAliveMs
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen({ port: settings.port, host: settings.address, backlog }, resolve))
  const stopKeepingUp = keepUp(host)
  const { port } = server.address() as { port: number }
  return {
    port,
    async close() {
      await stopKeepingUp()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What the host does by itself, beside what it is asked: time's work, and what goes out to WeChat. */
function keepUp(host: Host): () => Promise<void> {
  const takeTurn = upkeepInTurns(host, upkeepTurnMs)
  const stops = [again(host, 'upkeep', () => takeTurn(host.now())), again(host, 'messages', sendingInTurns(host, sendingTurnMs))]
  return async () => void (await Promise.all(stops.map((stop) => stop())))
}

/** Does something again and again, never twice at once; the stop waits for what is under way. */
function again(host: Host, job: string, take: () => Promise<void>): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = take()
      .catch((error: Error) => {
        const failures = error instanceof UpkeepFailed ? error.failures : [{ job, reason: error.name }]
        for (const failure of failures) host.log({ event: 'job_failed', ...failure })
      })
      .finally(() => (busy = false))
  }, upkeepEvery)
  return async () => {
    clearInterval(timer)
    await running
  }
}

async function answer(host: Host, settings: HttpSettings, request: http.IncomingMessage, response: http.ServerResponse) {
  const path = pathOf(request)
  if (path === '/health') return response.writeHead(200, { 'content-type': 'text/plain' }).end('ok')
  if (path === '/api') return request.method === 'POST' ? answerCall(host, settings, request, response) : response.writeHead(405, { allow: 'POST' }).end()
  const file = settings.siteFolder && (request.method === 'GET' || request.method === 'HEAD') ? await siteFile(settings.siteFolder, path) : null
  if (!file) return response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('没有这个页面')
  return response.writeHead(200, file.headers).end(request.method === 'HEAD' ? undefined : file.content)
}

/** The path that is asked for; a target that is no address, such as `//`, is a page that nobody has. */
function pathOf(request: http.IncomingMessage): string {
  const target = request.url ?? '/'
  return URL.canParse(target, 'http://localhost') ? new URL(target, 'http://localhost').pathname : '/no-address'
}

async function answerCall(host: Host, settings: HttpSettings, request: http.IncomingMessage, response: http.ServerResponse) {
  const body = await readBody(request)
  const call = { request: body, caller: callerOf(host, request), requestId: randomUUID(), ip: addressOf(settings, request) }
  const reply: WireReply = await dispatch(host, call)
  const text = JSON.stringify(reply)
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'content-length': Buffer.byteLength(text) }).end(text)
}

/** The body as JSON; null where it is none, which the dispatcher refuses as any other malformed request. */
async function readBody(request: http.IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    // The rest is read and dropped, so that the caller gets the refusal instead of a broken connection.
    if (length <= maximumRequestBytes + 1) parts.push(part)
  }
  const text = Buffer.concat(parts).toString('utf8')
  if (length > maximumRequestBytes) return text.padEnd(maximumRequestBytes + 1)
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Who calls, by this host's configured identity alone. `X-WX-*` headers mean nothing except on 微信云托管. */
function callerOf(host: Host, request: http.IncomingMessage): Caller {
  if (host.identity.name === 'wxrun') {
    const openid = request.headers['x-wx-openid']
    return typeof openid === 'string' && openid !== '' && isFromUser(request.headers['x-wx-source']) ? { kind: 'openid', openid } : { kind: 'nobody' }
  }
  const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  return token ? { kind: 'token', token } : { kind: 'nobody' }
}

/** The caller's address. Of a forwarding header only the last entry is the proxy's own; the others a caller may write. */
export function addressOf({ trustProxy }: Pick<HttpSettings, 'trustProxy'>, request: Pick<http.IncomingMessage, 'headers' | 'socket'>): string {
  const forwarded = trustProxy ? String(request.headers['x-forwarded-for'] ?? '') : ''
  return forwarded.split(',').at(-1)?.trim() || request.socket.remoteAddress || ''
}
