import path from 'node:path'
import { getWXContext } from 'wx-server-sdk'
import { ballots } from '../ballot'
import { directChoosing } from '../choosing/choosing'
import { settleSoon } from '../choosing/settle'
import { refusals } from '../contract/refusals'
import type { WireReply } from '../contract/wire'
import { StartRefused } from '../db/start-refused'
import type { Caller } from '../identity/identity'
import { isFromUser, weChatContextIdentity } from '../identity/wechat-context'
import { dispatch, type Host } from '../main'
import { menuSnapshots } from '../menu-snapshot'
import { ballotSecret, identityName, logLine, openDatabase, planLibrary, secureRandom, weChat } from './settings'

// One instance serves one request at a time, so two connections are plenty; the pool lives as long as the instance.
const poolSize = 2
let opening: Promise<Host> | null = null

async function open(): Promise<Host> {
  if (identityName({ IDENTITY: 'scf', ...process.env }) !== 'scf') throw new StartRefused('云函数里 IDENTITY 只能是 scf。')
  const database = await openDatabase(process.env, poolSize)
  return { database, choosing: directChoosing(database, settleSoon({ database, now: () => new Date(), newId: secureRandom.uuid, log: logLine })), menus: menuSnapshots(), identity: weChatContextIdentity('scf'), wechat: weChat(process.env), ballots: ballots(ballotSecret(process.env)), random: secureRandom, library: planLibrary(path.join(__dirname, 'plans')), now: () => new Date(), log: logLine }
}

/** The host of this instance; a failed opening is tried again by the next call. */
export function host(): Promise<Host> {
  opening ??= open().catch((error: Error) => {
    opening = null
    throw error
  })
  return opening
}

/** Who calls, by WeChat's own context. Nothing in the event is ever believed about that. */
function caller(): Caller {
  const { OPENID, SOURCE } = getWXContext()
  return OPENID && isFromUser(SOURCE) ? { kind: 'openid', openid: OPENID } : { kind: 'nobody' }
}

/** The CloudBase event function that `wx.cloud.callFunction` reaches. */
export async function main(event: unknown, context: { request_id?: string }) {
  const { CLIENTIP, CLIENTIPV6 } = getWXContext()
  const from = caller()
  const requestId = context.request_id ?? secureRandom.uuid()
  try {
    return await dispatch(await host(), { request: withoutUserInfo(event), caller: from, requestId, ip: CLIENTIP || CLIENTIPV6 || '' })
  } catch (error) {
    // What is thrown here the platform would show to the caller, with the database's address and role in it.
    logLine({ event: 'host_failed', requestId, reason: error instanceof Error ? error.message : typeof error })
    return { ok: false, code: 'internal', message: refusals.internal, requestId } satisfies WireReply
  }
}

/** The platform adds `userInfo` to an event; it is not ours and a caller could have written it. */
function withoutUserInfo(event: unknown): unknown {
  if (typeof event !== 'object' || event === null) return event
  const { userInfo: _ignored, ...request } = event as Record<string, unknown>
  return request
}
