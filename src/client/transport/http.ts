import Taro from '@tarojs/taro'
import type { WireRequest } from 'cloud/contract/wire'
import { readSession } from '@/session/session'
import { CallRefused } from '../refused'

const patienceMs = 15_000

/** Asks the API over plain HTTP. Gives the body as it came; throws `CallRefused` offline or timeout. */
export async function askOverHttp(request: WireRequest): Promise<unknown> {
  const { token } = readSession()
  try {
    const reply = await Taro.request<unknown>({
      url: `${process.env.KEHOU_API_BASE}/api`,
      method: 'POST',
      data: request,
      header: { 'content-type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      timeout: patienceMs,
    })
    return reply.data
  } catch (failure) {
    throw CallRefused.byTransport(isTimeout(failure) ? 'timeout' : 'offline')
  }
}

/** The hosts agree on one thing only: a message that says `timeout`. */
export function isTimeout(failure: unknown) {
  const said = failure && typeof failure === 'object' && 'errMsg' in failure ? failure.errMsg : failure
  return /time(d )?-?out/i.test(String(said))
}
