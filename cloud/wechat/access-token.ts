import * as z from 'zod/mini'
import { post } from './ask'

export interface TokenSettings {
  appId: string
  appSecret: string
  baseUrl: string
  patienceMs: number
}

/** Null as `token` where WeChat gave none; `code` says why. */
export type Token = { token: string } | { token: null; code: string }

export interface AccessTokens {
  /** The token that is valid now; asked for once by whoever ask together. */
  current(): Promise<Token>
  /** Another one than this, which WeChat did not take. */
  insteadOf(refused: string): Promise<Token>
}

const answerShape = z.object({ access_token: z.optional(z.string()), expires_in: z.optional(z.number()), errcode: z.optional(z.number()) })
// WeChat changes it five minutes before it ends, and takes the old one so long.
const earlierMs = 5 * 60_000

/** The app's access token, kept until shortly before it ends (`cgi-bin/stable_token`). */
export function accessTokens({ appId, appSecret, baseUrl, patienceMs }: TokenSettings, clock = () => performance.now()): AccessTokens {
  let kept: { token: string; until: number } | null = null
  let asking: Promise<Token> | null = null

  const ask = async (force: boolean): Promise<Token> => {
    const heard = await post(`${baseUrl}/cgi-bin/stable_token`, { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: force }, patienceMs)
    if (heard.kind !== 'answer') return { token: null, code: `token_${heard.code}` }
    const answer = answerShape.safeParse(heard.body)
    if (!answer.success || !answer.data.access_token) return { token: null, code: `token_${answer.data?.errcode ?? 'unreadable'}` }
    kept = { token: answer.data.access_token, until: clock() + (answer.data.expires_in ?? 0) * 1000 - earlierMs }
    return { token: kept.token }
  }
  const askOnce = (work: () => Promise<Token>) => (asking ??= work().finally(() => (asking = null)))

  return {
    current: async () => (kept && clock() < kept.until ? { token: kept.token } : askOnce(() => ask(false))),
    insteadOf: (refused) =>
      askOnce(async () => {
        if (kept && kept.token !== refused) return { token: kept.token }
        const plain = await ask(false)
        // WeChat gives the same one where it believes that it is still good; by force it may be asked twenty times a day only.
        return plain.token === refused ? ask(true) : plain
      }),
  }
}
