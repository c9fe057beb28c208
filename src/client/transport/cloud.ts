import Taro from '@tarojs/taro'
import type { WireRequest } from 'cloud/contract/wire'
import { CallRefused } from '../refused'
import { isTimeout } from './http'

/** Must run once before the first call. Taro.cloud does not exist on H5. */
export function startCloud() {
  Taro.cloud.init({ traceUser: false })
}

/** Asks the cloud function, which WeChat tells who is calling. Throws `CallRefused` offline or timeout. */
export async function askOverCloud(request: WireRequest): Promise<unknown> {
  try {
    const reply = await Taro.cloud.callFunction({ name: 'kehou', data: request })
    return reply.result
  } catch (failure) {
    throw CallRefused.byTransport(isTimeout(failure) ? 'timeout' : 'offline')
  }
}
