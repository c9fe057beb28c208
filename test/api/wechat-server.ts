import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** A message as WeChat got it. */
export interface Received {
  touser: string
  template_id: string
  page: string
  data: Record<string, { value: string }>
}

/** What the next message to somebody is answered with: an errcode, or how the connection ends. `lost`: delivered, and the answer never comes. */
export type Trouble = number | 'closed' | 'silent' | 'lost' | 'page' | 'bad_gateway' | 'unavailable'

/** A text as WeChat was asked about it. */
export interface Checked {
  openid: string
  content: string
  scene: number
  version: number
}

/** What WeChat says of the next text of somebody: a suggestion, an errcode, or how the connection ends. */
export type CheckAnswer = 'pass' | 'review' | 'risky' | 'without_result' | Trouble

/** A stand-in for api.weixin.qq.com: answers `jscode2session`, `stable_token`, `subscribe/send` and `msg_sec_check` as WeChat documents them. */
export interface WeChatServer {
  baseUrl: string
  /** The queries that `jscode2session` was asked, in order. */
  asked: Record<string, string>[]
  /** Every message that a phone would have shown, in order. */
  received: Received[]
  /** Every text that WeChat was asked about with a valid token, in order. */
  checked: Checked[]
  /** What is said of the next texts of an openid, one each; then every text passes. */
  checkAnswers: Map<string, CheckAnswer[]>
  /** How often a token was asked for, and whether by force. */
  tokensAsked: boolean[]
  /** The template ids that this account has; none means that every id is good. */
  templates: Set<string>
  /** What the next messages to an openid are answered with, one each; then WeChat answers as usual. */
  troubles: Map<string, Trouble[]>
  /** How long a message takes. */
  slowness: { ms: number }
  /** The token that was given out is valid no more, as when another server asked by force. */
  endToken(): void
  close(): Promise<void>
}

const sessionAnswers: Record<string, unknown> = {
  invalid: { errcode: 40029, errmsg: 'invalid code, rid: 5f0fb0a4' },
  used: { errcode: 40163, errmsg: 'code been used, rid: 5f0fb0a4' },
  blocked: { errcode: 40226, errmsg: 'code blocked' },
  busy: { errcode: -1, errmsg: 'system error' },
  often: { errcode: 45011, errmsg: 'api minute-quota reach limit  mustslower  retry next minute' },
  secret: { errcode: 40125, errmsg: 'invalid appsecret' },
  empty: {},
}

export async function startWeChatServer(): Promise<WeChatServer> {
  const server = http.createServer((request, response) => void answer(request, response))
  const state = { asked: [] as WeChatServer['asked'], received: [] as Received[], tokensAsked: [] as boolean[], checked: [] as Checked[], checkAnswers: new Map<string, CheckAnswer[]>(), templates: new Set<string>(), troubles: new Map<string, Trouble[]>(), slowness: { ms: 0 } }
  let token = ''

  async function answer(request: http.IncomingMessage, response: http.ServerResponse) {
    const address = new URL(request.url ?? '/', 'http://localhost')
    const query = Object.fromEntries(address.searchParams)
    // WeChat answers JSON as text/plain, a failure with status 200 too.
    const say = (body: unknown) => response.writeHead(200, { 'content-type': 'text/plain' }).end(typeof body === 'string' ? body : JSON.stringify(body))
    if (address.pathname === '/sns/jscode2session') return session(query, request, say)
    const body = await bodyOf(request)
    if (address.pathname === '/cgi-bin/stable_token') return say(giveToken(body as { appid?: string; secret?: string; force_refresh?: boolean }))
    if (address.pathname === '/cgi-bin/message/subscribe/send') return send(query.access_token, body as Received, request, response, say)
    if (address.pathname === '/wxa/msg_sec_check') return check(query.access_token, body as Checked, request, response, say)
    return response.writeHead(404).end()
  }

  function session(query: Record<string, string>, request: http.IncomingMessage, say: (body: unknown) => unknown) {
    state.asked.push(query)
    const code = query.js_code ?? ''
    if (code === 'closed') return request.socket.destroy()
    if (code === 'silent') return undefined
    if (code === 'page') return say('<html>维护中</html>')
    return say(sessionAnswers[code] ?? { openid: code, session_key: 'HyVFkGl5F5OQWJZZaNzBBg==' })
  }

  function giveToken({ appid, secret, force_refresh: force = false }: { appid?: string; secret?: string; force_refresh?: boolean }) {
    state.tokensAsked.push(force)
    if (!appid) return { errcode: 41002, errmsg: 'appid missing' }
    if (secret === 'wrong-secret') return { errcode: 40125, errmsg: 'invalid appsecret' }
    if (force || token === '') token = `token-${randomUUID()}`
    return { access_token: token, expires_in: 7200 }
  }

  async function send(given: string | undefined, body: Received, request: http.IncomingMessage, response: http.ServerResponse, say: (body: unknown) => unknown) {
    if (given !== token || token === '') return say({ errcode: 40001, errmsg: 'invalid credential, access_token is invalid or not latest' })
    const trouble = state.troubles.get(body.touser)?.shift()
    if (isCut(trouble)) return cut(trouble, request, response, say)
    if (typeof trouble === 'number') return say({ errcode: trouble, errmsg: `refused ${body.touser} rid: 5f0fb0a4` })
    const wrong = wrongIn(body, state.templates)
    if (wrong) return say(wrong)
    state.received.push(body)
    if (trouble === 'lost') return request.socket.destroy()
    if (state.slowness.ms > 0) await new Promise((resolve) => setTimeout(resolve, state.slowness.ms))
    return say({ errcode: 0, errmsg: 'ok', msgid: 2163658713001 })
  }

  // `wxa/msg_sec_check`, version 2.0: errcode 0 says that it was judged, `result.suggest` how.
  function check(given: string | undefined, body: Checked, request: http.IncomingMessage, response: http.ServerResponse, say: (body: unknown) => unknown) {
    if (given !== token || token === '') return say({ errcode: 40001, errmsg: 'invalid credential, access_token is invalid or not latest' })
    if (body.version !== 2 || ![1, 2, 3, 4].includes(body.scene)) return say({ errcode: 40129, errmsg: 'invalid scene' })
    if (!body.openid) return say({ errcode: 40003, errmsg: 'invalid openid' })
    // No more than 2,500 characters of UTF-8.
    if (!body.content || [...body.content].length > 2500) return say({ errcode: 44002, errmsg: `empty or too long content ${body.content}` })
    state.checked.push(body)
    const said = state.checkAnswers.get(body.openid)?.shift() ?? 'pass'
    if (isCut(said)) return cut(said, request, response, say)
    if (typeof said === 'number') return say({ errcode: said, errmsg: `refused ${body.openid} ${body.content} rid: 5f0fb0a4` })
    if (said === 'without_result') return say({ errcode: 0, errmsg: 'ok' })
    const label = said === 'pass' ? 100 : 20001
    return say({ errcode: 0, errmsg: 'ok', result: { suggest: said, label }, detail: [{ strategy: 'content_model', errcode: 0, suggest: said, label, prob: 90 }], trace_id: '60ae120f-371d5872-7941a05b' })
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...state,
    endToken: () => void (token = `token-${randomUUID()}`),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Cut = Exclude<Trouble, number | 'lost'>

const isCut = (said: CheckAnswer | undefined): said is Cut => said === 'closed' || said === 'silent' || said === 'page' || said === 'bad_gateway' || said === 'unavailable'

/** An answer that is none. */
function cut(said: Cut, request: http.IncomingMessage, response: http.ServerResponse, say: (body: unknown) => unknown) {
  if (said === 'closed') return request.socket.destroy()
  if (said === 'silent') return undefined
  if (said === 'page') return say('<html>维护中</html>')
  return response.writeHead(said === 'unavailable' ? 503 : 502).end('<html></html>')
}

// As WeChat documents the values of each kind of field.
const shapes: Record<string, RegExp> = {
  thing: /^.{1,20}$/u,
  name: /^\p{Script=Han}{1,10}$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{2}:\d{2}$/,
}

function wrongIn({ touser, template_id, page, data }: Received, templates: Set<string>) {
  if (!touser) return { errcode: 40003, errmsg: 'invalid openid' }
  if (!template_id || (templates.size > 0 && !templates.has(template_id))) return { errcode: 40037, errmsg: 'invalid template_id' }
  if (!/^(pages|features)\/[\w/-]+$/.test(page)) return { errcode: 41030, errmsg: 'invalid page' }
  for (const [field, { value }] of Object.entries(data)) {
    if (!shapes[field.replace(/\d+$/, '')]?.test(value)) return { errcode: 47003, errmsg: `argument invalid! data.${field}.value is empty or invalid: ${value}` }
  }
  return null
}

async function bodyOf(request: http.IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString('utf8') || '{}')
}
