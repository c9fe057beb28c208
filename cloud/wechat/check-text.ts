import * as z from 'zod/mini'
import type { AccessTokens } from './access-token'
import { post } from './ask'
import type { TextVerdict } from './wechat'

const answerShape = z.object({ errcode: z.number(), result: z.optional(z.object({ suggest: z.string() })) })
// 40001, 40014: not valid; 42001: over.
const tokenRefused = new Set([40001, 40014, 42001])
// WeChat takes this many characters at most.
const most = 2500
// 1 profile, 2 comment, 3 forum, 4 social log: what families write to the school is a comment.
const scene = 2

/** Asks WeChat about a text that others will read (`wxa/msg_sec_check` v2). A token that it does not take is renewed once; whatever else goes wrong leaves the text to a person. */
export async function checkText({ tokens, baseUrl, patienceMs }: { tokens: AccessTokens; baseUrl: string; patienceMs: number }, { openid, text }: { openid: string; text: string }): Promise<TextVerdict> {
  const ask = async (token: string) => {
    const heard = await post(`${baseUrl}/wxa/msg_sec_check?access_token=${encodeURIComponent(token)}`, { version: 2, scene, openid, content: text }, patienceMs)
    const answer = heard.kind === 'answer' ? answerShape.safeParse(heard.body) : null
    return answer?.success ? answer.data : null
  }
  // Of a longer text WeChat would judge a part only.
  if (text.length > most) return 'unchecked'
  const first = await tokens.current()
  if (first.token === null) return 'unchecked'
  const answer = await ask(first.token)
  if (answer === null || !tokenRefused.has(answer.errcode)) return verdictOf(answer)
  const second = await tokens.insteadOf(first.token)
  return second.token === null ? 'unchecked' : verdictOf(await ask(second.token))
}

function verdictOf(answer: z.infer<typeof answerShape> | null): TextVerdict {
  if (answer?.errcode !== 0) return 'unchecked'
  const suggest = answer.result?.suggest
  return suggest === 'pass' ? 'passed' : suggest === 'risky' ? 'risky' : 'unchecked'
}
