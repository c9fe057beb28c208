import * as z from 'zod/mini'
import { accessTokens } from './access-token'
import { checkText } from './check-text'
import { sendSubscribeMessage } from './subscribe-message'
import type { WeChat } from './wechat'

export interface WeChatSettings {
  appId: string
  appSecret: string
  /** `https://api.weixin.qq.com`; tests point it at a local server that answers as WeChat documents. */
  baseUrl: string
  /** How long WeChat is waited for, in milliseconds. */
  patienceMs?: number
  /** This account's template ids by our keys; nothing is sent without. */
  templateIds?: ReadonlyMap<string, string>
}

const answerShape = z.object({ openid: z.optional(z.string()), errcode: z.optional(z.number()) })
// 40029: the code is invalid; 40163: it was used before; 40226: WeChat blocks this user as high-risk.
const invalidCodes = new Set([40029, 40163, 40226])

/** WeChat over HTTPS. The session key that WeChat also sends is not needed, so it is never kept. */
export function weChatServer({ appId, appSecret, baseUrl, patienceMs = 5000, templateIds = new Map() }: WeChatSettings): WeChat {
  const tokens = accessTokens({ appId, appSecret, baseUrl, patienceMs })
  return {
    async openidOf(code) {
      const query = new URLSearchParams({ appid: appId, secret: appSecret, js_code: code, grant_type: 'authorization_code' })
      const answer = await fetch(`${baseUrl}/sns/jscode2session?${query}`, { signal: AbortSignal.timeout(patienceMs) })
        .then(async (response) => answerShape.parse(await response.json()))
        // The address holds the app's secret, so the error that names it is not passed on.
        .catch(() => null)
      if (answer?.openid) return { kind: 'known', openid: answer.openid }
      return answer?.errcode !== undefined && invalidCodes.has(answer.errcode) ? { kind: 'invalid' } : { kind: 'unreachable' }
    },
    send: (message) => sendSubscribeMessage({ tokens, baseUrl, patienceMs }, message),
    checkText: (written) => checkText({ tokens, baseUrl, patienceMs }, written),
    templateIds,
  }
}

/** Where no app of WeChat's is set up: nobody is known by a code and nothing is sent. */
export const noWeChat: WeChat = { openidOf: async () => ({ kind: 'unreachable' }), send: async () => ({ kind: 'failed', code: 'not_configured' }), checkText: async () => 'unchecked', templateIds: new Map() }
