import * as z from 'zod/mini'
import type { AccessTokens } from './access-token'
import { post, type Heard } from './ask'
import type { Sent, SubscribeMessage } from './wechat'

const answerShape = z.object({ errcode: z.number() })
// 40001, 40014: not valid; 42001: over.
const tokenRefused = new Set([40001, 40014, 42001])
// -1: WeChat is busy; 45009, 45011: too many calls; 45047: too many messages to one person at once.
const later = new Set([-1, 45009, 45011, 45047])
const readerRefused = 43101

/** Sends one subscription message (`cgi-bin/message/subscribe/send`). A token that WeChat does not take is renewed once. */
export async function sendSubscribeMessage({ tokens, baseUrl, patienceMs }: { tokens: AccessTokens; baseUrl: string; patienceMs: number }, message: SubscribeMessage): Promise<Sent> {
  const body = {
    touser: message.openid,
    template_id: message.templateId,
    page: message.page,
    lang: 'zh_CN',
    data: Object.fromEntries(Object.entries(message.fields).map(([field, value]) => [field, { value }])),
  }
  const sendWith = (token: string) => post(`${baseUrl}/cgi-bin/message/subscribe/send?access_token=${encodeURIComponent(token)}`, body, patienceMs)
  const first = await tokens.current()
  if (first.token === null) return { kind: 'busy', code: first.code }
  const heard = await sendWith(first.token)
  if (!tokenRefused.has(codeOf(heard) ?? 0)) return outcomeOf(heard)
  const second = await tokens.insteadOf(first.token)
  return second.token === null ? { kind: 'busy', code: second.code } : outcomeOf(await sendWith(second.token))
}

function codeOf(heard: Heard): number | null {
  const answer = heard.kind === 'answer' ? answerShape.safeParse(heard.body) : null
  return answer?.success ? answer.data.errcode : null
}

function outcomeOf(heard: Heard): Sent {
  if (heard.kind === 'notReached') return { kind: 'busy', code: heard.code }
  if (heard.kind === 'unknown') return { kind: 'unknown', code: heard.code }
  const code = codeOf(heard)
  if (code === null) return { kind: 'unknown', code: 'unreadable' }
  if (code === 0) return { kind: 'sent' }
  if (code === readerRefused) return { kind: 'refused' }
  return { kind: later.has(code) || tokenRefused.has(code) ? 'busy' : 'failed', code: String(code) }
}
